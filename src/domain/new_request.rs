//! An imaging request that may be sent: only [`super::draft::Draft::validate`] makes one,
//! and the call that sends takes nothing else.

use super::ids::{IdentityId, InstanceId, LicenseId, PatternId, ScriptId, Username};

/// A request whose every rule has been checked.
#[derive(Clone, Debug, PartialEq)]
pub struct NewImagingRequest(RequestFields);

impl NewImagingRequest {
    /// For validation alone; everything else reads [`NewImagingRequest::fields`].
    pub(super) fn from_checked(fields: RequestFields) -> Self {
        Self(fields)
    }

    pub fn fields(&self) -> &RequestFields {
        &self.0
    }

    /// A request for tests of the encoding, unchecked.
    #[cfg(test)]
    pub(crate) fn unchecked(fields: RequestFields) -> Self {
        Self(fields)
    }
}

/// What is asked for. Each field names its key in `POST /api/v2/machine_requests` (section 9.2).
#[derive(Clone, Debug, PartialEq)]
pub struct RequestFields {
    /// `instance`, by number.
    pub instance: InstanceId,
    /// `identity`, by number.
    pub identity: IdentityId,
    /// `new_application_name`.
    pub name: String,
    /// `new_application_description`.
    pub description: String,
    /// `new_application_visibility`.
    pub visibility: Visibility,
    /// `access_list`, joined with a bare comma. Empty unless [`Visibility::Select`].
    pub users: Vec<Username>,
    /// `new_application_access_list`. Empty unless [`Visibility::Select`].
    pub patterns: Vec<PatternId>,
    /// `installed_software`; blank is refused, so a placeholder is sent for it.
    pub installed_software: String,
    /// `system_files`; may be blank.
    pub system_files: String,
    /// `exclude_files`, one path a line; may be blank.
    pub exclude_files: Vec<String>,
    /// `new_version_name`.
    pub version_name: String,
    /// `new_version_change_log`.
    pub change_log: String,
    /// `new_version_tags`, joined with comma and space.
    pub tags: Vec<String>,
    /// `new_version_memory_min`, in megabytes.
    pub memory_min: u32,
    /// `new_version_cpu_min`, in cores.
    pub cpu_min: u32,
    /// `new_version_allow_imaging`.
    pub allow_imaging: bool,
    /// `new_version_forked`: true for a new image, false for a new version of the parent.
    pub is_new_image: bool,
    /// `new_version_licenses`.
    pub licenses: Vec<LicenseId>,
    /// `new_version_scripts`.
    pub scripts: Vec<ScriptId>,
}

/// Who may see and launch an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Visibility {
    Public,
    Private,
    /// "Specific Users".
    Select,
}

impl Visibility {
    pub const ALL: [Self; 3] = [Self::Public, Self::Private, Self::Select];

    /// The exact lower-case words; others are accepted and misunderstood (section 9.2).
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::Select => "select",
        }
    }

    pub fn from_wire_name(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.wire_name() == text)
    }
}
