//! The queue by hand, and whole days of it with sixty seats.

use super::*;
use crate::domain::ids::InstanceId;
use crate::domain::test_data;
use crate::domain::time::Timestamp;

mod day;

fn row(id: i64, state: &str) -> Instance {
    let mut it = test_data::instance();
    it.id = InstanceId(id);
    it.uuid = InstanceUuid(format!("uuid-{id}"));
    it.status = Status::from_live(state);
    it
}

fn live(it: &Instance, state: &str) -> LiveInstance {
    LiveInstance {
        uuid: it.uuid.clone(),
        status: Status::from_live(state),
        ip_address: it.ip_address.clone(),
        web_desktop: false,
        ended: None,
        fault: None,
    }
}

/// Waits for the next look, and answers whose it was and when.
fn turn(watching: &mut Watching, now: &mut i64, state: &str) -> (InstanceUuid, Option<Seen>) {
    *now += i64::from(watching.next_delay(*now).expect("somebody is watched"));
    let it = watching.take_turn(*now).expect("somebody is due");
    assert_eq!(watching.next_delay(*now), None, "one at a time");
    let answer = live(&it, state);
    let seen = watching.answer(&it.uuid, Answer::Live(&answer), *now, 0.5);
    (it.uuid, seen)
}

#[test]
fn what_is_changing_is_watched_until_it_has_arrived() {
    let mut watching = Watching::default();
    watching.see(&row(1, "active"), 0, 0.0);
    assert_eq!(watching.next_delay(0), None);
    watching.see(&row(2, "build"), 0, 0.0);
    assert_eq!(watching.next_delay(0), Some(3_000));
    let mut now = 0;
    assert_eq!(turn(&mut watching, &mut now, "build").1, Some(Seen::Moving));
    assert_eq!(
        turn(&mut watching, &mut now, "active").1,
        Some(Seen::Unproven)
    );
    assert_eq!(
        turn(&mut watching, &mut now, "active").1,
        Some(Seen::Arrived)
    );
    assert_eq!(
        watching,
        Watching {
            asked_at: now,
            ..Watching::default()
        }
    );
}

#[test]
fn nobody_is_asked_for_that_has_ended_or_is_somebody_elses() {
    let me = test_data::instance().owner.username;
    let other = Username("mkato".into());
    assert!(may_be_watched(&row(1, "build"), &me, false));
    assert!(may_be_watched(&row(1, "build"), &other, true));
    assert!(!may_be_watched(&row(1, "build"), &other, false));
    let mut ended = row(1, "build");
    ended.ended = Some(Timestamp(1));
    assert!(!may_be_watched(&ended, &me, true));
    let mut closed = row(1, "build");
    closed.provider.active = false;
    assert!(!may_be_watched(&closed, &me, true));
    // Whoever asks for it all the same gets nothing.
    let mut watching = Watching::default();
    watching.see(&ended, 0, 0.0);
    watching.follow(&ended, Some(Status::from_live("active")), 0, 0.0);
    assert_eq!(watching.next_delay(0), None);
}

#[test]
fn an_instance_on_its_page_and_in_the_list_is_one() {
    let mut watching = Watching::default();
    watching.see(&row(1, "build"), 0, 0.0);
    watching.see(&row(1, "build"), 100, 0.0);
    watching.follow(&row(1, "build"), None, 200, 0.0);
    watching.see(&row(1, "build"), 300, 0.0);
    assert_eq!(watching.rows.len(), 1);
    assert_eq!(watching.next_delay(300), Some(2_900));
}

#[test]
fn every_row_has_its_turn() {
    let mut watching = Watching::default();
    for id in 0..100 {
        watching.see(&row(id, "build"), 0, 0.5);
    }
    let mut now = 0;
    let first: Vec<_> = (0..100)
        .map(|_| turn(&mut watching, &mut now, "build").0)
        .collect();
    let mut each = first.clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), 100, "nobody twice before everybody once");
    let again: Vec<_> = (0..100)
        .map(|_| turn(&mut watching, &mut now, "build").0)
        .collect();
    assert_eq!(first, again, "in the same order");
    assert_eq!(now, 7_500 + 199 * GAP, "a second apart");
}

#[test]
fn what_the_database_says_meanwhile_is_older() {
    let mut watching = Watching::default();
    let mut shown = row(1, "active - powering-off");
    watching.follow(&shown, Some(Status::from_live("active")), 0, 0.0);
    let mut from_database = row(1, "active");
    watching.overlay(&mut from_database);
    assert_eq!(from_database.status, shown.status);
    // As soon as the cloud cannot be asked, the database is as good.
    let mut watching = Watching::default();
    shown.status = Status::from_live("build");
    watching.see(&shown, 0, 0.0);
    watching.overlay(&mut from_database);
    assert_ne!(from_database.status, shown.status);
    let mut now = 0;
    turn(&mut watching, &mut now, "build - spawning");
    let mut from_database = row(1, "build");
    watching.overlay(&mut from_database);
    assert_eq!(from_database.status.activity, "spawning");
    now += 30_000;
    let it = watching.take_turn(now).expect("it is due");
    watching.answer(&it.uuid, Answer::Failed, now, 0.0);
    let mut from_database = row(1, "active");
    watching.overlay(&mut from_database);
    assert_eq!(from_database.status.name, "active");
}

#[test]
fn what_cannot_be_seen_is_not_asked_for_again() {
    let mut watching = Watching::default();
    watching.see(&row(1, "build"), 0, 0.0);
    let it = watching.take_turn(3_000).expect("it is due");
    watching.answer(&it.uuid, Answer::Refused, 3_100, 0.0);
    assert_eq!(watching.next_delay(3_100), None);
    watching.see(&row(1, "build"), 300_000, 0.0);
    assert_eq!(watching.next_delay(300_000), None);
    // What is not changing any more may be changing another time.
    watching.see(&row(1, "active"), 600_000, 0.0);
    watching.see(&row(1, "build"), 900_000, 0.0);
    assert!(watching.next_delay(900_000).is_some());
}

#[test]
fn what_was_expected_of_what_cannot_be_seen_gives_way_to_the_database() {
    let mut watching = Watching::default();
    let left = Some(Status::from_live("active"));
    watching.follow(&row(1, "active - powering-off"), left, 0, 0.0);
    let it = watching.take_turn(3_000).expect("it is due");
    watching.answer(&it.uuid, Answer::Refused, 3_100, 0.0);
    let mut from_database = row(1, "shutoff");
    watching.overlay(&mut from_database);
    assert_eq!(from_database.status.name, "shutoff");
}

#[test]
fn after_half_an_hour_it_is_slow_and_looked_at_on_request() {
    let mut watching = Watching::default();
    for (id, state) in [(1, "build"), (2, "paused")] {
        watching.see(&row(id, state), 0, 0.0);
    }
    let mut now = 0;
    while let Some(delay) = watching.next_delay(now) {
        now += i64::from(delay);
        let it = watching.take_turn(now).expect("it is due");
        let same = live(&it, &it.status.name);
        watching.answer(&it.uuid, Answer::Live(&same), now, 0.5);
    }
    let late = now - poll::GIVE_UP_AFTER;
    assert!((0..60_000).contains(&late), "{late}");
    let uuid = row(1, "build").uuid;
    assert_eq!(
        watching.slow(),
        std::slice::from_ref(&uuid),
        "what may stay so is not late"
    );
    assert!(!watching.is_watched(&uuid));
    // A list that says the same changes nothing; one that says otherwise begins anew.
    watching.see(&row(1, "build"), now, 0.0);
    assert_eq!(watching.next_delay(now), None);
    watching.hurry(&uuid, now);
    assert_eq!(
        watching.next_delay(now),
        Some(0).filter(|_| false).or(Some(1_000))
    );
    assert!(watching.slow().is_empty() && watching.is_watched(&uuid));
}

#[test]
fn an_answer_that_nobody_waits_for_any_more_tells_nothing() {
    let mut watching = Watching::default();
    watching.see(&row(1, "build"), 0, 0.0);
    let it = watching.take_turn(3_000).expect("it is due");
    watching = Watching::default();
    let answer = live(&it, "active");
    let seen = watching.answer(&it.uuid, Answer::Live(&answer), 3_100, 0.0);
    assert_eq!(seen, None);
    assert_eq!(watching, Watching::default());
}

#[test]
fn a_clock_that_is_set_neither_stops_nor_hurries_it() {
    for jump in [-86_400_000_i64, 86_400_000] {
        let mut watching = Watching::default();
        for id in 0..3 {
            watching.see(&row(id, "build"), 100_000_000, 0.5);
        }
        let mut now = 100_000_000;
        turn(&mut watching, &mut now, "build");
        now += jump;
        let mut seen = Vec::new();
        let start = now;
        while seen.len() < 9 {
            seen.push(turn(&mut watching, &mut now, "build").0);
        }
        assert!(now - start >= 8 * GAP, "{jump}");
        assert!(now - start < 180_000, "{jump}: {}", now - start);
        for id in 0..3 {
            assert!(seen.contains(&row(id, "build").uuid), "{jump}: {id}");
        }
    }
}
