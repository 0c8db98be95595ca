//! The parent image's description, as a beginning for that of a new image.

use leptos::prelude::*;

use super::Desk;
use crate::domain::field::Field;
use crate::reactive::{callback, maybe, memo};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::words::version as words;

/// Offered while nothing is typed. A new version has it already.
#[component]
pub fn ParentDescription(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let offered = memo(move || {
        let is_empty = form.draft.with(|it| it.description.trim().is_empty());
        let image = desk.choices.parent.value().flatten()?;
        (is_empty && !image.description.trim().is_empty())
            .then_some((image.name, image.description))
    });
    maybe(move || {
        offered.get().map(|(name, description)| {
            view! {
                <div><ActionButton
                    label=words::begin_with_description(&name)
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| {
                        form.edit(Field::Description, |it| it.description.clone_from(&description));
                        super::outcome::show_field(Field::Description);
                    })
                /></div>
            }
            .into_any()
        })
    })
}
