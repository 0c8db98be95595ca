//! What changed in the list since somebody last looked at it.

use std::sync::Arc;

use super::ids::{InstanceId, InstanceUuid, Username};
use super::instance::Instance;
use super::roll::{Rows, numbered};
use super::status::{Light, Status};

/// One instance that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub uuid: InstanceUuid,
    pub name: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It is in this state now.
    Is(Status),
    Ended,
    /// Somebody else's, and not in my list any more.
    Left,
    /// It was not in the list before.
    New,
}

/// What is different in `now`; of both is told whether they are the whole list. Rows that are missing have
/// ended only where they are missing in the whole list, and rows that are more are new only where the whole
/// list was there before.
pub fn changes(before: (&Rows, bool), now: (&Rows, bool), me: Option<&Username>) -> Vec<Change> {
    let ((before, was_whole), (now, is_whole)) = (before, now);
    let (old, new) = (numbered(&before.0), numbered(&now.0));
    let mut changes = Vec::new();
    for it in &now.0 {
        let what = match find(&old, it.id) {
            Some(old) if Arc::ptr_eq(old, it) => None,
            Some(old) if old.ended.is_none() && it.ended.is_some() => Some(What::Ended),
            Some(old) => is_news(old, it).then(|| What::Is(it.status.clone())),
            None => was_whole.then_some(What::New),
        };
        changes.extend(what.map(|what| change(it, what)));
    }
    if is_whole {
        let old = before.0.iter().filter(|it| it.ended.is_none());
        let gone = old.filter(|it| find(&new, it.id).is_none());
        changes.extend(gone.map(|it| {
            let is_mine = me.is_some_and(|me| it.is_owned_by(me));
            change(it, if is_mine { What::Ended } else { What::Left })
        }));
    }
    changes
}

fn change(it: &Instance, what: What) -> Change {
    Change {
        uuid: it.uuid.clone(),
        name: it.name.clone(),
        what,
    }
}

/// One step after the other of the same way is no news: being on the way at all is, and where it led.
fn is_news(old: &Instance, new: &Instance) -> bool {
    let light = new.status.light();
    let is_changing = light == Light::Changing;
    new.ended.is_none() && (old.status.light() != light || !is_changing && old.status != new.status)
}

fn find<'a>(rows: &[(i64, &'a Arc<Instance>)], id: InstanceId) -> Option<&'a Arc<Instance>> {
    let at = rows.binary_search_by_key(&id.0, |it| it.0).ok()?;
    rows.get(at).map(|it| it.1)
}

/// What is said of a row beside what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub uuid: InstanceUuid,
    /// Since when it is in its state, where that was seen.
    pub since: Option<i64>,
    /// When it changed, until that was seen.
    pub changed: Option<i64>,
    /// It takes longer than usual.
    pub is_slow: bool,
}

/// The notes of all rows that have one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes(Vec<Note>);

/// A mark that was there for so long when news come was seen (milliseconds).
const SEEN_AFTER: i64 = 60_000;

impl Notes {
    pub fn of(&self, uuid: &InstanceUuid) -> Option<&Note> {
        self.0.iter().find(|it| it.uuid == *uuid)
    }

    /// It was seen to change just now.
    pub fn saw_change(&mut self, uuid: &InstanceUuid, now: i64, is_marked: bool) {
        let note = self.note(uuid);
        note.since = Some(now);
        if is_marked {
            note.changed = Some(now);
        }
    }

    /// The news of a refresh: they changed at some time or other. Marks of before have been seen.
    pub fn take(&mut self, news: &[Change], now: i64) {
        for it in &mut self.0 {
            it.changed = it
                .changed
                .filter(|at| (0..SEEN_AFTER).contains(&(now - at)));
        }
        for change in news {
            let note = self.note(&change.uuid);
            note.since = None;
            note.changed = Some(now);
        }
        self.tidy();
    }

    /// Somebody has opened its page.
    pub fn was_opened(&mut self, uuid: &InstanceUuid) {
        if let Some(it) = self.0.iter_mut().find(|it| it.uuid == *uuid) {
            it.changed = None;
        }
        self.tidy();
    }

    /// These take longer than usual, and no others.
    pub fn set_slow(&mut self, slow: &[InstanceUuid]) {
        for it in &mut self.0 {
            it.is_slow = false;
        }
        for uuid in slow {
            self.note(uuid).is_slow = true;
        }
        self.tidy();
    }

    fn note(&mut self, uuid: &InstanceUuid) -> &mut Note {
        let at = self.0.iter().position(|it| it.uuid == *uuid);
        let at = at.unwrap_or_else(|| {
            self.0.push(Note {
                uuid: uuid.clone(),
                since: None,
                changed: None,
                is_slow: false,
            });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    fn tidy(&mut self) {
        self.0
            .retain(|it| it.since.is_some() || it.changed.is_some() || it.is_slow);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::instance;
    use crate::domain::time::Timestamp;

    fn row(id: i64, state: &str) -> Instance {
        let mut it = instance();
        it.id = InstanceId(id);
        it.uuid = InstanceUuid(format!("uuid-{id}"));
        it.name = format!("node-{id}");
        it.status = Status::from_live(state);
        it
    }

    fn rows(rows: &[Instance]) -> Rows {
        Rows(rows.iter().cloned().map(Arc::new).collect())
    }

    fn found(before: &[Instance], now: &[Instance], is_whole: bool) -> Vec<(String, What)> {
        let me = instance().owner.username;
        let (before, now) = (rows(before), rows(now));
        changes((&before, true), (&now, is_whole), Some(&me))
            .into_iter()
            .map(|it| (it.name, it.what))
            .collect()
    }

    #[test]
    fn where_a_way_led_is_news_and_its_steps_are_not() {
        let news =
            |before: &str, now: &str| !found(&[row(1, before)], &[row(1, now)], true).is_empty();
        for (before, now, is_news) in [
            ("build", "active", true),
            ("build - spawning", "active - networking", false),
            ("active", "active", false),
            ("active", "active - powering-off", true),
            ("shutoff", "suspended", true),
            ("active - deploying", "active - deploy_error", true),
            ("active", "strange", true),
            ("strange", "stranger", true),
        ] {
            assert_eq!(news(before, now), is_news, "{before} to {now}");
        }
    }

    #[test]
    fn what_is_missing_has_ended_once_the_whole_list_is_there() {
        let before = [row(1, "active"), row(2, "active")];
        let now = [row(2, "active")];
        assert_eq!(found(&before, &now, false), []);
        assert_eq!(found(&before, &now, true), [("node-1".into(), What::Ended)]);
        let mut theirs = row(1, "active");
        theirs.owner.username = Username("mkato".into());
        assert_eq!(
            found(&[theirs, row(2, "active")], &now, true),
            [("node-1".into(), What::Left)]
        );
    }

    #[test]
    fn what_was_told_to_have_ended_is_not_told_again() {
        let mut ended = row(1, "active");
        ended.ended = Some(Timestamp(1));
        assert_eq!(
            found(&[row(1, "active")], &[ended.clone()], true),
            [("node-1".into(), What::Ended)]
        );
        assert_eq!(found(&[ended], &[], true), []);
    }

    #[test]
    fn more_rows_are_new_only_where_all_were_known() {
        let (before, now) = ([row(1, "active")], [row(2, "build"), row(1, "active")]);
        assert_eq!(found(&before, &now, true), [("node-2".into(), What::New)]);
        let (before, now) = (rows(&before), rows(&now));
        assert_eq!(changes((&before, false), (&now, true), None), []);
        let none = Rows::default();
        assert_eq!(
            changes((&none, false), (&now, true), None),
            [],
            "the first load"
        );
    }

    #[test]
    fn a_mark_stays_until_it_was_seen() {
        let uuid = row(1, "active").uuid;
        let (before, now) = (rows(&[row(1, "build")]), rows(&[row(1, "active")]));
        let news = changes((&before, true), (&now, true), None);
        let is_marked = |notes: &Notes| notes.of(&uuid).is_some_and(|it| it.changed.is_some());
        let mut notes = Notes::default();
        notes.take(&news, 0);
        assert!(is_marked(&notes));
        // A refresh right behind it: nobody can have read it yet.
        notes.take(&[], 5_000);
        assert!(is_marked(&notes));
        notes.take(&[], 300_000);
        assert_eq!(notes, Notes::default());
        notes.take(&news, 0);
        notes.was_opened(&uuid);
        assert_eq!(notes, Notes::default());
        // What was seen to happen is known to the minute, and stays so.
        notes.saw_change(&uuid, 7, true);
        notes.was_opened(&uuid);
        notes.set_slow(std::slice::from_ref(&uuid));
        notes.set_slow(&[]);
        assert_eq!(notes.of(&uuid).and_then(|it| it.since), Some(7));
        assert!(!is_marked(&notes));
    }
}
