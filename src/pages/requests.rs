//! Image requests: all of mine, newest first.

use leptos::prelude::*;

use crate::domain::imaging_request::ImagingRequest;
use crate::reactive::{callback, derive, memo, part, text};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::cancel::Cancel;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::ConfirmDialog;
use crate::ui::waiting::{EmptyState, Skeleton};
use crate::views::failure::{LoadFailed, Stale};
use crate::views::request_summary::RequestCard;
use crate::words::{errors, frame, instances, requests as words};

#[component]
pub fn RequestsPage() -> impl IntoView {
    super::title(|| frame::IMAGE_REQUESTS.to_owned());
    let requests = use_lists().requests;
    let cancel = Cancel::start(use_app(), use_lists());
    if requests.with_untracked(|it| it.value().is_some()) {
        requests.refresh();
    }
    let list = memo(move || requests.value());
    let failure = memo(move || {
        requests.with(|it| {
            it.error()
                .map(|error| (error.clone(), it.data.as_ref().map(|it| it.at)))
        })
    });
    view! {
        <div class="page">
            <div class="page__head">
                <h1 tabindex="-1">{frame::IMAGE_REQUESTS}</h1>
                <ActionButton
                    label=instances::REFRESH
                    icon="refresh"
                    busy=derive(move || requests.is_loading())
                    on_press=callback(move |()| requests.refresh())
                />
            </div>
            <p class="quiet page__intro">{words::INTRO}</p>
            {part(move || match (list.get(), failure.get()) {
                (None, Some((error, _))) => view! {
                    <LoadFailed error on_retry=callback(move |()| requests.refresh()) />
                }.into_any(),
                (None, None) => view! { <Skeleton lines=4 label=words::LOADING /> }.into_any(),
                (Some(list), _) if list.is_empty() => view! { <Empty /> }.into_any(),
                (Some(list), failure) => view! {
                    {failure.and_then(|(error, at)| Some((error, at?))).map(|(error, at)| view! {
                        <Stale error at on_retry=callback(move |()| requests.refresh()) />
                    })}
                    <ul class="cards" role="list">
                        {list.into_iter().map(|request| view! { <Item request cancel /> }).collect_view()}
                    </ul>
                }.into_any(),
            })}
            <CancelDialog cancel />
        </div>
    }
}

#[component]
fn Item(request: ImagingRequest, cancel: Cancel) -> impl IntoView {
    let can_cancel = request.status.can_cancel() && !request.has_image();
    let shown = request.clone();
    view! {
        <li class="cards__item">
            <RequestCard request=shown />
            {can_cancel.then(|| view! {
                <ActionButton
                    label=words::CANCEL
                    icon="close"
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| cancel.ask(request.clone()))
                />
            })}
        </li>
    }
}

/// Asks before a request is cancelled, and tells what the server says to it.
#[component]
pub fn CancelDialog(cancel: Cancel) -> impl IntoView {
    let name = memo(move || {
        cancel.asked.with(|it| {
            it.as_ref()
                .map(|it| it.image_name.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <ConfirmDialog
            title=words::CANCEL_TITLE
            is_open=derive(move || cancel.asked.with(Option::is_some))
            confirm=words::CANCEL
            danger=true
            busy=cancel.is_busy
            problem=derive(move || cancel.error.with(|it| {
                it.as_ref().map(|error| words::cancel_failed(&name.get(), &errors::sentence(error)))
            }))
            on_confirm=callback(move |()| cancel.confirm())
            on_close=callback(move |()| cancel.dismiss())
        >
            <p>{text(move || words::cancel_body(&name.get()))}</p>
        </ConfirmDialog>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <EmptyState title=words::EMPTY_TITLE icon="image">
            <p>{words::EMPTY}</p>
            <a class="button button--primary" href=Route::Instances.path()>{frame::MY_INSTANCES}</a>
        </EmptyState>
    }
}
