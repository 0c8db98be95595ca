//! All tags, and making a new one.
//!
//! The server drops unknown names from a request without a word (API contract, section 9.4),
//! so a new tag counts only once the server has confirmed it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::api_error::ApiError;
use crate::domain::tag::{NewTag, Tag};
use crate::state::app::{App, rows};
use crate::state::query::Query;

#[derive(Clone, Copy)]
pub struct Tags {
    pub all: Query<Vec<Tag>>,
    pub is_creating: RwSignal<bool>,
    pub error: RwSignal<Option<ApiError>>,
    app: App,
}

impl Tags {
    pub fn start(app: App) -> Self {
        Self {
            all: Query::new(app, move || async move {
                app.session.client().tags().await.map(rows)
            })
            .start(),
            is_creating: RwSignal::new(false),
            error: RwSignal::new(None),
            app,
        }
    }

    /// Creates a tag; `confirmed` gets it as the server wrote it down.
    pub fn create(self, tag: NewTag, confirmed: impl FnOnce(Tag) + 'static) {
        if self.is_creating.get_untracked() {
            return;
        }
        self.is_creating.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = self.app.session.client().create_tag(&tag).await;
            self.is_creating.try_set(false);
            match answer {
                Ok(tag) => {
                    self.all.change(|it| it.push(tag.clone()));
                    confirmed(tag);
                }
                Err(error) => {
                    self.app.session.note(&error);
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
