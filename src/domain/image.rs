//! Images, their versions, and the machines made from them (API contract, sections 12.6 and 12.7).

use super::ids::{ImageId, LicenseId, ScriptId, UserId, Username, VersionId};
use super::instance;
use super::resources::Pattern;
use super::tag::Tag;
use super::time::Timestamp;
use super::user::Profile;

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
    /// Access patterns of the image.
    pub patterns: Vec<Pattern>,
    pub created: Option<Timestamp>,
    pub ended: Option<Timestamp>,
}

/// Whether a person may add a version to the image that an instance came from: its owner, or the
/// staff (section 11.1). The owner is known by number; whose the instance is does not matter.
pub fn may_add_version(person: &Profile, image: Option<&instance::Image>) -> bool {
    image.is_some_and(|it| person.is_staff || it.owner == Some(person.id))
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
    /// With their titles.
    pub licenses: Vec<(LicenseId, String)>,
    /// With their titles; they may be somebody else's.
    pub scripts: Vec<(ScriptId, String)>,
    pub owner: Option<Username>,
    pub created: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_images_owner_and_the_staff_add_versions() {
        let person = |id, is_staff| Profile {
            id: UserId(id),
            username: Username("alice".into()),
            email: String::new(),
            is_staff,
        };
        let image = |owner: Option<i64>| instance::Image {
            id: ImageId(4),
            name: "RNA-seq toolkit".into(),
            description: String::new(),
            owner: owner.map(UserId),
        };
        let may = |person, image| may_add_version(&person, Some(&image));
        assert!(may(person(2, false), image(Some(2))));
        assert!(!may(person(2, false), image(Some(3))));
        assert!(!may(person(2, false), image(None)));
        assert!(may(person(2, true), image(Some(3))));
        assert!(!may_add_version(&person(2, true), None));
    }
}
