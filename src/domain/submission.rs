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
    Send,
    Check,
}

/// What tells this request from others for the same instance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fingerprint {
    pub image_name: String,
    pub description: String,
    /// Those that existed before the first sending.
    pub known_before: Vec<RequestId>,
}

impl Fingerprint {
    /// Whether a request of the list is the one that was sent.
    pub fn is_of(&self, request: &ImagingRequest) -> bool {
        !self.known_before.contains(&request.id)
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
                Self::Editing | Self::Refused(_) | Self::NotSent { .. } | Self::Occupied(_),
                Event::Press,
            ) => (Self::Sending, Some(Effect::Send)),
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
            (Self::Refused(_) | Self::NotSent { .. } | Self::Occupied(_), Event::Edited) => {
                (Self::Editing, None)
            }
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
        matches!(self, Self::Sending | Self::Checking { .. })
    }

    /// Whether the fields must keep still, because what they hold is on its way.
    pub fn is_under_way(&self) -> bool {
        self.is_busy() || matches!(self, Self::Accepted(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::open_request;
    use proptest::prelude::*;

    fn fingerprint() -> Fingerprint {
        Fingerprint {
            image_name: "Aligner workbench".into(),
            description: "STAR and helpers.".into(),
            known_before: Vec::new(),
        }
    }

    fn run(events: Vec<Event>) -> (Submission, Vec<Effect>) {
        let mut state = Submission::default();
        let mut effects = Vec::new();
        for event in events {
            let (next, effect) = state.next(event, &fingerprint());
            state = next;
            effects.extend(effect);
        }
        (state, effects)
    }

    #[test]
    fn a_double_press_sends_once() {
        let (state, effects) = run(vec![
            Event::Press,
            Event::Press,
            Event::Answered(Ok(Box::new(open_request()))),
        ]);
        assert!(matches!(state, Submission::Accepted(_)));
        assert_eq!(effects, [Effect::Send]);
    }

    #[test]
    fn a_cut_connection_is_checked_before_anything_is_sent_again() {
        let cut = || Event::Answered(Err(ApiError::Unreachable));
        let (state, effects) = run(vec![Event::Press, cut(), Event::Press]);
        assert_eq!(effects, [Effect::Send, Effect::Check]);
        assert!(state.is_busy());
        let (state, _) = run(vec![
            Event::Press,
            cut(),
            Event::Checked(Ok(vec![open_request()])),
        ]);
        assert!(matches!(state, Submission::Accepted(_)));
        let (state, effects) = run(vec![
            Event::Press,
            cut(),
            Event::Checked(Ok(Vec::new())),
            Event::Press,
        ]);
        assert_eq!(state, Submission::Sending);
        assert_eq!(effects, [Effect::Send, Effect::Check, Effect::Send]);
    }

    #[test]
    fn a_400_that_created_it_is_seen_through() {
        let unclear = Event::Answered(Err(ApiError::Unclear("could not start".into())));
        let (state, _) = run(vec![
            Event::Press,
            unclear,
            Event::Checked(Ok(vec![open_request()])),
        ]);
        assert!(matches!(state, Submission::Accepted(_)));
    }

    #[test]
    fn a_conflict_with_another_request_is_told_as_such() {
        let mut other = open_request();
        other.image_name = "Something else".into();
        let conflict = Event::Answered(Err(ApiError::Conflict("Only one active request".into())));
        let (state, _) = run(vec![
            Event::Press,
            conflict,
            Event::Checked(Ok(vec![other])),
        ]);
        assert!(matches!(state, Submission::Occupied(_)));
    }

    #[test]
    fn when_checking_fails_only_checking_is_offered() {
        let (state, effects) = run(vec![
            Event::Press,
            Event::Answered(Err(ApiError::TimedOut)),
            Event::Checked(Err(ApiError::Unreachable)),
            Event::Press,
        ]);
        assert_eq!(effects, [Effect::Send, Effect::Check, Effect::Check]);
        assert!(matches!(state, Submission::Checking { .. }));
    }

    /// A server that keeps at most one open request, and a network that loses answers.
    #[derive(Default)]
    struct Server {
        has: Vec<ImagingRequest>,
        created: usize,
    }

    impl Server {
        fn post(&mut self) -> Result<ImagingRequest, ApiError> {
            if self.has.is_empty() {
                self.created += 1;
                self.has.push(open_request());
                Ok(open_request())
            } else {
                Err(ApiError::Conflict(
                    "Only one active request is allowed per provider.".into(),
                ))
            }
        }
    }

    proptest! {
        /// Each number is what the network does to the next call: 0 delivers both ways, 1 loses
        /// the call, 2 loses the answer. After each step the person presses like mad.
        #[test]
        fn whatever_the_network_does_there_is_one_request(network in proptest::collection::vec(0..3_u8, 1..30)) {
            let mut server = Server::default();
            let mut state = Submission::default();
            for fate in network {
                let (next, mut effect) = state.next(Event::Press, &fingerprint());
                state = next;
                while let Some(todo) = effect {
                    let (again, nothing) = state.next(Event::Press, &fingerprint());
                    prop_assert_eq!((&again, nothing), (&state, None));
                    let event = match (todo, fate) {
                        (Effect::Send, 0) => Event::Answered(server.post().map(Box::new)),
                        (Effect::Send, 2) => { let _ = server.post(); Event::Answered(Err(ApiError::Unreachable)) }
                        (Effect::Send, _) => Event::Answered(Err(ApiError::TimedOut)),
                        (Effect::Check, 0) => Event::Checked(Ok(server.has.clone())),
                        (Effect::Check, _) => Event::Checked(Err(ApiError::Unreachable)),
                    };
                    (state, effect) = state.next(event, &fingerprint());
                }
                prop_assert!(server.created <= 1);
                if matches!(state, Submission::Accepted(_)) { prop_assert_eq!(server.created, 1); }
                if matches!(state, Submission::NotSent { .. }) { prop_assert_eq!(server.created, 0); }
            }
        }
    }
}
