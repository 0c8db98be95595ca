//! How the sending goes: what each step of [`Submission`] does.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::RequestForm;
use crate::dom::{page, place};
use crate::domain::api_error::ApiError;
use crate::domain::field::Field;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::submission::{Effect as Todo, Event, Fingerprint, Submission};
use crate::domain::validation::{Problem, Problems};
use crate::route::Route;
use crate::state::app::rows;
use crate::state::draft_store;
use crate::state::notices::Tone;
use crate::words::{form as form_words, receipt};

impl RequestForm {
    /// Takes what happened, and does what is to be done about it.
    pub(super) fn handle(self, event: Event) {
        let fingerprint = self.outgoing.with_value(|it| it.fingerprint.clone());
        let (next, todo) = self
            .submission
            .with_untracked(|it| it.next(event, &fingerprint));
        if self.submission.with_untracked(|it| *it == next) {
            return;
        }
        self.submission.set(next.clone());
        match &next {
            Submission::Sending => self.keep(),
            Submission::Accepted(request) => self.accept(request),
            Submission::Refused(error) => {
                self.keep();
                self.take_refusal(error);
            }
            Submission::NotSent { .. } | Submission::Occupied(_) => self.keep(),
            Submission::Editing
            | Submission::Rechecking
            | Submission::HeldBack
            | Submission::Checking { .. }
            | Submission::Unclear { .. } => {}
        }
        match todo {
            Some(Todo::Recheck) => self
                .outgoing
                .with_value(|it| it.preflight)
                .recheck(move |is_blocked| self.rechecked(is_blocked)),
            Some(Todo::Send) => self.send(),
            Some(Todo::Check) => self.check(),
            None => {}
        }
    }

    fn send(self) {
        let Some(request) = self.outgoing.with_value(|it| it.request.clone()) else {
            return;
        };
        let (app, lists) = (self.app, self.lists);
        let (me, key) = (app.session.username_untracked(), self.key.get_value());
        spawn_local(async move {
            let answer = app.session.client().create_imaging_request(&request).await;
            if let Err(error) = &answer {
                app.session.note(error);
            }
            if self.submission.try_get_untracked().is_some() {
                // A page that is being left breaks calls off: what came of them is found out when it is back.
                if answer.is_ok() || !page::is_leaving() {
                    self.handle(Event::Answered(answer.map(Box::new)));
                }
            } else if me.is_some() && app.session.username_untracked() == me {
                // The form was left meanwhile: what came of it is told wherever the person is now.
                match answer {
                    Ok(request) => {
                        draft_store::forget(&key);
                        lists.take_in(&request);
                        app.notices
                            .add(Tone::Success, receipt::accepted(&request.image_name));
                    }
                    Err(_) => lists.requests.refresh(),
                }
            }
        });
    }

    /// Whoever leaves before the last look is done has sent nothing, and is told so.
    pub(super) fn tell_when_left(self) {
        let (app, submission) = (self.app, self.submission);
        on_cleanup(move || {
            if submission.try_get_untracked() == Some(Submission::Rechecking) {
                app.notices
                    .add(Tone::Info, form_words::LEFT_UNSENT.to_owned());
            }
        });
    }

    fn check(self) {
        let instance = self.subject.with_untracked(|it| it.instance);
        spawn_local(async move {
            let client = self.app.session.client();
            let answer = match self.app.session.username_untracked() {
                Some(me) => client.active_imaging_requests(&me).await.map(rows),
                None => Err(ApiError::SignedOut),
            };
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            if self.submission.try_get_untracked().is_none() || page::is_leaving() {
                return;
            }
            let of_this = answer.map(|it| {
                it.into_iter()
                    .filter(|it| it.instance == instance)
                    .collect::<Vec<_>>()
            });
            self.handle(Event::Checked(of_this));
        });
    }

    /// The server has it: the draft has done its work.
    fn accept(self, request: &ImagingRequest) {
        draft_store::forget(&self.key.get_value());
        self.lists.take_in(request);
        self.app.just_accepted.set(Some(request.uuid.clone()));
        place::tell("submitted", &request.uuid.0);
        self.app.navigation.replace(Route::Request {
            uuid: request.uuid.clone(),
        });
    }

    /// Puts the server's words at the fields they are about.
    fn take_refusal(self, error: &ApiError) {
        let ApiError::Invalid(fields) = error else {
            return;
        };
        let mut by_field = Problems::new();
        let mut besides = Vec::new();
        for it in fields {
            let text = it.messages.join(" ");
            match Field::from_wire_name(&it.field) {
                Some(field) => by_field.push((field, Problem::Refused(text))),
                None => besides.push(format!("{}: {text}", it.field)),
            }
        }
        self.refused.set(by_field);
        self.refused_besides.set(besides);
    }

    /// The checks ran once more: what is known by now is not the answer to what is sent next.
    fn rechecked(self, is_blocked: bool) {
        // The page may have been left meanwhile: then nothing was sent, and the draft is kept.
        if self.submission.try_get_untracked().is_none() {
            return;
        }
        let known_before = self.lists.requests.with_untracked(|it| {
            let known = it.value().filter(|_| it.error().is_none())?;
            Some(known.iter().map(|it| it.id).collect())
        });
        self.outgoing.update_value(|it| {
            if let Some(request) = &it.request {
                it.fingerprint = Fingerprint {
                    image_name: request.fields().name.clone(),
                    description: request.fields().description.clone(),
                    known_before,
                };
            }
        });
        self.handle(Event::Rechecked { is_blocked });
    }
}
