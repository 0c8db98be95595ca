//! Images, their versions, and the machines made from them (API contract, sections 12.6 and 12.7).

use super::ids::{ImageId, LicenseId, ScriptId, UserId, Username, VersionId};
use super::tag::Tag;
use super::time::Timestamp;

/// An image, in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub id: ImageId,
    pub uuid: String,
    pub name: String,
    pub description: String,
    pub owner_id: Option<UserId>,
    pub owner: Username,
    pub is_public: bool,
    pub tags: Vec<Tag>,
    pub versions: Vec<VersionSummary>,
    pub created: Option<Timestamp>,
    pub ended: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct VersionSummary {
    pub id: VersionId,
    pub name: String,
}

/// One version of an image.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageVersion {
    pub id: VersionId,
    pub name: String,
    pub change_log: String,
    pub image: ImageId,
    pub image_name: String,
    /// Whether instances of it may be imaged; the server does not check it (section 11.2).
    pub allow_imaging: bool,
    /// Names of the groups that may use it.
    pub membership: Vec<String>,
    /// Megabytes; `None` where there is no minimum.
    pub minimum_memory: Option<i64>,
    /// Cores; `None` where there is no minimum.
    pub minimum_cpu: Option<i64>,
    pub licenses: Vec<LicenseId>,
    pub scripts: Vec<ScriptId>,
    pub owner: Option<Username>,
    pub created: Option<Timestamp>,
}
