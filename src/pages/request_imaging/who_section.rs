//! Who may use it: visibility, and the people where it is Specific Users.

use leptos::prelude::*;

use super::{Desk, coach, field_id};
use crate::domain::field::Field;
use crate::domain::new_request::Visibility;
use crate::reactive::{callback, derive, maybe, memo};
use crate::ui::choice::{RadioGroup, RadioOption};
use crate::views::user_picker::UserPicker;
use crate::words::form as words;

#[component]
pub fn WhoSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let visibility = memo(move || form.draft.with(|it| it.visibility));
    let options = Visibility::ALL
        .into_iter()
        .map(|it| RadioOption {
            value: it.wire_name().to_owned(),
            label: words::visibility(it).to_owned(),
            detail: words::visibility_detail(it).to_owned(),
        })
        .collect();
    view! {
        <section class="panel" id="who" aria-labelledby="who-title">
            <h2 id="who-title" tabindex="-1">{words::WHO}</h2>
            <RadioGroup
                id=field_id(Field::Visibility)
                legend=words::VISIBILITY
                options=options
                value=derive(move || visibility.get().map(|it| it.wire_name().to_owned()))
                on_change=callback(move |value: String| form.edit(Field::Visibility, |it| {
                    it.visibility = Visibility::from_wire_name(&value);
                }))
                problem=coach::problem(form, Field::Visibility)
                required=true
            />
            <coach::Lapsed form field=Field::Visibility />
            {maybe(move || (visibility.get() == Some(Visibility::Select)).then(|| view! {
                <UserPicker form id=field_id(Field::Users) />
            }.into_any()))}
        </section>
    }
}
