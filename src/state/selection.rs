//! Which instances of the list are chosen, for what is done to many at once.

use leptos::prelude::*;

use crate::domain::chosen::{Chosen, Extent, range};
use crate::domain::ids::InstanceUuid;
use crate::domain::roll::Rows;
use crate::state::instances::Instances;

/// What is chosen stays so while the list is searched, scrolled and loaded anew, and ends with the row.
#[derive(Clone, Copy)]
pub struct Selection {
    chosen: RwSignal<Chosen>,
    /// Those that are shown now.
    shown: Memo<Rows>,
    instances: Instances,
    /// Where a range begins: the row that was pressed last.
    anchor: StoredValue<Option<InstanceUuid>>,
}

impl Selection {
    pub fn new(instances: Instances, shown: Memo<Rows>) -> Self {
        Self {
            chosen: RwSignal::new(Chosen::default()),
            shown,
            instances,
            anchor: StoredValue::new(None),
        }
    }

    /// The chosen instances, as they are now, in the list's order; also those that a search hides.
    pub fn rows(self) -> Rows {
        self.chosen.with(|chosen| {
            if chosen.is_empty() {
                return Rows::default();
            }
            self.instances
                .with(|it| it.rows.as_ref().map(|rows| chosen.among(rows)))
                .unwrap_or_default()
        })
    }

    pub fn has(self, uuid: &InstanceUuid) -> bool {
        self.chosen.with(|it| it.has(uuid))
    }

    /// How much of what is shown is chosen.
    pub fn extent(self) -> Extent {
        self.shown
            .with(|rows| self.chosen.with(|it| it.extent(rows)))
    }

    /// A press on the box of a row; a range from the row pressed before takes all between them.
    pub fn press(self, uuid: &InstanceUuid, is_range: bool) {
        let from = self.anchor.get_value().filter(|_| is_range);
        let from = from.as_ref().unwrap_or(uuid);
        let rows = self.shown.with_untracked(|rows| range(rows, from, uuid));
        self.chosen.update(|it| it.set(&rows, !it.has(uuid)));
        self.anchor.set_value(Some(uuid.clone()));
    }

    /// A press on the box in the head: all that is shown, or none of it where all is chosen already.
    pub fn press_all(self) {
        self.shown.with_untracked(|rows| {
            self.chosen
                .update(|it| it.set(rows, it.extent(rows) != Extent::All));
        });
    }

    /// Nothing is chosen any more.
    pub fn clear(self) {
        self.chosen.set(Chosen::default());
    }
}
