//! What is inside: software, system files, files to leave out.

use leptos::prelude::*;

use super::coach::{self, Remarks};
use super::software_field::SoftwareField;
use super::{Desk, field_id};
use crate::domain::draft::Draft;
use crate::domain::exclude;
use crate::domain::field::Field;
use crate::reactive::{callback, derive};
use crate::ui::text_field::TextArea;
use crate::views::system_files::SystemFiles;
use crate::words::{coach as coach_words, form as words};

#[component]
pub fn InsideSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    view! {
        <section class="panel" id="inside" aria-labelledby="inside-title">
            <h2 id="inside-title" tabindex="-1">{words::INSIDE}</h2>
            <SoftwareField desk />
            <SystemFiles form id=field_id(Field::SystemFiles) />
            <TextArea
                id=field_id(Field::ExcludeFiles)
                label=words::EXCLUDE
                hint=words::EXCLUDE_HINT
                value=derive(move || form.draft.with(|it| it.exclude_files.clone()))
                on_input=callback(move |text| form.edit(Field::ExcludeFiles, |it| it.exclude_files = text))
                on_blur=callback(move |()| form.leave(Field::ExcludeFiles))
                problem=coach::problem(form, Field::ExcludeFiles)
                rows=4
                monospace=true
            />
            <Remarks form judge=exclude_remarks />
        </section>
    }
}

/// Errors are shown as the field's problem; these are the others.
fn exclude_remarks(draft: &Draft) -> Vec<String> {
    let findings = exclude::judge(&draft.exclude_files);
    let others: Vec<_> = findings
        .iter()
        .filter(|it| !it.verdict.is_error())
        .collect();
    coach_words::exclude_remarks(&others)
}
