//! Comparing two answers by their shape.

use serde_json::{Map, Value};

use crate::{Answer, Recording};

/// What differs, in words; nothing if the answers agree.
pub(crate) fn differences(recording: &Recording, ours: &Answer) -> Vec<String> {
    if recording.status != ours.status {
        let start: String = ours.body.chars().take(300).collect();
        return vec![format!(
            "status {} instead of {}: {start}",
            ours.status, recording.status
        )];
    }
    let (theirs_kind, ours_kind) = (family(&recording.kind), family(&ours.kind));
    if theirs_kind != ours_kind {
        return vec![format!("content is {ours_kind} instead of {theirs_kind}")];
    }
    // Packed bodies and those of HEAD were not recorded.
    if recording.answer.is_empty() || theirs_kind != "json" {
        return Vec::new();
    }
    let (Ok(theirs), Ok(mine)) = (
        serde_json::from_str::<Value>(&recording.answer),
        serde_json::from_str::<Value>(&ours.body),
    ) else {
        return vec!["the JSON cannot be read".into()];
    };
    let mut found = Vec::new();
    if recording.status >= 400 {
        // Refusals are compared word for word.
        if theirs != mine {
            found.push(format!("refused with {mine}\n    instead of   {theirs}"));
        }
        return found;
    }
    compare("", &theirs, &mine, &mut found);
    found
}

fn family(kind: &str) -> &str {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    match kind {
        "application/json" => "json",
        "text/html" => "html",
        "application/javascript" => "script",
        "" => "nothing",
        other => other,
    }
}

fn compare(place: &str, theirs: &Value, mine: &Value, found: &mut Vec<String>) {
    match (theirs, mine) {
        (Value::Object(theirs), Value::Object(mine)) => {
            let mut both = theirs.keys().chain(mine.keys()).collect::<Vec<_>>();
            both.sort();
            both.dedup();
            for name in both {
                match (theirs.get(name), mine.get(name)) {
                    (Some(theirs), Some(mine)) => {
                        compare(&format!("{place}.{name}"), theirs, mine, found);
                    }
                    (Some(_), None) => found.push(format!("{place}.{name} is missing")),
                    (None, _) => found.push(format!("{place}.{name} is too much")),
                }
            }
        }
        (Value::Array(theirs), Value::Array(mine)) => lists(place, theirs, mine, found),
        _ => {
            let (theirs_kind, mine_kind) = (kind(theirs), kind(mine));
            if theirs_kind != mine_kind {
                found.push(format!(
                    "{place} is {mine_kind} ({mine}) instead of {theirs_kind} ({theirs})"
                ));
            }
        }
    }
}

/// Rows with the same number are compared with each other, and every other row with all of theirs together.
fn lists(place: &str, theirs: &[Value], mine: &[Value], found: &mut Vec<String>) {
    if theirs.len() != mine.len() {
        found.push(format!(
            "{place} has {} rows instead of {}",
            mine.len(),
            theirs.len()
        ));
        return;
    }
    let same = |one: &Value| {
        theirs
            .iter()
            .find(|other| other.get("id").is_some() && other.get("id") == one.get("id"))
    };
    for (at, row) in mine.iter().enumerate() {
        match same(row) {
            Some(twin) => compare(&format!("{place}[{at}]"), twin, row, found),
            None => {
                if let Some(other) = theirs.first() {
                    names(&format!("{place}[{at}]"), other, row, found);
                }
            }
        }
    }
}

/// Two rows without a number in common agree if they have the same fields.
fn names(place: &str, theirs: &Value, mine: &Value, found: &mut Vec<String>) {
    let sorted = |fields: &Map<String, Value>| {
        let mut names: Vec<String> = fields.keys().cloned().collect();
        names.sort();
        names
    };
    match (theirs, mine) {
        (Value::Object(theirs), Value::Object(mine)) => {
            let (theirs, mine) = (sorted(theirs), sorted(mine));
            // The one field that v1 leaves out where it has nothing to say.
            let same = |list: &[String]| {
                list.iter()
                    .filter(|name| !matches!(name.as_str(), "project" | "provider_id"))
                    .cloned()
                    .collect::<Vec<_>>()
            };
            if same(&theirs) != same(&mine) {
                found.push(format!("{place} has fields {mine:?} instead of {theirs:?}"));
            }
        }
        _ if kind(theirs) == kind(mine) => {}
        _ => found.push(format!(
            "{place} is {} instead of {}",
            kind(mine),
            kind(theirs)
        )),
    }
}

/// Whole numbers and others are both numbers: JSON does not tell them apart.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
