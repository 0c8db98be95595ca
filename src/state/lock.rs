//! The imaging lock: a question before whatever could spoil an image that is being made.

use leptos::prelude::*;

use crate::domain::action::Action;
use crate::domain::ids::InstanceId;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::lock;
use crate::state::app::Lists;

/// The question, while it is open. Every action of a page goes by [`Lock::guard`].
#[derive(Clone, Copy)]
pub struct Lock {
    pub asked: RwSignal<Option<Asked>>,
    lists: Lists,
}

/// What is to be done, and the request that it could spoil.
#[derive(Clone)]
pub struct Asked {
    pub action: Action,
    pub request: ImagingRequest,
    go_on: Callback<()>,
}

impl Lock {
    pub fn start(lists: Lists) -> Self {
        Self {
            asked: RwSignal::new(None),
            lists,
        }
    }

    /// Goes on at once, or once the person has said so.
    pub fn guard(self, action: Action, instance: InstanceId, go_on: Callback<()>) {
        let holding = untrack(|| self.lists.lock(instance));
        match holding.filter(|_| lock::asks_once_more(action)) {
            Some(request) => self.asked.set(Some(Asked {
                action,
                request,
                go_on,
            })),
            None => go_on.run(()),
        }
    }

    /// The person knows what it may cost.
    pub fn confirm(self) {
        let asked = self.asked.get_untracked();
        self.asked.set(None);
        if let Some(asked) = asked {
            asked.go_on.run(());
        }
    }

    pub fn dismiss(self) {
        self.asked.set(None);
    }
}
