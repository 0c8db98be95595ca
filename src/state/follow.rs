//! One instance, followed: what it is, what can be done to it, and what an action comes to.
//!
//! A 200 for an action only means that it was accepted (API contract, section 6.2), and the
//! database lags, so while something is changing the watcher asks the cloud, ever more slowly.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::domain::acted::Acted;
use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::Instance;
use crate::domain::status::Status;
use crate::reactive::{derive, effect, memo};
use crate::state::acting;
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::query::Query;
use crate::state::watcher::{Told, Watcher};
use crate::words;

/// An instance on its own page.
#[derive(Clone, Copy)]
pub struct Followed {
    pub instance: Query<Instance>,
    pub offered: Query<Vec<Action>>,
    /// The action that is being asked for, until the cloud has taken it.
    pub acting: RwSignal<Option<Action>>,
    /// Why it is not watched though it is changing: only looked at on request from then on.
    pub pause: Signal<Option<Pause>>,
    is_refused: RwSignal<bool>,
    /// What was asked for last, and the state in which it was.
    asked: StoredValue<Option<(Action, Status)>>,
    watcher: Watcher,
    app: App,
    lists: Lists,
}

/// Why nobody looks any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// It takes longer than usual.
    Slow,
    /// Somebody else's instance may be listed and yet not be watched (API contract, section 7).
    NotAllowed,
}

impl Followed {
    /// Follows an instance while the current owner lives.
    pub fn start(app: App, lists: Lists, uuid: InstanceUuid) -> Self {
        let asked = uuid.clone();
        let instance = Query::new(app, move || {
            let uuid = asked.clone();
            async move { app.session.client().instance(&uuid).await }
        });
        if let Some(known) = lists.instances.find_untracked(&uuid) {
            instance.put(known);
        }
        let (heard, marked) = (uuid.clone(), uuid.clone());
        let offered = Query::new(app, move || {
            let uuid = uuid.clone();
            async move { app.session.client().actions(&uuid).await }
        });
        let watcher = expect_context::<Watcher>();
        let is_refused = RwSignal::new(false);
        let followed = Self {
            instance: instance.start(),
            offered: offered.start(),
            acting: RwSignal::new(None),
            pause: derive(move || {
                let notes = lists.instances.notes;
                let is_slow = notes.with(|it| it.of(&marked).is_some_and(|it| it.is_slow));
                let refused = is_refused.get().then_some(Pause::NotAllowed);
                is_slow.then_some(Pause::Slow).or(refused)
            }),
            is_refused,
            asked: StoredValue::new(None),
            watcher,
            app,
            lists,
        };
        watcher.listen(heard, move |told| followed.hear(told));
        followed.watch_answers();
        followed
    }

    /// After each fresh answer, and once it is known whether it may be watched: is it still changing?
    fn watch_answers(self) {
        let answered = memo(move || {
            let at = self.instance.with(|it| it.data.as_ref().map(|it| it.at));
            (
                at,
                self.instance
                    .with(|it| Some(self.watcher.may_watch(it.value()?))),
            )
        });
        effect(move || {
            answered.get();
            self.instance.change(|it| self.watcher.see(it));
        });
    }

    fn hear(self, told: &Told) {
        self.is_refused.set(false);
        match told {
            Told::Moving(live) => self.instance.change(|it| it.merge_live(live)),
            Told::Arrived(live) => {
                self.instance.change(|it| it.merge_live(live));
                self.offered.refresh();
                self.tell_no_effect(&live.status);
            }
            Told::Ended(instance) => {
                self.instance.put(Instance::clone(instance));
                self.offered.refresh();
            }
            Told::Refused => self.is_refused.set(true),
        }
    }

    /// It has come to rest where it was before, though the action leads elsewhere.
    fn tell_no_effect(self, now: &Status) {
        let asked = self.asked.get_value();
        self.asked.set_value(None);
        let idle = asked.filter(|(action, before)| before == now && action.leads_away());
        if let (Some((action, _)), Some(instance)) = (idle, self.instance.try_value_untracked()) {
            let name = words::instances::name_of(&instance);
            let text = words::actions::no_effect(action, &name, now);
            self.app.notices.add(Tone::Danger, text);
        }
    }

    /// Asks for an action, shows at once where it leads, and follows it there.
    pub fn act(self, action: Action) {
        let Some(instance) = self.instance.try_value_untracked() else {
            return;
        };
        if self.acting.get_untracked().is_some() {
            return;
        }
        self.acting.set(Some(action));
        self.asked
            .set_value(Some((action, instance.status.clone())));
        if let Some(status) = action.expected(&instance.status) {
            self.instance.change(|it| it.status = status);
        }
        spawn_local(async move {
            let acted = acting::act(self.app, self.lists, self.watcher, &instance, action).await;
            self.acting.try_set(None);
            self.tell(action, &instance, acted);
        });
    }

    /// What came of it, in words; the page may be gone by now.
    fn tell(self, action: Action, instance: &Instance, acted: Acted) {
        if acted.is_under_way() {
            let name = words::instances::name_of(instance);
            self.app
                .notices
                .say(words::actions::accepted(action, &name));
            return;
        }
        self.instance
            .change(|it| it.status = instance.status.clone());
        let text = words::actions::problem(action, instance, &acted);
        self.app.notices.add(Tone::Danger, text);
        self.offered.refresh();
        if let Acted::Refused(_) = acted {
            self.asked.try_set_value(None);
            // What was in the way may have changed the state.
            self.confirm(|| {});
        }
    }

    fn follow(self, leaving: Option<Status>) {
        if let Some(shown) = self.instance.try_value_untracked() {
            self.watcher.follow(&shown, leaving);
        }
    }

    /// Looks now, on the person's wish.
    pub fn look_now(self) {
        self.is_refused.set(false);
        if let Some(instance) = self.instance.try_value_untracked() {
            self.watcher.hurry(&instance.uuid);
        }
        self.instance.refresh();
        self.offered.refresh();
    }

    /// Asks the cloud itself how the instance is, once, and says when that is known or cannot be.
    pub fn confirm(self, answered: impl FnOnce() + 'static) {
        let Some(instance) = self.instance.try_value_untracked() else {
            return;
        };
        // While it is watched anyway, what is known is fresh; and what has ended is not to be asked for.
        let is_acting = self.acting.get_untracked().is_some();
        if is_acting || instance.ended.is_some() || self.watcher.is_watched(&instance.uuid) {
            answered();
            return;
        }
        spawn_local(async move {
            let client = self.app.session.client();
            match client.live_instance(&instance, page::stamp()).await {
                Ok(live) => {
                    self.instance.change(|it| it.merge_live(&live));
                    self.lists.instances.merge_live(&live);
                    self.follow(None);
                }
                Err(ApiError::NotFound(_)) => {
                    self.instance.ask(answered);
                    return;
                }
                Err(error) => self.app.session.note(&error),
            }
            answered();
        });
    }
}
