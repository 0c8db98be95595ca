//! Boot scripts and licenses to be created: what the server takes without a word and nobody could
//! use afterwards (API contract, sections 12.4 and 12.5).

use super::resources::TextKind;
use super::text;

/// The server's column for the titles of scripts; licenses have the same limit here.
pub const MAX_TITLE: usize = 128;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    Missing,
    /// The server takes any text for an address, as "not a url".
    NotAnAddress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleProblem {
    Missing,
    TooLong {
        length: usize,
    },
    /// There is one of that title, and the two could not be told apart.
    Taken,
}

pub fn check_title(title: &str, taken: &[String]) -> Result<(), TitleProblem> {
    let length = title.trim().chars().count();
    if length == 0 {
        Err(TitleProblem::Missing)
    } else if length > MAX_TITLE {
        Err(TitleProblem::TooLong { length })
    } else if taken.iter().any(|it| text::fold(it) == text::fold(title)) {
        Err(TitleProblem::Taken)
    } else {
        Ok(())
    }
}

/// Judges the text, or its address.
pub fn check_text(text: &str, kind: TextKind) -> Result<(), TextProblem> {
    if text.trim().is_empty() {
        return Err(TextProblem::Missing);
    }
    match kind {
        TextKind::Url if !is_address(text) => Err(TextProblem::NotAnAddress),
        _ => Ok(()),
    }
}

/// Whether it is the address of a page, with a host, and nothing around it.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
        && host.chars().any(char::is_alphanumeric)
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// A script in full that does not say what runs it: it may not run at all.
pub fn has_no_interpreter(text: &str) -> bool {
    !text.trim().is_empty() && !text.starts_with("#!")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_tell_things_apart() {
        let taken = ["Install conda".to_owned()];
        assert_eq!(check_title("Mount data", &taken), Ok(()));
        assert_eq!(check_title(" ", &taken), Err(TitleProblem::Missing));
        assert_eq!(
            check_title("install CONDA ", &taken),
            Err(TitleProblem::Taken)
        );
        assert_eq!(
            check_title(&"é".repeat(129), &taken),
            Err(TitleProblem::TooLong { length: 129 })
        );
    }

    #[test]
    fn addresses_are_of_pages() {
        for good in [
            "https://files.example.org/conda.sh",
            " HTTP://host/x?y ",
            "https://[2001:db8::1]/s",
        ] {
            assert_eq!(check_text(good, TextKind::Url), Ok(()), "{good}");
        }
        for bad in [
            "not a url",
            "https://",
            "https:///x",
            "ftp://host/x",
            "javascript:alert(1)",
            "https://a b",
            "see https://host/x",
        ] {
            assert_eq!(
                check_text(bad, TextKind::Url),
                Err(TextProblem::NotAnAddress),
                "{bad}"
            );
        }
        assert_eq!(check_text("not a url", TextKind::RawText), Ok(()));
        assert_eq!(
            check_text("\n", TextKind::RawText),
            Err(TextProblem::Missing)
        );
    }

    #[test]
    fn a_script_says_what_runs_it() {
        assert!(has_no_interpreter("echo"));
        assert!(has_no_interpreter("\n#!/bin/bash"));
        assert!(!has_no_interpreter("#!/bin/bash\necho"));
        assert!(!has_no_interpreter(" "));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = check_text(&text, TextKind::Url);
            let _ = check_title(&text, std::slice::from_ref(&text));
        }
    }
}
