//! Making something new beside the form, in a dialog: a tag, a boot script, a license, a pattern.
//!
//! What is made counts once the server has confirmed it (see `domain::creation`), and closing the
//! dialog lets go of it: an answer that comes later adds nothing.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::api_error::ApiError;
use crate::domain::creation::{Creation, Event, Todo};
use crate::domain::page::Page;
use crate::state::app::{App, rows};
use crate::state::query::Query;

/// What is being made; the text is what was typed where it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Tag(String),
    Script(String),
    License(String),
    Pattern(String),
}

/// What the server has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub id: i64,
    /// As the server writes it.
    pub name: String,
}

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

/// How one thing is made, how the server is asked whether it is there, and what comes of it.
#[derive(Clone)]
pub struct Plan {
    make: Rc<dyn Fn() -> Answer<Made>>,
    look: Rc<dyn Fn() -> Answer<Option<Made>>>,
    done: Callback<Made>,
}

impl Plan {
    /// Makes something that goes into a list. One that is in the list as the server has it counts
    /// as made, whoever made it; `find` tells which it is.
    pub fn for_list<T, M, L>(
        list: Query<Vec<T>>,
        create: impl Fn() -> M + 'static,
        load: impl Fn() -> L + 'static,
        made_of: fn(&T) -> Made,
        is_it: impl Fn(&T) -> bool + 'static,
        done: Callback<Made>,
    ) -> Self
    where
        T: Clone + PartialEq + Send + Sync + 'static,
        M: Future<Output = Result<T, ApiError>> + 'static,
        L: Future<Output = Result<Page<T>, ApiError>> + 'static,
    {
        let is_it = Rc::new(is_it);
        Self {
            make: Rc::new(move || {
                let answer = create();
                Box::pin(async move {
                    let thing = answer.await?;
                    let made = made_of(&thing);
                    list.add(thing);
                    Ok(made)
                })
            }),
            look: Rc::new(move || {
                let (answer, is_it) = (load(), Rc::clone(&is_it));
                Box::pin(async move {
                    let all = rows(answer.await?);
                    let found = all.iter().find(|it| is_it(it)).map(made_of);
                    list.put(all);
                    Ok(found)
                })
            }),
            done,
        }
    }
}

/// The one dialog for making things.
#[derive(Clone, Copy)]
pub struct Making {
    pub open: RwSignal<Option<What>>,
    pub stage: RwSignal<Creation>,
    plan: StoredValue<Option<Plan>, LocalStorage>,
    generation: StoredValue<u32>,
    app: App,
}

impl Making {
    pub fn start(app: App) -> Self {
        Self {
            open: RwSignal::new(None),
            stage: RwSignal::new(Creation::default()),
            plan: StoredValue::new_local(None),
            generation: StoredValue::new(0),
            app,
        }
    }

    pub fn ask(self, what: What) {
        self.stage.set(Creation::default());
        self.open.set(Some(what));
    }

    pub fn close(self) {
        self.generation
            .try_update_value(|it| *it = it.wrapping_add(1));
        self.plan.try_set_value(None);
        self.open.try_set(None);
    }

    /// Something was changed in the dialog: what the server said is out of date.
    pub fn edited(self) {
        self.handle(Event::Edited);
    }

    /// The person wants it made. After a lost answer, it is looked for as it was sent.
    pub fn press(self, plan: Plan) {
        let is_unclear = self
            .stage
            .with_untracked(|it| matches!(it, Creation::Unclear { .. }));
        if !is_unclear && !self.stage.with_untracked(Creation::is_busy) {
            self.plan.set_value(Some(plan));
        }
        self.handle(Event::Press);
    }

    fn handle(self, event: Event) {
        let (next, todo) = self.stage.with_untracked(|it| it.next(event));
        if self.stage.with_untracked(|it| *it != next) {
            self.stage.set(next);
        }
        let Some(plan) = self.plan.get_value() else {
            return;
        };
        let generation = self.generation.get_value();
        let is_current = move || self.generation.try_get_value() == Some(generation);
        match todo {
            Some(Todo::Make) => spawn_local(async move {
                let answer = (plan.make)().await;
                if is_current() {
                    self.take(plan.done, answer.map(Some), |it| {
                        Event::Answered(it.map(|_| ()))
                    });
                }
            }),
            Some(Todo::Look) => spawn_local(async move {
                let answer = (plan.look)().await;
                if is_current() {
                    self.take(plan.done, answer, Event::Looked);
                }
            }),
            None => {}
        }
    }

    fn take(
        self,
        done: Callback<Made>,
        answer: Result<Option<Made>, ApiError>,
        event: fn(Result<bool, ApiError>) -> Event,
    ) {
        if let Err(error) = &answer {
            self.app.session.note(error);
        }
        let made = answer.as_ref().ok().cloned().flatten();
        self.handle(event(answer.map(|it| it.is_some())));
        if let Some(made) = made {
            // Closed first: behind an open dialog nothing is announced.
            self.close();
            done.run(made);
        }
    }
}
