//! Whether the browser shows a message when a request is done: only where the person asked for it.

use leptos::prelude::*;

use crate::dom::notification::{self, Permission};
use crate::dom::storage::{self, Keep};
use crate::domain::ids::Username;
use crate::reactive::effect;
use crate::state::app::App;
use crate::words::requests as words;

/// The person's wish, and what the browser says to it.
#[derive(Clone, Copy)]
pub struct Telling {
    permission: RwSignal<Permission>,
    is_wanted: RwSignal<bool>,
    app: App,
}

impl Telling {
    pub fn start(app: App) -> Self {
        let telling = Self {
            permission: RwSignal::new(notification::permission()),
            is_wanted: RwSignal::new(false),
            app,
        };
        effect(move || {
            let me = app.session.username();
            let kept = me.and_then(|me| storage::get(Keep::Browser, &key(&me)));
            telling.is_wanted.set(kept.is_some());
        });
        telling
    }

    /// Whether the browser has such messages at all.
    pub fn is_possible(self) -> bool {
        self.permission.get() != Permission::Absent
    }

    pub fn is_on(self) -> bool {
        self.is_wanted.get() && self.permission.get() == Permission::Granted
    }

    pub fn is_on_untracked(self) -> bool {
        untrack(|| self.is_on())
    }

    /// Whether the person wants it and the browser does not let us.
    pub fn is_refused(self) -> bool {
        self.is_wanted.get() && self.permission.get() == Permission::Denied
    }

    /// On or off, at the press of a button: browsers ask for permission only then.
    pub fn toggle(self) {
        let Some(me) = self.app.session.username_untracked() else {
            return;
        };
        if self.is_on_untracked() {
            storage::remove(Keep::Browser, &key(&me));
            self.is_wanted.set(false);
            return;
        }
        storage::set(Keep::Browser, &key(&me), "yes");
        self.is_wanted.set(true);
        notification::ask(move |permission| {
            let site = self.app.config(|it| it.site_name.clone());
            // The first message shows what will come, and whether it can: phones refuse it.
            let is_shown = permission == Permission::Granted
                && notification::show(&site, words::WILL_TELL, "telling", || {});
            let outcome = match permission {
                Permission::Granted if !is_shown => Permission::Denied,
                other => other,
            };
            self.permission.try_set(outcome);
        });
    }
}

fn key(person: &Username) -> String {
    format!("tell:{}", person.as_str())
}
