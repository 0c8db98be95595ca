//! The list of instances as it comes in, page by page, without copying what has come.

use std::cmp::Ordering;
use std::sync::Arc;

use super::instance::Instance;

/// Rows of a list. They are shared, not copied: a list of thousands is handed on with each page.
#[derive(Clone, Debug, Default)]
pub struct Rows(pub Vec<Arc<Instance>>);

impl PartialEq for Rows {
    /// The same rows, without looking into them: a row that changed is another one.
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// A load under way: what has come of it so far.
#[derive(Debug, Default)]
pub struct Incoming {
    rows: Vec<Arc<Instance>>,
    /// The numbers of those rows, in order.
    known: Vec<i64>,
    /// Behind the row of before that was found last.
    place: usize,
}

impl Incoming {
    /// Takes in a page. Rows can move between pages while these are turned: each counts once.
    /// What stayed as it was `before` stays the same row, so that nothing that shows it is made anew.
    pub fn take(&mut self, page: Vec<Instance>, before: &Rows) {
        // In a first load all that is there has just come.
        let old = if before.0.len() > self.rows.len() {
            before.0.as_slice()
        } else {
            &[]
        };
        for instance in page {
            let id = instance.id.0;
            let Err(place) = self.known.binary_search(&id) else {
                continue;
            };
            self.known.insert(place, id);
            // Rows mostly come in the order of before: the search goes on where it last found one.
            let (passed, ahead) = old.split_at(self.place.min(old.len()));
            let found = ahead.iter().chain(passed).position(|it| it.id.0 == id);
            let at = found.map(|it| (passed.len() + it) % old.len());
            let same = at.and_then(|at| old.get(at)).filter(|it| ***it == instance);
            self.place = at.map_or(self.place, |it| it + 1);
            self.rows
                .push(same.map_or_else(|| Arc::new(instance), Arc::clone));
        }
    }

    /// What is to be shown: all of it once it `is_complete`, and until then the rows of `before`
    /// behind it that have not come again yet.
    pub fn shown(&self, before: Rows, is_complete: bool) -> Rows {
        let mut rows = self.rows.clone();
        if !is_complete {
            let is_new = |it: &Arc<Instance>| self.known.binary_search(&it.id.0).is_err();
            rows.extend(before.0.into_iter().filter(is_new));
        }
        Rows(rows)
    }
}

/// Sorts rows; equal ones keep their order. One sort for all: each takes a kilobyte of program.
pub fn sort(rows: &mut [Arc<Instance>], by: &dyn Fn(&Instance, &Instance) -> Ordering) {
    rows.sort_by(|a, b| by(a, b));
}

/// Rows in the order of their numbers.
pub fn numbered(rows: &[Arc<Instance>]) -> Vec<(i64, &Arc<Instance>)> {
    let mut numbered: Vec<_> = rows.iter().map(|it| (it.id.0, it)).collect();
    numbered.sort_unstable_by_key(|it| it.0);
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::InstanceId;
    use crate::domain::test_data::instance;

    fn row(id: i64) -> Instance {
        Instance {
            id: InstanceId(id),
            ..instance()
        }
    }

    fn ids(rows: &Rows) -> Vec<i64> {
        rows.0.iter().map(|it| it.id.0).collect()
    }

    #[test]
    fn a_row_that_moved_to_the_next_page_counts_once() {
        let mut incoming = Incoming::default();
        incoming.take(vec![row(9), row(8)], &Rows::default());
        incoming.take(vec![row(8), row(7), row(7)], &Rows::default());
        assert_eq!(ids(&incoming.shown(Rows::default(), true)), [9, 8, 7]);
    }

    #[test]
    fn rows_not_yet_asked_for_again_stay_until_the_end() {
        let mut incoming = Incoming::default();
        incoming.take(vec![row(9), row(8), row(7)], &Rows::default());
        let before = incoming.shown(Rows::default(), true);
        let mut again = Incoming::default();
        again.take(vec![row(10), row(9)], &before);
        assert_eq!(ids(&again.shown(before.clone(), false)), [10, 9, 8, 7]);
        again.take(vec![row(7)], &before);
        assert_eq!(ids(&again.shown(before, true)), [10, 9, 7]);
    }

    #[test]
    fn what_has_not_changed_is_the_same_row() {
        let mut incoming = Incoming::default();
        incoming.take(vec![row(2), row(1)], &Rows::default());
        let before = incoming.shown(Rows::default(), true);
        let mut again = Incoming::default();
        let mut renamed = row(1);
        renamed.name = "another".into();
        again.take(vec![row(2), renamed], &before);
        let after = again.shown(before.clone(), true);
        assert!(Arc::ptr_eq(&before.0[0], &after.0[0]));
        assert!(!Arc::ptr_eq(&before.0[1], &after.0[1]));
        assert_ne!(before, after);
        assert_eq!(after, after.clone());
    }
}
