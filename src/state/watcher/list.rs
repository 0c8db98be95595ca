//! The list as a whole: when it is loaded anew, and what that brought.

use std::time::Duration;

use leptos::prelude::*;

use super::{Told, Watcher};
use crate::dom::page;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::Instance;
use crate::domain::news::{self, Change, What};
use crate::domain::pace::Circumstances;
use crate::domain::remote::Load;
use crate::domain::roll::Rows;
use crate::domain::time::Timestamp;
use crate::domain::watching::Watching;
use crate::reactive::{effect, memo};
use crate::route::Route;
use crate::state::instances::Oversee;
use crate::state::notices::Tone;
use crate::words::news as words;

/// What the whole list is looked at by.
#[derive(Clone, Copy, PartialEq)]
struct Standings {
    circumstances: Circumstances,
    is_loading: bool,
    has_failed: bool,
    at: i64,
}

impl Watcher {
    /// The whole list is loaded anew while it is on the screen.
    pub(super) fn watch_list(self) {
        let standings = memo(move || {
            let is_here = self.app.navigation.route() == Route::Instances;
            let is_allowed = self.is_allowed();
            self.lists.instances.with(|it| Standings {
                circumstances: Circumstances {
                    is_signed_in: is_allowed,
                    is_seen: is_here,
                    is_online: true,
                    is_worth_a_look: it.rows.is_some(),
                },
                is_loading: it.load == Load::Loading,
                has_failed: matches!(it.load, Load::Failed(_)),
                at: it.at,
            })
        });
        Effect::new(move |before: Option<Standings>| {
            let it = standings.get();
            self.plan_list(before, it);
            it
        });
    }

    fn plan_list(self, before: Option<Standings>, it: Standings) {
        let now = page::now();
        let is_back = before.is_some_and(|it| !it.circumstances.allow());
        let begins = it.is_loading && before.is_none_or(|it| !it.is_loading);
        let next = self.pace.try_update_value(|pace| {
            if is_back && it.circumstances.allow() {
                pace.come_back(it.at, now);
            }
            pace.see(it.is_loading, it.has_failed, now);
            pace.next_delay(it.circumstances, it.at, now, page::random())
        });
        if begins && !self.is_ours.get_value() {
            // The person wants to know: also of those that are not watched any more.
            let slow = self.watching.with_value(Watching::slow);
            self.change(|it| slow.iter().for_each(|uuid| it.hurry(uuid, now)));
        }
        if begins {
            self.is_ours.set_value(false);
        }
        match next.flatten() {
            Some(delay) => self
                .loads
                .start(Duration::from_millis(delay.into()), move || {
                    self.is_ours.set_value(true);
                    self.lists.instances.refresh();
                }),
            None => self.loads.stop(),
        }
    }

    /// Whoever opens the page of an instance has seen what changed in it.
    pub(super) fn see_pages(self) {
        effect(move || {
            if let Route::Instance { uuid, .. } = self.app.navigation.route() {
                let notes = self.lists.instances.notes;
                if notes.with_untracked(|it| it.of(&uuid).is_some()) {
                    notes.update(|it| it.was_opened(&uuid));
                }
            }
        });
    }

    /// The list knew of an end before a look did.
    fn tell_ends(self, before: &Rows, gone: &[InstanceUuid]) {
        for row in before.0.iter().filter(|it| gone.contains(&it.uuid)) {
            let mut ended = Instance::clone(row);
            ended.ended.get_or_insert(Timestamp(page::now()));
            self.tell(&row.uuid, &Told::Ended(Box::new(ended)));
        }
    }

    /// Everything that a refresh has brought, in one sentence.
    fn tell_news(self, news: &[Change]) {
        self.lists
            .instances
            .notes
            .update(|it| it.take(news, page::now()));
        let Some(text) = words::summary(news) else {
            return;
        };
        // A row that is gone carries no mark: then the sentence stays.
        if news.iter().any(|it| it.what == What::Ended) {
            self.app.notices.add(Tone::Info, text);
        } else {
            self.app.notices.say(text);
        }
    }
}

impl Oversee for Watcher {
    fn page(&self, page: &mut [Instance]) {
        self.see_all(page.iter_mut());
    }

    fn shown(&self, before: (&Rows, bool), after: (&Rows, bool)) {
        let me = self.app.session.username_untracked();
        let mut found = news::changes(before, after, me.as_ref());
        // What is watched is told when it has arrived.
        found.retain(|it| !matches!(it.what, What::Is(_)) || !self.is_watched(&it.uuid));
        let is_gone = |it: &&Change| matches!(it.what, What::Ended | What::Left);
        let gone: Vec<InstanceUuid> = found
            .iter()
            .filter(is_gone)
            .map(|it| it.uuid.clone())
            .collect();
        self.change(|watching| gone.iter().for_each(|it| watching.drop(it)));
        // Asked before they are told: whoever has heard of the last end does not speak any more.
        found.retain(|it| !self.is_spoken_for(&it.uuid));
        self.tell_ends(before.0, &gone);
        self.news.update_value(|it| it.extend(found));
        if after.1 {
            let news = self.news.try_update_value(std::mem::take);
            self.tell_news(&news.unwrap_or_default());
        }
    }
}
