//! The dialog in which something new is made beside the form. It stands outside of the form that is
//! sent, so that Enter in it does what its own button does.

use leptos::{html, prelude::*};

use super::new_pattern::NewPatternForm;
use super::new_script::{NewLicenseForm, NewScriptForm};
use super::new_tag::NewTagForm;
use crate::dom::{focus, timer};
use crate::domain::creation::Creation;
use crate::reactive::{callback, derive, maybe};
use crate::state::image_choices::ImageChoices;
use crate::state::making::{Making, What};
use crate::state::request_form::RequestForm;
use crate::state::tags::Tags;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{errors, people, tags as tag_words, ui, version as words};

#[component]
pub fn MakingDialog(
    form: RequestForm,
    tags: Tags,
    choices: ImageChoices,
    making: Making,
) -> impl IntoView {
    let title = derive(move || {
        let title = making.open.with(|it| match it {
            Some(What::Tag(_)) => tag_words::NEW,
            Some(What::Script(_)) => words::NEW_SCRIPT,
            Some(What::License(_)) => words::NEW_LICENSE,
            Some(What::Pattern(_)) => people::NEW_PATTERN,
            None => "",
        });
        title.to_owned()
    });
    view! {
        <Dialog
            title
            is_open=derive(move || making.open.with(Option::is_some))
            on_close=callback(move |()| making.close())
        >
            {match making.open.get_untracked() {
                Some(What::Tag(name)) => view! { <NewTagForm form tags making name /> }.into_any(),
                Some(What::Script(title)) => view! { <NewScriptForm form choices making title /> }.into_any(),
                Some(What::License(title)) => view! { <NewLicenseForm form choices making title /> }.into_any(),
                Some(What::Pattern(pattern)) => view! { <NewPatternForm form choices making pattern /> }.into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

/// Fields, what went wrong, and the buttons.
#[component]
pub fn MakeForm(
    making: Making,
    /// The button that makes it.
    add: &'static str,
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let problem = derive(move || {
        making.stage.with(|it| match it {
            Creation::Refused(error) => Some(errors::sentence(error)),
            Creation::NotMade { after } => Some(words::not_made(&errors::sentence(after))),
            Creation::Unclear { check_failed } => {
                Some(words::unclear(&errors::sentence(check_failed)))
            }
            _ => None,
        })
    });
    let asking = move || {
        let is_asking = making
            .stage
            .with(|it| matches!(it, Creation::Asking { .. }));
        if is_asking { words::ASKING } else { "" }
    };
    let fields = NodeRef::<html::Form>::new();
    view! {
        <form
            class="make"
            node_ref=fields
            novalidate
            on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                on_submit.run(());
                // To the first field that keeps it from being made, once it says so.
                timer::soon(move || {
                    if let Some(fields) = fields.try_get_untracked().flatten() {
                        focus::move_to_first(&fields, "[aria-invalid='true']");
                    }
                });
            }
            on:input=move |_| making.edited()
        >
            {children()}
            <div class="dialog__problem" role="alert">
                {maybe(move || problem.get().map(|it| view! { <Notice kind=NoticeKind::Danger>{it}</Notice> }.into_any()))}
            </div>
            <p class="quiet" role="status">{asking}</p>
            <div class="dialog__actions">
                <ActionButton label=ui::CANCEL on_press=callback(move |()| making.close()) />
                <ActionButton
                    label=add
                    kind=ButtonKind::Primary
                    busy=derive(move || making.stage.with(Creation::is_busy))
                    submit=true
                />
            </div>
        </form>
    }
}
