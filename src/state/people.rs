//! Finding people by name: as it is typed, and a whole roster at once.
//!
//! Nobody is put on a list whom the server has not confirmed: it takes any name without a word
//! and gives access to nobody (API contract, section 9.4).

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::timer::Timer;
use crate::domain::api_error::ApiError;
use crate::domain::ids::Username;
use crate::domain::roster::{self, Entry, Standing};
use crate::domain::user::FoundUsers;
use crate::state::app::App;

/// Typing rests for this long before the server is asked.
const PAUSE: Duration = Duration::from_millis(250);
/// So many are shown; that there are more is said.
pub const SHOWN: usize = 20;

/// The search behind a field.
#[derive(Clone, Copy)]
pub struct PeopleSearch {
    pub text: RwSignal<String>,
    pub found: RwSignal<Option<FoundUsers>>,
    pub is_busy: RwSignal<bool>,
    pub error: RwSignal<Option<ApiError>>,
    generation: StoredValue<u32>,
    timer: Timer,
    app: App,
}

impl PeopleSearch {
    pub fn start(app: App) -> Self {
        Self {
            text: RwSignal::new(String::new()),
            found: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            error: RwSignal::new(None),
            generation: StoredValue::new(0),
            timer: Timer::new(),
            app,
        }
    }

    /// Takes what was typed, and asks once typing rests. Older answers are dropped.
    pub fn type_text(self, text: String) {
        let prefix = text.trim().to_owned();
        self.text.set(text);
        let generation = self.generation.try_update_value(|it| {
            *it = it.wrapping_add(1);
            *it
        });
        self.timer.stop();
        self.error.set(None);
        if prefix.is_empty() {
            self.found.set(None);
            self.is_busy.set(false);
            return;
        }
        self.is_busy.set(true);
        self.timer.start(PAUSE, move || {
            spawn_local(async move {
                let answer = self.app.session.client().users(&prefix).await;
                if self.generation.try_get_value() != generation {
                    return;
                }
                self.is_busy.try_set(false);
                match answer {
                    Ok(found) => {
                        self.found.try_set(Some(found));
                    }
                    Err(error) => {
                        self.app.session.note(&error);
                        self.found.try_set(None);
                        self.error.try_set(Some(error));
                    }
                }
            });
        });
    }

    pub fn clear(self) {
        self.type_text(String::new());
    }
}

/// A pasted list of names, resolved one after another.
#[derive(Clone, Copy)]
pub struct RosterCheck {
    pub entries: RwSignal<Vec<Entry>>,
    /// How many of how many are resolved; `None` when nothing is under way.
    pub progress: RwSignal<Option<(usize, usize)>>,
    generation: StoredValue<u32>,
    app: App,
}

impl RosterCheck {
    pub fn start(app: App) -> Self {
        Self {
            entries: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            generation: StoredValue::new(0),
            app,
        }
    }

    /// Resolves a pasted text; each confirmed person is handed to `add` at once.
    pub fn resolve(self, text: &str, chosen: Vec<Username>, add: impl Fn(Username) + 'static) {
        let me = self.app.session.username_untracked();
        let mut entries = roster::read(text, me.as_ref(), &chosen);
        let generation = self.generation.try_update_value(|it| {
            *it = it.wrapping_add(1);
            *it
        });
        let total = entries.len();
        self.entries.set(entries.clone());
        spawn_local(async move {
            for (done, entry) in entries.iter_mut().enumerate() {
                if self.generation.try_get_value() != generation {
                    return;
                }
                self.progress.try_set(Some((done, total)));
                if entry.standing != Standing::Asking {
                    continue;
                }
                let answer = self.app.session.client().users(&entry.name).await;
                if self.generation.try_get_value() != generation {
                    return;
                }
                entry.standing = match answer {
                    Ok(found) => roster::confirm(&entry.name, &found),
                    Err(error) => {
                        self.app.session.note(&error);
                        Standing::Failed
                    }
                };
                if let Standing::Confirmed(username) = &entry.standing {
                    add(username.clone());
                }
                let entry = entry.clone();
                self.entries.try_update(|it| {
                    if let Some(slot) = it.get_mut(done) {
                        *slot = entry;
                    }
                });
            }
            self.progress.try_set(None);
        });
    }

    /// Takes the report away.
    pub fn dismiss(self) {
        self.generation
            .try_update_value(|it| *it = it.wrapping_add(1));
        self.entries.set(Vec::new());
        self.progress.set(None);
    }
}
