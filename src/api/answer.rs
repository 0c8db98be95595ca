//! What came back, and what a refusal means (API contract, sections 1.6, 1.7 and 3).

use crate::domain::api_error::ApiError;
use crate::wire::failure::Failure;
use crate::wire::python;

/// An answer as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// 0 for a redirection that the browser was told not to follow.
    pub status: u16,
    pub content_type: String,
    pub body: String,
}

/// The one text by which a missing sign-in differs from any other 403.
const SIGNED_OUT: &str = "Authentication credentials were not provided.";

impl Answer {
    /// The body of an answer that says yes, or what the refusal means.
    pub fn accepted(&self) -> Result<&str, ApiError> {
        match self.status {
            200..=299 if self.is_html() => Err(unreadable("HTML")),
            200..=299 => Ok(&self.body),
            // The API redirects only what is addressed wrongly, and a body would be lost on the
            // way; portals of guest networks redirect everything.
            0 | 300..=399 => Err(unreadable("3xx")),
            _ => Err(self.refusal()),
        }
    }

    /// A page for people, whoever sent it: the server's crash, a proxy's, a guest network's.
    fn is_html(&self) -> bool {
        self.content_type.contains("html") || self.body.trim_start().starts_with('<')
    }

    fn refusal(&self) -> ApiError {
        let status = self.status;
        // An HTML page says nothing that can be trusted: the one of a crash speaks of maintenance.
        let failure = if self.is_html() {
            Failure::default()
        } else {
            Failure::read(&self.body)
        };
        let text = failure.sentence();
        match status {
            401 => ApiError::CloudCredentials(text),
            403 if text == SIGNED_OUT => ApiError::SignedOut,
            403 => ApiError::Forbidden(text),
            404 => ApiError::NotFound(text),
            400..=499 if self.is_html() => ApiError::Crashed { status },
            405 | 409 => ApiError::Conflict(text),
            413 => ApiError::OverQuota(text),
            400..=499 => malformed(failure, text),
            503 if failure.detail.is_some() => ApiError::Maintenance(text),
            500 | 504 if !failure.messages.is_empty() => ApiError::CloudUnreachable(text),
            _ => ApiError::Crashed { status },
        }
    }
}

/// A 400: the server did not like what was sent, or failed while carrying it out.
fn malformed(failure: Failure, text: String) -> ApiError {
    if let Some(sentence) = failure.detail.as_deref().and_then(python::set_sentence) {
        return ApiError::Unclear(sentence);
    }
    if text.is_empty() && !failure.fields.is_empty() {
        return ApiError::Invalid(failure.fields);
    }
    ApiError::Refused(text)
}

fn unreadable(what: &str) -> ApiError {
    ApiError::Unreadable {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_error::FieldError;

    fn refused(status: u16, body: &str) -> ApiError {
        let content_type = if body.starts_with('<') {
            "text/html; charset=utf-8"
        } else {
            "application/json"
        };
        let answer = Answer {
            status,
            content_type: content_type.to_owned(),
            body: body.to_owned(),
        };
        answer.accepted().expect_err("it is a refusal")
    }

    const CRASH: &str = "<html>\nAtmosphere is currently down for maintenance.\n</html>";

    #[test]
    fn a_missing_sign_in_is_told_from_other_refusals() {
        assert_eq!(
            refused(
                403,
                r#"{"detail":"Authentication credentials were not provided."}"#
            ),
            ApiError::SignedOut
        );
        assert_eq!(
            refused(403, r#"{"detail":"You do not have permission."}"#),
            ApiError::Forbidden("You do not have permission.".into())
        );
        assert_eq!(
            refused(403, r#""The account <rlin> has been disabled.""#),
            ApiError::Forbidden("The account <rlin> has been disabled.".into())
        );
        assert_eq!(
            refused(
                401,
                r#"{"errors":[{"code":401,"message":"Identity failed"}]}"#
            ),
            ApiError::CloudCredentials("Identity failed".into())
        );
    }

    #[test]
    fn only_json_with_a_reason_is_maintenance() {
        assert_eq!(
            refused(503, r#"{"detail":"Upgrade: Back at noon."}"#),
            ApiError::Maintenance("Upgrade: Back at noon.".into())
        );
        for (status, body) in [
            (500, CRASH),
            (503, CRASH),
            (503, "busy"),
            (502, CRASH),
            (504, CRASH),
        ] {
            assert_eq!(
                refused(status, body),
                ApiError::Crashed { status },
                "{body}"
            );
        }
    }

    #[test]
    fn an_unreachable_cloud_is_told_from_a_crash() {
        let body = r#"{"errors":[{"code":500,"message":"Cloud Communications Error"}]}"#;
        for status in [500, 504] {
            assert_eq!(
                refused(status, body),
                ApiError::CloudUnreachable("Cloud Communications Error".into())
            );
        }
        assert_eq!(
            refused(500, "Atmosphere failed to retrieve web token"),
            ApiError::Crashed { status: 500 }
        );
    }

    #[test]
    fn field_problems_keep_their_fields() {
        let problem = |field: &str, message: &str| FieldError {
            field: field.into(),
            messages: vec![message.into()],
        };
        assert_eq!(
            refused(
                400,
                r#"{"name":["This field may not be blank."],"x":["No."]}"#
            ),
            ApiError::Invalid(vec![
                problem("name", "This field may not be blank."),
                problem("x", "No.")
            ])
        );
        assert_eq!(
            refused(
                400,
                r#"{"errors":[{"code":400,"message":{"name":"Required."}}]}"#
            ),
            ApiError::Invalid(vec![problem("name", "Required.")])
        );
    }

    #[test]
    fn a_printed_set_may_have_been_carried_out() {
        let error = refused(
            400,
            r#"{"detail":"set(['An error was encoutered: no\\n'])"}"#,
        );
        assert_eq!(
            error,
            ApiError::Unclear("An error was encoutered: no".into())
        );
        assert!(error.outcome_is_unknown());
    }

    #[test]
    fn other_refusals_keep_their_words() {
        let cases = [
            (
                400,
                r#""Invalid allocation_source""#,
                ApiError::Refused("Invalid allocation_source".into()),
            ),
            (
                400,
                r#"["A tag exists: Ubuntu"]"#,
                ApiError::Refused("A tag exists: Ubuntu".into()),
            ),
            (
                400,
                r#"{"email_sent":false}"#,
                ApiError::Refused(String::new()),
            ),
            (
                404,
                r#"{"detail":"Invalid page."}"#,
                ApiError::NotFound("Invalid page.".into()),
            ),
            (404, CRASH, ApiError::NotFound(String::new())),
            (
                405,
                r#"{"detail":"Only one."}"#,
                ApiError::Conflict("Only one.".into()),
            ),
            (
                409,
                r#"{"errors":[{"message":"vm_state"}]}"#,
                ApiError::Conflict("vm_state".into()),
            ),
            (
                413,
                r#"{"errors":[{"message":"Over"}]}"#,
                ApiError::OverQuota("Over".into()),
            ),
            (413, CRASH, ApiError::Crashed { status: 413 }),
            (
                415,
                r#"{"detail":"Unsupported"}"#,
                ApiError::Refused("Unsupported".into()),
            ),
        ];
        for (status, body, expected) in cases {
            assert_eq!(refused(status, body), expected, "{status} {body}");
        }
    }

    #[test]
    fn pages_and_redirections_are_no_answers() {
        for (status, body) in [
            (200, "<!DOCTYPE html>"),
            (200, "  <html>"),
            (302, ""),
            (0, ""),
        ] {
            assert!(
                matches!(refused(status, body), ApiError::Unreadable { .. }),
                "{status} {body}"
            );
        }
    }
}
