//! The recorded calls of a running Atmosphere, as data.

use std::path::PathBuf;
use std::{env, fs};

use atmosphere_imaging::api::answer::Answer;
use serde_json::Value;

/// One recorded call.
pub(super) struct Recording {
    /// For messages only: what a call is follows from its method, path and status.
    pub(super) file: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) answer: Answer,
}

impl Recording {
    /// The path without its query, in segments.
    pub(super) fn segments(&self) -> Vec<&str> {
        let path = self.path.split('?').next().unwrap_or_default();
        path.trim_start_matches('/').split('/').collect()
    }

    pub(super) fn is_html(&self) -> bool {
        self.answer.content_type.contains("html")
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.answer.body).unwrap_or_default()
    }
}

/// Whether another folder than the one of the repository is read.
pub(super) fn is_other_folder() -> bool {
    env::var_os("RECORDINGS").is_some()
}

/// Guards against a test that passes because it saw nothing. Another folder may hold less.
pub(super) fn assert_enough(seen: usize, least: usize) {
    assert!(is_other_folder() || seen >= least, "only {seen} seen");
}

fn files() -> Vec<(String, Value)> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    let folder = env::var_os("RECORDINGS").map_or(own, PathBuf::from);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<(String, Value)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let json = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, json)
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// All recorded calls. Those whose body was kept compressed are left out: a browser unpacks an
/// answer before anybody sees it.
pub(super) fn recordings() -> Vec<Recording> {
    files()
        .into_iter()
        .filter(|(_, json)| json["response"]["body_base64"].is_null())
        .filter_map(|(file, json)| recording(file, &json))
        .collect()
}

fn recording(file: String, json: &Value) -> Option<Recording> {
    let (request, response) = (json.get("request")?, json.get("response")?);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let headers = response["headers"].as_object();
    let content_type = headers
        .and_then(|all| {
            all.iter()
                .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        })
        .map(|(_, value)| text(value));
    Some(Recording {
        file,
        method: text(&request["method"]),
        path: text(&request["path"]),
        answer: Answer {
            status: u16::try_from(response["status"].as_u64()?).ok()?,
            content_type: content_type.unwrap_or_default(),
            body: text(&response["body_text"]),
        },
    })
}

/// What polling saw after an action, each a file of its own.
pub(super) fn timelines() -> Vec<(String, Value)> {
    let mut timelines = files();
    timelines.retain(|(_, json)| json.get("observed").is_some());
    timelines
}
