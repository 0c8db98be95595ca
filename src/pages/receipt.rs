//! One imaging request: the receipt right after sending, and a permalink ever after.

use leptos::prelude::*;

use crate::domain::api_error::ApiError;
use crate::domain::ids::RequestUuid;
use crate::domain::imaging_request::ImagingRequest;
use crate::reactive::{callback, derive, effect, maybe, memo, part};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::cancel::{self, Cancel};
use crate::state::later::Piece;
use crate::state::query::Query;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::waiting::Skeleton;
use crate::views::failure::{LoadFailed, Stale};
use crate::views::moment::Exact;
use crate::views::passing_on::PassingOn;
use crate::views::question::QuestionDialog;
use crate::views::request_card::CancelButton;
use crate::views::request_steps::{RequestBadge, Steps};
use crate::views::request_wait::{Still, Waiting, particulars};
use crate::words::{frame, receipt as words, request_facts, requests};

#[component]
pub fn ReceiptPage(uuid: RequestUuid) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let list = lists.requests;
    let is_new = app.just_accepted.get_untracked().as_ref() == Some(&uuid);
    if is_new {
        // It is said once: whoever comes back finds it under its name.
        app.just_accepted.set(None);
        app.notices.say(words::ACCEPTED.to_owned());
    }
    super::title(move || {
        if is_new {
            words::ACCEPTED.to_owned()
        } else {
            words::TITLE.to_owned()
        }
    });
    // The list ends with the newest hundred, and a link may lead to one that is newer than the list.
    let asked = uuid.clone();
    let alone = Query::new(app, move || {
        let uuid = asked.clone();
        async move { app.session.client().imaging_request(&uuid).await }
    });
    let listed = memo(move || {
        list.with(|it| {
            let all = it.value()?;
            Some(all.iter().find(|it| it.uuid == uuid).cloned())
        })
    });
    effect(move || {
        app.session.signed_in_again();
        if listed.with(|it| matches!(it, Some(None))) {
            alone.refresh();
        }
    });
    let found = memo(move || listed.get().flatten().or_else(|| alone.value()));
    let stage = memo(move || {
        let is_listed = listed.with(Option::is_some);
        match (found.with(Option::is_some), list.error(), alone.error()) {
            (true, ..) => Stage::Shown,
            (_, _, Some(ApiError::NotFound(_))) => Stage::NotMine,
            (_, _, Some(error)) if is_listed => Stage::Failed(error),
            (_, Some(error), _) if !is_listed => Stage::Failed(error),
            _ => Stage::Loading,
        }
    });
    let retry = callback(move |()| {
        list.refresh();
        alone.refresh();
    });
    let outdated = memo(move || list.with(|it| Some((it.error()?.clone(), it.data.as_ref()?.at))));
    let cancel = Cancel::start(app, lists);
    view! {
        <div class="page page--narrow receipt">
            <p class="crumb"><a href=Route::Requests.path()>{requests::ALL}</a></p>
            {maybe(move || outdated.get().map(|(error, at)| view! {
                <Stale error at on_retry=callback(move |()| list.refresh()) />
            }.into_any()))}
            {part(move || match stage.get() {
                // Made once: what changes in it changes in place, and the focus stays.
                Stage::Shown => found.get_untracked().map(|first| {
                    let request = memo(move || found.get().unwrap_or_else(|| first.clone()));
                    view! { <Receipt request is_new cancel /> }
                }).into_any(),
                Stage::NotMine => view! {
                    <h1 tabindex="-1">{frame::NOT_FOUND_TITLE}</h1>
                    <p>{words::NOT_MINE}</p>
                }.into_any(),
                Stage::Failed(error) => view! {
                    <h1 tabindex="-1">{words::TITLE}</h1>
                    <LoadFailed error on_retry=retry />
                }.into_any(),
                Stage::Loading => view! {
                    <h1 tabindex="-1">{words::TITLE}</h1>
                    <Skeleton lines=6 label=requests::LOADING />
                }.into_any(),
            })}
            <QuestionDialog question=cancel.question />
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(ApiError),
    NotMine,
    Shown,
}

#[component]
fn Receipt(request: Memo<ImagingRequest>, is_new: bool, cancel: Cancel) -> impl IntoView {
    let asked = request.get_untracked();
    let instance = Route::Instance {
        uuid: asked.instance_uuid,
        tab: Tab::Details,
    }
    .path();
    let title = if is_new {
        words::ACCEPTED.to_owned()
    } else {
        asked.image_name
    };
    let is_open = memo(move || request.with(ImagingRequest::needs_instance));
    view! {
        <div class="page__head">
            <h1 tabindex="-1" id=cancel::HEADING>{title}</h1>
            {part(move || view! { <RequestBadge request=request.get() /> }.into_any())}
        </div>
        {is_new.then(|| view! {
            <Notice kind=NoticeKind::Success><p>{words::ACCEPTED_BODY}</p></Notice>
        })}
        {maybe(move || is_open.get().then(|| view! {
            <Notice kind=NoticeKind::Warning><p><strong>{words::DO_NOT_STOP}</strong></p></Notice>
        }.into_any()))}
        {part(move || view! { <Steps request=request.get() /> }.into_any())}
        <Still request />
        <Waiting is_open />
        <Tools request cancel />
        {use_app().site.map(|it| (it.make)(Piece::Follow))}
        <h2>{words::ASKED_FOR}</h2>
        {part(move || view! { <AskedFor request=request.get() /> }.into_any())}
        <p class="receipt__links">
            <a class="button" href=Route::Requests.path()>{requests::ALL}</a>
            <a class="button" href=instance>{words::TO_INSTANCE}</a>
        </p>
    }
}

#[component]
fn Tools(request: Memo<ImagingRequest>, cancel: Cancel) -> impl IntoView {
    let organization = StoredValue::new(use_app().config(|it| it.organization.clone()));
    let text = derive(move || {
        request.with(|it| {
            organization.with_value(|org| request_facts::as_text(it, org, &particulars(it)))
        })
    });
    let title = derive(move || request.with(|it| it.image_name.clone()));
    let link = derive(move || request.with(|it| particulars(it).link));
    view! {
        <div class="passing-on">
            <PassingOn what=words::RECEIPT title text link />
            <CancelButton request cancel />
        </div>
    }
}

/// Everything that was asked for, as terms and what they say.
#[component]
fn AskedFor(request: ImagingRequest) -> impl IntoView {
    let organization = use_app().config(|it| it.organization.clone());
    let link = particulars(&request).link;
    view! {
        <dl class="facts">
            {request_facts::facts(&request, &organization).into_iter().map(|(term, said)| view! {
                <div class="facts__row"><dt>{term}</dt><dd class="facts__text">{said}</dd></div>
            }).collect_view()}
            <div class="facts__row">
                <dt>{requests::REQUESTED}</dt>
                <dd><Exact at=request.requested /></dd>
            </div>
            {request.ended.map(|at| view! {
                <div class="facts__row"><dt>{requests::ENDED}</dt><dd><Exact at=Some(at) /></dd></div>
            })}
            <div class="facts__row">
                <dt>{words::ADDRESS}</dt>
                <dd class="receipt__address"><a href=link.clone()>{link.clone()}</a></dd>
            </div>
        </dl>
    }
}
