//! The log of calls, for tests that count and compare them.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::Value;

/// How many calls are kept; a day of use must not fill the memory.
const KEPT: usize = 20_000;

/// One call, as it was answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    pub method: String,
    /// Path and query as they came.
    pub path: String,
    /// The status of the answer; 0 where none was sent.
    pub status: u16,
    /// The body as JSON where it is JSON, else as text; null without one.
    pub body: Value,
    /// Who called.
    pub user: Option<String>,
    /// The headers that say how the call was made.
    pub headers: BTreeMap<String, String>,
    /// Whether it was for a file of the application.
    pub asset: bool,
    /// The size of the answer's body as sent.
    pub bytes: usize,
}

/// The last calls.
#[derive(Default)]
pub(crate) struct Log(VecDeque<Record>);

impl Log {
    pub(crate) fn add(&mut self, record: Record) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(record);
    }

    pub(crate) fn records(&self) -> Vec<Record> {
        self.0.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The headers that the log keeps.
pub(crate) const KEPT_HEADERS: [&str; 9] = [
    "accept",
    "accept-encoding",
    "authorization",
    "content-type",
    "cookie",
    "origin",
    "referer",
    "sec-fetch-mode",
    "user-agent",
];
