//! One imaging request: the receipt right after sending, and a permalink ever after.

use leptos::prelude::*;

use crate::dom::{intl, page};
use crate::domain::ids::RequestUuid;
use crate::domain::imaging_request::ImagingRequest;
use crate::pages::requests::CancelDialog;
use crate::reactive::{callback, memo, part};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::cancel::Cancel;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::copy_button::CopyButton;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::views::request_summary::{AskedFor, RequestBadge, Steps, as_text};
use crate::words::{frame, requests as words};

#[component]
pub fn ReceiptPage(uuid: RequestUuid) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let requests = lists.requests;
    let is_new = app
        .just_accepted
        .with_untracked(|it| it.as_ref() == Some(&uuid));
    if is_new {
        app.notices.say(words::ACCEPTED.to_owned());
    }
    super::title(move || {
        if is_new {
            words::ACCEPTED.to_owned()
        } else {
            words::RECEIPT.to_owned()
        }
    });
    // A link to a request that is newer than the list: ask once more before saying that there is none.
    let is_listed = requests.with_untracked(|it| {
        let known = it.value().map(|all| all.iter().any(|it| it.uuid == uuid));
        known.unwrap_or(true)
    });
    if !is_listed {
        requests.refresh();
    }
    let found = memo(move || {
        requests.with(|it| {
            let found = it.value()?.iter().find(|it| it.uuid == uuid).cloned();
            (found.is_some() || !it.is_loading()).then_some(found)
        })
    });
    let error = memo(move || requests.error());
    let cancel = Cancel::start(app, lists);
    view! {
        <div class="page page--narrow receipt">
            <p class="crumb"><a href=Route::Requests.path()>{words::ALL}</a></p>
            {part(move || match (found.get(), error.get()) {
                (Some(Some(request)), _) => view! { <Receipt request is_new cancel /> }.into_any(),
                (Some(None), _) => view! {
                    <h1 tabindex="-1">{frame::NOT_FOUND_TITLE}</h1>
                    <p>{words::NOT_MINE}</p>
                }.into_any(),
                (None, Some(error)) => view! {
                    <h1 tabindex="-1">{words::RECEIPT}</h1>
                    <LoadFailed error on_retry=callback(move |()| requests.refresh()) />
                }.into_any(),
                (None, None) => view! {
                    <h1 tabindex="-1">{words::RECEIPT}</h1>
                    <Skeleton lines=6 label=words::LOADING />
                }.into_any(),
            })}
            <CancelDialog cancel />
        </div>
    }
}

#[component]
fn Receipt(request: ImagingRequest, is_new: bool, cancel: Cancel) -> impl IntoView {
    let app = use_app();
    let organization = app.config(|it| it.organization.clone());
    let requested = request
        .requested
        .map_or_else(String::new, |it| intl::date_time(it.0));
    let text = as_text(&request, &organization, &requested);
    let instance = Route::Instance {
        uuid: request.instance_uuid.clone(),
        tab: Tab::Details,
    }
    .path();
    let can_cancel = request.status.can_cancel() && !request.has_image();
    let asked = request.clone();
    let title = if is_new {
        words::ACCEPTED.to_owned()
    } else {
        request.image_name.clone()
    };
    view! {
        <div class="page__head">
            <h1 tabindex="-1">{title}</h1>
            <RequestBadge request=request.clone() />
        </div>
        {is_new.then(|| view! {
            <Notice kind=NoticeKind::Success><p>{words::ACCEPTED_BODY}</p></Notice>
        })}
        {request.needs_instance().then(|| view! {
            <Notice kind=NoticeKind::Warning><p><strong>{words::DO_NOT_STOP}</strong></p></Notice>
        })}
        <Steps request=request.clone() />
        <div class="receipt__tools">
            <CopyButton what=words::COPY_RECEIPT text=text />
            <ActionButton label=words::PRINT icon="print" kind=ButtonKind::Quiet on_press=callback(move |()| page::print()) />
            {can_cancel.then(|| view! {
                <ActionButton
                    label=words::CANCEL
                    icon="close"
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| cancel.ask(asked.clone()))
                />
            })}
        </div>
        <h2>{words::ASKED_FOR}</h2>
        <AskedFor request />
        <p class="receipt__links">
            <a class="button" href=Route::Requests.path()>{words::ALL}</a>
            <a class="button" href=instance>{words::TO_INSTANCE}</a>
        </p>
    }
}
