//! Image Name: counted as people count, judged as it is typed, and free or not.

use leptos::prelude::*;

use super::{Desk, coach, field_id};
use crate::dom::focus;
use crate::domain::field::Field;
use crate::domain::image_name::{self, MAX_LENGTH};
use crate::domain::text;
use crate::reactive::{callback, derive, memo, part};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::TextField;
use crate::words::{coach as said, form as words};

#[component]
pub fn NameField(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let name = derive(move || form.draft.with(|it| it.name.clone()));
    let counter = derive(move || (name.with(|it| text::length(it.trim())), MAX_LENGTH));
    view! {
        <TextField
            id=field_id(Field::Name)
            label=words::NAME
            hint=words::NAME_HINT
            value=name
            on_input=callback(move |text| form.edit(Field::Name, |it| it.name = text))
            on_blur=callback(move |()| form.leave(Field::Name))
            problem=coach::problem(form, Field::Name)
            counter=counter
            required=true
        />
        <Freedom desk />
    }
}

/// What is known of whether the name is free.
#[derive(Clone, PartialEq)]
enum Standing {
    Free,
    /// One of my images or open requests has it: possible, but rarely meant. This one is free.
    Taken {
        name: String,
        free: String,
    },
    /// There is no knowing.
    Unknown,
}

#[component]
fn Freedom(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let standing = memo(move || standing(&desk));
    let to_name = || focus::move_to_document_id(field_id(Field::Name));
    view! {
        <div role="status">
            {part(move || match standing.get() {
                Standing::Free => ().into_any(),
                Standing::Taken { name, free } => {
                    let (sentence, label) = (said::name_taken(&name, &free), said::use_name(&free));
                    view! {
                        <p class="field__warning">{sentence}</p>
                        <ActionButton
                            label=label
                            kind=ButtonKind::Quiet
                            on_press=callback(move |()| {
                                form.edit(Field::Name, |it| it.name.clone_from(&free));
                                to_name();
                            })
                        />
                    }.into_any()
                }
                Standing::Unknown => view! {
                    <p class="field__warning">{said::NAMES_UNKNOWN}</p>
                    <ActionButton
                        label=said::ASK_AGAIN
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| {
                            desk.choices.ask_for_names();
                            to_name();
                        })
                    />
                }.into_any(),
            })}
        </div>
    }
}

fn standing(desk: &Desk) -> Standing {
    let mut taken = desk.choices.taken_names();
    if desk.makes_version() {
        // It keeps the name of its image.
        let kept = desk.parent_name();
        taken.retain(|it| !image_name::is_same(it, &kept));
    }
    desk.form.draft.with(|draft| {
        if image_name::check(&draft.name).is_err() {
            return Standing::Free;
        }
        if taken.iter().any(|it| image_name::is_same(it, &draft.name)) {
            Standing::Taken {
                name: draft.name.trim().to_owned(),
                free: image_name::free_variant(&draft.name, &taken),
            }
        } else if desk.choices.names_are_missing() {
            Standing::Unknown
        } else {
            Standing::Free
        }
    })
}
