//! Access patterns: what one may be, whom it fits, and an example of it.
//!
//! The server has no real wildcards (A:core/models/pattern_match.py:36-64): it takes the stars
//! out of the pattern and looks for what is left anywhere in the name or the address, with its
//! case. Without a star the whole must be the same. What is said of a pattern says that.

use super::api_error::ApiError;
use super::resources::PatternKind;

/// The server's column.
pub const MAX_LENGTH: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternProblem {
    Missing,
    TooLong,
    /// An e-mail pattern without an `@` fits far more people than is meant.
    NoAt,
    /// The server asks that somebody is everybody in the list at once: it fits nobody.
    List,
    /// Nothing but stars: it fits everybody.
    Everybody,
    /// A star with something on both sides: the server looks for both sides without a gap.
    StarInside,
}

/// Judges a pattern to be created.
pub fn check(pattern: &str, kind: PatternKind) -> Result<(), PatternProblem> {
    let pattern = pattern.trim();
    let rest = pattern.trim_matches('*');
    if pattern.is_empty() {
        Err(PatternProblem::Missing)
    } else if pattern.chars().count() > MAX_LENGTH {
        Err(PatternProblem::TooLong)
    } else if pattern.contains(',') {
        Err(PatternProblem::List)
    } else if rest.is_empty() {
        Err(PatternProblem::Everybody)
    } else if rest.contains('*') {
        Err(PatternProblem::StarInside)
    } else if kind == PatternKind::Email && !rest.contains('@') {
        Err(PatternProblem::NoAt)
    } else {
        Ok(())
    }
}

/// Whether a pattern is gone although deleting it failed: an answer that was lost, or another
/// window, may have been before.
pub fn is_gone(error: &ApiError) -> bool {
    matches!(error, ApiError::NotFound(_))
}

/// Whether a pattern fits a name or an address, as the server finds out.
pub fn fits(pattern: &str, text: &str) -> bool {
    if pattern.contains(',') {
        return false;
    }
    if pattern.contains('*') {
        text.contains(&pattern.replace('*', ""))
    } else {
        text == pattern
    }
}

/// Somebody whom the pattern fits, made up; `None` where the pattern fits nobody.
pub fn example(pattern: &str, kind: PatternKind) -> Option<String> {
    let pattern = pattern.trim();
    let (begins, ends) = (pattern.starts_with('*'), pattern.ends_with('*'));
    let rest = pattern.replace('*', "");
    let made_up = match (kind, begins, ends) {
        (PatternKind::Email, true, true) if rest.starts_with('@') => format!("ann{rest}.org"),
        (PatternKind::Email, true, _) if rest.starts_with('@') => format!("ann{rest}"),
        (PatternKind::Email, true, _) => format!("ann.{rest}"),
        (PatternKind::Email, _, true) if rest.contains('@') => format!("{rest}.org"),
        (PatternKind::Email, _, true) => format!("{rest}@example.org"),
        (PatternKind::Username, true, _) => format!("ann{rest}"),
        (PatternKind::Username, _, true) => format!("{rest}01"),
        _ => rest,
    };
    (!made_up.is_empty() && fits(pattern, &made_up)).then_some(made_up)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_the_server_does_not_know_is_gone() {
        assert!(is_gone(&ApiError::NotFound("Not found.".into())));
        for error in [
            ApiError::Unreachable,
            ApiError::TimedOut,
            ApiError::Crashed { status: 500 },
            ApiError::Forbidden(String::new()),
        ] {
            assert!(!is_gone(&error), "{error:?}");
        }
    }

    #[test]
    fn what_would_surprise_is_refused() {
        use PatternKind::{Email, Username};
        let cases = [
            ("mar*", Username, Ok(())),
            ("*@lab.example.edu", Email, Ok(())),
            (" ", Username, Err(PatternProblem::Missing)),
            ("***", Username, Err(PatternProblem::Everybody)),
            ("ann,bob", Username, Err(PatternProblem::List)),
            ("m*a", Username, Err(PatternProblem::StarInside)),
            ("lab.example.edu", Email, Err(PatternProblem::NoAt)),
        ];
        for (pattern, kind, expected) in cases {
            assert_eq!(check(pattern, kind), expected, "{pattern}");
        }
        let long = "a".repeat(MAX_LENGTH + 1);
        assert_eq!(check(&long, Username), Err(PatternProblem::TooLong));
    }

    #[test]
    fn examples_are_what_people_would_expect() {
        use PatternKind::{Email, Username};
        let cases = [
            ("*@lab.example.edu", Email, Some("ann@lab.example.edu")),
            ("ann@lab.example.edu", Email, Some("ann@lab.example.edu")),
            ("mar*", Username, Some("mar01")),
            ("*lab", Username, Some("annlab")),
            ("mkato", Username, Some("mkato")),
            ("ann,bob", Username, None),
            ("", Username, None),
        ];
        for (pattern, kind, expected) in cases {
            assert_eq!(example(pattern, kind).as_deref(), expected, "{pattern}");
        }
    }

    #[test]
    fn a_star_means_anywhere_and_case_counts() {
        assert!(fits("mar*", "amargarcia"));
        assert!(!fits("mar*", "Margarcia"));
        assert!(!fits("mar", "margarcia"));
    }

    proptest! {
        #[test]
        fn an_example_of_a_good_pattern_fits_it(pattern in "[a-c*@.]{0,8}", is_email in any::<bool>()) {
            let kind = if is_email { PatternKind::Email } else { PatternKind::Username };
            if check(&pattern, kind).is_ok() {
                let made_up = example(&pattern, kind);
                prop_assert!(made_up.is_some_and(|it| fits(&pattern, &it)), "{}", pattern);
            }
        }

        #[test]
        fn no_pattern_panics(pattern in any::<String>()) {
            let _ = check(&pattern, PatternKind::Email);
            let _ = example(&pattern, PatternKind::Username);
        }
    }
}
