//! Drafts of the form, kept in the browser: per person and instance, versioned.

use serde::{Deserialize, Serialize};

use crate::dom::storage::{self, Keep};
use crate::domain::draft::{Draft, SystemFileChange};
use crate::domain::ids::{InstanceUuid, LicenseId, PatternId, RequestId, ScriptId, Username};
use crate::domain::new_request::Visibility;
use crate::domain::submission::Fingerprint;

/// Raised when a stored draft of before could be misread. What cannot be read is left alone.
const VERSION: u32 = 1;

/// What was kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    pub draft: Draft,
    /// Set while a sending had no answer yet: the server must be asked before it is sent again.
    pub sending: Option<Fingerprint>,
}

pub fn key(person: &Username, instance: &InstanceUuid) -> String {
    format!("draft:{}:{}", person.as_str(), instance.as_str())
}

pub fn load(key: &str) -> Option<Kept> {
    read(&storage::get(Keep::Browser, key)?)
}

/// Says whether it was kept.
pub fn save(key: &str, draft: &Draft, sending: Option<&Fingerprint>) -> bool {
    storage::set(Keep::Browser, key, &write(draft, sending))
}

pub fn forget(key: &str) {
    storage::remove(Keep::Browser, key);
}

/// Every field may be missing: an older build knew fewer.
#[derive(Deserialize, Serialize)]
#[serde(default)]
struct Stored {
    version: u32,
    name: String,
    description: String,
    tags: Vec<String>,
    software: String,
    system_files: Vec<(String, String)>,
    other_system_files: String,
    exclude_files: String,
    visibility: Option<String>,
    users: Vec<String>,
    patterns: Vec<i64>,
    is_new_image: bool,
    version_name: String,
    change_log: String,
    memory: String,
    cpu: String,
    allow_imaging: bool,
    licenses: Vec<i64>,
    scripts: Vec<i64>,
    sending: Option<StoredSending>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct StoredSending {
    name: String,
    description: String,
    known: Vec<i64>,
}

impl Default for Stored {
    fn default() -> Self {
        Self::from(&Draft::default())
    }
}

fn write(draft: &Draft, sending: Option<&Fingerprint>) -> String {
    let mut stored = Stored::from(draft);
    stored.sending = sending.map(|it| StoredSending {
        name: it.image_name.clone(),
        description: it.description.clone(),
        known: it.known_before.iter().map(|it| it.0).collect(),
    });
    serde_json::to_string(&stored).unwrap_or_default()
}

fn read(text: &str) -> Option<Kept> {
    let stored: Stored = serde_json::from_str(text).ok()?;
    if stored.version != VERSION {
        return None;
    }
    let sending = stored.sending.as_ref().map(|it| Fingerprint {
        image_name: it.name.clone(),
        description: it.description.clone(),
        known_before: it.known.iter().copied().map(RequestId).collect(),
    });
    Some(Kept {
        draft: stored.into(),
        sending,
    })
}

impl From<&Draft> for Stored {
    fn from(draft: &Draft) -> Self {
        Self {
            version: VERSION,
            name: draft.name.clone(),
            description: draft.description.clone(),
            tags: draft.tags.clone(),
            software: draft.installed_software.clone(),
            system_files: draft
                .system_files
                .iter()
                .map(|it| (it.path.clone(), it.reason.clone()))
                .collect(),
            other_system_files: draft.other_system_files.clone(),
            exclude_files: draft.exclude_files.clone(),
            visibility: draft.visibility.map(|it| it.wire_name().to_owned()),
            users: draft.users.iter().map(|it| it.0.clone()).collect(),
            patterns: draft.patterns.iter().map(|it| it.0).collect(),
            is_new_image: draft.is_new_image,
            version_name: draft.version_name.clone(),
            change_log: draft.change_log.clone(),
            memory: draft.minimum_memory.clone(),
            cpu: draft.minimum_cpu.clone(),
            allow_imaging: draft.allow_imaging,
            licenses: draft.licenses.iter().map(|it| it.0).collect(),
            scripts: draft.scripts.iter().map(|it| it.0).collect(),
            sending: None,
        }
    }
}

impl From<Stored> for Draft {
    fn from(stored: Stored) -> Self {
        Self {
            name: stored.name,
            description: stored.description,
            tags: stored.tags,
            installed_software: stored.software,
            system_files: stored
                .system_files
                .into_iter()
                .map(|(path, reason)| SystemFileChange { path, reason })
                .collect(),
            other_system_files: stored.other_system_files,
            exclude_files: stored.exclude_files,
            visibility: stored
                .visibility
                .as_deref()
                .and_then(Visibility::from_wire_name),
            users: stored.users.into_iter().map(Username).collect(),
            patterns: stored.patterns.into_iter().map(PatternId).collect(),
            is_new_image: stored.is_new_image,
            version_name: stored.version_name,
            change_log: stored.change_log,
            minimum_memory: stored.memory,
            minimum_cpu: stored.cpu,
            allow_imaging: stored.allow_imaging,
            licenses: stored.licenses.into_iter().map(LicenseId).collect(),
            scripts: stored.scripts.into_iter().map(ScriptId).collect(),
            // A certification is given by the person who sends, when it is sent.
            certified: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_draft_comes_back_but_for_the_certification() {
        let draft = Draft {
            name: "a \"name\"".into(),
            visibility: Some(Visibility::Select),
            users: vec![Username("mkato".into())],
            system_files: vec![SystemFileChange {
                path: "/etc/hosts".into(),
                reason: "why".into(),
            }],
            certified: true,
            ..Draft::default()
        };
        let fingerprint = Fingerprint {
            image_name: "a".into(),
            description: "b".into(),
            known_before: vec![RequestId(7)],
        };
        let kept = read(&write(&draft, Some(&fingerprint)));
        let expected = Kept {
            draft: Draft {
                certified: false,
                ..draft
            },
            sending: Some(fingerprint),
        };
        assert_eq!(kept, Some(expected));
    }

    #[test]
    fn an_older_draft_fills_up_and_a_newer_one_is_left_alone() {
        let old = read(r#"{"version":1,"name":"mine"}"#);
        assert_eq!(
            old.map(|it| (it.draft.name, it.draft.version_name)),
            Some(("mine".into(), "1.0".into()))
        );
        assert_eq!(read(r#"{"version":2,"name":"mine"}"#), None);
        assert_eq!(read("not json"), None);
    }

    proptest! {
        #[test]
        fn no_kept_text_panics(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
