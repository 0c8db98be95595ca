//! What the cloud says went wrong, as something that a person can read: Atmosphere passes on
//! whatever it was told, also printed objects and pages.

/// The sentence in it; `None` where nothing is said.
pub fn readable(text: &str) -> Option<String> {
    let bare = without_tags(text);
    let said = message_of(&bare).unwrap_or(bare);
    let words: Vec<&str> = said.split_whitespace().collect();
    let said = words.join(" ");
    let is_nothing = matches!(
        said.as_str(),
        "" | "None" | "null" | "{}" | "[]" | "…" | "..."
    );
    (!is_nothing).then_some(said)
}

/// The text between the tags of a page. A `<` before anything but a letter or a slash is none.
fn without_tags(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        bare.push_str(before);
        let begins = tag[1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
        match tag.find('>').filter(|_| begins) {
            Some(end) => {
                bare.push(' ');
                rest = &tag[end + 1..];
            }
            None => {
                bare.push('<');
                rest = &tag[1..];
            }
        }
    }
    bare.push_str(rest);
    bare
}

/// The message inside a printed object, of JSON or of Python: `{u'message': u'No valid host', 'code': 500}`.
fn message_of(text: &str) -> Option<String> {
    let object = text.trim().strip_prefix('{')?;
    let key = ["'message':", "\"message\":"]
        .into_iter()
        .find_map(|key| object.split_once(key))?
        .1
        .trim_start()
        .trim_start_matches('u');
    let quote = key.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
    let mut message = String::new();
    let mut chars = key.chars().skip(1);
    while let Some(it) = chars.next().filter(|it| *it != quote) {
        match it {
            '\\' => match chars.next()? {
                'n' | 't' | 'r' => message.push(' '),
                other => message.push(other),
            },
            _ => message.push(it),
        }
    }
    Some(message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn printed_objects_and_pages_are_read() {
        let cases = [
            ("Deployment step failed", "Deployment step failed"),
            (" a\n  b ", "a b"),
            (
                "{u'message': u'No valid host was found.', u'code': 500}",
                "No valid host was found.",
            ),
            (
                r#"{"code": 500, "message": "It said \"no\".\nTwice."}"#,
                "It said \"no\". Twice.",
            ),
            ("<html><h1>502 Bad Gateway</h1>\n</html>", "502 Bad Gateway"),
            ("1 < 2 and <b>x</b>", "1 < 2 and x"),
            ("{'code': 500}", "{'code': 500}"),
        ];
        for (text, said) in cases {
            assert_eq!(readable(text).as_deref(), Some(said), "{text}");
        }
        for nothing in ["", "  ", "None", "null", "{}", "<br>"] {
            assert_eq!(readable(nothing), None, "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[<>{}'\"\\\\a-z: émessage]{0,40}") {
            if let Some(said) = readable(&text) {
                prop_assert!(!said.is_empty() && said.trim() == said);
            }
        }
    }
}
