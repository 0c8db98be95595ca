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
use crate::domain::text;
use crate::domain::user::FoundUsers;
use crate::state::app::App;

/// Typing rests for this long before the server is asked.
const PAUSE: Duration = Duration::from_millis(250);
/// So many are shown; that there are more is said.
pub const SHOWN: usize = 20;
/// So many are asked for while typing.
const SEARCHED: u32 = 100;
/// So many begin with a name at most when it is checked: more cannot be had.
const CHECKED: u32 = 1000;

/// The search behind a field.
#[derive(Clone, Copy)]
pub struct PeopleSearch {
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
            found: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            error: RwSignal::new(None),
            generation: StoredValue::new(0),
            timer: Timer::new(),
            app,
        }
    }

    /// Asks for what was typed once typing rests. Older answers are dropped.
    pub fn ask(self, text: &str) {
        let prefix = text.trim().to_owned();
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
        // Nobody who fits no longer is offered until the answer is here.
        let folded = text::fold(&prefix);
        self.found.update(|it| {
            if let Some(found) = it {
                found
                    .users
                    .retain(|it| text::fold(&it.username.0).starts_with(&folded));
            }
        });
        self.is_busy.set(true);
        self.timer.start(PAUSE, move || {
            spawn_local(async move {
                let answer = self.app.session.client().users(&prefix, SEARCHED).await;
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
}

/// So many names are asked for at once: quick enough for a class, and no burden.
const AT_ONCE: usize = 3;

/// Lists of names, resolved a few at a time.
#[derive(Clone, Copy)]
pub struct RosterCheck {
    pub entries: RwSignal<Vec<Entry>>,
    /// Where the next name to ask for is looked for.
    next: StoredValue<usize>,
    /// Confirmed people who are not handed on yet, with their places in the list, and how many
    /// are handed on together.
    confirmed: StoredValue<Vec<(usize, Username)>>,
    batch: usize,
    take: Callback<Vec<Username>>,
    workers: StoredValue<usize>,
    generation: StoredValue<u32>,
    app: App,
}

impl RosterCheck {
    /// `take` gets confirmed people, some at a time: each time is an announcement.
    pub fn start(app: App, batch: usize, take: Callback<Vec<Username>>) -> Self {
        Self {
            entries: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            confirmed: StoredValue::new(Vec::new()),
            batch,
            take,
            workers: StoredValue::new(0),
            generation: StoredValue::new(0),
            app,
        }
    }

    /// Resolves a pasted text, after what is being resolved already. `known` need no asking.
    pub fn resolve(self, text: &str, mut known: Vec<String>) {
        let me = self.app.session.username_untracked();
        if self.is_running_untracked() {
            self.entries
                .with_untracked(|it| known.extend(it.iter().map(|it| it.name.clone())));
        } else {
            self.entries.set(Vec::new());
            self.next.set_value(0);
        }
        let entries = roster::read(text, me.as_ref(), &known);
        self.entries.update(|it| it.extend(entries));
        self.work();
    }

    /// How many are done, and of how many.
    pub fn progress(self) -> (usize, usize) {
        self.entries.with(|it| {
            let asking = it.iter().filter(|it| it.standing == Standing::Asking);
            (it.len() - asking.count(), it.len())
        })
    }

    pub fn is_running(self) -> bool {
        self.entries.with(|it| is_running(it))
    }

    fn is_running_untracked(self) -> bool {
        self.entries.with_untracked(|it| is_running(it))
    }

    /// Stops asking. Who was confirmed stays.
    pub fn stop(self) {
        self.generation
            .try_update_value(|it| *it = it.wrapping_add(1));
        self.workers.try_set_value(0);
        self.change(Standing::NotAsked, |it| *it == Standing::Asking);
        self.hand_on();
    }

    /// Asks once more for those who could not be asked for.
    pub fn again(self) {
        self.change(Standing::Asking, Standing::is_open);
        self.next.set_value(0);
        self.work();
    }

    /// Takes the report away.
    pub fn dismiss(self) {
        self.stop();
        self.entries.set(Vec::new());
    }

    fn change(self, to: Standing, which: fn(&Standing) -> bool) {
        self.entries.try_update(|it| {
            for entry in it.iter_mut().filter(|it| which(&it.standing)) {
                entry.standing = to.clone();
            }
        });
    }

    /// Sees to it that enough are asked for at once.
    fn work(self) {
        let generation = self.generation.get_value();
        for _ in self.workers.get_value()..AT_ONCE {
            self.workers.update_value(|it| *it += 1);
            spawn_local(async move {
                while let Some((at, entry)) = self.next_entry(generation) {
                    let answer = self.find(&entry).await;
                    if self.generation.try_get_value() != Some(generation) {
                        return;
                    }
                    self.finish(at, answer);
                }
                if self.generation.try_get_value() == Some(generation) {
                    self.workers.try_update_value(|it| *it -= 1);
                }
            });
        }
    }

    fn next_entry(self, generation: u32) -> Option<(usize, Entry)> {
        if self.generation.try_get_value() != Some(generation) {
            return None;
        }
        let from = self.next.try_get_value()?;
        let found = self.entries.try_with_untracked(|it| {
            let rest = it.iter().enumerate().skip(from);
            let mut asking = rest.filter(|(_, it)| it.standing == Standing::Asking);
            asking.next().map(|(at, it)| (at, it.clone()))
        })?;
        self.next
            .try_set_value(found.as_ref().map_or(usize::MAX, |(at, _)| at + 1));
        found
    }

    /// Asks for a name. The search is by its beginning: of very short names, too many may come.
    async fn find(self, entry: &Entry) -> Result<Standing, ApiError> {
        let found = self
            .app
            .session
            .client()
            .users(&entry.name, CHECKED)
            .await?;
        let is_all = found.total <= u64::from(CHECKED);
        let missing = if is_all {
            Standing::Unknown
        } else {
            Standing::Failed
        };
        Ok(roster::confirm(entry, &found).unwrap_or(missing))
    }

    fn finish(self, at: usize, answer: Result<Standing, ApiError>) {
        let standing = match answer {
            Ok(standing) => standing,
            Err(error) => {
                self.app.session.note(&error);
                if stops(&error) {
                    self.stop();
                }
                Standing::Failed
            }
        };
        if let Standing::Confirmed(name) = &standing {
            self.confirmed
                .try_update_value(|it| it.push((at, name.clone())));
        }
        self.entries.try_update(|it| {
            if let Some(entry) = it.get_mut(at) {
                entry.standing = standing;
            }
        });
        let is_full = self
            .confirmed
            .try_with_value(|it| it.len() >= self.batch)
            .unwrap_or(false);
        if is_full || !self.is_running_untracked() {
            self.hand_on();
        }
    }

    fn hand_on(self) {
        let confirmed = self.confirmed.try_update_value(std::mem::take);
        if let Some(mut confirmed) = confirmed.filter(|it| !it.is_empty()) {
            // In the order of the list, whichever answer came first.
            confirmed.sort_unstable_by_key(|it| it.0);
            self.take
                .run(confirmed.into_iter().map(|it| it.1).collect());
        }
    }
}

fn is_running(entries: &[Entry]) -> bool {
    entries.iter().any(|it| it.standing == Standing::Asking)
}

/// Whether the next names would fare no better.
fn stops(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::SignedOut | ApiError::Maintenance(_) | ApiError::Unreachable | ApiError::TimedOut
    )
}
