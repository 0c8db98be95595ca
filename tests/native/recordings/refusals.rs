//! Every recorded refusal, of our calls and of others, is understood.

use atmosphere_imaging::domain::api_error::ApiError;

use super::recorded::{Recording, assert_enough, recordings};

/// Breaks when a refusal is mistaken for another: a sign-out for a cloud problem, a crash for
/// maintenance, a request that may have been created for one that was not.
#[test]
fn every_refusal_means_what_its_status_and_body_say() {
    let mut seen = 0;
    for recording in recordings() {
        let answer = &recording.answer;
        if answer.status < 300 {
            continue;
        }
        seen += 1;
        let error = answer.accepted().expect_err(&recording.file);
        let body = answer.body.as_str();
        let is_right = match (answer.status, &error) {
            (300..=399, ApiError::Unreadable { .. }) => true,
            (403, error) if body.contains("credentials were not provided") => {
                *error == ApiError::SignedOut
            }
            (404, ApiError::NotFound(text)) => {
                recording.is_html() && text.is_empty() || quotes(&recording, text)
            }
            (401, ApiError::CloudCredentials(text))
            | (403, ApiError::Forbidden(text))
            | (405 | 409, ApiError::Conflict(text))
            | (413, ApiError::OverQuota(text))
            | (415, ApiError::Refused(text))
            | (503, ApiError::Maintenance(text)) => quotes(&recording, text),
            (400, ApiError::Unclear(text)) => body.contains("set([") && !text.contains("set(["),
            (400, ApiError::Invalid(fields)) => fields.iter().all(|field| {
                let key = format!("\"{}\":", field.field);
                body.contains(&key) && !field.messages.is_empty()
            }),
            (400, ApiError::Refused(text)) => !body.contains("set([") && quotes(&recording, text),
            (500 | 406, ApiError::Crashed { status }) => *status == answer.status,
            _ => false,
        };
        assert!(is_right, "{}: {body} became {error:?}", recording.file);
    }
    assert_enough(seen, 200);
}

/// Whether a text stands in the body as it is, apart from the escapes of JSON.
fn quotes(recording: &Recording, text: &str) -> bool {
    let escaped = serde_json::to_string(text).unwrap();
    let inner = escaped.trim_matches('"');
    !text.is_empty() && recording.answer.body.contains(inner)
}
