//! Taking an imaging request back: asked first, then told.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::api_error::ApiError;
use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::words::requests as words;

#[derive(Clone, Copy)]
pub struct Cancel {
    /// The request that the question is about.
    pub asked: RwSignal<Option<ImagingRequest>>,
    pub is_busy: RwSignal<bool>,
    pub error: RwSignal<Option<ApiError>>,
    app: App,
    lists: Lists,
}

impl Cancel {
    pub fn start(app: App, lists: Lists) -> Self {
        Self {
            asked: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            error: RwSignal::new(None),
            app,
            lists,
        }
    }

    pub fn ask(self, request: ImagingRequest) {
        self.error.set(None);
        self.asked.set(Some(request));
    }

    pub fn dismiss(self) {
        if !self.is_busy.get_untracked() {
            self.asked.set(None);
        }
    }

    pub fn confirm(self) {
        let Some(request) = self.asked.get_untracked() else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = self
                .app
                .session
                .client()
                .cancel_imaging_request(request.id)
                .await;
            self.is_busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.lists.requests.change(|list| {
                        if let Some(it) = list.iter_mut().find(|it| it.id == request.id) {
                            it.status = RequestStatus::Closed;
                        }
                    });
                    self.lists.requests.refresh();
                    self.app
                        .notices
                        .add(Tone::Success, words::cancelled(&request.image_name));
                    self.asked.try_set(None);
                }
                Err(error) => {
                    self.app.session.note(&error);
                    // It may have been carried out, or have moved on: the list tells.
                    self.lists.requests.refresh();
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
