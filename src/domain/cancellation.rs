//! What came of taking an imaging request back.
//!
//! The server refuses with the same 405 what has begun and what is over already, and a connection
//! that was lost says nothing at all (API contract, section 9.7). So the list of requests is asked
//! before a word is said.

use super::api_error::ApiError;
use super::imaging_request::{ImagingRequest, RequestStatus};

/// What is so, after a cancellation that was not plainly carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is closed: by this very call, or by one before it.
    Cancelled,
    /// Its work has begun: only support can stop it.
    Begun,
    /// It is over in another way.
    Over,
    /// Nobody has such a request.
    Gone,
    /// It is not cancelled, and may be tried again.
    NotCancelled(ApiError),
    /// It could not be found out; trying again does no harm.
    Unknown(ApiError),
}

impl Verdict {
    /// Whether the request ended as the person wanted, so that its end is no news.
    pub fn is_my_doing(&self) -> bool {
        *self == Self::Cancelled
    }
}

/// Whether the list has to be asked after a failed cancellation.
pub fn must_ask(error: &ApiError) -> bool {
    error.outcome_is_unknown() || matches!(error, ApiError::Conflict(_) | ApiError::NotFound(_))
}

/// Judges by what the list says of the request; `found` is `None` where it has no such request.
pub fn judge(error: &ApiError, found: Result<Option<&ImagingRequest>, &ApiError>) -> Verdict {
    let request = match (found, error) {
        (Ok(Some(request)), _) => request,
        (Ok(None), _) | (Err(_), ApiError::NotFound(_)) => return Verdict::Gone,
        // The refusal alone says so much: what is refused is not waiting any more.
        (Err(_), ApiError::Conflict(_)) => return Verdict::Begun,
        (Err(unanswered), _) => return Verdict::Unknown(unanswered.clone()),
    };
    if request.status == RequestStatus::Closed {
        Verdict::Cancelled
    } else if request.has_image() || !request.is_open() {
        Verdict::Over
    } else if request.status.can_cancel() {
        Verdict::NotCancelled(error.clone())
    } else {
        Verdict::Begun
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::open_request;

    fn after(error: &ApiError, status: &str) -> Verdict {
        let mut request = open_request();
        request.status = RequestStatus::parse(status);
        judge(error, Ok(Some(&request)))
    }

    fn refused() -> ApiError {
        ApiError::Conflict("the request has already been resolved".into())
    }

    #[test]
    fn a_lost_connection_is_judged_by_the_list() {
        let lost = ApiError::Unreachable;
        assert!(must_ask(&lost) && must_ask(&ApiError::TimedOut));
        assert_eq!(after(&lost, "closed"), Verdict::Cancelled);
        assert_eq!(
            after(&lost, "pending"),
            Verdict::NotCancelled(ApiError::Unreachable)
        );
        assert_eq!(after(&lost, "started"), Verdict::Begun);
        assert_eq!(
            judge(&lost, Err(&ApiError::TimedOut)),
            Verdict::Unknown(ApiError::TimedOut)
        );
    }

    #[test]
    fn a_refusal_says_that_the_work_has_begun_unless_it_is_over() {
        assert!(must_ask(&refused()));
        for word in ["approved", "started", "processing", "validating", "queued"] {
            assert_eq!(after(&refused(), word), Verdict::Begun, "{word}");
        }
        assert_eq!(after(&refused(), "closed"), Verdict::Cancelled);
        assert_eq!(after(&refused(), "denied"), Verdict::Over);
        assert_eq!(after(&refused(), "completed"), Verdict::Over);
        let unanswered = judge(&refused(), Err(&ApiError::Unreachable));
        assert_eq!(unanswered, Verdict::Begun);
    }

    #[test]
    fn only_what_i_cancelled_is_no_news() {
        assert!(after(&refused(), "closed").is_my_doing());
        for word in ["started", "denied", "completed"] {
            assert!(!after(&refused(), word).is_my_doing(), "{word}");
        }
        assert!(!Verdict::Gone.is_my_doing());
    }

    #[test]
    fn an_unknown_request_is_gone_unless_the_list_has_it() {
        let unknown = ApiError::NotFound(String::new());
        assert!(must_ask(&unknown));
        assert_eq!(judge(&unknown, Ok(None)), Verdict::Gone);
        assert_eq!(judge(&unknown, Err(&ApiError::TimedOut)), Verdict::Gone);
        assert_eq!(after(&unknown, "closed"), Verdict::Cancelled);
    }

    #[test]
    fn a_plain_refusal_needs_no_asking() {
        for plain in [
            ApiError::SignedOut,
            ApiError::Maintenance(String::new()),
            ApiError::Forbidden(String::new()),
        ] {
            assert!(!must_ask(&plain), "{plain:?}");
        }
    }
}
