//! All instances that are watched, in one queue: the cloud is asked for one after the other, and for
//! whichever has waited longest (API contract, section 7).
//!
//! Times are milliseconds since 1970 by a clock that may be set, and may have slept.

use super::ids::{InstanceUuid, Username};
use super::instance::{self, Instance, LiveInstance};
use super::poll;
use super::status::{Light, Status};
use super::watch::{Seen, Watch};

/// Between the beginnings of two looks.
pub const GAP: i64 = 1_000;
/// Sixty seats load their lists together: what is changing in them is first looked at within so long
/// after [`poll::FIRST_DELAY`].
const SPREAD: u32 = 9_000;
/// After a pause, what is overdue is looked at within so long.
const SPREAD_OVERDUE: u32 = 5_000;

/// The queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watching {
    rows: Vec<Watched>,
    /// Whose answer is under way.
    asking: Option<InstanceUuid>,
    asked_at: i64,
}

#[derive(Clone, Debug, PartialEq)]
struct Watched {
    /// As it is shown.
    instance: Instance,
    watch: Watch,
    /// When it is to be looked at; `None` once that is left to the person.
    due: Option<i64>,
    /// Whether what is shown is newer than what the database may say.
    is_fresh: bool,
}

/// What came of a look.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    Live(&'a LiveInstance),
    /// It cannot be watched: the cloud does not let us see it.
    Refused,
    Failed,
}

/// Whether the live call may be made for an instance: one that finds nothing ends the row on the server,
/// and for those of others it is refused.
pub fn may_be_watched(instance: &Instance, me: &Username, is_leader: bool) -> bool {
    let is_mine = is_leader || instance.is_owned_by(me);
    is_mine && instance.ended.is_none() && instance.provider.active
}

fn is_settled(instance: &Instance) -> bool {
    instance.status.is_settled(instance.usable_ip().is_some())
}

impl Watching {
    /// Takes in an instance as the database has it, and watches it while it is changing.
    /// What the queue knows better stays.
    pub fn see(&mut self, row: &Instance, now: i64, jitter: f64) {
        let known = self.rows.iter().position(|it| it.instance.uuid == row.uuid);
        if let Some(at) = known {
            let is_given_up =
                self.rows[at].due.is_none() && self.asking.as_ref() != Some(&row.uuid);
            if !is_given_up || self.rows[at].instance.status == row.status {
                return;
            }
            self.rows.remove(at);
        }
        if row.ended.is_none() && !is_settled(row) {
            let delay = poll::FIRST_DELAY + poll::share(SPREAD, jitter);
            self.push(row, None, now + i64::from(delay));
        }
    }

    /// Follows an instance, as it is shown from now on, out of the state `leaving`. Without that it is
    /// followed only while it is changing, and the queue is rid of it otherwise.
    pub fn follow(&mut self, shown: &Instance, leaving: Option<Status>, now: i64, jitter: f64) {
        self.drop(&shown.uuid);
        let delay = poll::next_delay(0, 0, jitter).unwrap_or(poll::FIRST_DELAY);
        if shown.ended.is_none() && (leaving.is_some() || !is_settled(shown)) {
            self.push(shown, leaving, now + i64::from(delay));
        }
    }

    fn push(&mut self, shown: &Instance, leaving: Option<Status>, due: i64) {
        self.rows.push(Watched {
            instance: shown.clone(),
            is_fresh: leaving.is_some(),
            watch: Watch::begin(due, leaving),
            due: Some(due),
        });
    }

    /// Looks at it next, at the person's wish, also where that was given up.
    pub fn hurry(&mut self, uuid: &InstanceUuid, now: i64) {
        if let Some(it) = self.find_mut(uuid) {
            if it.due.is_none() {
                it.watch = Watch::begin(now, None);
            }
            it.due = Some(now);
        }
    }

    /// The one that was asked for is no more; answers whether anybody still waits for it.
    pub fn end(&mut self, uuid: &InstanceUuid) -> bool {
        let is_wanted = self.asking.as_ref() == Some(uuid) && self.find_mut(uuid).is_some();
        self.asking.take_if(|it| it == uuid);
        self.drop(uuid);
        is_wanted
    }

    /// Watches it no more.
    pub fn drop(&mut self, uuid: &InstanceUuid) {
        self.rows.retain(|it| it.instance.uuid != *uuid);
    }

    /// After a pause (nobody saw the page, or nothing came through): what is overdue is looked at soon,
    /// and not at once.
    pub fn wake(&mut self, now: i64, mut random: impl FnMut() -> f64) {
        for it in &mut self.rows {
            if let Some(due) = it.due.filter(|due| *due <= now) {
                let spread = poll::share(SPREAD_OVERDUE, random());
                it.due = Some(due.max(now + i64::from(spread)));
            }
        }
    }

    /// Milliseconds until the next look; `None` while there is none, or one is under way.
    pub fn next_delay(&mut self, now: i64) -> Option<u32> {
        if self.asking.is_some() {
            return None;
        }
        // The clock may have been set back: nobody waits for the future that it had.
        let latest = now + i64::from(poll::LONGEST);
        for it in &mut self.rows {
            it.due = it.due.map(|due| due.min(latest));
        }
        self.asked_at = self.asked_at.min(now);
        let due = self.rows.iter().filter_map(|it| it.due).min()?;
        u32::try_from((due.max(self.asked_at + GAP) - now).max(0)).ok()
    }

    /// Whose turn it is: the answer is to be told to [`Watching::answer`].
    pub fn take_turn(&mut self, now: i64) -> Option<Instance> {
        let due = self.rows.iter().filter(|it| it.due.is_some());
        let instance = due.min_by_key(|it| it.due)?.instance.clone();
        self.asking = Some(instance.uuid.clone());
        self.asked_at = now;
        Some(instance)
    }

    /// Takes in what came of a look; `None` where nothing is to be told of it.
    pub fn answer(
        &mut self,
        uuid: &InstanceUuid,
        answer: Answer<'_>,
        now: i64,
        jitter: f64,
    ) -> Option<Seen> {
        if self.asking.as_ref() != Some(uuid) {
            return None;
        }
        self.asking = None;
        let it = self.find_mut(uuid)?;
        let Answer::Live(live) = answer else {
            it.watch.miss(now);
            let is_refused = matches!(answer, Answer::Refused);
            // Nothing better will be known than what the database says.
            it.is_fresh &= it.watch.is_leaving() && !is_refused;
            it.wait(now, jitter);
            it.due = it.due.filter(|_| !is_refused);
            return None;
        };
        let has_ip = instance::usable_ip(live.ip_address.as_deref()).is_some();
        let seen = it.watch.look(&live.status, has_ip, now);
        if matches!(seen, Seen::Moving | Seen::Arrived) {
            it.instance.merge_live(live);
            it.is_fresh = true;
        }
        it.wait(now, jitter);
        if seen == Seen::Arrived {
            self.drop(uuid);
        }
        Some(seen)
    }

    /// Puts what is known better into a row of the database's.
    pub fn overlay(&self, row: &mut Instance) {
        let known = self.rows.iter().find(|it| it.instance.uuid == row.uuid);
        if let Some(known) = known.filter(|it| it.is_fresh && row.ended.is_none()) {
            row.status = known.instance.status.clone();
            row.ip_address.clone_from(&known.instance.ip_address);
            row.web_desktop = known.instance.web_desktop;
        }
    }

    /// Whether it is looked at by itself.
    pub fn is_watched(&self, uuid: &InstanceUuid) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|it| it.instance.uuid == *uuid && it.due.is_some())
    }

    /// Those that have been changing for longer than usual: they are only looked at on request.
    pub fn slow(&self) -> Vec<InstanceUuid> {
        let slow = self.rows.iter().filter(|it| {
            // A state that may stay for ever, such as `paused`, is not late.
            let is_expected =
                matches!(it.instance.status.light(), Light::Changing | Light::Running);
            is_expected && it.watch.is_slow()
        });
        slow.map(|it| it.instance.uuid.clone()).collect()
    }

    fn find_mut(&mut self, uuid: &InstanceUuid) -> Option<&mut Watched> {
        self.rows.iter_mut().find(|it| it.instance.uuid == *uuid)
    }
}

impl Watched {
    fn wait(&mut self, now: i64, jitter: f64) {
        let delay = self.watch.next_delay(jitter);
        self.due = delay.map(|delay| now + i64::from(delay));
    }
}

#[cfg(test)]
mod tests;
