//! Making something on the server that the request needs: a tag, a script, a license, a pattern.
//!
//! It counts only once the server has confirmed it. Where the answer leaves it open whether it was
//! made, or says that there is one already, the server is asked for it before anything is sent again.

use super::api_error::ApiError;

/// How far making it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Creation {
    /// The person fills it in.
    #[default]
    Open,
    Making,
    /// The server is asked whether it is there, as the answer did not say.
    Asking {
        after: ApiError,
    },
    /// The server said no.
    Refused(ApiError),
    /// Something went wrong, and it was not made: it can be sent again.
    NotMade {
        after: ApiError,
    },
    /// Something went wrong, and the server could not be asked either.
    Unclear {
        check_failed: ApiError,
    },
    Made,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Press,
    Answered(Result<(), ApiError>),
    /// Whether the server has it.
    Looked(Result<bool, ApiError>),
    Edited,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    Make,
    Look,
}

impl Creation {
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Making | Self::Asking { .. })
    }

    /// What comes of an event; one that does not belong here changes nothing.
    pub fn next(&self, event: Event) -> (Self, Option<Todo>) {
        match (self, event) {
            (Self::Unclear { check_failed }, Event::Press) => {
                let after = check_failed.clone();
                (Self::Asking { after }, Some(Todo::Look))
            }
            (it, Event::Press) if !it.is_busy() && *it != Self::Made => {
                (Self::Making, Some(Todo::Make))
            }
            (Self::Making, Event::Answered(Ok(()))) => (Self::Made, None),
            (Self::Making, Event::Answered(Err(error))) => {
                if error.outcome_is_unknown() || says_there_is_one(&error) {
                    (Self::Asking { after: error }, Some(Todo::Look))
                } else {
                    (Self::Refused(error), None)
                }
            }
            (Self::Asking { .. }, Event::Looked(Ok(true))) => (Self::Made, None),
            (Self::Asking { after }, Event::Looked(Ok(false))) => {
                let after = after.clone();
                if says_there_is_one(&after) {
                    (Self::Refused(after), None)
                } else {
                    (Self::NotMade { after }, None)
                }
            }
            (Self::Asking { .. }, Event::Looked(Err(check_failed))) => {
                (Self::Unclear { check_failed }, None)
            }
            (Self::Refused(_) | Self::NotMade { .. }, Event::Edited) => (Self::Open, None),
            (it, _) => (it.clone(), None),
        }
    }
}

/// `["A tag with this name already exists: Ubuntu"]` (section 12.1).
fn says_there_is_one(error: &ApiError) -> bool {
    matches!(error, ApiError::Refused(said) if said.contains("already exists"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn taken() -> ApiError {
        ApiError::Refused("A tag with this name already exists: Ubuntu".into())
    }

    /// Where a series of events leads from the beginning, and what was done on the way.
    fn after(events: Vec<Event>) -> (Creation, Vec<Todo>) {
        let mut done = Vec::new();
        let mut at = Creation::default();
        for event in events {
            let (next, todo) = at.next(event);
            at = next;
            done.extend(todo);
        }
        (at, done)
    }

    #[test]
    fn only_the_servers_word_makes_it_count() {
        let (at, done) = after(vec![Event::Press]);
        assert_eq!((at, done), (Creation::Making, vec![Todo::Make]));
        let (at, _) = after(vec![Event::Press, Event::Answered(Ok(()))]);
        assert_eq!(at, Creation::Made);
    }

    #[test]
    fn a_second_press_sends_nothing_twice() {
        let (_, done) = after(vec![Event::Press, Event::Press, Event::Press]);
        assert_eq!(done, [Todo::Make]);
    }

    #[test]
    fn a_clear_no_is_told_at_once() {
        for error in [
            ApiError::SignedOut,
            ApiError::Refused("No.".into()),
            ApiError::Invalid(vec![]),
            ApiError::Forbidden(String::new()),
            ApiError::Maintenance(String::new()),
        ] {
            let (at, done) = after(vec![Event::Press, Event::Answered(Err(error.clone()))]);
            assert_eq!((at, done), (Creation::Refused(error), vec![Todo::Make]));
        }
    }

    #[test]
    fn a_lost_answer_is_looked_up_and_so_is_one_that_is_there_already() {
        for error in [
            ApiError::Unreachable,
            ApiError::TimedOut,
            ApiError::Crashed { status: 500 },
            taken(),
        ] {
            let begin = vec![Event::Press, Event::Answered(Err(error.clone()))];
            let with = |looked| after([begin.clone(), vec![Event::Looked(looked)]].concat());
            assert_eq!(
                with(Ok(true)),
                (Creation::Made, vec![Todo::Make, Todo::Look])
            );
            let not_there = if error == taken() {
                Creation::Refused(error)
            } else {
                Creation::NotMade { after: error }
            };
            assert_eq!(with(Ok(false)).0, not_there);
            let check_failed = ApiError::Unreachable;
            assert_eq!(
                with(Err(check_failed.clone())).0,
                Creation::Unclear { check_failed }
            );
        }
    }

    #[test]
    fn what_is_unclear_is_asked_for_before_it_is_sent_again() {
        let lost = Event::Answered(Err(ApiError::Unreachable));
        let unknown = Event::Looked(Err(ApiError::Unreachable));
        let (at, done) = after(vec![
            Event::Press,
            lost,
            unknown,
            Event::Edited,
            Event::Press,
        ]);
        assert!(matches!(at, Creation::Asking { .. }));
        assert_eq!(done, [Todo::Make, Todo::Look, Todo::Look]);
    }

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            Just(Event::Press),
            Just(Event::Edited),
            Just(Event::Answered(Ok(()))),
            Just(Event::Answered(Err(ApiError::Unreachable))),
            Just(Event::Answered(Err(ApiError::SignedOut))),
            any::<bool>().prop_map(|it| Event::Looked(Ok(it))),
            Just(Event::Looked(Err(ApiError::TimedOut))),
        ]
    }

    proptest! {
        #[test]
        fn after_a_lost_answer_it_is_asked_before_it_is_sent(events in prop::collection::vec(any_event(), 0..30)) {
            let mut at = Creation::default();
            let mut is_open = false;
            for event in events {
                if at == Creation::Making && event == Event::Answered(Err(ApiError::Unreachable)) {
                    is_open = true;
                }
                if matches!((&at, &event), (Creation::Asking { .. }, Event::Looked(Ok(_)))) {
                    is_open = false;
                }
                let (next, todo) = at.next(event);
                prop_assert!(todo != Some(Todo::Make) || !is_open);
                at = next;
            }
        }
    }
}
