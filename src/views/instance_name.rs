//! The name of an instance as the heading of its page, and changing it there.

use leptos::prelude::*;

use super::change_form::ChangeForm;
use crate::dom::{focus, timer};
use crate::domain::instance_name;
use crate::reactive::{callback, derive, maybe, memo, text, token};
use crate::state::app::{use_app, use_lists};
use crate::state::change::Change;
use crate::state::follow::Followed;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::TextField;
use crate::words::{actions, details as words, instances};

const FIELD: &str = "instance-name";
const BUTTON: &str = "rename";

#[component]
pub fn InstanceName(
    followed: Followed,
    /// `None` while it is asked: the button has its place by then, so that nothing moves.
    may_change: Memo<Option<bool>>,
) -> impl IntoView {
    let instance = followed.instance;
    let name =
        memo(move || instance.with(|it| it.value().map(instances::name_of).unwrap_or_default()));
    let change = Change::start(use_app(), use_lists(), followed);
    let is_open = memo(move || change.is_open.get());
    let has_button = memo(move || may_change.get() != Some(false) && !is_open.get());
    view! {
        <h1 tabindex="-1" class=token(move || is_open.get().then_some("visually-hidden"))>
            {text(move || name.get())}
        </h1>
        {maybe(move || {
            has_button.get().then(|| view! {
                <ActionButton
                    id=BUTTON
                    label=words::RENAME
                    kind=ButtonKind::Quiet
                    blocked=derive(move || may_change.get().is_none().then(|| actions::ASKING_WHOSE.to_owned()))
                    on_press=callback(move |()| change.open())
                />
            }.into_any())
        })}
        {maybe(move || is_open.get().then(|| view! { <NameForm followed change /> }.into_any()))}
    }
}

#[component]
fn NameForm(followed: Followed, change: Change) -> impl IntoView {
    let before = followed
        .instance
        .with_untracked(|it| it.value().map(|it| it.name.clone()).unwrap_or_default());
    let typed = RwSignal::new(before);
    let has_tried = RwSignal::new(false);
    let problem = derive(move || {
        let problem = typed.with(|it| instance_name::check(it).err())?;
        has_tried.get().then(|| words::name_problem(problem))
    });
    timer::soon(|| focus::select_all(FIELD));
    on_cleanup(|| timer::soon(|| focus::recover_to(BUTTON)));
    let save = move |()| {
        has_tried.set(true);
        let name = typed.with_untracked(|it| instance_name::check(it).map(str::to_owned));
        match name {
            Ok(name) => change.rename(name),
            Err(_) => focus::move_to_document_id(FIELD),
        }
    };
    view! {
        <ChangeForm change save=words::SAVE_NAME say=words::name_trouble on_save=callback(save)>
            <TextField
                id=FIELD
                label=words::NAME
                hint=words::NAME_HINT
                value=typed
                on_input=callback(move |text| {
                    typed.set(text);
                    change.edited();
                })
                problem
                required=true
            />
        </ChangeForm>
    }
}
