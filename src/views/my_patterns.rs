//! My access patterns, each with the way to delete it for good.

use leptos::prelude::*;

use super::user_picker::label;
use crate::reactive::{callback, derive, each, keyed, maybe, memo, text};
use crate::state::app::use_app;
use crate::state::image_choices::ImageChoices;
use crate::state::pattern_removal::PatternRemoval;
use crate::state::request_form::RequestForm;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::ConfirmDialog;
use crate::ui::disclosure::Disclosure;
use crate::words::{errors, people as words};

/// `field` is where they are chosen.
#[component]
pub fn MyPatterns(form: RequestForm, choices: ImageChoices, field: String) -> impl IntoView {
    let removal = PatternRemoval::start(use_app(), form, choices, field);
    let mine = memo(move || choices.patterns.value().unwrap_or_default());
    let has_some = memo(move || !mine.with(Vec::is_empty));
    let asked = memo(move || {
        removal
            .asked
            .with(|it| it.as_ref().map(label))
            .unwrap_or_default()
    });
    view! {
        {maybe(move || has_some.get().then(|| view! {
            <Disclosure summary=words::MY_PATTERNS.to_owned()>
                <ul class="names">
                    {each(move || mine.get().into_iter().map(|it| keyed(it.id.0.to_string(), move || view! {
                        <li>
                            <ActionButton
                                label=words::delete_one(&label(&it))
                                kind=ButtonKind::Quiet
                                on_press=callback(move |()| removal.ask(it.clone()))
                            />
                        </li>
                    }.into_any())).collect())}
                </ul>
            </Disclosure>
        }.into_any()))}
        <ConfirmDialog
            title=words::DELETE_TITLE.to_owned()
            is_open=derive(move || removal.asked.with(Option::is_some))
            confirm=words::DELETE
            keep=words::KEEP
            danger=true
            busy=removal.is_busy
            problem=derive(move || removal.problem.with(|it| {
                it.as_ref().map(|it| words::not_deleted(&errors::sentence(it), it.outcome_is_unknown()))
            }))
            on_confirm=callback(move |()| removal.confirm())
            on_close=callback(move |()| removal.dismiss())
        >
            <p>{text(move || words::delete_body(&asked.get()))}</p>
        </ConfirmDialog>
    }
}
