//! The states that a running Atmosphere really named are known to us, or shown as they came.

use std::collections::BTreeSet;

use atmosphere_imaging::domain::status::{Light, Status};
use atmosphere_imaging::domain::text::capitalized;
use atmosphere_imaging::words::status as words;
use serde_json::Value;

use super::recorded::{assert_enough, recordings, timelines};

/// Of instances: the rows of the database, the live call, and its short form in the timelines.
fn states_in(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Array(all) => all.iter().for_each(|it| states_in(it, found)),
        Value::Object(fields) => {
            if let (Some(status), Some(activity)) = (fields.get("status"), fields.get("activity")) {
                let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
                // In a request, the status of an instance is an object of another kind.
                if status.is_string() {
                    found.insert((text(status), text(activity)));
                }
            }
            fields.values().for_each(|it| states_in(it, found));
        }
        _ => {}
    }
}

/// Breaks when a state that exists is shown as nothing, or as unknown though the server named it.
#[test]
fn every_recorded_state_is_known_or_shown_as_it_came() {
    let mut found = BTreeSet::new();
    for recording in recordings() {
        states_in(&recording.json(), &mut found);
    }
    for (_, timeline) in timelines() {
        states_in(&timeline, &mut found);
    }
    for (name, activity) in &found {
        let status = Status::from_parts(name, Some(activity));
        let word = words::label(&status);
        assert!(!word.is_empty(), "{name}/{activity} has no word");
        let says_unknown = word == "Unknown";
        assert_eq!(
            says_unknown,
            matches!(name.to_lowercase().as_str(), "" | "unknown"),
            "{name}/{activity}"
        );
        if status.light() == Light::Unknown {
            let raw = if status.activity.is_empty() {
                &status.name
            } else {
                &status.activity
            };
            assert_eq!(word, capitalized(raw), "{name}/{activity}");
        }
    }
    assert_enough(found.len(), 20);
}
