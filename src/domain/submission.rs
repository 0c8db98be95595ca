//! Sending a request exactly once, whatever the network does.
//!
//! The server has no key by which a repetition could be told from a second wish. It refuses a
//! second open request for one instance, though (API contract, section 9.5), and lists those that
//! there are. So after every answer that does not say clearly "created" or "refused", the list is
//! asked before anything may be sent again.

use super::api_error::ApiError;
use super::ids::RequestId;
use super::imaging_request::ImagingRequest;

/// Where the sending stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Submission {
    /// Nothing under way.
    #[default]
    Editing,
    /// The checks before imaging run once more; nothing is sent yet.
    Rechecking,
    /// They found something that was not so before: nothing was sent.
    HeldBack,
    Sending,
    /// The answer was unclear; the server is asked what it has.
    Checking {
        after: ApiError,
    },
    /// The server has it.
    Accepted(Box<ImagingRequest>),
    /// The server said no, and has nothing.
    Refused(ApiError),
    /// The server has no such request: it may be sent again.
    NotSent {
        after: ApiError,
    },
    /// It could not even be found out; only checking again is offered.
    Unclear {
        after: ApiError,
        check_failed: ApiError,
    },
    /// Another request for the instance is open, which is not this one.
    Occupied(Box<ImagingRequest>),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The button was pressed.
    Press,
    /// The checks ran once more.
    Rechecked { is_blocked: bool },
    /// The sending was answered.
    Answered(Result<Box<ImagingRequest>, ApiError>),
    /// The list of open requests for the instance was answered.
    Checked(Result<Vec<ImagingRequest>, ApiError>),
    /// "Check again" was pressed, or the form was opened after a sending without an answer.
    CheckAgain,
    /// Something was changed in the form.
    Edited,
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Recheck,
    Send,
    Check,
}

/// What tells this request from others for the same instance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fingerprint {
    pub image_name: String,
    pub description: String,
    /// Those that existed before the sending; `None` where that could not be found out.
    pub known_before: Option<Vec<RequestId>>,
}

impl Fingerprint {
    /// Whether a request of the list is the one that was sent.
    pub fn is_of(&self, request: &ImagingRequest) -> bool {
        let is_new = match &self.known_before {
            Some(known) => !known.contains(&request.id),
            // An older one of the same name would be over by now: one that is open is this one.
            None => request.is_open(),
        };
        is_new
            && request.image_name.trim() == self.image_name.trim()
            && request.description.trim() == self.description.trim()
    }
}

impl Submission {
    /// The next state, and what to do. An event that makes no sense in a state changes nothing:
    /// that is what makes a double press harmless.
    pub fn next(&self, event: Event, fingerprint: &Fingerprint) -> (Self, Option<Effect>) {
        match (self, event) {
            (
                Self::Editing
                | Self::HeldBack
                | Self::Refused(_)
                | Self::NotSent { .. }
                | Self::Occupied(_),
                Event::Press,
            ) => (Self::Rechecking, Some(Effect::Recheck)),
            // What was changed meanwhile is not what was checked: it takes another press.
            (Self::Rechecking, Event::Edited) => (Self::Editing, None),
            (Self::Rechecking, Event::Rechecked { is_blocked: true }) => (Self::HeldBack, None),
            (Self::Rechecking, Event::Rechecked { is_blocked: false }) => {
                (Self::Sending, Some(Effect::Send))
            }
            (Self::Unclear { after, .. }, Event::Press | Event::CheckAgain) => (
                Self::Checking {
                    after: after.clone(),
                },
                Some(Effect::Check),
            ),
            (Self::Editing, Event::CheckAgain) => (
                Self::Checking {
                    after: ApiError::Unreachable,
                },
                Some(Effect::Check),
            ),
            (Self::Sending, Event::Answered(Ok(request))) => (Self::Accepted(request), None),
            (Self::Sending, Event::Answered(Err(error))) => {
                // A conflict means that a request is open: ours from an earlier try, or another.
                if error.outcome_is_unknown() || matches!(error, ApiError::Conflict(_)) {
                    (Self::Checking { after: error }, Some(Effect::Check))
                } else {
                    (Self::Refused(error), None)
                }
            }
            (Self::Checking { after }, Event::Checked(Ok(requests))) => {
                (Self::after_check(after, requests, fingerprint), None)
            }
            (Self::Checking { after }, Event::Checked(Err(check_failed))) => (
                Self::Unclear {
                    after: after.clone(),
                    check_failed,
                },
                None,
            ),
            (
                Self::HeldBack | Self::Refused(_) | Self::NotSent { .. } | Self::Occupied(_),
                Event::Edited,
            ) => (Self::Editing, None),
            (state, _) => (state.clone(), None),
        }
    }

    /// What an answer of the list means.
    fn after_check(
        after: &ApiError,
        requests: Vec<ImagingRequest>,
        fingerprint: &Fingerprint,
    ) -> Self {
        let mut open = None;
        for request in requests {
            if fingerprint.is_of(&request) {
                return Self::Accepted(Box::new(request));
            }
            if request.is_open() {
                open = Some(request);
            }
        }
        match open {
            Some(request) => Self::Occupied(Box::new(request)),
            None if matches!(after, ApiError::Conflict(_)) => Self::Refused(after.clone()),
            None => Self::NotSent {
                after: after.clone(),
            },
        }
    }

    /// Whether pressing the button would do something now.
    pub fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Rechecking | Self::Sending | Self::Checking { .. }
        )
    }

    /// Whether there is something to wait for, or no way back.
    pub fn is_under_way(&self) -> bool {
        self.is_busy() || matches!(self, Self::Accepted(_))
    }

    /// Whether the fields must keep still, because what they hold is on its way.
    pub fn holds_fields(&self) -> bool {
        self.is_under_way() && *self != Self::Rechecking
    }

    /// Whether what was typed may be dropped: not while it may have arrived.
    pub fn may_start_over(&self) -> bool {
        !self.holds_fields() && !matches!(self, Self::Unclear { .. })
    }
}

#[cfg(test)]
mod tests;
