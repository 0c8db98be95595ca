//! What came of pressing the button: the summary of problems, or how the sending goes.

use leptos::prelude::*;

use super::{Desk, field_id};
use crate::dom::{focus, timer};
use crate::domain::api_error::ApiError;
use crate::domain::field::Field;
use crate::domain::submission::Submission;
use crate::reactive::{callback, effect, maybe, memo, part};
use crate::route::Route;
use crate::state::app::use_app;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{errors, form as words, instances, preflight, problems};

/// The id of the summary's heading.
pub(super) const PROBLEMS: &str = "problems-title";
const OUTCOME: &str = "outcome-title";

/// Moves the focus to an element once it is there.
pub(super) fn show_first(id: &'static str) {
    timer::soon(move || focus::move_to_document_id(id));
}

/// Goes to a section of the form.
pub(super) fn show_section(id: &'static str) {
    focus::move_to_document_id(&format!("{id}-title"));
}

/// Goes to a field, unfolding what hides it.
pub(super) fn show_field(field: Field) {
    focus::unfold(field_id(field));
    focus::move_to_fault(field_id(field));
}

#[component]
pub fn Outcome(desk: Desk) -> impl IntoView {
    let form = desk.form;
    // What went wrong with the sending takes the focus: it is the answer to the press.
    effect(move || {
        let is_told = form
            .submission
            .with(|it| !it.is_under_way() && *it != Submission::Editing);
        if is_told {
            show_first(OUTCOME);
        }
    });
    view! {
        <Problems desk />
        {part(move || match form.submission.get() {
            Submission::NotSent { after } => view! {
                <Told kind=NoticeKind::Warning title=words::NOT_SENT_TITLE>
                    <p>{errors::sentence(&after)}</p>
                    <p>{words::NOT_SENT}</p>
                    <ActionButton label=words::SEND_AGAIN kind=ButtonKind::Primary on_press=callback(move |()| desk.send()) />
                </Told>
            }.into_any(),
            Submission::Unclear { check_failed, .. } => view! {
                <Told kind=NoticeKind::Warning title=words::UNCLEAR_TITLE>
                    <p>{errors::sentence(&check_failed)}</p>
                    <p>{words::UNCLEAR}</p>
                    <ActionButton label=words::CHECK_AGAIN kind=ButtonKind::Primary on_press=callback(move |()| form.check_again()) />
                </Told>
            }.into_any(),
            Submission::Refused(error) => view! { <Refused desk error /> }.into_any(),
            Submission::Occupied(request) => view! {
                <Told kind=NoticeKind::Warning title=words::OCCUPIED_TITLE>
                    <p>{words::occupied(&request.image_name)}</p>
                    <p><a href=Route::Request { uuid: request.uuid }.path()>{instances::SEE_REQUEST}</a></p>
                </Told>
            }.into_any(),
            Submission::HeldBack => view! {
                <Told kind=NoticeKind::Warning title=words::NOT_SENT_TITLE>
                    {desk.preflight.blocker().map(|(check, outcome)| view! {
                        <p><strong>{preflight::heading(check, &outcome)}</strong></p>
                    })}
                    <p>{words::HELD_BACK}</p>
                    <ActionButton label=words::TO_CHECKS on_press=callback(move |()| show_section("before")) />
                </Told>
            }.into_any(),
            Submission::Editing
            | Submission::Rechecking
            | Submission::Sending
            | Submission::Checking { .. }
            | Submission::Accepted(_) => ().into_any(),
        })}
    }
}

#[component]
fn Told(kind: NoticeKind, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <Notice kind>
            <h2 class="notice__title" id=OUTCOME tabindex="-1">{title}</h2>
            {children()}
        </Notice>
    }
}

/// The server said no: its words, and that nothing is lost.
#[component]
fn Refused(desk: Desk, error: ApiError) -> impl IntoView {
    let besides = desk.form.refused_besides.get();
    // Problems of single fields stand in the summary.
    let said = (!matches!(error, ApiError::Invalid(_))).then(|| errors::sentence(&error));
    let may_repeat = error.is_transient() || error == ApiError::SignedOut;
    view! {
        <Told kind=NoticeKind::Danger title=words::REFUSED_TITLE>
            {said.map(|it| view! { <p>{it}</p> })}
            {besides.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
            <p>{words::REFUSED}</p>
            {may_repeat.then(|| view! {
                <ActionButton label=words::SEND_AGAIN kind=ButtonKind::Primary on_press=callback(move |()| desk.send()) />
            })}
        </Told>
    }
}

/// Everything that is wrong, with a link to each.
#[component]
fn Problems(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let organization = use_app().config(|it| it.organization.clone());
    let shown = memo(move || {
        let is_listed = form.tried.get()
            || form
                .submission
                .with(|it| matches!(it, Submission::Refused(_)));
        if is_listed {
            form.shown_problems()
        } else {
            Vec::new()
        }
    });
    let organization = StoredValue::new(organization);
    maybe(move || {
        (!shown.with(Vec::is_empty)).then(|| view! {
        <Notice kind=NoticeKind::Danger>
            <h2 class="notice__title" id=PROBLEMS tabindex="-1">{words::problems_title(shown.with(Vec::len))}</h2>
            <ul class="problems">
                {shown.get().into_iter().map(|(field, problem)| {
                    let label = organization.with_value(|it| words::label(field, it));
                    view! {
                        <li>
                            <a href=format!("#{}", field_id(field)) on:click=move |event| {
                                event.prevent_default();
                                show_field(field);
                            }>{label}</a>
                            ": "{problems::sentence(field, &problem)}
                        </li>
                    }
                }).collect_view()}
            </ul>
        </Notice>
    }.into_any())
    })
}
