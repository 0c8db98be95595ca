//! One instance, followed: what it is, what can be done to it, and what an action comes to.
//!
//! A 200 for an action only means that it was accepted (API contract, section 6.2), and the
//! database lags, so while something is changing the watcher asks the cloud, ever more slowly.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::domain::action::{Action, ActionCall};
use crate::domain::api_error::ApiError;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::Instance;
use crate::domain::status::Status;
use crate::reactive::{derive, effect, memo};
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
    /// Set when it takes longer than usual: only looked at on request from then on.
    pub is_slow: Signal<bool>,
    watcher: Watcher,
    app: App,
    lists: Lists,
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
        let followed = Self {
            instance: instance.start(),
            offered: offered.start(),
            acting: RwSignal::new(None),
            is_slow: derive(move || {
                let notes = lists.instances.notes;
                notes.with(|it| it.of(&marked).is_some_and(|it| it.is_slow))
            }),
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
        match told {
            Told::Moving(live) => self.instance.change(|it| it.merge_live(live)),
            Told::Arrived(live) => {
                self.instance.change(|it| it.merge_live(live));
                self.offered.refresh();
            }
            Told::Ended(instance) => {
                self.instance.put(Instance::clone(instance));
                self.offered.refresh();
            }
        }
    }

    /// Asks for an action, shows at once where it leads, and follows it there.
    pub fn act(self, action: Action) {
        let Some(call) = call_for(action) else { return };
        let Some(instance) = self.instance.with_untracked(|it| it.value().cloned()) else {
            return;
        };
        if self.acting.get_untracked().is_some() {
            return;
        }
        self.acting.set(Some(action));
        let before = instance.status.clone();
        if let Some(status) = expected(action) {
            self.show_status(status);
        }
        self.follow(Some(before.clone()));
        spawn_local(async move {
            let answer = self.app.session.client().act(&instance, &call).await;
            self.acting.try_set(None);
            match answer {
                Ok(()) => {
                    self.app
                        .notices
                        .say(words::actions::accepted(action, &instance.name));
                    self.follow(Some(before));
                }
                Err(error) => {
                    self.app.session.note(&error);
                    self.show_status(before.clone());
                    self.app.notices.add(
                        Tone::Danger,
                        words::actions::failed(action, &instance.name, &error),
                    );
                    self.offered.refresh();
                    // Whether it was carried out, the cloud will show.
                    self.follow(Some(before).filter(|_| error.outcome_is_unknown()));
                }
            }
        });
    }

    fn follow(self, leaving: Option<Status>) {
        if let Some(shown) = self.instance.try_value_untracked() {
            self.watcher.follow(&shown, leaving);
        }
    }

    /// Looks now, on the person's wish.
    pub fn look_now(self) {
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

    fn show_status(self, status: Status) {
        self.instance.change(|it| it.status = status.clone());
        if let Some(instance) = self.instance.try_value_untracked() {
            self.lists.instances.put(instance);
        }
    }
}

/// The call for an action; imaging and deleting are no actions to the API (section 6.2).
fn call_for(action: Action) -> Option<ActionCall> {
    Some(match action {
        Action::Start => ActionCall::Start,
        Action::Stop => ActionCall::Stop,
        Action::Suspend => ActionCall::Suspend,
        Action::Resume => ActionCall::Resume,
        Action::Shelve => ActionCall::Shelve,
        Action::Unshelve => ActionCall::Unshelve,
        Action::Reboot => ActionCall::Reboot { hard: false },
        Action::HardReboot => ActionCall::Reboot { hard: true },
        Action::Redeploy => ActionCall::Redeploy,
        Action::Image | Action::Delete => return None,
    })
}

/// What is shown at once after asking (section 5.4).
fn expected(action: Action) -> Option<Status> {
    let text = match action {
        Action::Start => "shutoff - powering-on",
        Action::Resume => "suspended - resuming",
        Action::Unshelve => "shelved - unshelving",
        Action::Stop => "active - powering-off",
        Action::Suspend => "active - suspending",
        Action::Shelve => "active - shelving",
        Action::Reboot | Action::HardReboot => "active - rebooting",
        Action::Redeploy => "active - initializing",
        Action::Image | Action::Delete => return None,
    };
    Some(Status::from_live(text))
}
