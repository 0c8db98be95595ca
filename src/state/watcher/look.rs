//! One look at one instance, and what it told.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Told, Watcher};
use crate::dom::page;
use crate::domain::api_error::ApiError;
use crate::domain::instance::{Instance, LiveInstance};
use crate::domain::time::Timestamp;
use crate::domain::watch::Seen;
use crate::domain::watching::Answer;
use crate::route::{Route, Tab};
use crate::state::notices::Tone;
use crate::words::news as words;

impl Watcher {
    pub(super) fn look(self) {
        // Somebody may have left in the moment before.
        if !untrack(|| self.is_allowed()) {
            return;
        }
        let turn = self
            .watching
            .try_update_value(|it| it.take_turn(page::now()));
        let Some(instance) = turn.flatten() else {
            return;
        };
        let client = self.app.session.client();
        spawn_local(async move {
            match client.live_instance(&instance, page::stamp()).await {
                Ok(live) => self.take(&instance, live),
                Err(ApiError::NotFound(_)) => self.take_end(instance).await,
                // Somebody else's instance may be listed and yet not be watched (section 7).
                Err(ApiError::CloudCredentials(_)) => {
                    self.miss(&instance, Answer::Refused);
                    self.tell(&instance.uuid, &Told::Refused);
                }
                Err(error) => {
                    self.app.session.note(&error);
                    self.miss(&instance, Answer::Failed);
                }
            }
        });
    }

    fn miss(self, instance: &Instance, answer: Answer<'_>) {
        self.change(|it| {
            it.answer(&instance.uuid, answer, page::now(), page::random());
        });
    }

    fn take(self, before: &Instance, live: LiveInstance) {
        let now = page::now();
        let mut seen = None;
        self.change(|it| {
            seen = it.answer(&before.uuid, Answer::Live(&live), now, page::random());
        });
        let Some(seen @ (Seen::Moving | Seen::Arrived)) = seen else {
            return;
        };
        self.lists.instances.merge_live(&live);
        let has_arrived = seen == Seen::Arrived;
        if before.status != live.status || has_arrived {
            let is_open = self.is_open(&before.uuid);
            self.lists
                .instances
                .notes
                .update(|it| it.saw_change(&before.uuid, now, has_arrived && !is_open));
        }
        if has_arrived {
            if !self.is_spoken_for(&before.uuid) {
                self.app.notices.say(words::settled(before, &live.status));
            }
            self.tell(&before.uuid, &Told::Arrived(live));
        } else {
            self.tell(&before.uuid, &Told::Moving(live));
        }
    }

    /// The cloud has it no more. The live call has told the database so, which is the judge: a proxy may
    /// answer "not found" as well.
    async fn take_end(self, mut instance: Instance) {
        let client = self.app.session.client();
        match client.instance(&instance.uuid).await {
            Ok(row) if row.ended.is_some() => instance = row,
            Err(ApiError::NotFound(_)) => instance.ended = Some(Timestamp(page::now())),
            Ok(_) => return self.miss(&instance, Answer::Failed),
            Err(error) => {
                self.app.session.note(&error);
                return self.miss(&instance, Answer::Failed);
            }
        }
        let mut is_wanted = false;
        self.change(|it| is_wanted = it.end(&instance.uuid));
        if is_wanted {
            self.tell_end(instance);
        }
    }

    fn tell_end(self, instance: Instance) {
        let now = page::now();
        let uuid = instance.uuid.clone();
        self.lists.instances.put(instance.clone());
        let is_open = self.is_open(&uuid);
        self.lists
            .instances
            .notes
            .update(|it| it.saw_change(&uuid, now, !is_open));
        let place = Route::Instance {
            uuid: uuid.clone(),
            tab: Tab::Details,
        };
        let href = if is_open { String::new() } else { place.path() };
        if !self.is_spoken_for(&uuid) {
            let text = words::ended(&instance);
            self.app.notices.add_with_link(Tone::Info, text, href);
        }
        self.tell(&uuid, &Told::Ended(Box::new(instance)));
    }
}
