//! Where the person is, and going elsewhere.

use leptos::prelude::*;

use crate::dom::history;
use crate::domain::ids::InstanceUuid;
use crate::route::Route;

/// The current place, kept in step with the address bar.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    /// Counts the person's moves, so that the new page takes the focus, and the first does not.
    moves: RwSignal<u32>,
    /// The instance that Back or Forward has just led away from: its page, or the form for it.
    left: StoredValue<Option<InstanceUuid>>,
    /// Whether one goes on at it.
    goes_on: StoredValue<bool>,
}

impl Navigation {
    /// Reads the address bar, and follows the back and forward buttons until the owner is gone.
    pub fn start() -> Self {
        let navigation = Self {
            route: RwSignal::new(Route::parse(&history::current())),
            moves: RwSignal::new(0),
            left: StoredValue::new(None),
            goes_on: StoredValue::new(false),
        };
        history::on_move(move || {
            let route = Route::parse(&history::current());
            // Another view of the same place is its own affair: the focus stays.
            let left = navigation.route.get_untracked();
            if left != route {
                let left = match left {
                    Route::Instance { uuid, .. } | Route::RequestImaging { uuid } => Some(uuid),
                    _ => None,
                };
                navigation.settle(route, left);
            }
        });
        navigation
    }

    pub fn route(self) -> Route {
        self.route.get()
    }

    pub fn moves(self) -> u32 {
        self.moves.get()
    }

    /// Goes to a place, as a step that Back undoes.
    pub fn go(self, route: Route) {
        if self.route.with_untracked(|it| *it == route) {
            return;
        }
        history::push(&route.path());
        self.settle(route, None);
    }

    /// Goes to a place that takes the present one's step in the history.
    pub fn replace(self, route: Route) {
        history::replace(&route.path());
        self.settle(route, None);
    }

    /// Shows another tab of the same page: a step that Back undoes, but no new page to focus.
    pub fn show_tab(self, route: Route) {
        if self.route.with_untracked(|it| *it != route) {
            history::push(&route.path());
            self.route.set(route);
        }
    }

    /// The instance that Back or Forward has just led away from.
    pub fn left(self) -> Option<InstanceUuid> {
        self.left.get_value()
    }

    /// One goes on there: it takes the focus.
    pub fn go_on(self) {
        self.goes_on.set_value(true);
    }

    /// Ends a move; says whether the focus was taken, which goes to the new page's heading otherwise.
    pub fn end_move(self) -> bool {
        self.left.try_set_value(None);
        self.goes_on.try_update_value(std::mem::take) == Some(true)
    }

    fn settle(self, route: Route, left: Option<InstanceUuid>) {
        self.left.set_value(left);
        self.route.set(route);
        self.moves.update(|it| *it = it.wrapping_add(1));
    }
}
