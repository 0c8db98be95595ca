//! Taking an imaging request back: asked first, then told what is so.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{focus, timer};
use crate::domain::cancellation::{self, Verdict};
use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::state::app::{App, Lists};
use crate::state::notices::Tone;
use crate::state::question::{Asked, Line, Question};
use crate::state::request_watch::RequestWatch;
use crate::words::requests as words;

#[derive(Clone, Copy)]
pub struct Cancel {
    pub question: Question,
    watch: RequestWatch,
    app: App,
    lists: Lists,
}

/// The id of the heading that takes the focus once the button that was pressed is gone.
pub const HEADING: &str = "requests-heading";

impl Cancel {
    pub fn start(app: App, lists: Lists) -> Self {
        Self {
            question: Question::new(),
            watch: expect_context(),
            app,
            lists,
        }
    }

    pub fn ask(self, request: ImagingRequest) {
        self.question.ask(Asked {
            title: words::CANCEL_TITLE.to_owned(),
            lines: vec![Line::Text(words::cancel_body(&request.image_name))],
            confirm: words::CANCEL.to_owned(),
            keep: words::KEEP,
            is_dangerous: true,
            to_type: String::new(),
            go_on: Arc::new(move || self.confirm(request.clone())),
        });
    }

    fn confirm(self, request: ImagingRequest) {
        spawn_local(async move {
            match self.carry_out(&request).await {
                Ok(()) => {
                    let text = words::cancelled(&request.image_name);
                    self.settle(Tone::Success, text);
                }
                Err(verdict) => self.tell(&request, &verdict),
            }
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
        if error.outcome_is_unknown() {
            self.question.waiting.try_set(words::ASKING);
        }
        let list = self.app.my_requests().await;
        self.question.waiting.try_set("");
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

    fn tell(self, request: &ImagingRequest, verdict: &Verdict) {
        let text = words::verdict(&request.image_name, verdict);
        match verdict {
            Verdict::Cancelled => self.settle(Tone::Success, text),
            Verdict::Begun | Verdict::Over | Verdict::Gone => self.settle(Tone::Info, text),
            Verdict::NotCancelled(_) | Verdict::Unknown(_) => self.question.fail(text),
        }
    }

    /// Nothing is left to ask: the dialog goes, and with it the button that opened it.
    fn settle(self, tone: Tone, text: String) {
        self.app.notices.add(tone, text);
        self.question.close();
        timer::soon(|| focus::recover_to(HEADING));
    }
}
