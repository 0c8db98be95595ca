//! A way into an instance whose address the server is asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::ids::InstanceUuid;
use crate::domain::link;
use crate::domain::resources::WebAccess;
use crate::state::app::App;
use crate::words::{details as words, errors};

/// One way: prepared by a press, and then a link. No window is opened by itself, which browsers
/// would keep from opening once the answer has taken a while.
#[derive(Clone, Copy)]
pub struct Access {
    pub is_busy: RwSignal<bool>,
    /// The address, which is good for a while only, or why there is none.
    pub found: RwSignal<Option<Result<String, String>>>,
    name: &'static str,
    app: App,
}

impl Access {
    pub fn start(app: App, name: &'static str) -> Self {
        Self {
            is_busy: RwSignal::new(false),
            found: RwSignal::new(None),
            name,
            app,
        }
    }

    pub fn prepare(self, uuid: InstanceUuid, access: WebAccess) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.found.set(None);
        spawn_local(async move {
            let answer = self.app.session.client().web_access(&uuid, access).await;
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            let found = match answer {
                Ok(address) => link::https_href(&address)
                    .map(str::to_owned)
                    .ok_or_else(|| words::UNSAFE_ADDRESS.to_owned()),
                Err(error) => Err(words::way_failed(self.name, &errors::sentence(&error))),
            };
            if found.is_ok() && self.is_busy.try_get_untracked().is_some() {
                self.app.notices.say(words::way_ready(self.name));
            }
            self.is_busy.try_set(false);
            self.found.try_set(Some(found));
        });
    }

    /// The address is used up.
    pub fn forget(self) {
        self.found.set(None);
    }
}
