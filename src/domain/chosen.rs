//! Which rows of a list are chosen.

use std::cmp::Ordering;

use super::ids::InstanceUuid;
use super::instance::Instance;
use super::roll::{self, Rows};

/// The chosen ones, each once and in the order of their keys. The rows are as they were when they
/// were chosen: only their keys count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen(Rows);

/// How much of a list is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    None,
    Some,
    All,
}

impl Chosen {
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    pub fn has(&self, uuid: &InstanceUuid) -> bool {
        has(&self.0, uuid)
    }

    /// Chooses all of these rows, or none of them any more.
    pub fn set(&mut self, rows: &Rows, is_chosen: bool) {
        let chosen = &mut self.0.0;
        if is_chosen {
            chosen.extend_from_slice(&rows.0);
            roll::sort(chosen, &by_key);
            chosen.dedup_by(|a, b| a.uuid == b.uuid);
        } else {
            let mut rows = rows.clone();
            roll::sort(&mut rows.0, &by_key);
            chosen.retain(|it| !has(&rows, &it.uuid));
        }
    }

    /// Those of a list that are chosen, in the list's order: what is no longer in it is not among them.
    pub fn among(&self, rows: &Rows) -> Rows {
        let chosen = rows.0.iter().filter(|it| self.has(&it.uuid));
        Rows(chosen.cloned().collect())
    }

    pub fn extent(&self, rows: &Rows) -> Extent {
        match self.among(rows).0.len() {
            0 => Extent::None,
            n if n == rows.0.len() => Extent::All,
            _ => Extent::Some,
        }
    }
}

fn by_key(a: &Instance, b: &Instance) -> Ordering {
    a.uuid.cmp(&b.uuid)
}

/// Whether rows in the order of their keys have one with this key.
fn has(rows: &Rows, uuid: &InstanceUuid) -> bool {
    rows.0.binary_search_by(|it| it.uuid.cmp(uuid)).is_ok()
}

/// The rows from one to another, both included, whichever comes first: only the last where the
/// first is not there.
pub fn range(rows: &Rows, from: &InstanceUuid, to: &InstanceUuid) -> Rows {
    let place = |uuid: &InstanceUuid| rows.0.iter().position(|it| it.uuid == *uuid);
    let Some(to) = place(to) else {
        return Rows::default();
    };
    let from = place(from).unwrap_or(to);
    let range = rows.0.get(from.min(to)..=from.max(to));
    Rows(range.unwrap_or_default().to_vec())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::test_data::instance;

    fn rows(keys: &str) -> Rows {
        let row = |key: char| {
            Arc::new(Instance {
                uuid: InstanceUuid(key.into()),
                ..instance()
            })
        };
        Rows(keys.chars().map(row).collect())
    }

    fn keys(rows: &Rows) -> String {
        rows.0.iter().map(|it| it.uuid.as_str()).collect()
    }

    #[test]
    fn what_is_chosen_stays_so_in_any_order_and_goes_with_its_row() {
        let mut chosen = Chosen::default();
        chosen.set(&rows("dba"), true);
        chosen.set(&rows("ab"), true);
        assert_eq!(keys(&chosen.among(&rows("abcd"))), "abd");
        assert_eq!(keys(&chosen.among(&rows("dca"))), "da");
        chosen.set(&rows("dx"), false);
        assert_eq!(keys(&chosen.among(&rows("abcd"))), "ab");
    }

    #[test]
    fn the_box_in_the_head_knows_all_some_and_none() {
        let mut chosen = Chosen::default();
        let shown = rows("abc");
        assert_eq!(chosen.extent(&shown), Extent::None);
        chosen.set(&rows("bz"), true);
        assert_eq!(chosen.extent(&shown), Extent::Some);
        chosen.set(&shown, true);
        assert_eq!(chosen.extent(&shown), Extent::All);
        assert_eq!(chosen.extent(&Rows::default()), Extent::None);
    }

    #[test]
    fn a_range_goes_both_ways() {
        let all = rows("abcde");
        let from_to = |a: &str, b: &str| {
            keys(&range(
                &all,
                &InstanceUuid(a.into()),
                &InstanceUuid(b.into()),
            ))
        };
        assert_eq!(from_to("b", "d"), "bcd");
        assert_eq!(from_to("d", "b"), "bcd");
        assert_eq!(from_to("gone", "c"), "c");
        assert_eq!(from_to("a", "gone"), "");
    }
}
