//! When to look again at my imaging requests.
//!
//! Imaging takes minutes to hours (API contract, section 10), so once a minute is plenty, and only
//! while it can change anything that somebody sees.

use super::imaging_request::ImagingRequest;
use super::remote::Remote;

/// A look follows the one before after a minute on average, spread over twenty seconds: sixty
/// seats that signed in together drift apart.
pub const SOONEST: i64 = 50_000;
const SPREAD: f64 = 20_000.0;
/// What is overdue is looked at at once, and sixty seats whose network came back not in one second.
const SPREAD_OVERDUE: f64 = 5_000.0;
/// After failures it is looked at half as often each time, and never less often than every eight minutes.
const SLOWEST_AFTER: u32 = 3;

/// Whether a look may tell anything new: a request may still move, or none was ever answered for.
pub fn is_worth_a_look(requests: &Remote<Vec<ImagingRequest>>) -> bool {
    match requests.value() {
        Some(all) => all.iter().any(ImagingRequest::needs_instance),
        None => requests.error().is_some(),
    }
}

/// What has to be so before anything is asked by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition by itself"
)]
pub struct Circumstances {
    pub is_signed_in: bool,
    /// Whether the tab is the one that is seen.
    pub is_seen: bool,
    pub is_online: bool,
    /// See [`is_worth_a_look`].
    pub is_worth_a_look: bool,
}

impl Circumstances {
    pub fn allow(self) -> bool {
        self.is_signed_in && self.is_seen && self.is_online && self.is_worth_a_look
    }
}

/// The looks so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    is_loading: bool,
    /// When the last load that failed ended.
    failed_at: i64,
    misses: u32,
}

impl Pace {
    /// Takes in how the list stands now, whoever has asked for it.
    pub fn see(&mut self, is_loading: bool, has_failed: bool, now: i64) {
        if self.is_loading && !is_loading {
            if has_failed {
                self.misses = self.misses.saturating_add(1);
                self.failed_at = now;
            } else {
                self.misses = 0;
            }
        }
        self.is_loading = is_loading;
    }

    /// Milliseconds until the next look; `None` while there is none, or one is under way.
    /// `answered` is when the list was last answered, `jitter` is from 0 to 1.
    pub fn next_delay(
        self,
        circumstances: Circumstances,
        answered: i64,
        now: i64,
        jitter: f64,
    ) -> Option<u32> {
        if self.is_loading || !circumstances.allow() {
            return None;
        }
        let age = now.saturating_sub(answered.max(self.failed_at)).max(0);
        let period = SOONEST << self.misses.min(SLOWEST_AFTER);
        let left = period - age.min(period);
        let spread = if left == 0 { SPREAD_OVERDUE } else { SPREAD };
        // From 0 to 20,000: it fits, and is never negative.
        #[allow(clippy::cast_possible_truncation)]
        let spread = (spread * jitter.clamp(0.0, 1.0)) as i64;
        u32::try_from(left + spread).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_error::ApiError;
    use crate::domain::test_data::{made_image, open_request};
    use proptest::prelude::*;

    const WANTED: Circumstances = Circumstances {
        is_signed_in: true,
        is_seen: true,
        is_online: true,
        is_worth_a_look: true,
    };

    #[test]
    fn an_open_request_is_looked_at_once_a_minute() {
        let pace = Pace::default();
        assert_eq!(pace.next_delay(WANTED, 1_000, 1_000, 0.5), Some(60_000));
        assert_eq!(pace.next_delay(WANTED, 1_000, 31_000, 0.5), Some(30_000));
    }

    #[test]
    fn nothing_is_asked_that_nobody_sees_or_that_cannot_come() {
        for circumstances in [
            Circumstances {
                is_signed_in: false,
                ..WANTED
            },
            Circumstances {
                is_seen: false,
                ..WANTED
            },
            Circumstances {
                is_online: false,
                ..WANTED
            },
            Circumstances {
                is_worth_a_look: false,
                ..WANTED
            },
        ] {
            let delay = Pace::default().next_delay(circumstances, 0, 1_000_000, 0.0);
            assert_eq!(delay, None, "{circumstances:?}");
        }
    }

    #[test]
    fn a_list_that_never_came_is_asked_for_again() {
        let mut list = Remote::default();
        assert!(!is_worth_a_look(&list), "nobody has asked yet");
        list.finish(Err(ApiError::TimedOut), 1_000);
        assert!(is_worth_a_look(&list));
        let mut pace = Pace::default();
        pace.see(true, false, 0);
        pace.see(false, true, 1_000);
        // By the same pace as after any failure.
        assert_eq!(pace.next_delay(WANTED, 0, 1_000, 0.0), Some(100_000));
    }

    #[test]
    fn a_list_without_anything_open_is_left_alone() {
        let mut over = open_request();
        over.result = Some(made_image());
        let mut list = Remote::default();
        list.finish(Ok(vec![over.clone()]), 1_000);
        assert!(!is_worth_a_look(&list));
        list.finish(Err(ApiError::TimedOut), 2_000);
        assert!(!is_worth_a_look(&list));
        list.finish(Ok(vec![over, open_request()]), 3_000);
        assert!(is_worth_a_look(&list));
    }

    #[test]
    fn one_load_at_a_time() {
        let mut pace = Pace::default();
        pace.see(true, false, 0);
        assert_eq!(pace.next_delay(WANTED, 0, 1_000_000, 0.0), None);
        pace.see(false, false, 1_000_000);
        assert!(pace.next_delay(WANTED, 1_000_000, 1_000_000, 0.0).is_some());
    }

    #[test]
    fn back_at_the_tab_what_is_old_is_looked_at_at_once() {
        let delay = |jitter| Pace::default().next_delay(WANTED, 0, 600_000, jitter);
        assert_eq!((delay(0.0), delay(1.0)), (Some(0), Some(5_000)));
        // What is fresh is not.
        let fresh = Pace::default().next_delay(WANTED, 590_000, 600_000, 0.0);
        assert_eq!(fresh, Some(40_000));
    }

    #[test]
    fn failures_slow_it_down_and_a_success_makes_good_for_them() {
        let mut pace = Pace::default();
        let mut after = |has_failed: bool| {
            pace.see(true, has_failed, 0);
            pace.see(false, has_failed, 0);
            pace.next_delay(WANTED, 0, 0, 0.0)
        };
        let delays = [true, true, true, true, false].map(&mut after);
        assert_eq!(
            delays.map(Option::unwrap_or_default),
            [100_000, 200_000, 400_000, 400_000, 50_000]
        );
    }

    proptest! {
        #[test]
        fn it_never_hammers(
            answered in 0..i64::MAX / 2,
            waited in 0..1_000_000_000_i64,
            jitter in -1.0..2.0_f64,
        ) {
            let delay = Pace::default().next_delay(WANTED, answered, answered + waited, jitter);
            let delay = i64::from(delay.unwrap_or_default());
            prop_assert!(waited + delay >= SOONEST && delay <= SOONEST + 20_000);
        }
    }
}
