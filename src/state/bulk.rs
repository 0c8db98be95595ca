//! An action on its way through many instances, wherever the person is meanwhile.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::action::Action;
use crate::domain::bulk::{Plan, Run, plan};
use crate::domain::capability::{self, Obstacle};
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::Instance;
use crate::domain::roll::Rows;
use crate::reactive::{effect, memo};
use crate::route::Route;
use crate::state::acting;
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::watcher::{Told, Watcher};
use crate::words::bulk as words;

/// One for the application: what has begun is carried on when the list is left.
#[derive(Clone, Copy)]
pub struct Bulk {
    /// What was asked for last, and how far it is.
    pub run: RwSignal<Option<Run>>,
    /// Whether its end was told.
    is_told: StoredValue<bool>,
    /// What listens to its instances; a part of its own for each run.
    listening: StoredValue<Option<Owner>>,
    owner: StoredValue<Option<Owner>>,
    watcher: Watcher,
    app: App,
    lists: Lists,
}

impl Bulk {
    /// Made once, after the watcher, by the part of the program that needs it.
    pub fn start(app: App, lists: Lists) {
        let bulk = Self {
            run: RwSignal::new(None),
            is_told: StoredValue::new(false),
            listening: StoredValue::new(None),
            owner: StoredValue::new(Owner::current()),
            watcher: expect_context(),
            app,
            lists,
        };
        // Nobody carries on what somebody else has begun.
        let me = memo(move || app.session.username());
        effect(move || {
            me.get();
            bulk.dismiss();
        });
        provide_context(bulk);
    }

    /// Judges by what is known of an instance here; whether the cloud offers it, the cloud says.
    pub fn obstacle(self, action: Action, instance: &Instance) -> Option<Obstacle> {
        let project = instance.project.as_ref().map(|it| it.uuid.as_str());
        let is_leader = self.lists.leadership(project, self.app);
        let me = self.app.session.username();
        capability::obstacle(
            action,
            instance,
            me.as_ref(),
            &is_leader,
            Some(&Action::ALL),
        )
    }

    pub fn plan(self, action: Action, rows: &Rows) -> Plan {
        plan(rows, |it| self.obstacle(action, it))
    }

    /// Whether another run would leave some of this one behind.
    pub fn is_sending(self) -> bool {
        self.run
            .with(|it| it.as_ref().is_some_and(|it| it.counts().unsent > 0))
    }

    /// Begins; the plan was confirmed.
    pub fn begin(self, action: Action, plan: Plan) {
        if untrack(|| self.is_sending()) {
            return;
        }
        self.dismiss();
        let run = Run::new(action, plan);
        self.listen(&run);
        self.is_told.set_value(false);
        self.run.set(Some(run));
        self.go_on();
    }

    /// Those that did not work, as they are now.
    pub fn failed(self) -> Rows {
        let failed = self.run.with_untracked(|it| it.as_ref().map(Run::failed));
        let rows = failed.unwrap_or_default().0.into_iter();
        Rows(rows.map(|it| self.now(&it).into()).collect())
    }

    /// Forgets it. What is under way stays watched.
    pub fn dismiss(self) {
        self.stop_listening();
        self.run.try_set(None);
    }

    fn stop_listening(self) {
        if let Some(Some(owner)) = self.listening.try_update_value(Option::take) {
            owner.cleanup();
        }
    }

    /// As the list has it now.
    fn now(self, instance: &Instance) -> Instance {
        let known = self.lists.instances.find_untracked(&instance.uuid);
        known.unwrap_or_else(|| instance.clone())
    }

    fn listen(self, run: &Run) {
        let Some(Some(owner)) = self.owner.try_get_value() else {
            return;
        };
        let listening = owner.with(Owner::new);
        listening.with(|| {
            for job in &run.jobs {
                let uuid = job.instance.uuid.clone();
                let heard = uuid.clone();
                self.watcher
                    .speak_for(uuid, move |told| self.hear(&heard, told));
            }
        });
        self.listening.set_value(Some(listening));
    }

    fn hear(self, uuid: &InstanceUuid, told: &Told) {
        self.change(|run| match told {
            Told::Moving(_) => {}
            Told::Arrived(live) => run.arrive(uuid, &live.status),
            Told::Ended(_) => run.end(uuid),
            Told::Refused => run.lose_sight(uuid),
        });
    }

    /// Sends the next ones, as many as may be under way at once.
    fn go_on(self) {
        while let Some((action, next)) = self.next() {
            let instance = self.now(&next);
            let uuid = instance.uuid.clone();
            if let Some(obstacle) = untrack(|| self.obstacle(action, &instance)) {
                self.change(|it| it.hinder(&uuid, obstacle));
                continue;
            }
            spawn_local(async move {
                let (app, lists) = (self.app, self.lists);
                let acted = acting::act(app, lists, self.watcher, &instance, action).await;
                self.change(|it| it.answer(&uuid, acted));
                self.go_on();
            });
        }
    }

    fn next(self) -> Option<(Action, std::sync::Arc<Instance>)> {
        let next = self.run.try_update(|it| {
            let run = it.as_mut()?;
            Some((run.action, run.take_next()?))
        });
        next.flatten()
    }

    /// Moves it on, and tells its end once.
    fn change(self, change: impl FnOnce(&mut Run)) {
        self.run.try_update(|it| it.as_mut().map(change));
        let over = self.run.try_with_untracked(|it| {
            let run = it.as_ref()?;
            let counts = run.counts();
            counts.is_over().then_some((run.action, counts))
        });
        let Some((action, counts)) = over.flatten() else {
            return;
        };
        if self.is_told.get_value() {
            return;
        }
        self.is_told.set_value(true);
        self.stop_listening();
        let text = words::progress(action, counts);
        let is_here = untrack(|| self.app.navigation.route()) == Route::Instances;
        if is_here {
            // The bar of the list shows it.
            self.app.notices.say(text);
        } else {
            let tone = if counts.failed == 0 {
                Tone::Success
            } else {
                Tone::Danger
            };
            let place = Route::Instances.path();
            self.app.notices.add_with_link(tone, text, place);
        }
    }
}
