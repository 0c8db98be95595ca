//! Image requests: all of mine, newest first.

use leptos::prelude::*;

use crate::domain::imaging_request::ImagingRequest;
use crate::reactive::{callback, derive, maybe, memo, part, text};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::cancel::{self, Cancel};
use crate::ui::button::ActionButton;
use crate::ui::waiting::{EmptyState, Skeleton};
use crate::views::failure::{LoadFailed, Stale};
use crate::views::question::QuestionDialog;
use crate::views::request_card::RequestList;
use crate::views::request_wait::Waiting;
use crate::words::{frame, instances, requests as words, time};

#[component]
pub fn RequestsPage() -> impl IntoView {
    super::title(|| frame::IMAGE_REQUESTS.to_owned());
    let requests = use_lists().requests;
    let cancel = Cancel::start(use_app(), use_lists());
    if requests.with_untracked(|it| it.value().is_some()) {
        requests.refresh();
    }
    let stage = memo(move || {
        requests.with(|it| match (it.value(), it.error()) {
            (None, Some(_)) => Stage::Failed,
            (None, None) => Stage::Loading,
            (Some(list), _) if list.is_empty() => Stage::Empty,
            (Some(_), _) => Stage::List,
        })
    });
    let outdated =
        memo(move || requests.with(|it| Some((it.error()?.clone(), it.data.as_ref()?.at))));
    let is_any_open = memo(move || {
        requests.with(|it| {
            it.value()
                .is_some_and(|all| all.iter().any(ImagingRequest::needs_instance))
        })
    });
    view! {
        <div class="page">
            <div class="page__head">
                <h1 tabindex="-1" id=cancel::HEADING>{frame::IMAGE_REQUESTS}</h1>
                <Refresh />
            </div>
            <p class="quiet page__intro">{words::INTRO}</p>
            {maybe(move || outdated.get().map(|(error, at)| view! {
                <Stale error at on_retry=callback(move |()| requests.refresh()) />
            }.into_any()))}
            <Waiting is_open=is_any_open />
            {part(move || match stage.get() {
                Stage::Failed => view! {
                    {requests.error().map(|error| view! {
                        <LoadFailed error on_retry=callback(move |()| requests.refresh()) />
                    })}
                }.into_any(),
                Stage::Loading => view! { <Skeleton lines=4 label=words::LOADING /> }.into_any(),
                Stage::Empty => view! { <Empty /> }.into_any(),
                Stage::List => view! {
                    <RequestList requests=derive(move || requests.value().unwrap_or_default()) cancel />
                }.into_any(),
            })}
            <QuestionDialog question=cancel.question />
        </div>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Loading,
    Failed,
    Empty,
    List,
}

/// How old the list is, and loading it anew.
#[component]
fn Refresh() -> impl IntoView {
    let clock = use_app().clock;
    let requests = use_lists().requests;
    let updated = move || {
        let at = requests.with(|it| it.data.as_ref().map(|it| it.at));
        at.map(|at| instances::updated(&time::ago(clock.now() - at)))
            .unwrap_or_default()
    };
    view! {
        <div class="page__aside">
            <span class="quiet" title=words::LOOKED_AT>{text(updated)}</span>
            <ActionButton
                label=instances::REFRESH
                icon="refresh"
                busy=derive(move || requests.is_loading())
                on_press=callback(move |()| requests.refresh())
            />
        </div>
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
