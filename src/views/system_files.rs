//! iPlant-managed System Files: those that the image needs changed, and why.

use leptos::prelude::*;

use crate::domain::draft::SystemFileChange;
use crate::domain::field::Field;
use crate::domain::manual::{self, ManagedFile};
use crate::domain::validation::Problem;
use crate::reactive::{callback, derive, maybe, memo, text};
use crate::state::app::use_app;
use crate::state::request_form::RequestForm;
use crate::ui::choice::Checkbox;
use crate::ui::disclosure::Disclosure;
use crate::ui::text_field::{TextArea, TextField};
use crate::words::{form as words, problems};

#[component]
pub fn SystemFiles(form: RequestForm, #[prop(into)] id: String) -> impl IntoView {
    let label = use_app().config(|it| words::system_files(&it.organization));
    let picked = memo(move || form.draft.with(|it| it.system_files.len()));
    let is_open = picked.get_untracked() > 0
        || form
            .draft
            .with_untracked(|it| !it.other_system_files.is_empty());
    // What the server says; a reason that is missing is said at its own field.
    let refused = memo(move || match form.shown_problem(Field::SystemFiles)? {
        Problem::NoReason { .. } => None,
        other => Some(problems::sentence(Field::SystemFiles, &other)),
    });
    let summary_label = label.clone();
    let summary = derive(move || match picked.get() {
        0 => summary_label.clone(),
        n => format!("{summary_label} ({n})"),
    });
    view! {
        <Disclosure summary open=is_open>
            <fieldset class="field" id=id tabindex="-1">
                <legend class="visually-hidden">{label}</legend>
                <p class="field__hint">{words::SYSTEM_FILES_HINT}</p>
                <p class="field__problem" aria-live="polite">{text(move || refused.get().unwrap_or_default())}</p>
                <div class="system-files">
                    {manual::MANAGED_FILES.into_iter().enumerate().map(|(index, file)| view! {
                        <OneFile form index file />
                    }).collect_view()}
                </div>
                <TextArea
                    id="other-system-files"
                    label=words::OTHER_SYSTEM_FILES
                    hint=words::OTHER_SYSTEM_FILES_HINT
                    value=derive(move || form.draft.with(|it| it.other_system_files.clone()))
                    on_input=callback(move |text| form.edit(Field::SystemFiles, |it| it.other_system_files = text))
                    rows=2
                />
            </fieldset>
        </Disclosure>
    }
}

#[component]
fn OneFile(form: RequestForm, index: usize, file: ManagedFile) -> impl IntoView {
    let path = file.path;
    let reason = memo(move || {
        form.draft.with(|it| {
            it.system_files
                .iter()
                .find(|it| it.path == path)
                .map(|it| it.reason.clone())
        })
    });
    let is_picked = memo(move || reason.with(Option::is_some));
    let problem = memo(move || {
        let is_missing = form.has_left(Field::SystemFiles)
            && reason.with(|it| it.as_ref().is_some_and(|it| it.trim().is_empty()));
        is_missing.then(|| {
            let path = path.to_owned();
            problems::sentence(Field::SystemFiles, &Problem::NoReason { path })
        })
    });
    // Whoever takes the tick out by mistake finds the reason again.
    let reason_before = StoredValue::new(String::new());
    let pick = move |is_picked: bool| {
        if !is_picked {
            reason_before.set_value(reason.get_untracked().unwrap_or_default());
        }
        form.edit(Field::SystemFiles, |draft| {
            draft.system_files.retain(|it| it.path != path);
            if is_picked {
                draft.system_files.push(SystemFileChange {
                    path: path.to_owned(),
                    reason: reason_before.get_value(),
                });
            }
        });
    };
    let explain = move |text: String| {
        form.edit(Field::SystemFiles, |draft| {
            if let Some(it) = draft.system_files.iter_mut().find(|it| it.path == path) {
                it.reason = text;
            }
        });
    };
    view! {
        <div class="system-files__file">
            <Checkbox
                id=format!("system-file-{index}")
                label=path
                hint=file.on_linux.map(words::on_linux).unwrap_or_default()
                checked=is_picked
                on_change=pick
            />
            {maybe(move || is_picked.get().then(|| view! {
                <TextField
                    id=format!("system-file-reason-{index}")
                    label=words::reason_for(path)
                    value=derive(move || reason.get().unwrap_or_default())
                    on_input=explain
                    on_blur=callback(move |()| form.leave(Field::SystemFiles))
                    problem=problem
                    required=true
                />
            }.into_any()))}
        </div>
    }
}
