//! What came of changing a field of an instance.
//!
//! A 200 is not believed where the field can be asked for, and an answer that got lost says
//! nothing: what the instance says afterwards counts.

use super::api_error::ApiError;

/// Why a change is not plainly made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server said no.
    Refused(ApiError),
    /// It is as it was before, although the server said yes, or after an answer that got lost.
    NotMade(Option<ApiError>),
    /// It could not be found out; doing it again does no harm.
    Unknown(ApiError),
}

/// Whether the instance has to be asked for its field after a failed call.
pub fn must_ask(error: &ApiError) -> bool {
    error.outcome_is_unknown()
}

/// Judges by what the field holds `now`: what it holds, or why the change is not made.
///
/// The server may have made something else of what was wanted; that is a change, too.
pub fn judge(
    failed: Option<ApiError>,
    before: &str,
    wanted: &str,
    now: Result<String, ApiError>,
) -> Result<String, Trouble> {
    match now {
        Ok(now) if now == wanted || (failed.is_none() && now != before) => Ok(now),
        Ok(_) => Err(Trouble::NotMade(failed)),
        Err(error) => Err(Trouble::Unknown(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_field_holds_afterwards_counts() {
        let now = |text: &str| Ok(text.to_owned());
        let made = |text: &str| Ok(text.to_owned());
        let lost = || Some(ApiError::TimedOut);
        assert_eq!(judge(None, "a", "b", now("b")), made("b"));
        assert_eq!(judge(lost(), "a", "b", now("b")), made("b"));
        assert_eq!(
            judge(None, "a", " b", now("b")),
            made("b"),
            "the server's word"
        );
        assert_eq!(
            judge(None, "a", "b", now("a")),
            Err(Trouble::NotMade(None)),
            "a 200 that did nothing"
        );
        assert_eq!(
            judge(lost(), "a", "b", now("a")),
            Err(Trouble::NotMade(lost()))
        );
        assert_eq!(
            judge(lost(), "a", "b", now("c")),
            Err(Trouble::NotMade(lost())),
            "somebody else's change is not mine"
        );
        assert_eq!(
            judge(None, "a", "b", Err(ApiError::Unreachable)),
            Err(Trouble::Unknown(ApiError::Unreachable))
        );
    }

    #[test]
    fn a_clear_refusal_needs_no_question() {
        assert!(must_ask(&ApiError::Crashed { status: 500 }));
        assert!(!must_ask(&ApiError::Refused(
            "Invalid allocation_source".into()
        )));
    }
}
