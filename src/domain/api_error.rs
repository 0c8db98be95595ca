//! Every way in which a call can fail, as a person should be told of it
//! (API contract, sections 1.6, 1.7 and 3).

/// A failed call. The texts are the server's own and may be empty: not every refusal has words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// No answer: offline, refused, or cut off in the middle.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// 403 with "Authentication credentials were not provided.": sign in again.
    SignedOut,
    /// 401: the cloud refused Atmosphere's credentials. Never a sign-out.
    CloudCredentials(String),
    /// 503: Atmosphere is in maintenance; the text says why and until when.
    Maintenance(String),
    /// Any other 403.
    Forbidden(String),
    /// 404.
    NotFound(String),
    /// 400 with problems by field.
    Invalid(Vec<FieldError>),
    /// Refused with a message of the server's.
    Refused(String),
    /// 400 with a printed set: refused or failed *after* it was carried out (section 9.6).
    Unclear(String),
    /// 405 and 409: something else is in the way.
    Conflict(String),
    /// 413: over quota, or the time allocation is used up.
    OverQuota(String),
    /// 500, 502 and other failures of the service; an HTML 500 says "maintenance" and is none.
    Crashed { status: u16 },
    /// 504, or a 500 that says so: Atmosphere could not reach the cloud.
    CloudUnreachable(String),
    /// The answer came but is not what it should be; `what` says which call, and where in its
    /// answer reading stopped, in no language.
    Unreadable { what: String },
}

/// What the server said of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the JSON.
    pub field: String,
    pub messages: Vec<String>,
}

impl ApiError {
    /// Whether the call may have been carried out all the same, so that repeating it blindly
    /// could do it twice.
    pub fn outcome_is_unknown(&self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::TimedOut
                | Self::Unclear(_)
                | Self::Crashed { .. }
                | Self::CloudUnreachable(_)
                | Self::Unreadable { .. }
        )
    }

    /// Whether trying the same again may help without anything being changed.
    pub fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::TimedOut
                | Self::Maintenance(_)
                | Self::Crashed { .. }
                | Self::CloudUnreachable(_)
        )
    }
}
