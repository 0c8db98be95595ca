//! The recorded calls, sent again to a stand-in with the rows that they show, and the answers compared.
//!
//! What must agree: the status, the kind of content, every refusal word for word, and of every other answer the
//! names of all fields, the type of every value, and where there is nothing. Recordings that are not imitated are
//! listed, with the reason, in `not-imitated.md`; one that neither agrees nor is listed fails the test, and so does
//! one that is listed and agrees. `RECORDINGS=<folder>` reads another folder.

// A test that cannot go on should stop right there.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod arrange;
mod shape;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use atmosphere_standin::{ClockMode, Options, Seed, State, router};
use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

/// One recorded call.
#[derive(Clone)]
pub(crate) struct Recording {
    pub(crate) name: String,
    pub(crate) user: Option<String>,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Value,
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) answer: String,
}

/// An answer of ours.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) body: String,
}

#[tokio::test]
async fn answers_are_shaped_like_the_recorded_ones() {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let standard = home.join("../recorded");
    let folder = env::var_os("RECORDINGS").map_or_else(|| standard.clone(), PathBuf::from);
    let listed = not_imitated(&fs::read_to_string(home.join("not-imitated.md")).unwrap());
    let options = Options {
        seed: Seed::Recorded,
        clock: ClockMode::Manual,
        recordings: vec![standard, folder.clone()],
        ..Options::default()
    };
    let state = State::new(options).unwrap();
    let recordings = recordings(&folder);
    let tokens = tokens(&recordings);
    let mut findings = Vec::new();
    let mut compared = 0;
    for recording in recordings {
        state.reset().unwrap();
        let differences = compare(&state, &recording, &tokens).await;
        let is_listed = listed.keys().any(|entry| covers(entry, &recording));
        let is_named = listed.contains_key(&recording.name);
        match (is_listed, differences.is_empty()) {
            (false, true) => compared += 1,
            (true, false) => {}
            (true, true) if !is_named => compared += 1,
            (true, true) => findings.push(format!(
                "{}: listed as not imitated, and agrees",
                recording.name
            )),
            (false, false) => findings.push(format!(
                "{}:\n    {}",
                recording.name,
                differences.join("\n    ")
            )),
        }
    }
    println!("{compared} recordings agree, {} are listed", listed.len());
    assert!(
        compared > 0,
        "there was nothing to compare in {}",
        folder.display()
    );
    assert!(
        findings.is_empty(),
        "{} recordings disagree:\n{}",
        findings.len(),
        findings.join("\n")
    );
}

async fn compare(
    state: &State,
    recording: &Recording,
    tokens: &BTreeMap<String, String>,
) -> Vec<String> {
    arrange::state(state, recording, tokens).await;
    let answer = send(state, recording).await;
    shape::differences(recording, &answer)
}

/// The header that each user signed in with.
fn tokens(recordings: &[Recording]) -> BTreeMap<String, String> {
    let used = recordings
        .iter()
        .filter_map(|one| Some((one.user.clone()?, one.headers.get("Authorization")?.clone())));
    used.collect()
}

/// Sends a recorded request.
pub(crate) async fn send(state: &State, recording: &Recording) -> Answer {
    let mut request = Request::builder()
        .method(recording.method.as_str())
        .uri(recording.path.replace(' ', "%20"))
        .header("host", "127.0.0.1:8800");
    for (name, value) in &recording.headers {
        request = request.header(name, value);
    }
    let body = match &recording.body {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        json => json.to_string(),
    };
    let response = router(state.clone())
        .oneshot(request.body(Body::from(body)).unwrap())
        .await
        .unwrap();
    let kind = response
        .headers()
        .get("content-type")
        .map_or("", |kind| kind.to_str().unwrap())
        .to_owned();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        kind,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// The recorded calls of a folder; timelines are no calls, and are compared by their own test.
fn recordings(folder: &PathBuf) -> Vec<Recording> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let calls = paths.into_iter().filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.ends_with(".json") && !name.ends_with(".timeline.json")
    });
    calls.map(|path| read(&path)).collect()
}

fn read(path: &PathBuf) -> Recording {
    let call: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let text = |pointer: &str| {
        call.pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let headers = call
        .pointer("/request/headers")
        .and_then(Value::as_object)
        .unwrap();
    Recording {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        user: call.get("user").and_then(Value::as_str).map(Into::into),
        method: text("/request/method"),
        path: text("/request/path"),
        headers: headers
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
        body: call.pointer("/request/body").cloned().unwrap_or_default(),
        status: u16::try_from(
            call.pointer("/response/status")
                .and_then(Value::as_u64)
                .unwrap(),
        )
        .unwrap(),
        kind: text("/response/headers/Content-Type"),
        answer: text("/response/body_text"),
    }
}

/// An entry of the document: a recording by its name, or a method and a path that may end in `*`.
fn covers(entry: &str, recording: &Recording) -> bool {
    let Some((method, path)) = entry.split_once(' ') else {
        return entry == recording.name;
    };
    let target: Vec<&str> = recording
        .path
        .split('?')
        .next()
        .unwrap()
        .split('/')
        .collect();
    let path: Vec<&str> = path.split('/').collect();
    let fits = |(wanted, part): (&&str, &&str)| match wanted.strip_suffix('*') {
        Some(start) => part.starts_with(start),
        None => wanted == part,
    };
    // A star at the very end stands for everything below as well.
    let right_length = path.len() == target.len()
        || (path.len() < target.len() && path.last().unwrap().ends_with('*'));
    right_length
        && path.iter().zip(&target).all(fits)
        && (method == "*" || method == recording.method)
}

/// The names in the first column of the document's table, with their reasons.
fn not_imitated(document: &str) -> BTreeMap<String, String> {
    let rows = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let listed: BTreeMap<String, String> = rows
        .map(|(name, reason)| (name.to_owned(), reason.trim_end_matches(" |").to_owned()))
        .collect();
    assert!(
        listed.values().all(|reason| reason.len() > 10),
        "every recording that is not imitated has a reason"
    );
    listed
}
