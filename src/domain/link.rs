//! Links that come from the server: only those that a browser may follow safely.

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
    }
}
