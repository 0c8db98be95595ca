//! A machine that the people of a workshop share: each finds it as new, and leaves nothing behind.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::config::site::SiteSettings;
use crate::dom::{history, page, shared_machine, storage, timer};
use crate::domain::elsewhere::Elsewhere;
use crate::domain::idle::{Idle, Patience, Phase};
use crate::route::{self, Route};
use crate::state::app::{App, Lists};

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Whether somebody is here, and what becomes of them.
#[derive(Clone, Copy)]
pub struct Kiosk {
    pub settings: &'static SiteSettings,
    /// Somebody has begun.
    pub is_begun: RwSignal<bool>,
    /// The seconds in which they must say that they are still here.
    pub countdown: RwSignal<Option<u32>>,
    /// A page that they take along, as this machine does not open it.
    pub elsewhere: RwSignal<Option<Elsewhere>>,
    /// Counts those who were here.
    pub wiped: RwSignal<u32>,
    idle: StoredValue<Idle>,
    /// What they all share, once the first has begun.
    inside: StoredValue<Option<(App, Lists)>>,
}

impl Kiosk {
    /// Nothing is kept from here on; what another kind of use has kept goes.
    pub fn open(settings: &'static SiteSettings) -> Self {
        let kiosk = Self {
            settings,
            is_begun: RwSignal::new(false),
            countdown: RwSignal::new(None),
            elsewhere: RwSignal::new(None),
            wiped: RwSignal::new(0),
            idle: StoredValue::new(begun(settings)),
            inside: StoredValue::new(None),
        };
        storage::leave_nothing();
        history::replace(&Route::Instances.path());
        match settings.kiosk.standalone_url.as_str() {
            "" => {}
            path if path.starts_with('/') => route::set_elsewhere(&page::address(path)),
            address => route::set_elsewhere(address),
        }
        // The style sheet goes by it, and the start script, which begins anew when the program has stopped.
        let seconds = settings.kiosk.idle_seconds.to_string();
        page::set_root_attribute("data-kiosk", Some(&seconds));
        shared_machine::on_activity(move || {
            kiosk.idle.update_value(|it| it.act(page::now()));
        });
        shared_machine::hold_links(move |address| {
            kiosk.elsewhere.set(Some(Elsewhere::outside(&address)));
        });
        shared_machine::hold_menus();
        timer::every(LOOK, move || kiosk.look());
        page::on_visibility_change(move || kiosk.look());
        kiosk
    }

    /// Somebody begins. What the last one copied goes here as well: browsers let a page write over it once somebody
    /// has just pressed something, which nobody had where the time was up or the program had stopped.
    pub fn begin(self) {
        shared_machine::empty_clipboard();
        // Calls that were broken off may have come back with something to say to the last one.
        self.forget();
        self.idle.set_value(begun(self.settings));
        self.is_begun.set(true);
    }

    /// The application is there. It stays: calls that are under way come back to it, and find nobody.
    pub fn surround(self, app: App, lists: Lists) {
        self.inside.set_value(Some((app, lists)));
    }

    /// They are still here.
    pub fn stay(self) {
        self.idle.update_value(|it| it.stay(page::now()));
        self.look();
    }

    /// They are done: everything goes, and the next one finds a new page. Loading it anew is the surest way; where the
    /// server does not answer, all that was theirs is dropped just as well.
    pub fn finish(self) {
        shared_machine::break_off_calls();
        self.forget();
        self.is_begun.set(false);
        self.countdown.set(None);
        self.elsewhere.set(None);
        storage::leave_nothing();
        history::replace(&Route::Instances.path());
        shared_machine::empty_clipboard();
        self.wiped.update(|it| *it = it.wrapping_add(1));
        spawn_local(async move {
            // Whoever has begun meanwhile is not interrupted.
            if shared_machine::is_reachable().await
                && self.is_begun.try_get_untracked() == Some(false)
            {
                page::reload();
            }
        });
    }

    fn forget(self) {
        if let Some((app, lists)) = self.inside.get_value() {
            app.hand_over(lists);
        }
    }

    /// The page that they are at, as the site has it for their own devices.
    pub fn address_here(self) -> Option<String> {
        let app = self.inside.with_value(|it| it.map(|it| it.0))?;
        app.navigation.route().elsewhere()
    }

    /// Shows it, to be taken along.
    pub fn take_along(self) {
        let address = untrack(|| self.address_here());
        self.elsewhere.set(address.map(Elsewhere::ours));
    }

    fn look(self) {
        if !self.is_begun.get_untracked() {
            return;
        }
        match self.idle.try_update_value(|it| it.look(page::now())) {
            Some(Phase::Countdown { seconds }) => self.countdown.set(Some(seconds)),
            Some(Phase::Over) => self.finish(),
            Some(Phase::Present) | None => {
                if self.countdown.with_untracked(Option::is_some) {
                    self.countdown.set(None);
                }
            }
        }
    }
}

fn begun(settings: &SiteSettings) -> Idle {
    let kiosk = &settings.kiosk;
    let patience = Patience::of_seconds(kiosk.idle_seconds, kiosk.countdown_seconds);
    Idle::begin(patience, page::now())
}
