//! The Request Imaging form: what was typed, what is wrong with it, and how the sending goes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{page, pointer};
use crate::domain::api_error::ApiError;
use crate::domain::draft::{Draft, Lapse};
use crate::domain::field::Field;
use crate::domain::ids::InstanceUuid;
use crate::domain::image_name::NameProblem;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::new_request::NewImagingRequest;
use crate::domain::offer::Offers;
use crate::domain::submission::{Effect as Todo, Event, Fingerprint, Submission};
use crate::domain::validation::{Problem, Problems, Subject};
use crate::route::Route;
use crate::state::app::{App, Lists, rows};
use crate::state::draft_store;

#[derive(Clone, Copy)]
pub struct RequestForm {
    pub draft: RwSignal<Draft>,
    /// Fields that were left once: they may show their problem.
    touched: RwSignal<Vec<Field>>,
    /// Whether sending was tried: all may.
    pub tried: RwSignal<bool>,
    /// What the server said of single fields, until they are changed.
    refused: RwSignal<Problems>,
    /// What it said besides that belongs to no field.
    pub refused_besides: RwSignal<Vec<String>>,
    pub submission: RwSignal<Submission>,
    /// Whether the draft is one of before.
    pub restored: RwSignal<bool>,
    /// Whether the browser keeps the draft.
    pub is_kept: RwSignal<bool>,
    /// Why the box is to be ticked anew.
    pub certification_lapsed: RwSignal<Option<Lapse>>,
    pub(super) initial: StoredValue<Draft>,
    pub(super) offers: StoredValue<Offers>,
    key: StoredValue<String>,
    pub(super) subject: RwSignal<Subject>,
    request: StoredValue<Option<NewImagingRequest>>,
    fingerprint: StoredValue<Fingerprint>,
    app: App,
    lists: Lists,
}

impl RequestForm {
    /// Opens the form for an instance: with the draft of before, or with `initial`.
    pub fn open(
        app: App,
        lists: Lists,
        subject: Subject,
        uuid: &InstanceUuid,
        initial: Draft,
    ) -> Self {
        let key = app
            .session
            .username_untracked()
            .map(|me| draft_store::key(&me, uuid))
            .unwrap_or_default();
        let kept = draft_store::load(&key);
        let restored = kept
            .as_ref()
            .is_some_and(|it| !it.draft.is_untouched(&initial));
        let sending = kept.as_ref().and_then(|it| it.sending.clone());
        let form = Self {
            draft: RwSignal::new(kept.map_or_else(|| initial.clone(), |it| it.draft)),
            touched: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            refused: RwSignal::new(Problems::new()),
            refused_besides: RwSignal::new(Vec::new()),
            submission: RwSignal::new(Submission::default()),
            restored: RwSignal::new(restored),
            is_kept: RwSignal::new(true),
            certification_lapsed: RwSignal::new(None),
            initial: StoredValue::new(initial),
            offers: StoredValue::new(Offers::default()),
            key: StoredValue::new(key),
            subject: RwSignal::new(subject),
            request: StoredValue::new(None),
            fingerprint: StoredValue::new(sending.clone().unwrap_or_default()),
            app,
            lists,
        };
        if sending.is_some() {
            // The page was left while the request was on its way: find out first.
            form.handle(Event::CheckAgain);
        }
        form
    }

    /// What is wrong with a field, whether it is shown or not.
    pub fn problem(self, field: Field) -> Option<Problem> {
        self.subject
            .with(|subject| self.draft.with(|it| it.problem(field, subject)))
    }

    /// Changes a field. What the server said of it is out of date with that.
    pub fn edit(self, field: Field, change: impl FnOnce(&mut Draft)) {
        if self.submission.with_untracked(Submission::is_under_way) {
            return;
        }
        let has_lapsed = self.change(change);
        if !has_lapsed && field == Field::Certification {
            self.certification_lapsed.set(None);
        }
        self.refused.update(|it| it.retain(|(of, _)| *of != field));
        self.refused_besides.update(Vec::clear);
        self.handle(Event::Edited);
        self.keep();
    }

    /// Changes the draft, and says whether the certification lapsed with it.
    pub(super) fn change(self, change: impl FnOnce(&mut Draft)) -> bool {
        let mut lapsed = None;
        self.draft.update(|draft| {
            let before = draft.clone();
            change(draft);
            lapsed = draft.lapse_certification(&before);
        });
        let has_lapsed = lapsed.is_some();
        if has_lapsed {
            self.certification_lapsed.set(lapsed);
        }
        has_lapsed
    }

    /// The person left a field: from now on it may show its problem.
    pub fn leave(self, field: Field) {
        pointer::after_press(move || self.touch(field));
    }

    fn touch(self, field: Field) {
        // The page may have been left with the same press.
        let Some(is_new) = self.touched.try_with_untracked(|it| !it.contains(&field)) else {
            return;
        };
        // An empty field that was only passed by is not complained about yet.
        let is_untouched = matches!(
            untrack(|| self.problem(field)),
            Some(
                Problem::Missing
                    | Problem::NobodyChosen
                    | Problem::NotCertified
                    | Problem::Name(NameProblem::Missing)
            )
        );
        if is_new && !is_untouched {
            self.touched.update(|it| it.push(field));
        }
    }

    /// What is to be shown at a field now.
    pub fn shown_problem(self, field: Field) -> Option<Problem> {
        let refused = self.refused.with(|it| {
            it.iter()
                .find(|(of, _)| *of == field)
                .map(|(_, problem)| problem.clone())
        });
        refused.or_else(|| {
            let may_show = self.has_left(field);
            self.problem(field)
                .filter(|it| may_show || it.shows_at_once())
        })
    }

    /// Whether the person is through with a field for now.
    pub fn has_left(self, field: Field) -> bool {
        self.tried.get() || self.touched.with(|it| it.contains(&field))
    }

    /// Everything that is wrong and shown, in the order of the form.
    pub fn shown_problems(self) -> Problems {
        Field::ALL
            .into_iter()
            .filter_map(|field| self.shown_problem(field).map(|problem| (field, problem)))
            .collect()
    }

    /// Sends, if every rule is met; says whether it was sent.
    pub fn submit(self) -> bool {
        self.tried.set(true);
        let subject = self.subject.get_untracked();
        let Ok(request) = self.draft.with_untracked(|it| it.validate(&subject)) else {
            return false;
        };
        if self
            .submission
            .with_untracked(|it| matches!(it, Submission::Unclear { .. }))
        {
            self.handle(Event::CheckAgain);
            return true;
        }
        if self.submission.with_untracked(Submission::is_under_way) {
            return true;
        }
        self.refused.set(Problems::new());
        self.refused_besides.set(Vec::new());
        // What is known already is not the answer to what is sent now.
        let known_before = self.lists.requests.with_untracked(|it| {
            it.value()
                .map(|it| it.iter().map(|it| it.id).collect())
                .unwrap_or_default()
        });
        self.fingerprint.set_value(Fingerprint {
            image_name: request.fields().name.clone(),
            description: request.fields().description.clone(),
            known_before,
        });
        self.request.set_value(Some(request));
        self.handle(Event::Press);
        true
    }

    pub fn check_again(self) {
        self.handle(Event::CheckAgain);
    }

    /// Drops everything typed.
    pub fn start_over(self) {
        draft_store::forget(&self.key.get_value());
        self.draft.set(self.initial.get_value());
        self.touched.set(Vec::new());
        self.tried.set(false);
        self.refused.set(Problems::new());
        self.refused_besides.set(Vec::new());
        self.restored.set(false);
        self.certification_lapsed.set(None);
        self.submission.set(Submission::Editing);
    }

    fn handle(self, event: Event) {
        let fingerprint = self.fingerprint.get_value();
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
            Submission::Editing | Submission::Checking { .. } | Submission::Unclear { .. } => {}
        }
        match todo {
            Some(Todo::Send) => self.send(),
            Some(Todo::Check) => self.check(),
            None => {}
        }
    }

    fn send(self) {
        let Some(request) = self.request.get_value() else {
            return;
        };
        spawn_local(async move {
            let answer = self
                .app
                .session
                .client()
                .create_imaging_request(&request)
                .await;
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            // The page may have been left; what came of it is found out when it is opened again.
            if self.submission.try_get_untracked().is_some() && !page::is_leaving() {
                self.handle(Event::Answered(answer.map(Box::new)));
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
        let accepted = request.clone();
        self.lists.requests.change(|list| {
            list.retain(|it| it.id != accepted.id);
            list.insert(0, accepted);
        });
        self.app.just_accepted.set(Some(request.uuid.clone()));
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

    /// Keeps the draft, and whether it is on its way.
    fn keep(self) {
        let key = self.key.get_value();
        if key.is_empty() {
            return;
        }
        let is_open = self.submission.with_untracked(|it| {
            matches!(
                it,
                Submission::Sending | Submission::Checking { .. } | Submission::Unclear { .. }
            )
        });
        let fingerprint = self.fingerprint.get_value();
        let kept = self.draft.with_untracked(|draft| {
            let nothing = !is_open && draft.is_untouched(&self.initial.get_value());
            if nothing {
                draft_store::forget(&key);
                return true;
            }
            draft_store::save(&key, draft, is_open.then_some(&fingerprint))
        });
        self.is_kept.set(kept);
    }
}
