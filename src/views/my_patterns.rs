//! My access patterns, each with the way to delete it for good.

use leptos::prelude::*;

use super::user_picker::label;
use crate::reactive::{callback, each, keyed, maybe, memo};
use crate::state::app::use_app;
use crate::state::image_choices::ImageChoices;
use crate::state::pattern_removal::PatternRemoval;
use crate::state::request_form::RequestForm;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::disclosure::Disclosure;
use crate::views::question::QuestionDialog;
use crate::words::people as words;

/// `field` is where they are chosen.
#[component]
pub fn MyPatterns(form: RequestForm, choices: ImageChoices, field: String) -> impl IntoView {
    let removal = PatternRemoval::start(use_app(), form, choices, field);
    let mine = memo(move || choices.patterns.value().unwrap_or_default());
    let has_some = memo(move || !mine.with(Vec::is_empty));
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
        <QuestionDialog question=removal.question />
    }
}
