//! Texts as addresses, Python and HTML have them.

use std::fmt::Write as _;

/// A text as Python 2 prints it inside a list: in single quotes, unless it holds some and no double ones.
pub(crate) fn python_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut printed = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\n' => printed.push_str("\\n"),
            '\r' => printed.push_str("\\r"),
            '\t' => printed.push_str("\\t"),
            '\\' => printed.push_str("\\\\"),
            _ if letter == quote => {
                printed.push('\\');
                printed.push(letter);
            }
            ' '..='~' => printed.push(letter),
            _ if u32::from(letter) < 0x100 => {
                let _ = write!(printed, "\\x{:02x}", u32::from(letter));
            }
            _ if u32::from(letter) < 0x1_0000 => {
                let _ = write!(printed, "\\u{:04x}", u32::from(letter));
            }
            _ => {
                let _ = write!(printed, "\\U{:08x}", u32::from(letter));
            }
        }
    }
    printed.push(quote);
    printed
}

/// The pairs of a query or a form.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (
                decoded(&key.replace('+', " ")),
                decoded(&value.replace('+', " ")),
            )
        })
        .collect()
}

/// A text with its percent signs read.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = text.get(at + 1..at + 3).filter(|_| byte == b'%');
        if let Some(value) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            out.push(value);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A text as it stands in a query.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(byte.into());
            }
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A text that is safe inside HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded, pairs, python_repr};

    #[test]
    fn python_prints_texts_in_its_own_way() {
        assert_eq!(python_repr("alice"), "'alice'");
        assert_eq!(python_repr("it's"), "\"it's\"");
        assert_eq!(python_repr("a'b\"c"), "'a\\'b\"c'");
        assert_eq!(python_repr("josé"), "'jos\\xe9'");
        assert_eq!(python_repr("two\nlines"), "'two\\nlines'");
    }

    #[test]
    fn queries_are_read_and_written_alike() {
        assert_eq!(
            pairs("a=1&b&c=x%20y+z"),
            [
                ("a".into(), "1".into()),
                ("b".into(), String::new()),
                ("c".into(), "x y z".into())
            ]
        );
        assert_eq!(
            decoded(&encoded("naïve & so on").replace('+', " ")),
            "naïve & so on"
        );
        assert_eq!(decoded("100%"), "100%", "a lone percent sign is itself");
        assert_eq!(
            decoded("%é1"),
            "%é1",
            "a percent sign before a letter of two bytes is itself"
        );
    }
}
