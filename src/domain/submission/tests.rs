//! One press, one request, whatever happens in between.

use super::*;
use crate::domain::test_data::open_request;
use proptest::prelude::*;

fn fingerprint() -> Fingerprint {
    Fingerprint {
        image_name: "Aligner workbench".into(),
        description: "STAR and helpers.".into(),
        known_before: Some(Vec::new()),
    }
}

/// Runs events one after another; the checks pass whenever they are asked for.
fn run(events: Vec<Event>) -> (Submission, Vec<Effect>) {
    let mut state = Submission::default();
    let mut effects = Vec::new();
    for event in events {
        let (mut next, mut effect) = state.next(event, &fingerprint());
        if effect == Some(Effect::Recheck) {
            (next, effect) = next.next(PASSED, &fingerprint());
        }
        state = next;
        effects.extend(effect);
    }
    (state, effects)
}

const PASSED: Event = Event::Rechecked { is_blocked: false };
const BLOCKED: Event = Event::Rechecked { is_blocked: true };

#[test]
fn nothing_is_sent_before_the_checks_have_passed_once_more() {
    let at = |state: &Submission, event| state.next(event, &fingerprint());
    let (checking, effect) = at(&Submission::Editing, Event::Press);
    assert_eq!(effect, Some(Effect::Recheck));
    assert!(checking.is_busy() && !checking.holds_fields());
    assert_eq!(
        at(&checking, Event::Edited),
        (Submission::Editing, None),
        "what was changed was not checked"
    );
    assert_eq!(at(&checking, Event::Press), (checking.clone(), None));
    let (held, effect) = at(&checking, BLOCKED);
    assert_eq!((&held, effect), (&Submission::HeldBack, None));
    assert_eq!(at(&held, Event::Edited).0, Submission::Editing);
    assert_eq!(at(&held, Event::Press).1, Some(Effect::Recheck));
    // An answer that comes too late starts nothing.
    assert_eq!(
        at(&Submission::Editing, PASSED),
        (Submission::Editing, None)
    );
    assert_eq!(
        at(&Submission::Sending, PASSED),
        (Submission::Sending, None)
    );
}

#[test]
fn without_the_list_of_before_only_an_open_request_can_be_ours() {
    let unknown = Fingerprint {
        known_before: None,
        ..fingerprint()
    };
    let mut request = open_request();
    assert!(unknown.is_of(&request));
    request.status = crate::domain::imaging_request::RequestStatus::Closed;
    assert!(!unknown.is_of(&request), "it is an older one");
    assert!(
        fingerprint().is_of(&request),
        "it is new, and was closed since"
    );
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
    /// the call, 2 loses the answer, 3 lets the checks find something. After each step the
    /// person presses like mad, and the page may be loaded anew.
    #[test]
    fn whatever_the_network_does_there_is_one_request(network in proptest::collection::vec((0..4_u8, any::<bool>()), 1..30)) {
        let mut server = Server::default();
        let mut state = Submission::default();
        for (fate, reloads) in network {
            let (next, mut effect) = state.next(Event::Press, &fingerprint());
            state = next;
            while let Some(todo) = effect {
                let (again, nothing) = state.next(Event::Press, &fingerprint());
                prop_assert_eq!((&again, nothing), (&state, None));
                let event = match (todo, fate) {
                    (Effect::Recheck, 3) => BLOCKED,
                    (Effect::Recheck, _) => PASSED,
                    (Effect::Send, 0) => Event::Answered(server.post().map(Box::new)),
                    (Effect::Send, 2) => { let _ = server.post(); Event::Answered(Err(ApiError::Unreachable)) }
                    (Effect::Send, _) => Event::Answered(Err(ApiError::TimedOut)),
                    (Effect::Check, 0) => Event::Checked(Ok(server.has.clone())),
                    (Effect::Check, _) => Event::Checked(Err(ApiError::Unreachable)),
                };
                // A page that goes while a request is on its way asks first when it is back.
                if reloads && todo == Effect::Send {
                    (state, effect) = Submission::default().next(Event::CheckAgain, &fingerprint());
                    continue;
                }
                (state, effect) = state.next(event, &fingerprint());
            }
            prop_assert!(server.created <= 1);
            if matches!(state, Submission::Accepted(_)) { prop_assert_eq!(server.created, 1); }
            if matches!(state, Submission::NotSent { .. }) { prop_assert_eq!(server.created, 0); }
        }
    }
}
