//! Texts that a careless program would run, obey or choke on, in the text fields of recorded answers of each call.

use std::collections::BTreeMap;

use atmosphere_imaging::api::answer::Answer;
use atmosphere_imaging::domain::api_error::ApiError;
use serde_json::{Value, json};

use super::calls::{Read, Reader, reader};
use super::recorded::{Recording, assert_enough, recordings};

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x",
        "\u{202e}gnp.exe\u{202c}",
        "a\u{0}b",
        "\r\nSet-Cookie: a=b",
        "__proto__",
        "constructor",
        "{{7*7}}${7*7}%s%n",
        "=cmd|'/C calc'!A0",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "\u{fffd}\u{feff}\u{200b}",
        "[u'\\x",
        "set(['",
        "null",
        "9999-99-99T99:99:99Z",
        "",
        " ",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(10_000));
    texts
}

/// What is no text at all.
fn others() -> Vec<Value> {
    vec![
        Value::Null,
        json!(7),
        json!(-0.5),
        json!(true),
        json!([]),
        json!({"__proto__": {"x": 1}}),
    ]
}

/// Puts a value in the place of each text, and says in how many places. A number in quotation marks is a key.
fn replace(at: &mut Value, with: &Value) -> usize {
    match at {
        Value::String(text) if text.parse::<i64>().is_ok() => 0,
        Value::String(_) => {
            *at = with.clone();
            1
        }
        Value::Array(list) => list.iter_mut().map(|it| replace(it, with)).sum(),
        Value::Object(fields) => fields.values_mut().map(|it| replace(it, with)).sum(),
        _ => 0,
    }
}

/// The same for the text with this number alone, counted down to it.
fn replace_one(at: &mut Value, left: &mut usize, with: &Value) -> bool {
    match at {
        Value::String(text) if text.parse::<i64>().is_ok() => false,
        Value::String(_) if *left == 0 => {
            *at = with.clone();
            true
        }
        Value::String(_) => {
            *left -= 1;
            false
        }
        Value::Array(list) => list.iter_mut().any(|it| replace_one(it, left, with)),
        Value::Object(fields) => fields.values_mut().any(|it| replace_one(it, left, with)),
        _ => false,
    }
}

/// Some recorded answers of each of our calls and of each status, refusals too, each with what reads it.
fn ours() -> Vec<(Recording, Reader)> {
    let mut seen: BTreeMap<(String, Vec<String>, u16), u32> = BTreeMap::new();
    let all = recordings().into_iter().filter(|it| !it.is_html());
    let ours: Vec<_> = all
        .filter_map(|it| {
            let read = reader(&it.method, &it.segments())?;
            let is_name = |part: &&str| {
                part.chars()
                    .all(|one| one.is_ascii_lowercase() || one == '_')
            };
            let names = it.segments().into_iter().filter(is_name).map(str::to_owned);
            let kind = (it.method.clone(), names.collect(), it.answer.status);
            let count = seen.entry(kind).or_default();
            *count += 1;
            (*count <= 4).then_some((it, read))
        })
        .collect();
    assert_enough(ours.len(), 80);
    ours
}

fn read(recording: &Recording, read: Reader, document: &Value) -> Result<Read, ApiError> {
    read(&Answer {
        body: document.to_string(),
        ..recording.answer.clone()
    })
}

/// Breaks when a name, a description or a date that somebody chose badly hides the rows of a list, or a whole page.
#[test]
fn no_text_hides_what_it_belongs_to() {
    let mut places = 0;
    let mut problems = Vec::new();
    for (recording, reader) in ours() {
        let Ok(before) = read(&recording, reader, &recording.json()) else {
            continue;
        };
        for text in texts() {
            let mut document = recording.json();
            places += replace(&mut document, &json!(text));
            let after = read(&recording, reader, &document);
            let kept = after.as_ref().map(|it| (it.rows, it.unreadable));
            if kept != Ok((before.rows, before.unreadable)) && !text.trim().is_empty() {
                problems.push(format!("{}: {text:?}: {after:?}", recording.file));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_enough(places, 100_000);
}

/// Breaks when a value of another kind in one place of an answer takes the application down.
#[test]
fn no_value_in_the_place_of_a_text_panics() {
    for (recording, reader) in ours() {
        for with in others() {
            let mut whole = recording.json();
            let count = replace(&mut whole, &with);
            let _ = read(&recording, reader, &whole);
            // Rows are alike: the first places of an answer are those of them all.
            for place in 0..count.min(15) {
                let mut document = recording.json();
                assert!(replace_one(&mut document, &mut { place }, &with));
                let _ = read(&recording, reader, &document);
            }
        }
    }
}

/// Breaks when a refusal is shown as something else than the words that came, or as markup.
#[test]
fn refusals_say_hostile_words_as_they_came() {
    for (recording, _) in ours() {
        if recording.answer.status < 400 {
            continue;
        }
        for text in texts() {
            let mut document = recording.json();
            replace(&mut document, &json!(text));
            let answer = Answer {
                body: document.to_string(),
                ..recording.answer.clone()
            };
            let error = answer.accepted().expect_err("it is a refusal");
            assert_ne!(error, ApiError::SignedOut, "{text:?} signs nobody out");
            let said = format!("{error:?}");
            let escaped = ["&lt;", "&amp;", "&#"]
                .into_iter()
                .any(|it| said.contains(it));
            assert!(!escaped, "{}: {said}", recording.file);
        }
    }
}
