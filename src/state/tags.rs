//! All tags, and making a new one.
//!
//! The server drops unknown names from a request without a word (API contract, section 9.4),
//! so a new tag counts only once the server has confirmed it.

use leptos::prelude::*;

use crate::domain::tag::{NewTag, Tag};
use crate::domain::tag_rules::{self, Known};
use crate::state::app::{App, rows};
use crate::state::making::{Made, Plan};
use crate::state::query::Query;

#[derive(Clone, Copy)]
pub struct Tags {
    pub all: Query<Vec<Tag>>,
    app: App,
}

impl Tags {
    pub fn start(app: App) -> Self {
        Self {
            all: Query::new(app, move || async move {
                app.session.client().tags().await.map(rows)
            })
            .start(),
            app,
        }
    }

    /// Whether the list is still on its way for the first time: until then no name is known, and none unknown.
    pub fn is_awaited(self) -> bool {
        self.all.with(|it| it.value().is_none() && it.is_loading())
    }

    /// Whether there is a list, however old: without one, a name that is not found may exist.
    pub fn are_known(self) -> bool {
        self.all.with(|it| it.value().is_some())
    }

    /// What a name is to the server, as far as is known here.
    pub fn find(self, name: &str) -> Known {
        self.all.with(|it| {
            let all = it.value().map(Vec::as_slice).unwrap_or_default();
            tag_rules::find(all, name)
        })
    }

    /// How a tag is made. One that is there already, whoever made it, is as good.
    pub fn plan(self, tag: NewTag, done: Callback<Made>) -> Plan {
        let session = self.app.session;
        let name = tag.name.clone();
        let make = move || {
            let tag = tag.clone();
            async move { session.client().create_tag(&tag).await }
        };
        Plan::for_list(
            self.all,
            make,
            move || async move { session.client().tags().await },
            |it| Made {
                id: it.id.0,
                name: it.name.clone(),
            },
            move |it| tag_rules::is_usable(it) && tag_rules::is_same(&it.name, &name),
            done,
        )
    }
}
