//! Whatever comes, reading ends with a thing or an error: it never panics, and one bad row hides
//! no other.

use std::sync::LazyLock;

use atmosphere_imaging::api::answer::Answer;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::calls::{CALLS, Reader, reader};
use super::recorded::{Recording, recordings};

/// The recorded answers of our calls, each with what reads it.
static OURS: LazyLock<Vec<(Recording, Reader)>> = LazyLock::new(|| {
    let all = recordings().into_iter();
    all.filter_map(|recording| {
        let read = reader(&recording.method, &recording.segments())?;
        Some((recording, read))
    })
    .collect()
});

/// What a server of another version, or a proxy, might put in a value's place.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("0"),
        json!("[u'\\x"),
        json!("set(["),
        json!("9999-99-99T99:99:99+99:99"),
        json!("\u{0}\u{202e}é"),
        json!([]),
        json!([null, [], {}]),
        json!({}),
        json!({"id": {"id": []}}),
    ]
}

/// A change of a document: where (steps down, each taken modulo what is there) and what.
#[derive(Clone, Debug)]
struct Change {
    steps: Vec<usize>,
    kind: u8,
    odd: usize,
}

impl Change {
    fn odd(&self) -> Value {
        let values = odd_values();
        values[self.odd % values.len()].clone()
    }
}

fn change() -> impl Strategy<Value = Change> {
    (
        prop::collection::vec(any::<usize>(), 0..7),
        0..4_u8,
        any::<usize>(),
    )
        .prop_map(|(steps, kind, odd)| Change { steps, kind, odd })
}

/// Walks to the place of a change and makes it there.
fn apply(at: &mut Value, change: &Change, depth: usize) {
    let is_last = depth + 1 >= change.steps.len();
    let step = change.steps.get(depth).copied().unwrap_or_default();
    match at {
        Value::Array(list) if !list.is_empty() => {
            let index = step % list.len();
            if is_last {
                change_list(list, index, change);
            } else {
                apply(&mut list[index], change, depth + 1);
            }
        }
        Value::Object(object) if !object.is_empty() => {
            let index = step % object.len();
            let key = object.keys().nth(index).unwrap().clone();
            if is_last {
                change_object(object, key, change);
            } else {
                apply(object.get_mut(&key).unwrap(), change, depth + 1);
            }
        }
        other => *other = change.odd(),
    }
}

/// Deletes, replaces, inserts, or doubles.
fn change_list(list: &mut Vec<Value>, index: usize, change: &Change) {
    match change.kind {
        0 => drop(list.remove(index)),
        1 => list[index] = change.odd(),
        2 => list.insert(index, change.odd()),
        _ => list.push(list[index].clone()),
    }
}

/// Deletes, replaces, renames, or doubles.
fn change_object(object: &mut Map<String, Value>, key: String, change: &Change) {
    match change.kind {
        0 => drop(object.remove(&key)),
        1 => drop(object.insert(key, change.odd())),
        2 => {
            let value = object.remove(&key).unwrap();
            object.insert(format!("{key}_"), value);
        }
        // Printed as the same key twice by `printed`.
        _ => drop(object.insert(format!("{DOUBLE}{key}"), change.odd())),
    }
}

/// Stands before a key that is to be there twice, which no map can hold.
const DOUBLE: &str = "\u{1}";

fn printed(document: &Value) -> String {
    document.to_string().replace("\\u0001", "")
}

fn answer_with(answer: &Answer, body: String) -> Answer {
    Answer {
        body,
        ..answer.clone()
    }
}

fn cut(text: &str, at: usize) -> String {
    text.chars().take(at % (text.len() + 1)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Breaks when an answer that is not what it should be could take the application down.
    #[test]
    fn no_mutation_of_a_recording_panics(
        which in any::<usize>(),
        changes in prop::collection::vec(change(), 1..6),
        end in any::<usize>(),
        is_cut in any::<bool>(),
    ) {
        let (recording, read) = &OURS[which % OURS.len()];
        let mut document = recording.json();
        for change in &changes {
            apply(&mut document, change, 0);
        }
        let mut body = printed(&document);
        if is_cut {
            body = cut(&body, end);
        }
        let _ = read(&answer_with(&recording.answer, body));
    }

    #[test]
    fn no_text_panics(
        text in prop_oneof![any::<String>(), r#"[\[\]{}",:0-9a-z\\'()u. -]{0,60}"#],
        status in 0..600_u16,
        content_type in prop_oneof![Just("application/json"), Just("text/html"), Just("")],
    ) {
        let answer = Answer { status, content_type: content_type.to_owned(), body: text };
        for (_, _, read) in CALLS {
            let _ = read(&answer);
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        // A browser turns bytes into text before anybody sees them.
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let answer = Answer { status: 200, content_type: String::new(), body };
        for (_, _, read) in CALLS {
            let _ = read(&answer);
        }
    }

    /// Breaks when one odd row empties a whole list.
    #[test]
    fn one_bad_row_hides_no_other(which in any::<usize>(), row in any::<usize>(), odd in any::<usize>()) {
        let (recording, read) = &OURS[which % OURS.len()];
        let mut document = recording.json();
        let before = read(&recording.answer);
        let list = match &mut document {
            Value::Array(list) => list,
            Value::Object(object) => match object.get_mut("results") {
                Some(Value::Array(list)) => list,
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        if let (Ok(before), false) = (before, list.is_empty()) {
            let index = row % list.len();
            let values = odd_values();
            list[index] = values[odd % values.len()].clone();
            let is_object = list[index].is_object();
            let after = read(&answer_with(&recording.answer, document.to_string()));
            let after = after.expect("the other rows are still there");
            if let Some(rows) = before.rows {
                let lost = rows - after.rows.unwrap();
                // Rows without any key of their own can be made of an empty object.
                prop_assert!(lost == 1 || is_object && lost == 0, "lost {lost}");
            }
        }
    }
}

/// Breaks when a deep document overflows the small stack of WebAssembly.
#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("{\"errors\":[{\"message\":", "}]}"),
    ] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for status in [200, 400] {
            let answer = Answer {
                status,
                content_type: "application/json".into(),
                body: deep.clone(),
            };
            for (_, _, read) in CALLS {
                let _ = read(&answer);
            }
        }
    }
}
