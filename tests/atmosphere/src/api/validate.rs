//! The framework's rules for fields, with its words.

use serde_json::{Map, Value};

pub(super) const REQUIRED: &str = "This field is required.";
pub(super) const BLANK: &str = "This field may not be blank.";
pub(super) const NULL: &str = "This field may not be null.";

/// A text, trimmed; missing is `None`, and blank is refused.
pub(super) fn text(
    fields: &Map<String, Value>,
    name: &str,
    most: Option<usize>,
) -> Result<Option<String>, String> {
    match blank_or_text(fields, name, most)? {
        Some(text) if text.is_empty() => Err(BLANK.into()),
        found => Ok(found),
    }
}

/// A text, trimmed, that may be blank. Numbers count as texts; lists, objects and booleans do not.
pub(super) fn blank_or_text(
    fields: &Map<String, Value>,
    name: &str,
    most: Option<usize>,
) -> Result<Option<String>, String> {
    let text = match fields.get(name) {
        None => return Ok(None),
        Some(Value::Null) => return Err(NULL.into()),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => return Err("Not a valid string.".into()),
    };
    match most {
        Some(most) if text.chars().count() > most => Err(format!(
            "Ensure this field has no more than {most} characters."
        )),
        _ => Ok(Some(text)),
    }
}

/// A yes or no, in any of the ways that the framework takes.
pub(super) fn choice(fields: &Map<String, Value>, name: &str) -> Result<Option<bool>, String> {
    let word = match fields.get(name) {
        None => return Ok(None),
        Some(Value::Null) => return Err(NULL.into()),
        Some(Value::Bool(value)) => return Ok(Some(*value)),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        Some(_) => return Err("Must be a valid boolean.".into()),
    };
    match word.as_str() {
        "t" | "T" | "true" | "True" | "TRUE" | "on" | "On" | "ON" | "1" | "y" | "Y" | "yes"
        | "YES" => Ok(Some(true)),
        "f" | "F" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" | "0" | "n" | "N"
        | "no" | "NO" => Ok(Some(false)),
        _ => Err("Must be a valid boolean.".into()),
    }
}

/// Collects what is wrong with the fields of one body.
#[derive(Default)]
pub(super) struct Problems(Vec<(&'static str, String)>);

impl Problems {
    /// The value, or an entry in the list: also where a required field is missing.
    pub(super) fn required<T>(
        &mut self,
        name: &'static str,
        outcome: Result<Option<T>, String>,
    ) -> Option<T> {
        match outcome {
            Ok(Some(value)) => return Some(value),
            Ok(None) => self.add(name, REQUIRED),
            Err(problem) => self.0.push((name, problem)),
        }
        None
    }

    /// The value where there is one.
    pub(super) fn optional<T>(
        &mut self,
        name: &'static str,
        outcome: Result<Option<T>, String>,
    ) -> Option<T> {
        match outcome {
            Ok(found) => return found,
            Err(problem) => self.0.push((name, problem)),
        }
        None
    }

    pub(super) fn add(&mut self, name: &'static str, problem: &str) {
        self.0.push((name, problem.into()));
    }

    /// The refusal, if there was any problem.
    pub(super) fn refusal(self) -> Result<(), crate::http::Reply> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(crate::http::Reply::invalid(&self.0))
        }
    }
}
