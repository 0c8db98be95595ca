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

/// Undoes percent-encoding; what is not well encoded stays as it is.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        if let Some(byte) = pair.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            decoded.push(byte);
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The scheme as a browser reads it: it takes no notice of control characters and blanks around an address, nor of
    /// tabs and ends of lines inside. None for an address below the page's own.
    fn scheme_for_browsers(address: &str) -> Option<String> {
        let bare = address.trim_matches(|it: char| it <= ' ');
        let bare: String = bare.chars().filter(|it| !"\t\r\n".contains(*it)).collect();
        let (scheme, _) = bare.split_once(':')?;
        let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
        is_scheme.then(|| scheme.to_ascii_lowercase())
    }

    fn decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                let digits = String::from_utf8(digits.into()).unwrap();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        /// Breaks when an address of the server's runs something, or means another place than it seems to.
        #[test]
        fn what_is_let_through_opens_a_page_or_a_message(
            start in prop_oneof![
                Just(""), Just(" "), Just("\u{0}"), Just("\u{a0}"), Just("\u{feff}"), Just("\u{202e}"), Just("\t"), Just("/"),
            ],
            scheme in "(?i)java\t?script|data|vbscript|blob|file|https?|mailto|view-source|[a-z+.]{0,5}",
            middle in prop_oneof![Just(":"), Just("://"), Just("\n:"), Just(":\u{0}//"), Just("&#58;"), Just("%3A")],
            rest in any::<String>(),
        ) {
            let address = format!("{start}{scheme}{middle}{rest}");
            if let Some(safe) = safe_href(&address) {
                let read = scheme_for_browsers(safe);
                prop_assert!(matches!(read.as_deref(), Some("http" | "https" | "mailto")), "{safe:?} is {read:?}");
                prop_assert!(address.contains(safe) && !safe.contains(char::is_control));
            }
        }

        #[test]
        fn any_text_is_judged_without_a_panic(text in any::<String>()) {
            let _ = (safe_href(&text), https_href(&text));
        }

        /// Breaks when a part of an address is more than a part of it, or is not what it was.
        #[test]
        fn what_is_encoded_stays_one_part_and_comes_back(text in any::<String>()) {
            let part = encode(&text);
            prop_assert!(part.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.~%".contains(&it)));
            prop_assert_eq!(decoded(&part), text);
        }

        /// Breaks when a name puts further recipients into a message to support.
        #[test]
        fn a_message_has_one_subject_and_one_text(subject in any::<String>(), body in any::<String>()) {
            let link = mailto("help@example.org", &subject, &body);
            prop_assert!(link.starts_with("mailto:help@example.org?subject="));
            prop_assert_eq!((link.matches('?').count(), link.matches('&').count(), link.matches('=').count()), (1, 1, 2));
            prop_assert_eq!(safe_href(&link), Some(link.as_str()));
        }
    }

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
