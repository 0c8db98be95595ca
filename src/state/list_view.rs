//! How My Instances is looked at: searched, narrowed and sorted, and all of it in the address bar.

use leptos::prelude::*;

use crate::dom::history;
use crate::domain::facets::{Facet, Picked};
use crate::domain::instance_view::{self, Column, Order};
use crate::domain::roll::{self, Rows};
use crate::reactive::memo;
use crate::route::{self, Route};
use crate::state::instances::Instances;

/// What the list shows at the moment.
#[derive(Clone, Copy)]
pub struct ListView {
    pub search: RwSignal<String>,
    pub order: RwSignal<Order>,
    pub picked: RwSignal<Picked>,
    /// What only a later part of the program can do, once it is here.
    pub arrangement: RwSignal<Option<Arrangement>>,
    /// What the search finds, in order, before it is narrowed.
    pub found: Memo<Rows>,
    /// What is shown.
    pub rows: Memo<Rows>,
    /// Whether the last change was typed: all of one burst of typing is one step of the history.
    is_typing: StoredValue<bool>,
    /// Counts the person's own changes, which may put other rows in place of those being read.
    changes: StoredValue<u32>,
}

/// What the later part of the program does to the list.
#[derive(Clone, Copy)]
pub struct Arrangement {
    /// Leaves out what was not picked.
    pub narrow: Callback<Rows, Rows>,
    /// The keys of the columns that are not shown.
    pub hidden: Signal<String>,
    /// Whether it is known what that takes: who I am, and which requests are open.
    pub is_ready: Signal<bool>,
}

impl ListView {
    /// As the address bar has it; follows Back and Forward until the owner is gone.
    pub fn start(instances: Instances) -> Self {
        let search = RwSignal::new(String::new());
        let order = RwSignal::new(Order::default());
        let arrangement = RwSignal::new(None::<Arrangement>);
        let found = memo(move || {
            let mut rows = instances.with(|it| it.rows.clone()).unwrap_or_default();
            search.with(|typed| {
                if !typed.trim().is_empty() {
                    rows.0.retain(|it| instance_view::matches(it, typed));
                }
            });
            let order = order.get();
            // The server's order is the default, and equal rows keep it.
            roll::sort(&mut rows.0, &|a, b| instance_view::compare(a, b, order));
            rows
        });
        let rows = memo(move || {
            let narrowed = arrangement
                .get()
                .and_then(|it| it.narrow.try_run(found.get()));
            narrowed.unwrap_or_else(|| found.get())
        });
        let view = Self {
            search,
            order,
            picked: RwSignal::new(Picked::default()),
            arrangement,
            found,
            rows,
            is_typing: StoredValue::new(false),
            changes: StoredValue::new(0),
        };
        view.show(&history::current());
        history::on_move(move || {
            let address = history::current();
            if Route::parse(&address) == Route::Instances {
                view.show(&address);
            }
        });
        view
    }

    /// Shows what an address says.
    fn show(self, address: &str) {
        let value = |name: &str| route::query_value(address, name).unwrap_or_default();
        self.changed(false);
        self.order
            .set(Order::from_key(&value("sort")).unwrap_or_default());
        self.search.set(value("search"));
        self.picked.set(Picked::read(&value));
    }

    /// The address of what is shown.
    pub fn address(self) -> String {
        let order = self.order.get_untracked();
        let sort = if order == Order::default() {
            String::new()
        } else {
            order.key()
        };
        let search = self.search.get_untracked();
        self.picked.with_untracked(|picked| {
            let mut values = vec![("search", search.trim()), ("sort", sort.as_str())];
            values.extend(Facet::ALL.map(|it| (it.key(), picked.text(it))));
            route::with_query(&Route::Instances.path(), &values)
        })
    }

    /// Takes what was typed into the search.
    pub fn type_search(self, text: String) {
        self.search.set(text);
        let address = self.address();
        if address == history::current() {
            return;
        }
        if self.changed(true) {
            history::replace(&address);
        } else {
            history::push(&address);
        }
    }

    /// The field of the search is left: what is typed next is another step.
    pub fn end_typing(self) {
        self.is_typing.set_value(false);
    }

    pub fn sort(self, order: Order) {
        self.order.set(order);
        self.step();
    }

    pub fn press(self, column: Column) {
        self.sort(self.order.get_untracked().pressed(column));
    }

    pub fn pick(self, facet: Facet, value: &str) {
        self.picked.update(|it| it.toggle(facet, value));
        self.step();
    }

    /// Shows everything again, in the order it has.
    pub fn clear(self) {
        self.search.set(String::new());
        self.clear_picked();
    }

    pub fn clear_picked(self) {
        self.picked.set(Picked::default());
        self.step();
    }

    /// Shows a view that was kept, as an address says it.
    pub fn apply(self, address: &str) {
        self.show(address);
        self.step();
    }

    /// One step of the history, which Back undoes.
    fn step(self) {
        self.changed(false);
        let address = self.address();
        if address != history::current() {
            history::push(&address);
        }
    }

    /// Notes a change by the person, and says whether the one before it was typed.
    fn changed(self, is_typed: bool) -> bool {
        self.changes.update_value(|it| *it = it.wrapping_add(1));
        let was_typing = self.is_typing.get_value();
        self.is_typing.set_value(is_typed);
        was_typing
    }

    /// How often the person has changed what is shown.
    pub fn changes(self) -> u32 {
        self.changes.get_value()
    }

    /// Whether anything is left out.
    pub fn is_narrowed(self) -> bool {
        self.search.with(|it| !it.trim().is_empty()) || self.picked.with(|it| !it.is_empty())
    }

    /// Whether nothing may be shown yet, because it would be the wrong thing.
    pub fn waits(self) -> bool {
        let needs_more = self.picked.with(|it| !it.is_empty())
            || self.order.with(|it| it.column == Column::Imaging);
        needs_more && !self.arrangement.get().is_some_and(|it| it.is_ready.get())
    }
}
