//! The image: what it is made of, its name, description and tags.

use leptos::prelude::*;

use super::{Desk, field_id};
use crate::domain::field::Field;
use crate::domain::image_name::{self, MAX_LENGTH};
use crate::domain::text;
use crate::reactive::{callback, derive, maybe, memo};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::{TextArea, TextField};
use crate::views::tag_editor::TagEditor;
use crate::words::{form as words, instances};

#[component]
pub fn ImageSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let instance = desk.followed.instance;
    let fact = move |read: fn(&crate::domain::instance::Instance) -> String| {
        move || instance.with(|it| it.value().map(read).unwrap_or_default())
    };
    let name = derive(move || form.draft.with(|it| it.name.clone()));
    let counter = derive(move || (name.with(|it| text::length(it.trim())), MAX_LENGTH));
    view! {
        <section class="panel" id="the-image" aria-labelledby="the-image-title">
            <h2 id="the-image-title" tabindex="-1">{words::THE_IMAGE}</h2>
            <dl class="facts facts--inline">
                <div class="facts__row"><dt>{words::INSTANCE_ID}</dt><dd class="mono">{fact(|it| it.uuid.to_string())}</dd></div>
                <div class="facts__row"><dt>{words::IP_ADDRESS}</dt><dd class="mono">{fact(|it| {
                    it.usable_ip().map_or_else(|| instances::NONE.to_owned(), str::to_owned)
                })}</dd></div>
                <div class="facts__row"><dt>{words::CLOUD}</dt><dd>{fact(|it| it.provider.name.clone())}</dd></div>
            </dl>
            <TextField
                id=field_id(Field::Name)
                label=words::NAME
                hint=words::NAME_HINT
                value=name
                on_input=callback(move |text| form.edit(Field::Name, |it| it.name = text))
                on_blur=callback(move |()| form.leave(Field::Name))
                problem=super::coach::problem(form, Field::Name)
                counter=counter
                required=true
            />
            <NameTaken desk />
            <TextArea
                id=field_id(Field::Description)
                label=words::DESCRIPTION
                hint=words::DESCRIPTION_HINT
                value=derive(move || form.draft.with(|it| it.description.clone()))
                on_input=callback(move |text| form.edit(Field::Description, |it| it.description = text))
                on_blur=callback(move |()| form.leave(Field::Description))
                problem=super::coach::problem(form, Field::Description)
                rows=4
                required=true
            />
            <TagEditor form tags=desk.tags id=field_id(Field::Tags) />
        </section>
    }
}

/// One of my images or open requests has the name already: possible, but rarely meant.
#[component]
fn NameTaken(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let free = memo(move || {
        let taken = desk.choices.taken_names();
        form.draft.with(|draft| {
            let is_taken = draft.is_new_image
                && image_name::check(&draft.name).is_ok()
                && taken
                    .iter()
                    .any(|it| text::fold(it) == text::fold(&draft.name));
            is_taken.then(|| {
                (
                    draft.name.trim().to_owned(),
                    image_name::free_variant(&draft.name, &taken),
                )
            })
        })
    });
    view! {
        <div role="status">
            {maybe(move || free.get().map(|(name, free)| {
                let label = words::use_name(&free);
                view! {
                    <p class="field__warning">{words::name_taken(&name, &free)}</p>
                    <ActionButton
                        label=label
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| form.edit(Field::Name, |it| it.name.clone_from(&free)))
                    />
                }.into_any()
            }))}
        </div>
    }
}
