//! My imaging requests, watched: one look a minute while one is under way, and what is new told once.
//!
//! There is one watch for the whole application, begun with the part of the program that has the
//! pages of requests; the receipt, the list of requests and the imaging lock all live on it.

use std::time::Duration;

use leptos::prelude::*;

use crate::dom::storage::{self, Keep};
use crate::dom::timer::Timer;
use crate::dom::{notification, page};
use crate::domain::ids::{RequestId, Username};
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::pace::{Circumstances, Pace};
use crate::domain::request_pace::{RHYTHM, is_worth_a_look};
use crate::domain::sightings::{End, Seen, Sightings};
use crate::reactive::effect;
use crate::route::Route;
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::session::Standing;
use crate::state::telling::Telling;
use crate::words::requests as words;

#[derive(Clone, Copy)]
pub struct RequestWatch {
    pub telling: Telling,
    /// Where requests were seen; kept here also for browsers that keep nothing themselves.
    seen: RwSignal<Seen>,
    is_seen: RwSignal<bool>,
    pace: StoredValue<Pace>,
    timer: Timer,
    app: App,
    lists: Lists,
}

/// More than so many at once are told in one sentence.
const ONE_BY_ONE: usize = 3;

impl RequestWatch {
    /// Watches until the owner is gone, and hands itself down.
    pub fn start(app: App, lists: Lists) {
        let watch = Self {
            telling: Telling::start(app),
            seen: RwSignal::new(Seen::default()),
            is_seen: RwSignal::new(!page::is_hidden()),
            pace: StoredValue::new(Pace::new(RHYTHM)),
            timer: Timer::new(),
            app,
            lists,
        };
        page::on_visibility_change(move || watch.is_seen.set(!page::is_hidden()));
        effect(move || watch.take_in());
        effect(move || watch.plan());
        provide_context(watch);
    }

    /// Whether a request has stood still for a day.
    pub fn is_still(self, request: &ImagingRequest) -> bool {
        let now = self.app.clock.now();
        self.app
            .session
            .username()
            .is_some_and(|me| self.seen.with(|it| it.is_still(&me, request, now)))
    }

    /// Says nothing of a request's end: the person who ended it is told otherwise. For one that goes
    /// on it is not to be called, as it forgets since when that has stood where it is.
    pub fn leave_out(self, request: RequestId) {
        let Some(me) = self.app.session.username_untracked() else {
            return;
        };
        let left = self.before(&me).without(request);
        self.keep(me, left);
    }

    /// When to look again, whenever anything that counts for it has changed.
    fn plan(self) {
        let requests = self.lists.requests;
        let now = page::now();
        let (is_worth_a_look, answered) = requests.with(|it| {
            self.pace
                .update_value(|pace| pace.see(it.is_loading(), it.error().is_some(), now));
            (is_worth_a_look(it), it.data.as_ref().map_or(0, |it| it.at))
        });
        let circumstances = Circumstances {
            is_signed_in: self.app.session.standing() == Standing::SignedIn,
            is_seen: self.is_seen.get(),
            is_online: self.app.is_online.get(),
            is_worth_a_look,
        };
        let pace = self.pace.get_value();
        match pace.next_delay(circumstances, answered, now, page::random()) {
            Some(delay) => self
                .timer
                .start(Duration::from_millis(delay.into()), move || {
                    requests.refresh();
                }),
            None => self.timer.stop(),
        }
    }

    /// Holds each list against what was seen before, and tells what is new.
    fn take_in(self) {
        let Some(me) = self.app.session.username() else {
            return;
        };
        let now = page::now();
        let before = self.before(&me);
        let told = self.lists.requests.with(|it| {
            // While one is loading, the list may still be that of who was here before.
            let all = it.value().filter(|_| !it.is_loading())?;
            Some(before.update(all, now))
        });
        let Some((seen, news)) = told else { return };
        if seen == before {
            self.remember(me, seen);
        } else {
            self.keep(me, seen);
        }
        for request in &news.moved {
            self.app.notices.say(words::moved(request));
        }
        if news.ended.len() > ONE_BY_ONE {
            let text = words::several_ended(news.ended.len());
            self.tell(&text, Tone::Info, Route::Requests, "several");
            return;
        }
        for (request, end) in news.ended {
            let tone = match end {
                End::Ready => Tone::Success,
                End::Denied | End::Failed => Tone::Danger,
                End::Cancelled => Tone::Info,
            };
            let tag = request.uuid.to_string();
            let text = words::ended(&request, end);
            let uuid = request.uuid;
            self.tell(&text, tone, Route::Request { uuid }, &tag);
        }
    }

    fn tell(self, text: &str, tone: Tone, place: Route, tag: &str) {
        self.app
            .notices
            .add_with_link(tone, text.to_owned(), place.path());
        if self.telling.is_on_untracked() {
            let site = self.app.config(|it| it.site_name.clone());
            let navigation = self.app.navigation;
            notification::show(&site, text, tag, move || navigation.go(place));
        }
    }

    /// What was seen before: by any tab of this browser, or where it keeps nothing, by this one.
    fn before(self, me: &Username) -> Sightings {
        match storage::get(Keep::Browser, &key(me)) {
            Some(kept) => Sightings::parse(&kept),
            None => self
                .seen
                .with_untracked(|it| it.of(me).cloned().unwrap_or_default()),
        }
    }

    fn keep(self, me: Username, seen: Sightings) {
        storage::set(Keep::Browser, &key(&me), &seen.print());
        self.remember(me, seen);
    }

    /// After a reload the memory is empty, also where what is kept has not changed.
    fn remember(self, me: Username, seen: Sightings) {
        let seen = Seen::by(me, seen);
        if self.seen.with_untracked(|it| *it != seen) {
            self.seen.set(seen);
        }
    }
}

fn key(person: &Username) -> String {
    format!("requests:{}", person.as_str())
}
