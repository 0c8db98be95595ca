//! Failures on demand.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::{Answer, Cut},
    http::{CRASH_PAGE, Reply},
};

/// Which calls fail, and how.
#[derive(Clone, Debug, Deserialize)]
pub struct Rule {
    /// The method; absent for any.
    pub method: Option<String>,
    /// The exact path without the query, or a beginning followed by `*`.
    pub path: String,
    /// How many calls; absent until the faults are cleared.
    pub times: Option<u32>,
    pub fault: Fault,
}

/// One way to fail.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Fault {
    /// An answer with this status, without carrying the call out.
    Status {
        status: u16,
        /// Whether to send the HTML page of a crash.
        #[serde(default)]
        html: bool,
        /// The JSON to send; absent for one that fits the status.
        body: Option<Value>,
    },
    /// The portal of a guest network sends everybody to its own page first.
    Redirect {
        /// The page: a path of this origin, or an address.
        to: String,
    },
    /// The call waits first: so long, or until the faults are ended.
    Slow { ms: u64 },
    /// No answer ever comes.
    Never,
    /// The connection is closed: with nothing sent, or after this many bytes of the answer's body.
    Cut { after: Option<usize> },
    /// The answer breaks off in the middle of its JSON, as if it were whole.
    InvalidJson,
    /// Every value of the answer has another type.
    WrongTypes,
    /// Every text of the answer is one of these, in turn. What names a row stays: UUIDs, numbers, and what is to be kept.
    Texts {
        texts: Vec<String>,
        keep: Vec<String>,
    },
    /// The call is carried out, and the connection closed without an answer.
    CreatedThenCut,
    /// The call is carried out, and answered with the 400 that prints a Python set.
    #[serde(rename = "created-then-400")]
    CreatedThen400,
    /// The call is carried out, and answered with the page of a crash.
    #[serde(rename = "created-then-500")]
    CreatedThen500,
}

impl Rule {
    pub(crate) fn covers(&self, method: &str, path: &str) -> bool {
        let right_method = self
            .method
            .as_deref()
            .is_none_or(|wanted| wanted == "*" || wanted == method);
        let right_path = match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        };
        right_method && right_path
    }
}

impl Fault {
    /// An answer that takes the place of the call.
    pub(crate) fn instead(&self) -> Option<Reply> {
        match self {
            Self::Status { status, html, body } => Some(match (body, html) {
                (Some(body), _) => Reply::json(*status, body.clone()),
                (None, true) => Reply::html(*status, CRASH_PAGE),
                (None, false) => usual(*status),
            }),
            Self::Redirect { to } => Some(Reply::html(302, "").with("location", to)),
            _ => None,
        }
    }

    /// The answer of a call that was carried out, damaged.
    pub(crate) fn damage(&self, answer: Answer) -> Answer {
        match self {
            Self::InvalidJson => {
                let half = answer.body.len() / 2;
                Answer {
                    body: answer.body.slice(..half),
                    ..answer
                }
            }
            Self::WrongTypes => rewritten(answer, twisted),
            Self::Texts { texts, keep } => rewritten(answer, |mut value| {
                let mut turn = texts.iter().cycle();
                retold(&mut value, &mut turn, keep);
                value
            }),
            Self::CreatedThen400 => Answer::of(Reply::python_set(
                "submitting",
                "[Errno 111] Connection refused",
            )),
            Self::CreatedThen500 => Answer::of(Reply::crash()),
            Self::CreatedThenCut => Answer {
                cut: Cut::Before,
                ..answer
            },
            Self::Cut { after: Some(after) } => Answer {
                cut: Cut::After(*after),
                ..answer
            },
            _ => answer,
        }
    }
}

/// What the real service says with a status, where it has a usual word.
fn usual(status: u16) -> Reply {
    match status {
        401 => Reply::cloud_refused(),
        403 => Reply::forbidden(),
        404 => Reply::not_found(),
        405 => Reply::detail(405, "Only one active request is allowed per provider."),
        409 => Reply::errors(409, "409 Conflict The cloud is busy with something else."),
        413 => Reply::errors(
            413,
            "Time allocation exceeded: Allocation demo is over 100% by 12.500 hours.",
        ),
        400 => Reply::invalid(&[(
            "new_application_name",
            "This name was refused on demand.".into(),
        )]),
        503 => Reply::detail(503, "Upgrade: Back at noon."),
        504 => Reply::errors(
            504,
            "Multiple connection attempts to the provider demo have failed. Please try again later.",
        ),
        500..=599 => Reply::html(status, CRASH_PAGE),
        _ => Reply::detail(status, "This call failed on demand."),
    }
}

fn rewritten(answer: Answer, change: impl FnOnce(Value) -> Value) -> Answer {
    match serde_json::from_slice(&answer.body) {
        Ok(value) => Answer {
            body: Bytes::from(change(value).to_string()),
            ..answer
        },
        Err(_) => answer,
    }
}

/// Puts the next text in the place of each that names nothing.
fn retold<'a>(value: &mut Value, turn: &mut impl Iterator<Item = &'a String>, keep: &[String]) {
    match value {
        Value::String(text) => {
            let is_uuid = text.len() == 36 && text.matches('-').count() == 4;
            let is_key = is_uuid || text.parse::<i64>().is_ok() || keep.contains(text);
            if let (false, Some(next)) = (is_key, turn.next()) {
                next.clone_into(text);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|it| retold(it, turn, keep)),
        Value::Object(fields) => fields.values_mut().for_each(|it| retold(it, turn, keep)),
        _ => {}
    }
}

fn twisted(value: Value) -> Value {
    match value {
        Value::Null => json!(0),
        Value::Bool(value) => json!(value.to_string()),
        Value::Number(number) => json!({"number": number}),
        Value::String(text) => json!([text.len()]),
        Value::Array(list) => json!({"list": list.into_iter().map(twisted).collect::<Value>()}),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, twisted(value)))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Fault, Rule};

    fn rule(value: Value) -> Rule {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn rules_are_read_from_json_and_cover_paths() {
        let exact = rule(json!({"path": "/api/v2/tags", "fault": {"kind": "never"}}));
        assert!(exact.covers("GET", "/api/v2/tags"));
        assert!(!exact.covers("GET", "/api/v2/tags/1"));
        let start = rule(json!({
            "method": "POST", "path": "/api/*", "times": 2, "fault": {"kind": "cut", "after": 10},
        }));
        assert!(start.covers("POST", "/api/v2/tags"));
        assert!(!start.covers("GET", "/api/v2/tags"));
        assert_eq!(start.fault, Fault::Cut { after: Some(10) });
        let portal = rule(json!({"path": "*", "fault": {"kind": "redirect", "to": "/portal"}}));
        let to = "/portal".to_owned();
        assert_eq!(portal.fault, Fault::Redirect { to });
        let created = rule(json!({"path": "*", "fault": {"kind": "created-then-400"}}));
        assert_eq!(created.fault, Fault::CreatedThen400);
    }
}
