//! What a workshop presets in the form: only what the server knows, as it drops unknown names without a word.

use leptos::prelude::*;

use crate::config::site::Workshop as Settings;
use crate::domain::ids::Username;
use crate::domain::new_request::Visibility;
use crate::domain::offer;
use crate::domain::roster::{self, Standing};
use crate::domain::tag_rules::Known;
use crate::reactive::callback;
use crate::state::app::App;
use crate::state::people::RosterCheck;
use crate::state::tags::Tags;

#[derive(Clone, Copy)]
pub struct Workshop {
    settings: &'static Settings,
    tags: Tags,
    people: RosterCheck,
    confirmed: RwSignal<Vec<Username>>,
}

impl Workshop {
    /// `None` where the site presets nothing.
    pub fn start(app: App, tags: Tags) -> Option<Self> {
        let settings = &app.site?.settings.workshop;
        if settings.tags.is_empty() && settings.visibility.is_none() {
            return None;
        }
        let confirmed = RwSignal::new(Vec::new());
        let workshop = Self {
            settings,
            tags,
            people: RosterCheck::start(
                app,
                usize::MAX,
                callback(move |found| confirmed.update(|it| roster::add(it, found))),
            ),
            confirmed,
        };
        if settings.visibility == Some(Visibility::Select) && !settings.users.is_empty() {
            workshop
                .people
                .resolve(&settings.users.join("\n"), Vec::new());
        }
        Some(workshop)
    }

    pub fn name(self) -> &'static str {
        &self.settings.name
    }

    /// What is known by now.
    pub fn preset(self) -> offer::Preset {
        let known = |name: &String| match self.tags.find(name) {
            Known::Usable(name) => Some(name),
            Known::Reserved | Known::No => None,
        };
        offer::Preset {
            tags: self.settings.tags.iter().filter_map(known).collect(),
            visibility: self.settings.visibility,
            users: self.confirmed.get(),
        }
    }

    /// Whether the server is still being asked for people.
    pub fn is_asking(self) -> bool {
        self.people.is_running()
    }

    /// Names that the server does not have, or did not answer for.
    pub fn unknown(self) -> Vec<String> {
        let has_answered = self
            .tags
            .all
            .with(|it| it.value().is_some() || it.error().is_some());
        let tags = self
            .settings
            .tags
            .iter()
            .filter(|it| has_answered && !matches!(self.tags.find(it), Known::Usable(_)));
        let mut unknown: Vec<String> = tags.cloned().collect();
        self.people.entries.with(|entries| {
            let open = entries.iter().filter(|it| {
                !matches!(
                    it.standing,
                    // Whoever asks has the image in any case.
                    Standing::Asking
                        | Standing::Confirmed(_)
                        | Standing::Duplicate
                        | Standing::Yourself
                )
            });
            unknown.extend(open.map(|it| it.written.clone()));
        });
        unknown
    }
}
