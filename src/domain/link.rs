//! Links: of those that come from the server only what a browser may follow safely, and those that write a message.

/// The address, if it opens a page or a message and cannot run anything.
pub fn safe_href(text: &str) -> Option<&str> {
    let text = text.trim();
    let (scheme, rest) = text.split_once(':')?;
    let allowed = ["https", "http", "mailto"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it));
    let clean = !text.chars().any(char::is_control) && !rest.is_empty();
    (allowed && clean).then_some(text)
}

/// The same, for a page over a line that nobody else reads.
pub fn https_href(text: &str) -> Option<&str> {
    safe_href(text).filter(|it| {
        it.get(..8)
            .is_some_and(|it| it.eq_ignore_ascii_case("https://"))
    })
}

/// The link that begins a message in the person's mail program.
pub fn mailto(address: &str, subject: &str, body: &str) -> String {
    // Lines end in mail as they did on a teleprinter.
    let body = encode(&body.replace('\n', "\r\n"));
    let address = encode(address).replace("%40", "@");
    format!("mailto:{address}?subject={}&body={body}", encode(subject))
}

/// Percent-encodes what may not stand in a path segment, or in a part of a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(half.into(), 16).unwrap_or('0');
                encoded.push(digit.to_ascii_uppercase());
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_mail() {
        assert_eq!(
            safe_href(" https://example.org/a "),
            Some("https://example.org/a")
        );
        assert_eq!(
            safe_href("mailto:support@example.org"),
            Some("mailto:support@example.org")
        );
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "",
            "https:",
            "vbscript:x",
        ] {
            assert_eq!(safe_href(bad), None, "{bad}");
        }
        assert_eq!(
            https_href("HTTPS://example.org"),
            Some("HTTPS://example.org")
        );
        for plain in ["http://example.org", "mailto:a@example.org", "https:/é"] {
            assert_eq!(https_href(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_message_keeps_its_lines_and_adds_no_fields() {
        let link = mailto(
            "help+imaging@example.org",
            "It's still: 7",
            "one & two\nbcc=x?",
        );
        assert_eq!(
            link,
            "mailto:help%2Bimaging@example.org?subject=It%27s%20still%3A%207\
             &body=one%20%26%20two%0D%0Abcc%3Dx%3F"
        );
        assert!(safe_href(&link).is_some());
    }
}
