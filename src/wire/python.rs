//! Python's printed lists, which Atmosphere puts into texts (API contract, sections 3 and 9.4).

/// The texts of a printed list: `['rlin', u'jos\xe9']`.
///
/// Whatever stands between quotes counts. A text without any quote, as a client may have stored
/// it, is split at its commas. Blank entries are dropped.
pub fn list(printed: &str) -> Vec<String> {
    let texts = if printed.contains(['\'', '"']) {
        quoted(printed)
    } else {
        let bare = printed.trim().trim_start_matches('[').trim_end_matches(']');
        bare.split(',').map(str::to_owned).collect()
    };
    texts
        .into_iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The sentence inside a printed set, as a failed imaging request answers:
/// `set(['An error was encoutered ...\n'])`. None for any other text.
pub fn set_sentence(printed: &str) -> Option<String> {
    let inner = printed.trim().strip_prefix("set(")?;
    let sentence = list(inner.trim_end().trim_end_matches(')')).join(" ");
    Some(sentence)
}

/// Every text between quotes. One that is not closed reaches to the end.
fn quoted(printed: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut chars = printed.chars().peekable();
    let mut before = ' ';
    while let Some(quote) = chars.next() {
        if quote == '\'' || quote == '"' {
            // Without the mark of a Unicode text, escapes are bytes.
            let is_unicode = matches!(before, 'u' | 'U');
            let mut text = Vec::new();
            while let Some(c) = chars.next().filter(|c| *c != quote) {
                if c == '\\' {
                    unescape(&mut chars, is_unicode, &mut text);
                } else {
                    text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            texts.push(String::from_utf8(text).unwrap_or_else(|e| latin1(e.as_bytes())));
        }
        before = quote;
    }
    texts
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Reads what follows a backslash and appends what it stands for.
fn unescape(chars: &mut Chars<'_>, is_unicode: bool, text: &mut Vec<u8>) {
    let Some(kind) = chars.next() else { return };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let meant = match kind {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        _ if digits == 0 => Some(kind),
        _ => {
            let code = hex(chars, digits);
            if let (false, 'x', Some(Ok(byte))) = (is_unicode, kind, code.map(u8::try_from)) {
                text.push(byte);
                return;
            }
            code.and_then(char::from_u32)
        }
    };
    let meant = meant.unwrap_or(char::REPLACEMENT_CHARACTER);
    text.extend_from_slice(meant.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Takes up to so many hexadecimal digits; none if there are fewer.
fn hex(chars: &mut Chars<'_>, digits: u32) -> Option<u32> {
    let mut code = 0_u32;
    for _ in 0..digits {
        let digit = chars.peek()?.to_digit(16)?;
        chars.next();
        code = code.checked_mul(16)?.checked_add(digit)?;
    }
    Some(code)
}

/// Bytes that are no UTF-8 are the older encoding, in which each is a character.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn printed_lists_are_read_in_every_form_the_server_prints() {
        let cases: [(&str, &[&str]); 13] = [
            ("['rlin', 'mkato']", &["rlin", "mkato"]),
            ("[u'carol', u'alice']", &["carol", "alice"]),
            ("[' carol', 'bob']", &["carol", "bob"]),
            ("['']", &[]),
            ("[]", &[]),
            ("", &[]),
            (r"[u'jos\xe9', u'\u4e2d\u6587']", &["josé", "中文"]),
            (r"['jos\xc3\xa9', 'jos\xe9']", &["josé", "josé"]),
            (r#"["o'neil", 'a\'b', 'c\\d']"#, &["o'neil", "a'b", r"c\d"]),
            (r"[u'\U0001f600']", &["😀"]),
            ("['open", &["open"]),
            ("rlin,mkato", &["rlin", "mkato"]),
            (r"['\x', '\u12', 'x\", &["\u{fffd}", "\u{fffd}", "x"]),
        ];
        for (printed, expected) in cases {
            assert_eq!(list(printed), expected, "{printed}");
        }
    }

    #[test]
    fn a_printed_set_gives_its_sentence() {
        let long =
            r"set(['An error was encoutered when submitting the request: value too long\n'])";
        assert_eq!(
            set_sentence(long).as_deref(),
            Some("An error was encoutered when submitting the request: value too long")
        );
        let quoted = r#"set(["invalid literal for int() with base 10: 'lots'"])"#;
        assert_eq!(
            set_sentence(quoted).as_deref(),
            Some("invalid literal for int() with base 10: 'lots'")
        );
        assert_eq!(set_sentence("Not found."), None);
        assert_eq!(set_sentence("set([])").as_deref(), Some(""));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>(), noise in r#"[\[\]'"u\\xU0-9a-f, é]{0,40}"#) {
            let _ = list(&text);
            let _ = list(&noise);
            let _ = set_sentence(&format!("set([{noise}"));
        }

        #[test]
        fn what_python_prints_is_read_back(names in prop::collection::vec("[a-z'\"\\\\é中 ]{0,8}", 0..5)) {
            let printed: Vec<String> = names
                .iter()
                .map(|name| format!("u'{}'", name.replace('\\', r"\\").replace('\'', r"\'")))
                .collect();
            let expected: Vec<&str> =
                names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
            prop_assert_eq!(list(&format!("[{}]", printed.join(", "))), expected);
        }
    }
}
