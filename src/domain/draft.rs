//! The Request Imaging form as it is being filled in.
//!
//! A draft is shaped like the screen: text as typed, nothing trimmed. What it must be to be sent
//! stands in [`super::validation`].

use super::ids::{LicenseId, PatternId, ScriptId, Username};
use super::new_request::Visibility;

/// What the person has entered so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub name: String,
    pub description: String,
    /// In the order in which they were added.
    pub tags: Vec<String>,
    pub installed_software: String,
    pub system_files: Vec<SystemFileChange>,
    /// Changes to files that are not in the manual's list.
    pub other_system_files: String,
    /// One path a line.
    pub exclude_files: String,
    /// No default: the person chooses.
    pub visibility: Option<Visibility>,
    /// Only people whom the server has confirmed.
    pub users: Vec<Username>,
    pub patterns: Vec<PatternId>,
    /// False for a new version of the image that the instance came from.
    pub is_new_image: bool,
    pub version_name: String,
    pub change_log: String,
    /// Gigabytes, as typed; blank for no minimum.
    pub minimum_memory: String,
    /// Cores, as typed; blank for no minimum.
    pub minimum_cpu: String,
    pub allow_imaging: bool,
    pub licenses: Vec<LicenseId>,
    pub scripts: Vec<ScriptId>,
    pub certified: bool,
}

/// A managed file that the image needs changed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFileChange {
    pub path: String,
    pub reason: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            tags: Vec::new(),
            installed_software: String::new(),
            system_files: Vec::new(),
            other_system_files: String::new(),
            exclude_files: String::new(),
            visibility: None,
            users: Vec::new(),
            patterns: Vec::new(),
            is_new_image: true,
            version_name: FIRST_VERSION.to_owned(),
            change_log: String::new(),
            minimum_memory: String::new(),
            minimum_cpu: String::new(),
            allow_imaging: true,
            licenses: Vec::new(),
            scripts: Vec::new(),
            certified: false,
        }
    }
}

/// The version name that is proposed for a new image.
pub const FIRST_VERSION: &str = "1.0";

impl Draft {
    /// Whether anything was entered that would be a pity to lose.
    pub fn is_untouched(&self, initial: &Self) -> bool {
        self == initial
    }

    /// A certification given before the software or the audience changed covers neither any more.
    ///
    /// Returns whether it lapsed.
    pub fn lapse_certification(&mut self, before: &Self) -> bool {
        let lapses = self.certified
            && before.certified
            && (self.installed_software != before.installed_software
                || self.visibility != before.visibility);
        if lapses {
            self.certified = false;
        }
        lapses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_certification_lapses_with_what_it_covers() {
        let before = Draft {
            certified: true,
            ..Draft::default()
        };
        let mut draft = before.clone();
        draft.name = "other".into();
        assert!(!draft.lapse_certification(&before));
        draft.installed_software = "MATLAB".into();
        assert!(draft.lapse_certification(&before));
        assert!(!draft.certified);
    }
}
