//! When to look again at my imaging requests.
//!
//! Imaging takes minutes to hours (API contract, section 10), so once a minute is plenty, and only
//! while it can change anything that somebody sees.

use super::imaging_request::ImagingRequest;
use super::pace::Rhythm;
use super::remote::Remote;

/// Once a minute on average, spread over twenty seconds: sixty seats that signed in together drift
/// apart. After failures half as often each time, and never less often than every eight minutes.
pub const RHYTHM: Rhythm = Rhythm {
    soonest: 50_000,
    spread: 20_000.0,
    spread_overdue: 5_000.0,
    halvings: 3,
};

/// Whether a look may tell anything new: a request may still move, or none was ever answered for.
pub fn is_worth_a_look(requests: &Remote<Vec<ImagingRequest>>) -> bool {
    match requests.value() {
        Some(all) => all.iter().any(ImagingRequest::needs_instance),
        None => requests.error().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_error::ApiError;
    use crate::domain::pace::{Circumstances, Pace};
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
        let pace = Pace::new(RHYTHM);
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
            let delay = Pace::new(RHYTHM).next_delay(circumstances, 0, 1_000_000, 0.0);
            assert_eq!(delay, None, "{circumstances:?}");
        }
    }

    #[test]
    fn a_list_that_never_came_is_asked_for_again() {
        let mut list = Remote::default();
        assert!(!is_worth_a_look(&list), "nobody has asked yet");
        list.finish(Err(ApiError::TimedOut), 1_000);
        assert!(is_worth_a_look(&list));
        let mut pace = Pace::new(RHYTHM);
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
        let mut pace = Pace::new(RHYTHM);
        pace.see(true, false, 0);
        assert_eq!(pace.next_delay(WANTED, 0, 1_000_000, 0.0), None);
        pace.see(false, false, 1_000_000);
        assert!(pace.next_delay(WANTED, 1_000_000, 1_000_000, 0.0).is_some());
    }

    #[test]
    fn back_at_the_tab_what_is_old_is_looked_at_at_once() {
        let delay = |jitter| Pace::new(RHYTHM).next_delay(WANTED, 0, 600_000, jitter);
        assert_eq!((delay(0.0), delay(1.0)), (Some(0), Some(5_000)));
        // What is fresh is not.
        let fresh = Pace::new(RHYTHM).next_delay(WANTED, 590_000, 600_000, 0.0);
        assert_eq!(fresh, Some(40_000));
    }

    #[test]
    fn failures_slow_it_down_and_a_success_makes_good_for_them() {
        let mut pace = Pace::new(RHYTHM);
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
            let delay = Pace::new(RHYTHM).next_delay(WANTED, answered, answered + waited, jitter);
            let delay = i64::from(delay.unwrap_or_default());
            prop_assert!(waited + delay >= RHYTHM.soonest && delay <= RHYTHM.soonest + 20_000);
        }
    }
}
