//! One instance, followed: what it is, what can be done to it, and what an action comes to.
//!
//! A 200 for an action only means that it was accepted (API contract, section 6.2), and the
//! database lags, so while something is changing the live call is asked, ever more slowly.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::dom::timer::Timer;
use crate::domain::action::{Action, ActionCall};
use crate::domain::api_error::ApiError;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::{self, Instance, LiveInstance};
use crate::domain::status::Status;
use crate::domain::watch::{Seen, Watch};
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::query::Query;
use crate::words;

/// An instance on its own page.
#[derive(Clone, Copy)]
pub struct Followed {
    pub instance: Query<Instance>,
    pub offered: Query<Vec<Action>>,
    /// The action that is being asked for, until the cloud has taken it.
    pub acting: RwSignal<Option<Action>>,
    /// Set when it takes longer than usual: only looked at on request from then on.
    pub is_slow: RwSignal<bool>,
    watch: StoredValue<Watch>,
    timer: Timer,
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
        let offered = Query::new(app, move || {
            let uuid = uuid.clone();
            async move { app.session.client().actions(&uuid).await }
        });
        let followed = Self {
            instance: instance.start(),
            offered: offered.start(),
            acting: RwSignal::new(None),
            is_slow: RwSignal::new(false),
            watch: StoredValue::new(Watch::over()),
            timer: Timer::new(),
            app,
            lists,
        };
        followed.watch_answers();
        followed
    }

    /// After each fresh answer: is it still changing?
    fn watch_answers(self) {
        Effect::new(move |before: Option<i64>| {
            let at = self
                .instance
                .with(|it| it.data.as_ref().map_or(0, |it| it.at));
            if before.is_none_or(|it| it != at) {
                self.begin_watching(None);
            }
            at
        });
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
        self.is_slow.set(false);
        let before = instance.status.clone();
        if let Some(status) = expected(action) {
            self.show_status(status);
        }
        spawn_local(async move {
            let answer = self.app.session.client().act(&instance, &call).await;
            self.acting.try_set(None);
            match answer {
                Ok(()) => {
                    self.app
                        .notices
                        .say(words::actions::accepted(action, &instance.name));
                    self.begin_watching(Some(before));
                }
                Err(error) => {
                    self.app.session.note(&error);
                    self.show_status(before);
                    self.app.notices.add(
                        Tone::Danger,
                        words::actions::failed(action, &instance.name, &error),
                    );
                    self.offered.refresh();
                    if error.outcome_is_unknown() {
                        self.begin_watching(None);
                        self.look();
                    }
                }
            }
        });
    }

    /// Looks now, on the person's wish.
    pub fn look_now(self) {
        self.is_slow.set(false);
        self.begin_watching(None);
        self.instance.refresh();
        self.offered.refresh();
    }

    /// Asks the cloud itself how the instance is, once, and says when that is known or cannot be.
    pub fn confirm(self, answered: impl FnOnce() + 'static) {
        let Some(instance) = self.instance.try_value_untracked() else {
            return;
        };
        // While it is followed anyway, what is known is fresh.
        if self.is_watching() {
            answered();
            return;
        }
        spawn_local(async move {
            let client = self.app.session.client();
            match client.live_instance(&instance, page::stamp()).await {
                Ok(live) => {
                    self.instance.change(|it| it.merge_live(&live));
                    self.lists.instances.merge_live(&live);
                    self.begin_watching(None);
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

    fn is_watching(self) -> bool {
        let next = self
            .watch
            .try_with_value(|it| it.next_delay(page::now(), 0.0));
        self.acting.get_untracked().is_some() || next.flatten().is_some()
    }

    fn begin_watching(self, leaving: Option<Status>) {
        let is_settled = self
            .instance
            .try_value_untracked()
            .is_none_or(|it| is_settled(&it));
        let watch = if is_settled && leaving.is_none() {
            Watch::over()
        } else {
            Watch::begin(page::now(), leaving)
        };
        self.watch.try_set_value(watch);
        self.schedule();
    }

    fn schedule(self) {
        let Some(watch) = self.watch.try_get_value() else {
            return;
        };
        match watch.next_delay(page::now(), page::random()) {
            Some(delay) => self
                .timer
                .start(Duration::from_millis(delay.into()), move || self.look()),
            None => {
                self.timer.stop();
                self.is_slow.try_set(watch.is_slow(page::now()));
            }
        }
    }

    fn look(self) {
        // Nobody sees it, or nothing would come back: wait without counting.
        if page::is_hidden() || !page::is_online() {
            self.timer
                .start(Duration::from_secs(5), move || self.look());
            return;
        }
        let Some(instance) = self.instance.try_value_untracked() else {
            return;
        };
        spawn_local(async move {
            let answer = self
                .app
                .session
                .client()
                .live_instance(&instance, page::stamp())
                .await;
            match answer {
                Ok(live) => self.take(&live),
                // It is gone: the database knows by now, as the live call told it.
                Err(ApiError::NotFound(_)) => self.instance.refresh(),
                // Somebody else's instance may be listed and yet not be watched (section 7).
                Err(ApiError::CloudCredentials(_)) => self.timer.stop(),
                Err(error) => {
                    self.app.session.note(&error);
                    self.watch.try_update_value(Watch::miss);
                    self.schedule();
                }
            }
        });
    }

    fn take(self, live: &LiveInstance) {
        let has_ip = instance::usable_ip(live.ip_address.as_deref()).is_some();
        let seen = self
            .watch
            .try_update_value(|it| it.look(&live.status, has_ip));
        if matches!(seen, Some(Seen::Moving | Seen::Arrived)) {
            self.instance.change(|it| it.merge_live(live));
            self.lists.instances.merge_live(live);
        }
        if seen == Some(Seen::Arrived) {
            self.offered.refresh();
            self.app.notices.say(words::actions::settled(&live.status));
        }
        self.schedule();
    }

    fn show_status(self, status: Status) {
        self.instance.change(|it| it.status = status.clone());
        if let Some(instance) = self.instance.try_value_untracked() {
            self.lists.instances.put(instance);
        }
    }
}

fn is_settled(instance: &Instance) -> bool {
    instance.status.is_settled(instance.usable_ip().is_some())
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
