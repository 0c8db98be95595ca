//! The image: what it is made of, its name, description and tags.

use leptos::prelude::*;

use super::name_field::NameField;
use super::{Desk, field_id};
use crate::domain::field::Field;
use crate::reactive::{callback, derive, memo};
use crate::ui::text_field::TextArea;
use crate::views::tag_editor::TagEditor;
use crate::words::{coach, form as words, instances};

#[component]
pub fn ImageSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let instance = desk.followed.instance;
    let fact = move |read: fn(&crate::domain::instance::Instance) -> String| {
        move || instance.with(|it| it.value().map(read).unwrap_or_default())
    };
    let is_short = memo(move || {
        form.has_left(Field::Description) && form.draft.with(|it| is_short(&it.description))
    });
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
            <NameField desk />
            <TextArea
                id=field_id(Field::Description)
                label=words::DESCRIPTION
                hint=words::DESCRIPTION_HINT
                value=derive(move || form.draft.with(|it| it.description.clone()))
                on_input=callback(move |text| form.edit(Field::Description, |it| it.description = text))
                on_blur=callback(move |()| form.leave(Field::Description))
                problem=super::coach::problem(form, Field::Description)
                warning=derive(move || is_short.get().then(|| coach::DESCRIPTION_SHORT.to_owned()))
                rows=4
                required=true
            />
            <super::parent_offer::ParentDescription desk />
            <TagEditor
                form
                tags=desk.tags
                making=desk.making
                parents=derive(move || desk.choices.parent_tags())
                id=field_id(Field::Tags)
            />
        </section>
    }
}

/// Nobody finds an image of which so little is said.
fn is_short(description: &str) -> bool {
    (1..6).contains(&description.split_whitespace().count())
}
