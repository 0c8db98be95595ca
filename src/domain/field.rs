//! The fields of the Request Imaging form.

/// The fields, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    Name,
    Description,
    Tags,
    Software,
    SystemFiles,
    ExcludeFiles,
    Visibility,
    Users,
    Patterns,
    /// A new image, or a new version of the parent image.
    Kind,
    VersionName,
    ChangeLog,
    MinimumMemory,
    MinimumCpu,
    AllowImaging,
    Scripts,
    Licenses,
    Certification,
}

impl Field {
    pub const ALL: [Self; 18] = [
        Self::Name,
        Self::Description,
        Self::Tags,
        Self::Software,
        Self::SystemFiles,
        Self::ExcludeFiles,
        Self::Visibility,
        Self::Users,
        Self::Patterns,
        Self::Kind,
        Self::VersionName,
        Self::ChangeLog,
        Self::MinimumMemory,
        Self::MinimumCpu,
        Self::AllowImaging,
        Self::Scripts,
        Self::Licenses,
        Self::Certification,
    ];

    /// The field that a refusal of the server's is about; `None` for those not in the form.
    pub fn from_wire_name(name: &str) -> Option<Self> {
        Some(match name {
            "new_application_name" => Self::Name,
            "new_application_description" => Self::Description,
            "new_version_tags" => Self::Tags,
            "installed_software" => Self::Software,
            "system_files" => Self::SystemFiles,
            "exclude_files" => Self::ExcludeFiles,
            "new_application_visibility" => Self::Visibility,
            "access_list" | "new_version_membership" => Self::Users,
            "new_application_access_list" => Self::Patterns,
            "new_version_forked" => Self::Kind,
            "new_version_allow_imaging" => Self::AllowImaging,
            "new_version_name" => Self::VersionName,
            "new_version_change_log" => Self::ChangeLog,
            "new_version_memory_min" => Self::MinimumMemory,
            "new_version_cpu_min" => Self::MinimumCpu,
            "new_version_scripts" => Self::Scripts,
            "new_version_licenses" => Self::Licenses,
            _ => return None,
        })
    }
}
