//! Which rows of a list are chosen.

use super::ids::InstanceUuid;
use super::roll::Rows;

/// The chosen ones, each once and in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Vec<InstanceUuid>);

/// How much of a list is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    None,
    Some,
    All,
}

impl Chosen {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, uuid: &InstanceUuid) -> bool {
        self.0.binary_search(uuid).is_ok()
    }

    /// Chooses all of these rows, or none of them any more.
    pub fn set(&mut self, rows: &Rows, is_chosen: bool) {
        let mut uuids: Vec<_> = rows.0.iter().map(|it| it.uuid.clone()).collect();
        uuids.sort_unstable();
        if is_chosen {
            self.0.append(&mut uuids);
            self.0.sort_unstable();
            self.0.dedup();
        } else {
            self.0.retain(|it| uuids.binary_search(it).is_err());
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
    use crate::domain::instance::Instance;
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
