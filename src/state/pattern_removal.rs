//! Deleting one of my access patterns: asked first, then told.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{focus, timer};
use crate::domain::api_error::ApiError;
use crate::domain::field::Field;
use crate::domain::pattern_rules;
use crate::domain::resources::Pattern;
use crate::state::app::App;
use crate::state::image_choices::ImageChoices;
use crate::state::request_form::RequestForm;
use crate::words::people as words;

#[derive(Clone, Copy)]
pub struct PatternRemoval {
    /// The pattern that the question is about.
    pub asked: RwSignal<Option<Pattern>>,
    pub is_busy: RwSignal<bool>,
    /// Why it did not work; trying again does no harm.
    pub problem: RwSignal<Option<ApiError>>,
    form: RequestForm,
    choices: ImageChoices,
    /// The field that takes the focus once the button that was pressed is gone.
    field: StoredValue<String>,
    app: App,
}

impl PatternRemoval {
    pub fn start(app: App, form: RequestForm, choices: ImageChoices, field: String) -> Self {
        Self {
            asked: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            form,
            choices,
            field: StoredValue::new(field),
            app,
        }
    }

    pub fn ask(self, pattern: Pattern) {
        self.problem.set(None);
        self.asked.set(Some(pattern));
    }

    pub fn dismiss(self) {
        if !self.is_busy.get_untracked() {
            self.asked.set(None);
        }
    }

    pub fn confirm(self) {
        let Some(pattern) = self.asked.get_untracked() else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = self.app.session.client().delete_pattern(pattern.id).await;
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            // The page may be gone.
            if self.is_busy.try_get_untracked().is_none() {
                return;
            }
            self.is_busy.set(false);
            match answer.err().filter(|it| !pattern_rules::is_gone(it)) {
                None => self.settle(&pattern),
                Some(error) => self.problem.set(Some(error)),
            }
        });
    }

    /// It is gone for all images, so for the parent image as well.
    fn settle(self, pattern: &Pattern) {
        // Closed first: behind an open dialog nothing is announced.
        self.asked.set(None);
        let choices = self.choices;
        choices
            .patterns
            .change(|it| it.retain(|it| it.id != pattern.id));
        choices.parent.change(|it| {
            if let Some(image) = it {
                image.patterns.retain(|it| it.id != pattern.id);
            }
        });
        choices.patterns.refresh();
        self.form.edit(Field::Patterns, |it| {
            it.patterns.retain(|it| *it != pattern.id);
        });
        let label = words::pattern(&pattern.text, pattern.kind, pattern.allow);
        self.app.notices.say(words::pattern_deleted(&label));
        let field = self.field.get_value();
        timer::soon(move || focus::recover_to(&field));
    }
}
