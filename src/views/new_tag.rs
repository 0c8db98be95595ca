//! A new tag: a name that the server takes, and a description.

use leptos::prelude::*;

use super::make_form::MakeForm;
use super::tag_editor::add_tag;
use crate::dom::{focus, timer};
use crate::domain::tag::NewTag;
use crate::domain::tag_rules::{self, Known};
use crate::reactive::{callback, derive, maybe};
use crate::state::making::{Made, Making};
use crate::state::request_form::RequestForm;
use crate::state::tags::Tags;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::TextField;
use crate::words::tags as words;

#[component]
pub fn NewTagForm(form: RequestForm, tags: Tags, making: Making, name: String) -> impl IntoView {
    if tag_rules::check_new(&name).is_ok() {
        // What was typed is a name already: what is missing is the description.
        timer::soon(|| focus::move_to_document_id("new-tag-description"));
    }
    let asked = StoredValue::new(name.clone());
    let name = RwSignal::new(name);
    let description = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let existing = derive(move || match name.with(|it| tags.find(it)) {
        Known::Usable(name) => Some(name),
        _ => None,
    });
    let name_problem = derive(move || match name.with(|it| tags.find(it)) {
        Known::Usable(name) => Some(words::exists(&name)),
        Known::Reserved => Some(words::reserved(name.get().trim())),
        Known::No => {
            let problem = name.with(|it| tag_rules::check_new(it)).err();
            problem.map(|it| words::problem(it).to_owned())
        }
    });
    let description_problem = derive(move || {
        let excess = description.with(|it| tag_rules::excess(it));
        let is_missing = tried.get() && description.with(|it| it.trim().is_empty());
        match (is_missing, excess) {
            (true, _) => Some(words::DESCRIPTION_MISSING.to_owned()),
            (_, 0) => None,
            (_, excess) => Some(words::description_too_long(excess)),
        }
    });
    let submit = callback(move |()| {
        tried.set(true);
        let has_problem = untrack(|| name_problem.get().or_else(|| description_problem.get()));
        if has_problem.is_some() {
            return;
        }
        let tag = NewTag {
            name: name.with_untracked(|it| it.trim().to_owned()),
            description: description.with_untracked(|it| it.trim().to_owned()),
        };
        let asked = asked.get_value();
        let done = callback(move |made: Made| add_tag(form, made.name, &asked));
        making.press(tags.plan(tag, done));
    });
    view! {
        <MakeForm making add=words::ADD on_submit=submit>
            <TextField
                id="new-tag-name"
                label=words::NAME
                hint=words::NAME_HINT
                value=name
                on_input=callback(move |it| name.set(it))
                problem=name_problem
                required=true
            />
            {maybe(move || existing.get().map(|name| view! {
                <div><ActionButton
                    label=words::use_existing(&name)
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| {
                        let asked = asked.get_value();
                        making.close();
                        add_tag(form, name.clone(), &asked);
                    })
                /></div>
            }.into_any()))}
            <TextField
                id="new-tag-description"
                label=words::DESCRIPTION
                hint=words::DESCRIPTION_HINT
                value=description
                on_input=callback(move |it| description.set(it))
                problem=description_problem
                required=true
            />
        </MakeForm>
    }
}
