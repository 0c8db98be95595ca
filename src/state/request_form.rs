//! The Request Imaging form: what was typed, what is wrong with it, and how the sending goes.

mod sending;

use leptos::prelude::*;

use crate::dom::pointer;
use crate::domain::draft::{Draft, Lapse};
use crate::domain::field::Field;
use crate::domain::ids::InstanceUuid;
use crate::domain::image_name::NameProblem;
use crate::domain::new_request::NewImagingRequest;
use crate::domain::offer::Offers;
use crate::domain::submission::{Event, Fingerprint, Submission};
use crate::domain::validation::{Problem, Problems, Subject};
use crate::state::app::{App, Lists};
use crate::state::draft_store;
use crate::state::preflight::Preflight;

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
    outgoing: StoredValue<Outgoing>,
    app: App,
    lists: Lists,
}

/// What is being sent.
struct Outgoing {
    request: Option<NewImagingRequest>,
    fingerprint: Fingerprint,
    /// The checks that run once more before it.
    preflight: Preflight,
}

impl RequestForm {
    /// Opens the form for an instance: with the draft of before, or with `initial`.
    pub fn open(
        app: App,
        lists: Lists,
        subject: Subject,
        uuid: &InstanceUuid,
        initial: Draft,
        preflight: Preflight,
    ) -> Self {
        let key = app
            .session
            .username_untracked()
            .map(|me| draft_store::key(&me, uuid))
            .unwrap_or_default();
        // A newer build's draft is neither read nor written over: then nothing is kept here, as on a shared machine.
        let is_unkept = app.is_kiosk() || draft_store::is_newer(&key);
        let key = if is_unkept { String::new() } else { key };
        let kept = draft_store::load(&key);
        let restored = kept.is_some();
        let sending = kept.as_ref().and_then(|it| it.sending.clone());
        let form = Self {
            draft: RwSignal::new(kept.map_or_else(|| initial.clone(), |it| it.draft)),
            touched: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            refused: RwSignal::new(Problems::new()),
            refused_besides: RwSignal::new(Vec::new()),
            submission: RwSignal::new(Submission::default()),
            restored: RwSignal::new(restored),
            is_kept: RwSignal::new(!is_unkept),
            certification_lapsed: RwSignal::new(None),
            initial: StoredValue::new(initial),
            offers: StoredValue::new(Offers::default()),
            key: StoredValue::new(key),
            subject: RwSignal::new(subject),
            outgoing: StoredValue::new(Outgoing {
                request: None,
                fingerprint: sending.clone().unwrap_or_default(),
                preflight,
            }),
            app,
            lists,
        };
        form.tell_when_left();
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

    /// Whether a version is added to the parent image.
    pub fn makes_version(self) -> bool {
        self.subject
            .with(|subject| self.draft.with(|it| subject.is_new_version(it)))
    }

    /// Changes a field. What the server said of it is out of date with that.
    pub fn edit(self, field: Field, change: impl FnOnce(&mut Draft)) {
        if self.submission.with_untracked(Submission::holds_fields) {
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
        self.outgoing.update_value(|it| it.request = Some(request));
        self.handle(Event::Press);
        true
    }

    pub fn check_again(self) {
        self.handle(Event::CheckAgain);
    }

    /// Drops everything typed, unless it may have arrived.
    pub fn start_over(self) {
        if !self.submission.with_untracked(Submission::may_start_over) {
            return;
        }
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
        let fingerprint = self.outgoing.with_value(|it| it.fingerprint.clone());
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
