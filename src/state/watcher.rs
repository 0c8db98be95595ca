//! What is changing, watched: one watcher for the list, the pages and whatever acts on instances.
//!
//! Nobody else asks the live call again and again: an instance that is on its page and in the list is
//! asked for once. The rules are `domain::watching` (when, and whose turn it is), `domain::list_pace`
//! (when the whole list is loaded anew) and `domain::news` (what is news).
//!
//! Whoever acts on an instance shows where that leads, and calls [`Watcher::follow`]. What comes of it
//! is in the list by itself, is announced, and is told to who listens.

mod list;
mod look;

use std::ops::Deref;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::dom::page;
use crate::dom::timer::Timer;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::{Instance, LiveInstance};
use crate::domain::list_pace::ListPace;
use crate::domain::news::Change;
use crate::domain::status::Status;
use crate::domain::watching::{self, Watching};
use crate::reactive::{effect, memo};
use crate::state::app::{App, Lists};
use crate::state::session::Standing;
use crate::words::news as words;

/// A small handle, like [`App`], whose inside is made once for each mounting of the application.
#[derive(Clone, Copy)]
pub struct Watcher(&'static Shared);

impl Deref for Watcher {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

pub struct Shared {
    watching: StoredValue<Watching>,
    listeners: StoredValue<Listeners, LocalStorage>,
    /// Those that take longer than usual, as far as that was said.
    slow: StoredValue<Vec<InstanceUuid>>,
    /// What the pages of a refresh have told so far.
    news: StoredValue<Vec<Change>>,
    pace: StoredValue<ListPace>,
    /// The refresh under way is ours, and nobody's wish.
    is_ours: StoredValue<bool>,
    is_seen: RwSignal<bool>,
    looks: Timer,
    loads: Timer,
    app: App,
    lists: Lists,
}

/// What became of an instance.
#[derive(Clone, Debug)]
pub enum Told {
    /// It goes on.
    Moving(LiveInstance),
    /// It is where it was going.
    Arrived(LiveInstance),
    /// It is no more; its last state.
    Ended(Box<Instance>),
    /// The cloud does not let us look.
    Refused,
}

type Hear = Rc<dyn Fn(&Told)>;

/// Those who show one instance by itself.
#[derive(Default)]
struct Listeners {
    next: u32,
    all: Vec<Listener>,
}

struct Listener {
    number: u32,
    uuid: InstanceUuid,
    /// It tells people what becomes of it, together with others.
    speaks: bool,
    hear: Hear,
}

impl Watcher {
    /// The watcher of this application: made once, by the first part of the program that needs it.
    pub fn start(app: App, lists: Lists) {
        if use_context::<Self>().is_some() {
            return;
        }
        let watcher = Self(Box::leak(Box::new(Shared {
            watching: StoredValue::new(Watching::default()),
            listeners: StoredValue::new_local(Listeners::default()),
            slow: StoredValue::new(Vec::new()),
            news: StoredValue::new(Vec::new()),
            pace: StoredValue::new(ListPace::default()),
            is_ours: StoredValue::new(false),
            is_seen: RwSignal::new(!page::is_hidden()),
            looks: Timer::new(),
            loads: Timer::new(),
            app,
            lists,
        })));
        page::on_visibility_change(move || watcher.is_seen.set(!page::is_hidden()));
        lists.instances.oversee(Box::new(watcher));
        watcher.begin_with_person();
        watcher.wake_and_sleep();
        watcher.watch_list();
        watcher.see_pages();
        provide_context(watcher);
    }

    /// Follows an instance out of the state `leaving`, which an action leads out of; `shown` is as it is
    /// shown from now on. To be called when the action is asked for, and again once it is accepted.
    /// With `None`, it is watched while it is changing, as after an action that failed.
    pub fn follow(self, shown: &Instance, leaving: Option<Status>) {
        self.change(|it| it.follow(shown, leaving, page::now(), page::random()));
    }

    /// Takes in an instance that the database was asked for: what is known better is put into it, and it is
    /// watched while it is changing.
    pub fn see(self, row: &mut Instance) {
        self.see_all(std::slice::from_mut(row).iter_mut());
    }

    fn see_all<'a>(self, rows: impl Iterator<Item = &'a mut Instance>) {
        let now = page::now();
        self.change(|it| {
            for row in rows {
                it.overlay(row);
                if untrack(|| self.may_watch(row)) {
                    it.see(row, now, page::random());
                }
            }
        });
    }

    /// Looks at an instance as soon as may be, at the person's wish.
    pub fn hurry(self, uuid: &InstanceUuid) {
        self.change(|it| it.hurry(uuid, page::now()));
    }

    /// Whether it is looked at by itself at the moment.
    pub fn is_watched(self, uuid: &InstanceUuid) -> bool {
        self.watching.with_value(|it| it.is_watched(uuid))
    }

    /// Calls whenever there is something to tell of an instance, until the current owner is gone.
    pub fn listen(self, uuid: InstanceUuid, hear: impl Fn(&Told) + 'static) {
        self.add(uuid, false, Rc::new(hear));
    }

    /// The same for whoever tells people what becomes of many instances at once: it is not said of each.
    pub fn speak_for(self, uuid: InstanceUuid, hear: impl Fn(&Told) + 'static) {
        self.add(uuid, true, Rc::new(hear));
    }

    fn add(self, uuid: InstanceUuid, speaks: bool, hear: Hear) {
        let number = self.listeners.try_update_value(|it| {
            it.next = it.next.wrapping_add(1);
            it.all.push(Listener {
                number: it.next,
                uuid,
                speaks,
                hear,
            });
            it.next
        });
        on_cleanup(move || {
            self.listeners
                .try_update_value(|it| it.all.retain(|it| Some(it.number) != number));
        });
    }

    /// Whether live calls for it are mine to make, as far as is known.
    pub fn may_watch(self, instance: &Instance) -> bool {
        let project = instance.project.as_ref().map(|it| it.uuid.as_str());
        let is_leader = self.lists.leads(project, self.app);
        self.app
            .session
            .username()
            .is_some_and(|me| watching::may_be_watched(instance, &me, is_leader))
    }

    /// Whoever comes after somebody else begins anew; their list may have come before their name.
    fn begin_with_person(self) {
        let me = memo(move || self.app.session.username());
        effect(move || {
            let me = me.get();
            self.watching.set_value(Watching::default());
            self.slow.update_value(Vec::clear);
            self.news.update_value(Vec::clear);
            if me.is_none() {
                return;
            }
            let rows = self.lists.instances.rows_untracked();
            let mut rows: Vec<Instance> = rows.0.iter().map(|it| Instance::clone(it)).collect();
            self.see_all(rows.iter_mut());
        });
    }

    fn is_allowed(self) -> bool {
        self.app.session.standing() == Standing::SignedIn
            && self.is_seen.get()
            && self.app.is_online.get()
    }

    /// Nothing is asked that nobody sees, or that cannot come.
    fn wake_and_sleep(self) {
        let is_awake = memo(move || self.is_allowed());
        effect(move || {
            if is_awake.get() {
                self.change(|it| it.wake(page::now(), page::random));
            } else {
                self.looks.stop();
            }
        });
    }

    /// Changes the queue, and waits for whoever is next in it.
    fn change(self, change: impl FnOnce(&mut Watching)) {
        self.watching.try_update_value(change);
        self.plan();
    }

    fn plan(self) {
        let next = self
            .watching
            .try_update_value(|it| it.next_delay(page::now()));
        let next = next.flatten().filter(|_| untrack(|| self.is_allowed()));
        match next {
            Some(delay) => self
                .looks
                .start(Duration::from_millis(delay.into()), move || self.look()),
            None => self.looks.stop(),
        }
        self.note_slow();
    }

    /// What has become slow, or is not any more, is marked, and the first is said.
    fn note_slow(self) {
        let slow = self.watching.try_with_value(Watching::slow);
        let slow = slow.unwrap_or_default();
        let Some(before) = self.slow.try_get_value().filter(|it| *it != slow) else {
            return;
        };
        self.slow.set_value(slow.clone());
        let instances = self.lists.instances;
        instances.notes.update(|it| it.set_slow(&slow));
        let new = slow.iter().filter(|it| !before.contains(it));
        for instance in new.filter_map(|it| instances.find_untracked(it)) {
            self.app.notices.say(words::slow(&instance));
        }
    }

    /// Whether its page is open.
    fn is_open(self, uuid: &InstanceUuid) -> bool {
        self.has_listener(uuid, false)
    }

    /// Whether somebody else tells what becomes of it.
    fn is_spoken_for(self, uuid: &InstanceUuid) -> bool {
        self.has_listener(uuid, true)
    }

    fn has_listener(self, uuid: &InstanceUuid, speaks: bool) -> bool {
        self.listeners.with_value(|it| {
            let mut all = it.all.iter();
            all.any(|it| it.speaks == speaks && it.uuid == *uuid)
        })
    }

    fn tell(self, uuid: &InstanceUuid, told: &Told) {
        let hearing: Vec<Hear> = self.listeners.with_value(|it| {
            let concerned = it.all.iter().filter(|it| it.uuid == *uuid);
            concerned.map(|it| it.hear.clone()).collect()
        });
        for hear in hearing {
            hear(told);
        }
    }
}
