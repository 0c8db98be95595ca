//! Reporting a problem to support, from the page of an instance.

use leptos::prelude::*;

use crate::dom::focus;
use crate::domain::link;
use crate::domain::report::{Complaint, ReportDraft, Sending};
use crate::reactive::{callback, derive, maybe, memo, text};
use crate::state::app::{use_app, use_lists};
use crate::state::follow::Followed;
use crate::state::report::Reporting;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::Checkbox;
use crate::ui::dialog::Dialog;
use crate::ui::disclosure::Disclosure;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::text_field::TextArea;
use crate::words::{instances, report as words};

const FIELD: &str = "report-text";
const BUTTON: &str = "report-problem";

/// The button, and the dialog that it opens.
#[component]
pub fn ReportProblem(followed: Followed) -> impl IntoView {
    let report = Reporting::start(use_app(), use_lists(), followed);
    let title = derive(move || {
        let name = followed
            .instance
            .with(|it| it.value().map(instances::name_of).unwrap_or_default());
        words::title(&name)
    });
    view! {
        <div class="actions__item">
            <ActionButton
                id=BUTTON
                label=words::REPORT
                icon="info"
                on_press=callback(move |()| report.open())
            />
            <p class="actions__effect">{words::EFFECT}</p>
        </div>
        <Dialog
            title
            is_open=report.is_open
            on_close=callback(move |()| report.close())
            return_to=BUTTON
        >
            <Form followed report />
        </Dialog>
    }
}

#[component]
fn Form(followed: Followed, report: Reporting) -> impl IntoView {
    let has_tried = RwSignal::new(false);
    let problem = derive(move || {
        let lacks_text = report.draft.with(ReportDraft::lacks_text);
        (has_tried.get() && lacks_text).then(|| words::TEXT_MISSING.to_owned())
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        has_tried.set(true);
        if report.draft.with_untracked(ReportDraft::lacks_text) {
            focus::move_to_document_id(FIELD);
        } else {
            report.send();
        }
    };
    let is_unknown = memo(move || report.sending.with(|it| matches!(it, Sending::Unknown(_))));
    view! {
        <form class="make" novalidate on:submit=send>
            <p>{words::INTRO}</p>
            {maybe(move || report.was_kept.get().then(|| view! { <p class="quiet">{words::KEPT}</p> }.into_any()))}
            <fieldset class="field field--group">
                <legend class="field__label">{words::COMPLAINTS}</legend>
                {Complaint::ALL.into_iter().enumerate().map(|(at, it)| view! {
                    <Checkbox
                        id=format!("report-complaint-{at}")
                        label=words::complaint_label(it)
                        checked=derive(move || report.draft.with(|draft| draft.complaints.contains(&it)))
                        on_change=callback(move |is_ticked| report.edit(|draft| draft.tick(it, is_ticked)))
                    />
                }).collect_view()}
            </fieldset>
            <TextArea
                id=FIELD
                label=words::TEXT
                hint=words::TEXT_HINT
                value=derive(move || report.draft.with(|it| it.text.clone()))
                on_input=callback(move |text| report.edit(|it| it.text = text))
                problem
                required=true
                rows=5
            />
            <Disclosure summary=words::WHAT_IS_SENT>
                <p class="quiet">{words::NOT_SENT}</p>
                <ul>
                    {maybe(move || {
                        let ticked = report.draft.with(|it| it.complaints.clone());
                        let lines = ticked.into_iter().map(|it| view! { <li>{words::complaint(it)}</li> });
                        Some(lines.collect_view().into_any())
                    })}
                </ul>
                <pre class="still__words" tabindex="0">{text(move || report.message())}</pre>
            </Disclosure>
            <div class="dialog__problem" role="alert">
                {maybe(move || report.sending.with(words::trouble).map(|said| view! {
                    <Notice kind=NoticeKind::Danger><p>{said}</p><ByMail followed report /></Notice>
                }.into_any()))}
            </div>
            <div class="dialog__actions">
                <ActionButton label=words::CLOSE on_press=callback(move |()| report.close()) />
                <ActionButton
                    label=derive(move || {
                        let label = if is_unknown.get() { words::SEND_AGAIN } else { words::SEND };
                        label.to_owned()
                    })
                    kind=ButtonKind::Primary
                    busy=derive(move || report.sending.with(|it| *it == Sending::UnderWay))
                    submit=true
                />
            </div>
        </form>
    }
}

/// The same by the person's own mail program, where the site has an address for it.
#[component]
fn ByMail(followed: Followed, report: Reporting) -> impl IntoView {
    let address = use_app().config(|it| it.support_email.clone());
    (!address.is_empty()).then(|| {
        let subject = followed
            .instance
            .with_untracked(|it| it.value().map(words::subject).unwrap_or_default());
        let href = link::mailto(&address, &subject, &untrack(|| report.message()));
        view! { <p><a href=href>{words::BY_MAIL}</a></p> }
    })
}
