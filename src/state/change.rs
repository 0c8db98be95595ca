//! Changing one field of an instance where it stands: its name, or what it is charged to.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::allocation::AllocationSource;
use crate::domain::api_error::ApiError;
use crate::domain::change::{self, Trouble};
use crate::domain::instance::Instance;
use crate::route::{Route, Tab};
use crate::state::app::{App, Lists};
use crate::state::follow::Followed;
use crate::state::notices::Tone;
use crate::words::{details as words, instances};

/// A change: its field is open while it is being made, and stays open with what was typed until it is.
#[derive(Clone, Copy)]
pub struct Change {
    pub is_open: RwSignal<bool>,
    pub is_busy: RwSignal<bool>,
    /// The server is asked what is so.
    pub is_asking: RwSignal<bool>,
    pub trouble: RwSignal<Option<Trouble>>,
    followed: Followed,
    app: App,
    lists: Lists,
}

type Answer = Pin<Box<dyn Future<Output = Result<Instance, ApiError>>>>;

/// What is to become of a field, as text, and how it is read from an instance.
struct Aim {
    before: String,
    wanted: String,
    read: fn(&Instance) -> String,
    /// Whether a 200 counts by itself: its body is the instance as it is now.
    believes_answer: bool,
    /// What is said where it is not plainly made.
    say: fn(&Trouble) -> String,
}

impl Change {
    pub fn start(app: App, lists: Lists, followed: Followed) -> Self {
        Self {
            is_open: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            is_asking: RwSignal::new(false),
            trouble: RwSignal::new(None),
            followed,
            app,
            lists,
        }
    }

    pub fn open(self) {
        self.trouble.set(None);
        self.is_open.set(true);
    }

    /// Leaves it as it is; not while it is on its way.
    pub fn close(self) {
        if !self.is_busy.get_untracked() {
            self.is_open.set(false);
        }
    }

    /// What the server said of it is out of date.
    pub fn edited(self) {
        if self.trouble.with_untracked(Option::is_some) {
            self.trouble.set(None);
        }
    }

    pub fn rename(self, name: String) {
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        if name == instance.name {
            self.close();
            return;
        }
        let client = self.app.session.client();
        let (id, sent) = (instance.id, name.clone());
        let call = Box::pin(async move { client.rename_instance(id, &sent).await });
        let aim = Aim {
            before: instance.name.clone(),
            wanted: name,
            read: |it| it.name.clone(),
            believes_answer: true,
            say: words::name_trouble,
        };
        self.send(instance, call, aim, |change, now, wanted| {
            change.take(|it| it.name.clone_from(&now.name));
            change.lists.requests.change(|list| {
                for it in list.iter_mut().filter(|it| it.instance == now.id) {
                    it.instance_name.clone_from(&now.name);
                }
            });
            let said = words::renamed(&now.name, now.name != wanted);
            change.app.notices.say(said);
        });
    }

    pub fn charge(self, source: &AllocationSource) {
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        let client = self.app.session.client();
        let (id, source_id) = (instance.id, source.id);
        let call = Box::pin(async move { client.set_allocation(id, source_id).await });
        let aim = Aim {
            before: charged(&instance),
            wanted: source_id.0.to_string(),
            read: charged,
            believes_answer: false,
            say: words::source_trouble,
        };
        self.send(instance, call, aim, |change, now, _| {
            change.take(|it| it.allocation.clone_from(&now.allocation));
            // With compute time to draw on, more can be done with it.
            change.followed.offered.refresh();
            let name = now.allocation.map(|it| it.name).unwrap_or_default();
            change.app.notices.say(words::charged_to(&name));
        });
    }

    fn send(self, instance: Instance, call: Answer, aim: Aim, done: fn(Self, Instance, &str)) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let outcome = self.carry_out(&instance, call, &aim).await;
            self.is_asking.try_set(false);
            self.is_busy.try_set(false);
            match outcome {
                Ok(now) => {
                    self.is_open.try_set(false);
                    done(self, now, &aim.wanted);
                }
                // Whoever has left the page is told wherever they are.
                Err(trouble) => {
                    if let Some(Some(trouble)) = self.trouble.try_set(Some(trouble)) {
                        self.tell(&instance, &(aim.say)(&trouble));
                    }
                }
            }
        });
    }

    fn tell(self, instance: &Instance, said: &str) {
        let text = words::of(&instances::name_of(instance), said);
        let place = Route::Instance {
            uuid: instance.uuid.clone(),
            tab: Tab::Details,
        };
        let notices = self.app.notices;
        notices.add_with_link(Tone::Danger, text, place.path());
    }

    async fn carry_out(
        self,
        instance: &Instance,
        call: Answer,
        aim: &Aim,
    ) -> Result<Instance, Trouble> {
        let failed = match call.await {
            Ok(now) if aim.believes_answer && (aim.read)(&now) != aim.before => return Ok(now),
            Ok(_) => None,
            Err(error) => {
                self.app.session.note(&error);
                if !change::must_ask(&error) {
                    return Err(Trouble::Refused(error));
                }
                Some(error)
            }
        };
        self.is_asking.try_set(true);
        let now = self.app.session.client().instance(&instance.uuid).await;
        if let Err(error) = &now {
            self.app.session.note(error);
        }
        let field = now.as_ref().map(aim.read).map_err(Clone::clone);
        change::judge(failed, &aim.before, &aim.wanted, field)?;
        now.map_err(Trouble::Unknown)
    }

    /// Takes over a field alone: of the rest, the live call may know more than the database.
    fn take(self, change: impl FnOnce(&mut Instance)) {
        self.followed.instance.change(change);
        if let Some(instance) = self.followed.instance.try_value_untracked() {
            self.lists.instances.put(instance);
        }
    }
}

fn charged(instance: &Instance) -> String {
    let source = instance.allocation.as_ref();
    source.map(|it| it.id.0.to_string()).unwrap_or_default()
}
