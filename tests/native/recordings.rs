//! Every recorded call of a running Atmosphere is read by ours, or is listed as none of ours.
//!
//! The folder is `tests/recorded`, or the one that `RECORDINGS` names.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the helpers of a test may fail like the test itself"
)]

mod calls;
mod facts;
mod hostile;
mod mutation;
mod recorded;
mod refusals;
mod states;

use std::collections::BTreeSet;

use atmosphere_imaging::domain::api_error::ApiError;
use calls::{matches, reader};
use recorded::{Recording, assert_enough, is_other_folder, recordings};

/// Calls that this product does not make, each with its reason.
const NOT_OURS: &str = include_str!("recordings/not-ours.txt");

/// Breaks when a field that the server really sends, or leaves out, cannot be read any more.
#[test]
fn every_recording_is_read_or_listed() {
    let list = not_ours();
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    let all = recordings();
    for recording in all.iter().filter(|it| it.answer.status < 300) {
        let read = reader(&recording.method, &recording.segments());
        let entry = list.iter().position(|entry| entry.fits(recording));
        match (read.map(|read| read(&recording.answer)), entry) {
            (_, Some(entry)) => {
                used.insert(entry);
            }
            (Some(Ok(read)), None) if read.unreadable == 0 => {}
            (Some(Err(ApiError::Unreadable { .. })), None) if recording.is_html() => {}
            (read, None) => problems.push(format!("{}: {read:?}", title(recording))),
        }
    }
    assert!(problems.is_empty(), "unread:\n{}", problems.join("\n"));
    assert_enough(all.len(), 600);
    if !is_other_folder() {
        for (at, entry) in list.iter().enumerate() {
            assert!(used.contains(&at), "listed for nothing: {}", entry.line);
        }
    }
}

fn title(recording: &Recording) -> String {
    let (method, path) = (&recording.method, &recording.path);
    format!("{} {method} {path}", recording.file)
}

/// A line of the list: method, path, and the reason.
struct Entry {
    line: &'static str,
    method: &'static str,
    path: &'static str,
    query: Option<&'static str>,
}

impl Entry {
    fn fits(&self, recording: &Recording) -> bool {
        let query = recording.path.split_once('?').map(|(_, query)| query);
        self.method == recording.method
            && matches(self.path, &recording.segments())
            && (self.query.is_none() || self.query == query)
    }
}

fn not_ours() -> Vec<Entry> {
    let lines = NOT_OURS.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (method, rest) = line.split_once(' ').expect("a method");
            let (path, reason) = rest.trim().split_once(' ').expect("a path and a reason");
            assert!(reason.trim().len() > 10, "no reason: {line}");
            let (path, query) = path
                .split_once('?')
                .map_or((path, None), |it| (it.0, Some(it.1)));
            Entry {
                line,
                method,
                path: path.trim_start_matches('/'),
                query,
            }
        })
        .collect()
}
