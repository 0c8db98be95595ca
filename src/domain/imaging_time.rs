//! How long images take, as far as a person's own requests tell.

use super::imaging_request::{ImagingRequest, RequestStatus};

/// The median of so many requests, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    pub millis: i64,
    pub of: usize,
}

/// Fewer say nothing.
const FEWEST: usize = 3;
/// A cloud of years ago says nothing of today's.
const MOST: usize = 10;

/// From asking to complete, of my last requests that came to that; both dates are the server's.
///
/// `None` until there are three. The list is newest first, as the server gives it.
pub fn usual(requests: &[ImagingRequest]) -> Option<Usual> {
    let mut spans: Vec<i64> = requests
        .iter()
        .filter(|it| it.status == RequestStatus::Completed)
        .filter_map(|it| Some(it.ended?.since(it.requested?)))
        .filter(|it| *it > 0)
        .take(MOST)
        .collect();
    if spans.len() < FEWEST {
        return None;
    }
    spans.sort_unstable();
    let of = spans.len();
    let upper = *spans.get(of / 2)?;
    let lower = *spans.get((of - 1) / 2)?;
    Some(Usual {
        millis: lower + (upper - lower) / 2,
        of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::open_request;
    use crate::domain::time::Timestamp;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;

    fn took(span: i64) -> ImagingRequest {
        let mut request = open_request();
        request.status = RequestStatus::Completed;
        request.requested = Some(Timestamp(1_000));
        request.ended = Some(Timestamp(1_000 + span));
        request
    }

    #[test]
    fn two_say_nothing_and_three_have_a_middle() {
        let two = [took(HOUR), took(3 * HOUR)];
        assert_eq!(usual(&two), None);
        let three = [took(HOUR), took(40 * HOUR), took(2 * HOUR)];
        let millis = 2 * HOUR;
        assert_eq!(usual(&three), Some(Usual { millis, of: 3 }));
    }

    #[test]
    fn an_even_number_has_its_middle_between_two() {
        let four = [took(HOUR), took(4 * HOUR), took(2 * HOUR), took(9 * HOUR)];
        let millis = 3 * HOUR;
        assert_eq!(usual(&four), Some(Usual { millis, of: 4 }));
    }

    #[test]
    fn only_what_is_complete_and_dated_counts() {
        let mut undated = took(HOUR);
        undated.ended = None;
        let mut cancelled = took(HOUR);
        cancelled.status = RequestStatus::Closed;
        let backwards = took(-HOUR);
        let all = [undated, cancelled, backwards, took(HOUR), took(HOUR)];
        assert_eq!(usual(&all), None);
    }

    #[test]
    fn the_last_ten_count() {
        let mut all = vec![took(HOUR); 10];
        all.extend(vec![took(900 * HOUR); 30]);
        let millis = HOUR;
        assert_eq!(usual(&all), Some(Usual { millis, of: 10 }));
    }

    proptest! {
        #[test]
        fn the_middle_lies_between(spans in proptest::collection::vec(1..i64::MAX / 4, 3..20)) {
            let all: Vec<_> = spans.iter().map(|it| took(*it)).collect();
            let last = &spans[..spans.len().min(10)];
            let usual = usual(&all).map(|it| it.millis);
            prop_assert!(usual >= last.iter().min().copied());
            prop_assert!(usual <= last.iter().max().copied());
        }
    }
}
