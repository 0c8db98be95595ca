//! Signing in with a name and a password, or at the site's own pages.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::api_error::ApiError;
use crate::state::app::{App, Lists};

#[derive(Clone, Copy)]
pub struct SignIn {
    pub is_busy: RwSignal<bool>,
    pub error: RwSignal<Option<ApiError>>,
    app: App,
    lists: Lists,
}

impl SignIn {
    pub fn start(app: App, lists: Lists) -> Self {
        Self {
            is_busy: RwSignal::new(false),
            error: RwSignal::new(None),
            app,
            lists,
        }
    }

    /// Somebody says that they have signed in at the site's own pages: its session is asked for who it is.
    pub fn look(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = self.app.session.client().profile().await;
            self.is_busy.try_set(false);
            match answer {
                Ok(_) => self.app.session.enter_from_elsewhere(),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    /// Asks for a token; what was typed stays where it is if that fails.
    pub fn submit(self, username: String, password: String) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let client = self.app.session.anonymous_client();
            let answer = client.sign_in(username.trim(), &password).await;
            self.is_busy.try_set(false);
            match answer {
                Ok(signed_in) => self.app.enter(signed_in, self.lists),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
