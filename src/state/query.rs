//! Something of the server's that a page shows: what we have of it, and how loading it goes.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::domain::api_error::ApiError;
use crate::domain::remote::Remote;
use crate::reactive::effect;
use crate::state::app::App;

/// Those who wait for an answer.
type Waiting = StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>;

type Loader<T> = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<T, ApiError>>>>>;

/// A load that can be repeated. Only the newest answer counts; a failed one keeps the data.
pub struct Query<T: Send + Sync + 'static> {
    remote: RwSignal<Remote<T>>,
    generation: StoredValue<u32>,
    waiting: Waiting,
    loader: StoredValue<Loader<T>, LocalStorage>,
    app: App,
}

impl<T: Send + Sync + 'static> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Query<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<T> {
    /// Does not load yet: [`Query::refresh`] does.
    pub fn new<F>(app: App, load: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let loader: Loader<T> = Rc::new(move || Box::pin(load()));
        Self {
            remote: RwSignal::new(Remote::default()),
            generation: StoredValue::new(0),
            waiting: StoredValue::new_local(Vec::new()),
            loader: StoredValue::new_local(loader),
            app,
        }
    }

    /// Loads, and loads again whenever the person has signed in anew.
    #[must_use]
    pub fn start(self) -> Self {
        let app = self.app;
        effect(move || {
            app.session.signed_in_again();
            self.refresh();
        });
        self
    }

    /// The same as [`Query::refresh`], and says when it is answered, by this answer or by a newer one.
    pub fn ask(self, answered: impl FnOnce() + 'static) {
        self.waiting
            .try_update_value(|it| it.push(Box::new(answered)));
        self.refresh();
    }

    /// Asks the server. What is there stays on the screen meanwhile.
    pub fn refresh(self) {
        let Some(loader) = self.loader.try_get_value() else {
            return;
        };
        let generation = self.generation.try_update_value(|it| {
            *it = it.wrapping_add(1);
            *it
        });
        self.remote.try_update(Remote::start);
        let answer = loader();
        spawn_local(async move {
            let answer = answer.await;
            // The page may be gone, or may have asked again since.
            if self.generation.try_get_value() != generation {
                return;
            }
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            self.remote.try_update(|it| it.finish(answer, page::now()));
            tell(self.waiting);
        });
    }

    pub fn get(self) -> Remote<T> {
        self.remote.get()
    }

    pub fn with<R>(self, read: impl FnOnce(&Remote<T>) -> R) -> R {
        self.remote.with(read)
    }

    /// The data, where the page that it belongs to is still there.
    pub fn try_value_untracked(self) -> Option<T> {
        self.remote
            .try_with_untracked(|it| it.value().cloned())
            .flatten()
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&Remote<T>) -> R) -> R {
        self.remote.with_untracked(read)
    }

    /// The data, if there is any yet.
    pub fn value(self) -> Option<T> {
        self.remote.with(|it| it.value().cloned())
    }

    pub fn error(self) -> Option<ApiError> {
        self.remote.with(|it| it.error().cloned())
    }

    pub fn is_loading(self) -> bool {
        self.remote.with(Remote::is_loading)
    }

    /// Changes what we have, after an action whose answer tells more.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        self.remote.try_update(|it| {
            if let Some(data) = &mut it.data {
                change(&mut data.value);
            }
        });
    }

    /// Forgets what we have; an answer under way is ignored.
    pub fn forget(self) {
        self.generation
            .try_update_value(|it| *it = it.wrapping_add(1));
        self.remote.try_set(Remote::default());
        self.waiting.try_update_value(Vec::clear);
    }

    /// Puts a value in that came by another way; it is newer than any answer under way.
    pub fn put(self, value: T) {
        self.generation
            .try_update_value(|it| *it = it.wrapping_add(1));
        self.remote
            .try_update(|it| it.finish(Ok(value), page::now()));
        tell(self.waiting);
    }
}

fn tell(waiting: Waiting) {
    let waiting = waiting.try_update_value(std::mem::take);
    for answered in waiting.unwrap_or_default() {
        answered();
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Query<Vec<T>> {
    /// Puts one more into a list; where the list is not there, or under way, it is asked for anew.
    pub fn add(self, one: T) {
        if self.remote.try_update(|it| it.add(one)) == Some(true) {
            self.refresh();
        }
    }
}
