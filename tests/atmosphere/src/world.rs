//! What the stand-in's cloud is like at this moment, and what is about to happen in it.

use std::{collections::BTreeMap, time::Duration};

use crate::{
    clock::{Clock, after},
    cloud::{self, Change},
    db::Db,
    http::Reply,
};
use jiff::Timestamp;

/// Everything that calls read and change.
pub(crate) struct World {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) site: Site,
    /// Cached v1 answers by address and `Accept`, with the moment when each is dropped.
    pub(crate) cache: BTreeMap<String, (Timestamp, Reply)>,
    /// The token of each session cookie.
    pub(crate) sessions: BTreeMap<String, String>,
    queue: Vec<Due>,
}

/// How this deployment is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    /// The length of one step of the cloud.
    pub(crate) step: Duration,
    /// Whether the database follows the cloud at once; in production it may take 15 minutes.
    pub(crate) follows: bool,
    /// Whether a remote desktop is set up.
    pub(crate) desktop: bool,
    /// Whether the demo's staff approve imaging requests by themselves after a while.
    pub(crate) approves: bool,
}

/// A change that comes at a moment.
struct Due {
    at: Timestamp,
    change: Change,
}

impl World {
    pub(crate) fn new(db: Db, clock: Clock, site: Site) -> Self {
        Self {
            db,
            clock,
            site,
            cache: BTreeMap::new(),
            sessions: BTreeMap::new(),
            queue: Vec::new(),
        }
    }

    /// Plans a change for a number of steps from a moment; tenths of steps, as the recorded times are uneven.
    pub(crate) fn plan(&mut self, from: Timestamp, tenths: u32, change: Change) {
        let wait = self.site.step.saturating_mul(tenths) / 10;
        self.queue.push(Due {
            at: after(from, wait),
            change,
        });
    }

    /// Drops every planned change that the filter names: a new action replaces the last one's rest.
    pub(crate) fn forget(&mut self, is_stale: impl Fn(&Change) -> bool) {
        self.queue.retain(|due| !is_stale(&due.change));
    }

    /// Lets everything happen that is due by now, each at its own moment.
    pub(crate) fn settle(&mut self) {
        let now = self.clock.now();
        loop {
            let due = self
                .queue
                .iter()
                .enumerate()
                .filter(|(_, due)| due.at <= now);
            let Some((next, _)) = due.min_by_key(|(_, due)| due.at) else {
                break;
            };
            let Due { at, change } = self.queue.remove(next);
            cloud::apply(self, at, change);
        }
        self.cache.retain(|_, (until, _)| *until > now);
    }
}
