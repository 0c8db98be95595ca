//! When to load the list of instances anew: rarely, as a row costs the server 36 ms, and when somebody
//! comes back to it.

use super::pace::{Circumstances, Pace, Rhythm};

/// Every five minutes on average. Sixty seats that come back together do so within five seconds.
const RHYTHM: Rhythm = Rhythm {
    soonest: 270_000,
    spread: 60_000.0,
    spread_overdue: 5_000.0,
    halvings: 2,
};
/// Whoever comes back finds a list of this age fresh enough (milliseconds).
const FRESH_FOR: i64 = 60_000;

/// The loads so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListPace {
    pace: Pace,
    /// Somebody has come back to a list that is not fresh.
    is_wanted: bool,
}

impl Default for ListPace {
    fn default() -> Self {
        Self {
            pace: Pace::new(RHYTHM),
            is_wanted: false,
        }
    }
}

impl ListPace {
    /// Takes in how the list stands now, whoever has asked for it.
    pub fn see(&mut self, is_loading: bool, has_failed: bool, now: i64) {
        self.is_wanted &= !is_loading;
        self.pace.see(is_loading, has_failed, now);
    }

    /// Somebody has come to the list, or back to it.
    pub fn come_back(&mut self, answered: i64, now: i64) {
        self.is_wanted |= now.saturating_sub(answered) >= FRESH_FOR;
    }

    /// Milliseconds until the next load; `None` while there is none, or one is under way.
    pub fn next_delay(
        self,
        circumstances: Circumstances,
        answered: i64,
        now: i64,
        jitter: f64,
    ) -> Option<u32> {
        let answered = if self.is_wanted { 0 } else { answered };
        self.pace.next_delay(circumstances, answered, now, jitter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Circumstances = Circumstances {
        is_signed_in: true,
        is_seen: true,
        is_online: true,
        is_worth_a_look: true,
    };
    const NOON: i64 = 1_700_000_000_000;

    #[test]
    fn it_is_loaded_every_five_minutes() {
        let delay = |jitter| ListPace::default().next_delay(WANTED, NOON, NOON, jitter);
        assert_eq!((delay(0.0), delay(1.0)), (Some(270_000), Some(330_000)));
    }

    #[test]
    fn whoever_comes_back_after_a_minute_finds_it_fresh() {
        let after = |away: i64| {
            let mut pace = ListPace::default();
            pace.come_back(NOON, NOON + away);
            pace.next_delay(WANTED, NOON, NOON + away, 1.0)
        };
        assert_eq!(after(59_000), Some(271_000), "it is fresh enough");
        assert_eq!(after(60_000), Some(5_000));
        assert_eq!(after(8 * 3_600_000), Some(5_000));
        assert_eq!(after(-3_600_000), Some(330_000), "the clock was set back");
    }

    #[test]
    fn a_wish_is_granted_once_and_a_failure_does_not_repeat_it_at_once() {
        let mut pace = ListPace::default();
        pace.come_back(NOON, NOON + 90_000);
        pace.see(true, false, NOON + 90_000);
        assert_eq!(pace.next_delay(WANTED, NOON, NOON + 90_000, 0.0), None);
        pace.see(false, true, NOON + 91_000);
        let delay = pace.next_delay(WANTED, NOON, NOON + 91_000, 0.0);
        assert_eq!(delay, Some(540_000), "half as often");
    }

    #[test]
    fn nothing_is_loaded_that_nobody_sees() {
        let hidden = Circumstances {
            is_seen: false,
            ..WANTED
        };
        let mut pace = ListPace::default();
        pace.come_back(NOON, NOON + 90_000);
        assert_eq!(pace.next_delay(hidden, NOON, NOON + 90_000, 0.0), None);
    }
}
