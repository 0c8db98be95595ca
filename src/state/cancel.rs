//! Taking an imaging request back: asked first, then told what is so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{focus, timer};
use crate::domain::cancellation::{self, Verdict};
use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::request_watch::RequestWatch;
use crate::words::requests as words;

#[derive(Clone, Copy)]
pub struct Cancel {
    /// The request that the question is about.
    pub asked: RwSignal<Option<ImagingRequest>>,
    pub is_busy: RwSignal<bool>,
    /// The answer got lost, and the server is asked what is so.
    pub is_asking: RwSignal<bool>,
    /// Why it did not work, where trying again may help.
    pub problem: RwSignal<Option<Verdict>>,
    watch: RequestWatch,
    app: App,
    lists: Lists,
}

/// The id of the heading that takes the focus once the button that was pressed is gone.
pub const HEADING: &str = "requests-heading";

impl Cancel {
    pub fn start(app: App, lists: Lists) -> Self {
        Self {
            asked: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            is_asking: RwSignal::new(false),
            problem: RwSignal::new(None),
            watch: expect_context(),
            app,
            lists,
        }
    }

    pub fn ask(self, request: ImagingRequest) {
        self.problem.set(None);
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
        self.problem.set(None);
        spawn_local(async move {
            match self.carry_out(&request).await {
                Ok(()) => {
                    let text = words::cancelled(&request.image_name);
                    self.settle(Tone::Success, text);
                }
                Err(verdict) => self.tell(&request, verdict),
            }
            self.is_busy.try_set(false);
        });
    }

    /// Where it did not plainly work, what is so instead.
    async fn carry_out(self, request: &ImagingRequest) -> Result<(), Verdict> {
        let client = self.app.session.client();
        let Err(error) = client.cancel_imaging_request(request.id).await else {
            // It is told here, and not once more as news.
            self.watch.leave_out(request.id);
            self.lists.requests.change(|list| {
                if let Some(it) = list.iter_mut().find(|it| it.id == request.id) {
                    it.status = RequestStatus::Closed;
                }
            });
            self.lists.requests.refresh();
            return Ok(());
        };
        self.app.session.note(&error);
        if !cancellation::must_ask(&error) {
            return Err(Verdict::NotCancelled(error));
        }
        self.is_asking.try_set(error.outcome_is_unknown());
        let list = self.app.my_requests().await;
        self.is_asking.try_set(false);
        let found = list
            .as_deref()
            .map(|list| list.iter().find(|it| it.id == request.id));
        let verdict = cancellation::judge(&error, found);
        match list {
            Ok(list) => {
                if verdict.is_my_doing() {
                    self.watch.leave_out(request.id);
                }
                self.lists.requests.put(list);
            }
            Err(unanswered) => self.app.session.note(&unanswered),
        }
        Err(verdict)
    }

    fn tell(self, request: &ImagingRequest, verdict: Verdict) {
        let text = words::verdict(&request.image_name, &verdict);
        match verdict {
            Verdict::Cancelled => self.settle(Tone::Success, text),
            Verdict::Begun | Verdict::Over | Verdict::Gone => self.settle(Tone::Info, text),
            Verdict::NotCancelled(_) | Verdict::Unknown(_) => {
                self.problem.try_set(Some(verdict));
            }
        }
    }

    /// Nothing is left to ask: the dialog goes, and with it the button that opened it.
    fn settle(self, tone: Tone, text: String) {
        self.app.notices.add(tone, text);
        self.asked.try_set(None);
        timer::soon(|| focus::recover_to(HEADING));
    }
}
