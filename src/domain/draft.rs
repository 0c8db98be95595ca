//! The Request Imaging form as it is being filled in.
//!
//! A draft is shaped like the screen: text as typed, nothing trimmed. What it must be to be sent
//! stands in [`super::validation`].

use super::ids::{LicenseId, PatternId, ScriptId, Username};
use super::new_request::Visibility;
use super::software;

/// What the person has entered so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub name: String,
    pub description: String,
    /// In the order in which they were added.
    pub tags: Vec<String>,
    /// Typed where tags are searched, and not added: what is left there is not sent.
    pub typed_tag: String,
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
    /// Typed where people are searched, and not added.
    pub typed_user: String,
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
            typed_tag: String::new(),
            installed_software: String::new(),
            system_files: Vec::new(),
            other_system_files: String::new(),
            exclude_files: String::new(),
            visibility: None,
            users: Vec::new(),
            typed_user: String::new(),
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

    /// Names of programs whose license is known to forbid a cloud, wherever they were typed.
    pub fn restricted_names(&self) -> Vec<&str> {
        let mut names = software::restricted(&self.installed_software);
        for text in [&self.name, &self.description] {
            names.extend(software::restricted_in_prose(text));
        }
        names.extend(
            self.tags
                .iter()
                .flat_map(|it| software::restricted_in_prose(it)),
        );
        names
    }

    /// A certification given before something changed that it covers does not cover it any more.
    ///
    /// Returns why it lapsed, if it did.
    pub fn lapse_certification(&mut self, before: &Self) -> Option<Lapse> {
        if !self.certified || !before.certified {
            return None;
        }
        let known = before.restricted_names();
        let new = self
            .restricted_names()
            .into_iter()
            .find(|it| !known.iter().any(|known| known.eq_ignore_ascii_case(it)));
        let lapse = match new {
            Some(name) => Lapse::Restricted(name.to_owned()),
            None if self.installed_software != before.installed_software => Lapse::Software,
            None if self.visibility != before.visibility => Lapse::Visibility,
            None => return None,
        };
        self.certified = false;
        Some(lapse)
    }
}

/// Why a certification does not count any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lapse {
    Software,
    Visibility,
    /// A program was named whose license often forbids it.
    Restricted(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_certification_lapses_with_what_it_covers() {
        let certified = Draft {
            certified: true,
            installed_software: "SAS 9.4".into(),
            ..Draft::default()
        };
        let lapse = |change: fn(&mut Draft)| {
            let mut draft = certified.clone();
            change(&mut draft);
            let lapse = draft.lapse_certification(&certified);
            assert_eq!(draft.certified, lapse.is_none());
            lapse
        };
        assert_eq!(lapse(|it| it.name = "Leaves of maple".into()), None);
        assert_eq!(lapse(|it| it.exclude_files = "/opt".into()), None);
        assert_eq!(
            lapse(|it| it.installed_software.push_str("\nBWA")),
            Some(Lapse::Software)
        );
        assert_eq!(
            lapse(|it| it.visibility = Some(Visibility::Public)),
            Some(Lapse::Visibility)
        );
        for change in [
            (|it| it.installed_software.push_str("\nMATLAB")) as fn(&mut Draft),
            |it| it.name = "MATLAB bench".into(),
            |it| it.description = "With MATLAB.".into(),
            |it| it.tags.push("MATLAB".into()),
        ] {
            assert_eq!(lapse(change), Some(Lapse::Restricted("MATLAB".into())));
        }
        // What was not certified cannot lapse, and a fresh certification stands.
        let mut draft = certified.clone();
        draft.installed_software.clear();
        let uncertified = Draft {
            certified: false,
            ..certified.clone()
        };
        assert_eq!(draft.lapse_certification(&uncertified), None);
    }
}
