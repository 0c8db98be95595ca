//! Many instances at once, by hand and in any order of events.

use proptest::prelude::*;

use super::*;
use crate::domain::api_error::ApiError;
use crate::domain::capability;
use crate::domain::ids::{InstanceId, Username};
use crate::domain::preflight::Known;
use crate::domain::test_data::{allocation, instance};

fn rows(states: &[&str]) -> Rows {
    let row = |(at, state): (usize, &&str)| {
        let mut it = instance();
        it.id = InstanceId(i64::try_from(at).expect("few"));
        it.uuid = InstanceUuid(at.to_string());
        it.status = Status::from_live(state);
        it.allocation = Some(allocation());
        Arc::new(it)
    };
    Rows(states.iter().enumerate().map(row).collect())
}

fn uuid(at: usize) -> InstanceUuid {
    InstanceUuid(at.to_string())
}

fn judge(action: Action, row: &Instance) -> Option<Obstacle> {
    let me = Username("rlin".into());
    capability::obstacle(
        action,
        row,
        Some(&me),
        &Known::Is(false),
        Some(&Action::ALL),
    )
}

fn run(action: Action, states: &[&str]) -> Run {
    Run::new(action, plan(&rows(states), |it| judge(action, it)))
}

#[test]
fn an_action_applies_to_some_of_them() {
    let mut chosen = rows(&["active", "shutoff", "active - deploying", "error", "active"]);
    let mut others = Instance::clone(&chosen.0[4]);
    others.owner.username = Username("mkato".into());
    chosen.0[4] = Arc::new(others);
    let plan = plan(&chosen, |it| judge(Action::Stop, it));
    assert_eq!(plan.can.0.len(), 2);
    let why: Vec<&Obstacle> = plan.cannot.iter().map(|it| &it.1).collect();
    assert!(matches!(
        why[..],
        [
            Obstacle::WrongState,
            Obstacle::WrongState,
            Obstacle::SomebodyElses { .. }
        ]
    ));
}

#[test]
fn a_few_are_sent_at_once_and_each_is_followed() {
    let mut run = run(Action::Stop, &["active"; 5]);
    let sent: Vec<_> = std::iter::from_fn(|| run.take_next()).collect();
    assert_eq!(sent.len(), AT_ONCE);
    run.answer(&uuid(0), Acted::Accepted);
    assert!(run.take_next().is_some(), "one is answered, the next goes");
    run.arrive(&uuid(0), &Status::from_live("shutoff"));
    run.answer(&uuid(1), Acted::Refused(ApiError::TimedOut));
    run.answer(&uuid(2), Acted::Accepted);
    run.arrive(&uuid(2), &Status::from_live("active"));
    let counts = run.counts();
    assert_eq!((counts.done, counts.failed, counts.unsent), (1, 2, 2));
    assert!(!counts.is_over());
    let failed: Vec<_> = run.failed().0.iter().map(|it| it.uuid.0.clone()).collect();
    assert_eq!(failed, ["1", "2"], "refused, and without effect");
}

#[test]
fn a_reboot_that_ends_where_it_began_has_worked() {
    let mut run = run(Action::Reboot, &["active"]);
    run.take_next();
    run.answer(&uuid(0), Acted::Accepted);
    run.arrive(&uuid(0), &Status::from_live("active"));
    assert_eq!(run.counts().done, 1);
}

#[test]
fn what_ends_is_done_where_it_was_to_be_deleted() {
    for (action, is_done) in [(Action::Delete, true), (Action::Stop, false)] {
        let mut run = run(action, &["active"]);
        run.take_next();
        run.answer(&uuid(0), Acted::Accepted);
        run.end(&uuid(0));
        assert_eq!(run.counts().done == 1, is_done, "{action:?}");
        assert!(run.counts().is_over());
    }
    let mut gone = run(Action::Delete, &["active"]);
    gone.take_next();
    gone.answer(&uuid(0), Acted::Gone);
    assert_eq!(gone.counts().failed, 0, "it was deleted before");
}

#[test]
fn what_comes_late_changes_nothing() {
    let mut run = run(Action::Stop, &["active", "active"]);
    run.arrive(&uuid(0), &Status::from_live("shutoff"));
    run.end(&uuid(1));
    run.answer(&uuid(0), Acted::Accepted);
    assert_eq!(run.counts().unsent, 2, "nothing was asked for yet");
}

#[derive(Clone, Debug)]
enum Event {
    Next,
    Accept(usize),
    Refuse(usize),
    Arrive(usize, bool),
    End(usize),
    LoseSight(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let at = 0..8_usize;
    prop_oneof![
        3 => Just(Event::Next),
        2 => at.clone().prop_map(Event::Accept),
        1 => at.clone().prop_map(Event::Refuse),
        1 => (at.clone(), any::<bool>()).prop_map(|(at, moved)| Event::Arrive(at, moved)),
        1 => at.clone().prop_map(Event::End),
        1 => at.prop_map(Event::LoseSight),
    ]
}

proptest! {
    #[test]
    fn nobody_is_asked_for_twice_and_never_too_many_at_once(events in prop::collection::vec(event(), 0..80)) {
        let mut run = run(Action::Stop, &["active"; 8]);
        let mut sent = Vec::new();
        for event in events {
            match event {
                Event::Next => sent.extend(run.take_next().map(|it| it.uuid.clone())),
                Event::Accept(at) => run.answer(&uuid(at), Acted::Accepted),
                Event::Refuse(at) => run.answer(&uuid(at), Acted::Unknown(ApiError::TimedOut)),
                Event::Arrive(at, moved) => {
                    let state = if moved { "shutoff" } else { "active" };
                    run.arrive(&uuid(at), &Status::from_live(state));
                }
                Event::End(at) => run.end(&uuid(at)),
                Event::LoseSight(at) => run.lose_sight(&uuid(at)),
            }
            let sending = run.jobs.iter().filter(|it| it.stage == Stage::Sending).count();
            prop_assert!(sending <= AT_ONCE);
            let counts = run.counts();
            prop_assert!(counts.done + counts.failed + counts.unsent <= counts.all);
            prop_assert!(!counts.is_over() || counts.unsent == 0);
        }
        let count = sent.len();
        sent.sort();
        sent.dedup();
        prop_assert_eq!(sent.len(), count, "each once");
    }
}
