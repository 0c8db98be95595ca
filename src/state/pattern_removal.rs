//! Deleting one of my access patterns: asked first, then told.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::{focus, timer};
use crate::domain::field::Field;
use crate::domain::pattern_rules;
use crate::domain::resources::Pattern;
use crate::state::app::App;
use crate::state::image_choices::ImageChoices;
use crate::state::question::{Asked, Line, Question};
use crate::state::request_form::RequestForm;
use crate::words::{errors, people as words};

#[derive(Clone, Copy)]
pub struct PatternRemoval {
    pub question: Question,
    form: RequestForm,
    choices: ImageChoices,
    /// The field that takes the focus once the button that was pressed is gone.
    field: StoredValue<String>,
    app: App,
}

impl PatternRemoval {
    pub fn start(app: App, form: RequestForm, choices: ImageChoices, field: String) -> Self {
        Self {
            question: Question::new(),
            form,
            choices,
            field: StoredValue::new(field),
            app,
        }
    }

    pub fn ask(self, pattern: Pattern) {
        self.question.ask(Asked {
            title: words::DELETE_TITLE.to_owned(),
            lines: vec![Line::Text(words::delete_body(&label(&pattern)))],
            confirm: words::DELETE.to_owned(),
            keep: words::KEEP,
            is_dangerous: true,
            to_type: String::new(),
            go_on: Arc::new(move || self.confirm(pattern.clone())),
        });
    }

    /// Deleting it once more does no harm, so a failure leaves the question open.
    fn confirm(self, pattern: Pattern) {
        spawn_local(async move {
            let answer = self.app.session.client().delete_pattern(pattern.id).await;
            if let Err(error) = &answer {
                self.app.session.note(error);
            }
            // The page may be gone.
            if self.field.try_get_value().is_none() {
                return;
            }
            match answer.err().filter(|it| !pattern_rules::is_gone(it)) {
                None => self.settle(&pattern),
                Some(error) => self.question.fail(words::not_deleted(
                    &errors::sentence(&error),
                    error.outcome_is_unknown(),
                )),
            }
        });
    }

    /// It is gone for all images, so for the parent image as well.
    fn settle(self, pattern: &Pattern) {
        // Closed first: behind an open dialog nothing is announced.
        self.question.close();
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
        self.app
            .notices
            .say(words::pattern_deleted(&label(pattern)));
        let field = self.field.get_value();
        timer::soon(move || focus::recover_to(&field));
    }
}

fn label(pattern: &Pattern) -> String {
    words::pattern(&pattern.text, pattern.kind, pattern.allow)
}
