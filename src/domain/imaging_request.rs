//! An imaging request as the server keeps it (API contract, sections 9.5 and 10).

use super::ids::{InstanceId, InstanceUuid, RequestId, RequestUuid};
use super::time::Timestamp;

/// A request for an image of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct ImagingRequest {
    pub id: RequestId,
    pub uuid: RequestUuid,
    /// 0 where the server does not say.
    pub instance: InstanceId,
    pub instance_uuid: InstanceUuid,
    pub instance_name: String,
    pub requested: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    pub status: RequestStatus,
    /// The server's finer note; for those who asked it is only ever a word or two.
    pub note: String,
    pub image_name: String,
    pub description: String,
    pub visibility: String,
    /// Names of the people who get access; the server adds its own staff to it.
    pub users: Vec<String>,
    pub patterns: Vec<String>,
    pub tags: Vec<String>,
    /// Empty where nothing was given, as with the two that follow: the placeholder is not kept.
    pub installed_software: String,
    pub system_files: String,
    pub exclude_files: String,
    pub version_name: String,
    pub change_log: String,
    /// True for a new image, false for a new version of the parent.
    pub is_new_image: bool,
    /// Whether others may image instances of the result.
    pub allow_imaging: bool,
    /// Megabytes; 0 for no minimum.
    pub memory_min: i64,
    /// Cores; 0 for no minimum.
    pub cpu_min: i64,
    /// Titles of the licenses.
    pub licenses: Vec<String>,
    /// Titles of the boot scripts.
    pub scripts: Vec<String>,
    /// The cloud where the image will be kept.
    pub provider_name: Option<String>,
    pub result: Option<Result>,
}

/// The image that came of it: set as soon as the image exists, whatever the status says.
#[derive(Clone, Debug, PartialEq)]
pub struct Result {
    /// The key of the image on the cloud.
    pub machine_uuid: String,
    pub provider_name: String,
    /// Gigabytes.
    pub size: Option<f64>,
    /// The name of the new version.
    pub version: Option<String>,
}

/// Where a request stands. The order is not to be relied on (section 10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestStatus {
    Pending,
    Approved,
    /// The instance is being prepared and copied.
    Started,
    Processing,
    Validating,
    Completed,
    Denied,
    /// Cancelled by its owner.
    Closed,
    Failed,
    /// Any other word, printed as it comes.
    Other(String),
}

impl RequestStatus {
    pub fn parse(name: &str) -> Self {
        match name.trim().to_lowercase().as_str() {
            "pending" => Self::Pending,
            "approved" => Self::Approved,
            "started" => Self::Started,
            "processing" => Self::Processing,
            "validating" => Self::Validating,
            "completed" => Self::Completed,
            "denied" => Self::Denied,
            "closed" => Self::Closed,
            "failed" => Self::Failed,
            _ => Self::Other(name.trim().to_owned()),
        }
    }

    /// Whether it blocks another request for the same instance (section 9.5).
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Completed | Self::Denied | Self::Closed)
    }

    /// Whether the person who asked may still cancel it (section 10).
    pub fn can_cancel(&self) -> bool {
        matches!(self, Self::Pending | Self::Failed)
    }
}

impl ImagingRequest {
    pub fn is_open(&self) -> bool {
        self.status.is_open()
    }

    /// Whether the image exists: a finished run may never be called `completed` (section 10).
    pub fn has_image(&self) -> bool {
        self.result.is_some()
    }

    /// Whether stopping the instance could still spoil the image.
    pub fn needs_instance(&self) -> bool {
        self.is_open() && !self.has_image() && self.status != RequestStatus::Failed
    }
}
