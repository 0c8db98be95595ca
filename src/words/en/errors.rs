//! What is said of a failed call: what happened, what it means, what to do next.

use crate::domain::api_error::ApiError;

/// One or two sentences; the server's own words where it has any worth reading.
pub fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Unreachable => {
            "Atmosphere could not be reached. Check your network connection, then try again.".into()
        }
        ApiError::TimedOut => {
            "Atmosphere took too long to answer. It may be busy: try again in a moment.".into()
        }
        ApiError::SignedOut => "You are signed out. Sign in again to go on.".into(),
        ApiError::CloudCredentials(detail) => with_detail(
            "The cloud refused Atmosphere's credentials. You are still signed in; support can help with this.",
            detail,
        ),
        ApiError::Maintenance(detail) => with_detail("Atmosphere is down for maintenance.", detail),
        ApiError::Forbidden(detail) => with_detail("This is not allowed for your account.", detail),
        ApiError::NotFound(detail) => with_detail(
            "Atmosphere does not know this any more, or you may not see it.",
            detail,
        ),
        ApiError::Invalid(fields) => {
            let said: Vec<String> = fields.iter().flat_map(|it| it.messages.clone()).collect();
            with_detail("Atmosphere refused what was entered.", &said.join(" "))
        }
        ApiError::Refused(detail) => with_detail("Atmosphere refused this.", detail),
        ApiError::Unclear(detail) => with_detail(
            "Atmosphere ran into trouble while it carried this out.",
            detail,
        ),
        ApiError::Conflict(detail) => with_detail("Something else is in the way.", detail),
        ApiError::OverQuota(detail) => with_detail(
            "This would go over your quota or your compute time.",
            detail,
        ),
        ApiError::Crashed { status } => format!(
            "Atmosphere failed while it worked on this (error {status}). Try again; if it keeps happening, tell support."
        ),
        ApiError::CloudUnreachable(detail) => with_detail(
            "Atmosphere could not reach the cloud. Try again in a few minutes.",
            detail,
        ),
        ApiError::Unreadable { what } => format!(
            "The answer could not be read ({what}). Something between you and Atmosphere may have answered in its place."
        ),
    }
}

/// A few words, for a headline.
pub fn headline(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "No connection to Atmosphere",
        ApiError::TimedOut => "No answer in time",
        ApiError::SignedOut => "You are signed out",
        ApiError::CloudCredentials(_) => "The cloud refused the credentials",
        ApiError::Maintenance(_) => "Down for maintenance",
        ApiError::Forbidden(_) => "Not allowed",
        ApiError::NotFound(_) => "Not found",
        ApiError::Invalid(_) | ApiError::Refused(_) => "Refused",
        ApiError::Unclear(_) | ApiError::Crashed { .. } => "Atmosphere failed",
        ApiError::Conflict(_) => "Something is in the way",
        ApiError::OverQuota(_) => "Over quota",
        ApiError::CloudUnreachable(_) => "The cloud does not answer",
        ApiError::Unreadable { .. } => "Unreadable answer",
    }
}

fn with_detail(text: &str, detail: &str) -> String {
    let detail = detail.trim();
    if detail.is_empty() {
        text.to_owned()
    } else {
        format!("{text} It says: “{detail}”")
    }
}

/// A part of the page could not be brought up to date.
pub fn stale(age: &str, error: &ApiError) -> String {
    format!("Last updated {age}. {}", sentence(error))
}

pub const RETRY: &str = "Try again";
