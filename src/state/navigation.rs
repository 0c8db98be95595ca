//! Where the person is, and going elsewhere.

use leptos::prelude::*;

use crate::dom::history;
use crate::route::Route;

/// The current place, kept in step with the address bar.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    /// Counts the person's moves, so that the new page takes the focus, and the first does not.
    moves: RwSignal<u32>,
}

impl Navigation {
    /// Reads the address bar, and follows the back and forward buttons until the owner is gone.
    pub fn start() -> Self {
        let navigation = Self {
            route: RwSignal::new(Route::parse(&history::current())),
            moves: RwSignal::new(0),
        };
        history::on_move(move || {
            let route = Route::parse(&history::current());
            // Another view of the same place is its own affair: the focus stays.
            if navigation.route.with_untracked(|it| *it != route) {
                navigation.settle(route);
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
        self.settle(route);
    }

    /// Goes to a place that takes the present one's step in the history.
    pub fn replace(self, route: Route) {
        history::replace(&route.path());
        self.settle(route);
    }

    /// Shows another tab of the same page: a step that Back undoes, but no new page to focus.
    pub fn show_tab(self, route: Route) {
        if self.route.with_untracked(|it| *it != route) {
            history::push(&route.path());
            self.route.set(route);
        }
    }

    fn settle(self, route: Route) {
        self.route.set(route);
        self.moves.update(|it| *it = it.wrapping_add(1));
    }
}
