//! The history of an instance as a line in time.

use super::resources::HistoryEntry;
use super::status::Status;
use super::time::Timestamp;

/// The states in their order, oldest first, each until the next began.
///
/// The server gives the rows of one instance in no order, and leaves ends out (API contract,
/// section 4.9). `ended` is when the instance itself did: a deleted one keeps its last row open.
pub fn timeline(mut entries: Vec<HistoryEntry>, ended: Option<Timestamp>) -> Vec<HistoryEntry> {
    entries.sort_by_key(|it| it.from);
    // A row that moved between two pages comes twice.
    entries.dedup();
    let mut next = ended;
    for it in entries.iter_mut().rev() {
        it.until = match (it.until, next) {
            (Some(until), Some(next)) => Some(until.min(next)),
            (until, next) => until.or(next),
        };
        // A clock that was set back must not give a state a negative length.
        if let (Some(from), Some(until)) = (it.from, it.until) {
            it.until = Some(until.max(from));
        }
        next = it.from.or(next);
    }
    entries
}

/// How long it was in each state, in milliseconds; the longest first.
pub fn totals(timeline: &[HistoryEntry], now: Timestamp) -> Vec<(Status, i64)> {
    let mut totals: Vec<(Status, i64)> = Vec::new();
    for it in timeline {
        let Some(lasted) = lasted(it, now) else {
            continue;
        };
        match totals.iter_mut().find(|(status, _)| *status == it.status) {
            Some((_, total)) => *total = total.saturating_add(lasted),
            None => totals.push((it.status.clone(), lasted)),
        }
    }
    totals.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    totals
}

/// How long a state lasted, or has lasted until now, in milliseconds.
pub fn lasted(entry: &HistoryEntry, now: Timestamp) -> Option<i64> {
    let until = entry.until.unwrap_or(now);
    Some(until.since(entry.from?).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(state: &str, from: i64, until: Option<i64>) -> HistoryEntry {
        HistoryEntry {
            status: Status::from_live(state),
            size: String::new(),
            from: Some(Timestamp(from)),
            until: until.map(Timestamp),
            fault: None,
        }
    }

    fn ends(list: &[HistoryEntry]) -> Vec<Option<i64>> {
        list.iter().map(|it| it.until.map(|it| it.0)).collect()
    }

    #[test]
    fn rows_are_put_in_order_and_end_where_the_next_begins() {
        let rows = vec![
            entry("active", 30, None),
            entry("build", 10, Some(20)),
            entry("networking", 20, None),
        ];
        let line = timeline(rows.clone(), None);
        assert_eq!(line[0].status.name, "build");
        assert_eq!(ends(&line), [Some(20), Some(30), None]);
        assert_eq!(
            ends(&timeline(rows, Some(Timestamp(90)))),
            [Some(20), Some(30), Some(90)]
        );
        let back = timeline(vec![entry("active", 30, Some(10))], None);
        assert_eq!(ends(&back), [Some(30)]);
    }

    #[test]
    fn times_of_one_state_are_added() {
        let line = timeline(
            vec![
                entry("active", 0, None),
                entry("shutoff", 50, None),
                entry("active", 60, None),
            ],
            None,
        );
        let said: Vec<(String, i64)> = totals(&line, Timestamp(100))
            .into_iter()
            .map(|(status, total)| (status.name, total))
            .collect();
        assert_eq!(said, [("active".into(), 90), ("shutoff".into(), 10)]);
    }

    proptest! {
        #[test]
        fn no_state_lasts_less_than_nothing(
            rows in prop::collection::vec((any::<i32>(), prop::option::of(any::<i32>())), 0..12),
            now in any::<i32>()
        ) {
            let rows: Vec<_> = rows.into_iter()
                .map(|(from, until)| entry("active", from.into(), until.map(i64::from)))
                .collect();
            let count = rows.len();
            let line = timeline(rows, None);
            prop_assert!(line.len() <= count);
            for it in &line {
                prop_assert!(lasted(it, Timestamp(now.into())).is_some_and(|it| it >= 0));
            }
        }
    }
}
