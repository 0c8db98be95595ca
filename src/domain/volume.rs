//! Volumes: disks that can be attached to an instance (API contract, section 8).

use super::ids::{IdentityUuid, InstanceUuid, ProviderUuid, Username, VolumeId, VolumeUuid};
use super::time::Timestamp;

/// A volume as the live call tells it: the only place that knows attachments.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveVolume {
    pub uuid: VolumeUuid,
    pub name: String,
    /// Gigabytes.
    pub size: i64,
    pub state: VolumeState,
    /// The instance it is attached to.
    pub attached_to: Option<InstanceUuid>,
    /// `/dev/vdb`.
    pub device: Option<String>,
    /// `/vol1`.
    pub mount_location: Option<String>,
}

/// A volume as Atmosphere's database lists it, without state or attachment (section 8.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    pub id: VolumeId,
    pub uuid: VolumeUuid,
    pub name: String,
    /// Gigabytes.
    pub size: i64,
    pub owner: Username,
    pub provider: ProviderUuid,
    pub provider_name: String,
    pub identity: IdentityUuid,
    pub created: Option<Timestamp>,
}

/// The cloud's word for what a volume is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VolumeState {
    Available,
    InUse,
    Attaching,
    Detaching,
    /// Any other word, as it comes: `creating`, `error`, `in-use - mounting`, ...
    Other(String),
}

impl VolumeState {
    pub fn parse(text: &str) -> Self {
        match text.trim().to_lowercase().as_str() {
            "available" => Self::Available,
            "in-use" => Self::InUse,
            "attaching" => Self::Attaching,
            "detaching" => Self::Detaching,
            _ => Self::Other(text.trim().to_owned()),
        }
    }
}
