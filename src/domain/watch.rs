//! Watching an instance until it has arrived where it is going.
//!
//! The cloud shows the old state for a while after an action, and there is a false "active"
//! before networking (API contract, sections 5.3 and 6.2): a state is believed once it has been
//! seen twice.

use super::poll;
use super::status::Status;

/// How the watching stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watch {
    looks: u32,
    /// For how long it has been watched, in milliseconds.
    waited: i64,
    /// Up to when that is counted, in milliseconds since 1970.
    counted: i64,
    /// The state that an action is to lead out of.
    leaving: Option<Status>,
    /// How often in a row it looked settled.
    settled: u32,
    is_over: bool,
}

/// What a look told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The action has not taken hold yet; what was shown in its expectation stays.
    Unmoved,
    /// It is on its way.
    Moving,
    /// It looks as if it had arrived, which is believed once it is seen again.
    Unproven,
    /// It has arrived.
    Arrived,
}

/// So often may an unchanged state be seen after an action before it is believed.
const PATIENCE: u32 = 6;
/// So often in a row a settled state is to be seen.
const PROOF: u32 = 2;
/// Between two looks no more than this counts (milliseconds): a laptop that slept, a tab that was
/// hidden and a clock that was set did not watch.
const COUNTED_AT_MOST: i64 = 120_000;

impl Watch {
    /// Begins, after an action that leads out of `leaving`, or because the state is changing.
    pub fn begin(now: i64, leaving: Option<Status>) -> Self {
        Self {
            counted: now,
            leaving,
            ..Self::default()
        }
    }

    /// Milliseconds until the next look; `None` when there is none, or no more.
    pub fn next_delay(&self, jitter: f64) -> Option<u32> {
        if self.is_over {
            return None;
        }
        let looks = if self.settled > 0 { 0 } else { self.looks };
        poll::next_delay(looks, self.waited, jitter)
    }

    /// Whether it is given up for taking too long.
    pub fn is_slow(&self) -> bool {
        !self.is_over && self.waited >= poll::GIVE_UP_AFTER
    }

    /// Whether an action was asked for that has not taken hold yet.
    pub fn is_leaving(&self) -> bool {
        self.leaving.is_some()
    }

    /// A look that told nothing: it failed.
    pub fn miss(&mut self, now: i64) {
        self.looks = self.looks.saturating_add(1);
        let since = now.saturating_sub(self.counted);
        self.waited += since.clamp(0, COUNTED_AT_MOST);
        self.counted = now;
    }

    pub fn look(&mut self, status: &Status, has_ip: bool, now: i64) -> Seen {
        self.miss(now);
        if self.leaving.as_ref() == Some(status) && self.looks < PATIENCE {
            return Seen::Unmoved;
        }
        self.leaving = None;
        self.settled = if status.is_settled(has_ip) {
            self.settled + 1
        } else {
            0
        };
        if self.settled >= PROOF {
            self.is_over = true;
            return Seen::Arrived;
        }
        if self.settled > 0 {
            Seen::Unproven
        } else {
            Seen::Moving
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(leaving: &str, states: &[(&str, bool)]) -> Vec<Seen> {
        let mut watch = Watch::begin(0, Some(Status::from_live(leaving)));
        states
            .iter()
            .map(|(state, has_ip)| watch.look(&Status::from_live(state), *has_ip, 0))
            .collect()
    }

    #[test]
    fn a_start_is_followed_past_the_false_active() {
        use Seen::{Arrived, Moving, Unmoved, Unproven};
        let states = [
            ("shutoff", false),
            ("shutoff - powering-on", false),
            ("active", true),
            ("active - networking", true),
            ("active - deploying", true),
            ("active", true),
            ("active", true),
        ];
        assert_eq!(
            seen("shutoff", &states),
            [Unmoved, Moving, Unproven, Moving, Moving, Unproven, Arrived]
        );
    }

    #[test]
    fn an_action_that_never_took_hold_is_believed_in_the_end() {
        let told = seen("shutoff", &[("shutoff", false); 8]);
        assert_eq!(told.last(), Some(&Seen::Arrived));
        assert_eq!(told[..5], [Seen::Unmoved; 5]);
    }

    #[test]
    fn it_ends_and_it_gives_up() {
        let mut watch = Watch::begin(0, None);
        let building = Status::from_live("build");
        let mut now = 0;
        while let Some(delay) = watch.next_delay(0.5) {
            now += i64::from(delay);
            assert_eq!(watch.look(&building, false, now), Seen::Moving);
        }
        assert!(watch.is_slow());
        let late = now - poll::GIVE_UP_AFTER;
        assert!((0..=i64::from(poll::LONGEST)).contains(&late), "{late}");

        let mut watch = Watch::begin(0, None);
        watch.look(&Status::from_live("active"), true, 3_000);
        watch.look(&Status::from_live("active"), true, 6_000);
        assert_eq!(watch.next_delay(0.0), None);
        assert!(!watch.is_slow());
    }

    #[test]
    fn neither_sleep_nor_a_clock_that_is_set_counts_as_watching() {
        let building = Status::from_live("build");
        for jump in [8 * 3_600_000, -8 * 3_600_000] {
            let mut watch = Watch::begin(0, None);
            watch.look(&building, false, 3_000);
            watch.look(&building, false, 3_000 + jump);
            watch.look(&building, false, 9_000 + jump);
            assert!(watch.next_delay(0.0).is_some(), "{jump}");
            assert!(watch.waited <= 9_000 + COUNTED_AT_MOST, "{jump}");
        }
    }
}
