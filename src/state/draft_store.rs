//! Drafts of the form, kept in the browser: per person and instance, versioned.

use crate::api::{Json, Writer, writer};
use crate::dom::storage::{self, Keep};
use crate::domain::draft::{Draft, SystemFileChange};
use crate::domain::ids::{InstanceUuid, LicenseId, PatternId, RequestId, ScriptId, Username};
use crate::domain::new_request::Visibility;
use crate::domain::submission::Fingerprint;

/// Raised when a stored draft of before could be misread. What cannot be read is left alone.
const VERSION: i64 = 1;

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

/// Whether a newer build has kept a draft there, which this one would misread.
pub fn is_newer(key: &str) -> bool {
    storage::get(Keep::Browser, key).is_some_and(|text| version(&text) > VERSION)
}

/// The version that a kept text says; 0 for none.
fn version(text: &str) -> i64 {
    let json = Json::parse(text).ok();
    json.and_then(|it| it.int("version")).unwrap_or_default()
}

/// Says whether it was kept.
pub fn save(key: &str, draft: &Draft, sending: Option<&Fingerprint>) -> bool {
    storage::set(Keep::Browser, key, &write(draft, sending))
}

pub fn forget(key: &str) {
    storage::remove(Keep::Browser, key);
}

fn write(draft: &Draft, sending: Option<&Fingerprint>) -> String {
    let visibility = draft.visibility.map(|it| writer::quoted(it.wire_name()));
    let mut stored = Writer::new();
    stored
        .int("version", VERSION)
        .text("name", &draft.name)
        .text("description", &draft.description)
        .texts("tags", &mut draft.tags.iter().map(String::as_str))
        .text("typed_tag", &draft.typed_tag)
        .text("software", &draft.installed_software)
        .put(
            "system_files",
            &writer::list(&mut draft.system_files.iter().map(pair)),
        )
        .text("other_system_files", &draft.other_system_files)
        .text("exclude_files", &draft.exclude_files)
        .put("visibility", visibility.as_deref().unwrap_or("null"))
        .texts("users", &mut draft.users.iter().map(Username::as_str))
        .text("typed_user", &draft.typed_user)
        .ints("patterns", &mut draft.patterns.iter().map(|it| it.0))
        .flag("is_new_image", draft.is_new_image)
        .text("version_name", &draft.version_name)
        .text("change_log", &draft.change_log)
        .text("memory", &draft.minimum_memory)
        .text("cpu", &draft.minimum_cpu)
        .flag("allow_imaging", draft.allow_imaging)
        .ints("licenses", &mut draft.licenses.iter().map(|it| it.0))
        .ints("scripts", &mut draft.scripts.iter().map(|it| it.0))
        .put(
            "sending",
            &sending.map_or_else(|| "null".to_owned(), fingerprint_json),
        );
    stored.finish()
}

fn fingerprint_json(it: &Fingerprint) -> String {
    let known = it.known_before.as_ref().map_or_else(
        || "null".to_owned(),
        |known| writer::list(&mut known.iter().map(|it| it.0.to_string())),
    );
    let mut json = Writer::new();
    json.text("name", &it.image_name)
        .text("description", &it.description)
        .put("known", &known);
    json.finish()
}

fn read(text: &str) -> Option<Kept> {
    let json = Json::parse(text).ok().filter(Json::is_object)?;
    match json.at("version") {
        Json::Nothing | Json::Int(VERSION) => {}
        _ => return None,
    }
    Some(Kept {
        draft: draft(&json),
        sending: json.object("sending").map(fingerprint),
    })
}

/// Every field may be missing: an older build knew fewer.
fn draft(json: &Json) -> Draft {
    let fresh = Draft::default();
    Draft {
        name: json.text("name"),
        description: json.text("description"),
        tags: json.at("tags").texts(),
        typed_tag: json.text("typed_tag"),
        installed_software: json.text("software"),
        system_files: system_files(json.at("system_files")),
        other_system_files: json.text("other_system_files"),
        exclude_files: json.text("exclude_files"),
        visibility: Visibility::from_wire_name(&json.text("visibility")),
        users: json.at("users").texts().into_iter().map(Username).collect(),
        typed_user: json.text("typed_user"),
        patterns: ints(json, "patterns").map(PatternId).collect(),
        is_new_image: json.flag("is_new_image").unwrap_or(fresh.is_new_image),
        version_name: json
            .at("version_name")
            .as_text()
            .unwrap_or(fresh.version_name),
        change_log: json.text("change_log"),
        minimum_memory: json.text("memory"),
        minimum_cpu: json.text("cpu"),
        allow_imaging: json.flag("allow_imaging").unwrap_or(fresh.allow_imaging),
        licenses: ints(json, "licenses").map(LicenseId).collect(),
        scripts: ints(json, "scripts").map(ScriptId).collect(),
        // A certification is given by the person who sends, when it is sent.
        certified: false,
    }
}

fn fingerprint(json: &Json) -> Fingerprint {
    Fingerprint {
        image_name: json.text("name"),
        description: json.text("description"),
        known_before: json
            .at("known")
            .as_list()
            .map(|_| ints(json, "known").map(RequestId).collect()),
    }
}

/// A change of a system file is a pair of a path and a reason.
fn pair(it: &SystemFileChange) -> String {
    let texts = [it.path.as_str(), it.reason.as_str()];
    writer::list(&mut texts.into_iter().map(writer::quoted))
}

fn system_files(json: &Json) -> Vec<SystemFileChange> {
    let pairs = json.as_list().unwrap_or_default().iter().map(Json::texts);
    pairs
        .filter_map(|pair| <[String; 2]>::try_from(pair).ok())
        .map(|[path, reason]| SystemFileChange { path, reason })
        .collect()
}

fn ints<'a>(json: &'a Json, key: &str) -> impl Iterator<Item = i64> + use<'a> {
    let list = json.at(key).as_list().unwrap_or_default();
    list.iter().filter_map(Json::as_int)
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
            tags: vec!["Genomics".into()],
            typed_tag: "maize-gw".into(),
            users: vec![Username("mkato".into())],
            typed_user: "car".into(),
            patterns: vec![PatternId(7)],
            is_new_image: false,
            version_name: "0.3".into(),
            change_log: "Newer".into(),
            minimum_memory: "8".into(),
            minimum_cpu: "2".into(),
            allow_imaging: false,
            licenses: vec![LicenseId(3)],
            scripts: vec![ScriptId(5)],
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
            known_before: Some(vec![RequestId(7)]),
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
        assert_eq!(version(r#"{"version":2,"name":"mine"}"#), 2);
        assert_eq!(read("not json"), None);
        assert_eq!(version("not json"), 0);
    }

    proptest! {
        #[test]
        fn no_kept_text_panics(text in any::<String>()) {
            let _ = read(&text);
        }
    }
}
