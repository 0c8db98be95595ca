//! An imaging request: as a card of a list, as a line of steps, as everything that was asked for.

use leptos::prelude::*;

use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::domain::text;
use crate::reactive::{maybe, memo};
use crate::route::{Route, Tab};
use crate::state::app::use_app;
use crate::ui::notice::{Notice, NoticeKind};
use crate::views::moment::{Ago, Exact};
use crate::words::{form, requests as words, status};

/// After this long without an end, support is worth asking (API contract, section 10).
const STUCK_AFTER: i64 = 24 * 60 * 60 * 1000;

/// A request among others, with a link to its receipt.
#[component]
pub fn RequestCard(request: ImagingRequest) -> impl IntoView {
    let href = Route::Request {
        uuid: request.uuid.clone(),
    }
    .path();
    let instance = Route::Instance {
        uuid: request.instance_uuid.clone(),
        tab: Tab::Details,
    }
    .path();
    view! {
        <article class="card">
            <div class="card__head">
                <h2 class="card__title"><a href=href>{request.image_name.clone()}</a></h2>
                <RequestBadge request=request.clone() />
            </div>
            <p class="card__facts">
                <span>{words::INSTANCE}": "<a href=instance>{request.instance_name.clone()}</a></span>
                <span>{words::REQUESTED}" "<Ago at=request.requested /></span>
                {request.ended.map(|at| view! { <span>{words::ENDED}" "<Ago at=Some(at) /></span> })}
            </p>
            <Steps request=request.clone() />
            <Stuck request />
        </article>
    }
}

#[component]
pub fn RequestBadge(request: ImagingRequest) -> impl IntoView {
    let tone = if request.has_image() {
        "running"
    } else {
        match request.status {
            RequestStatus::Pending => "waiting",
            RequestStatus::Denied | RequestStatus::Failed => "failed",
            RequestStatus::Closed => "stopped",
            RequestStatus::Completed => "running",
            RequestStatus::Other(_) => "unknown",
            _ => "changing",
        }
    };
    view! {
        <span class="status" data-light=tone>
            <span class="status__light" aria-hidden="true"></span>
            <span class="status__word">{status::request(&request)}</span>
        </span>
    }
}

/// Requested, imaging, processing, complete; nothing for one that ended otherwise.
#[component]
pub fn Steps(request: ImagingRequest) -> impl IntoView {
    let reached = match request.status {
        _ if request.has_image() => Some(3),
        RequestStatus::Pending => Some(0),
        RequestStatus::Approved | RequestStatus::Started => Some(1),
        RequestStatus::Processing | RequestStatus::Validating => Some(2),
        RequestStatus::Completed => Some(3),
        RequestStatus::Denied
        | RequestStatus::Closed
        | RequestStatus::Failed
        | RequestStatus::Other(_) => None,
    };
    let meaning = status::request_meaning(&request);
    view! {
        {reached.map(|reached| view! {
            <ol class="steps" role="list" aria-label=words::TIMELINE>
                {status::STEPS.into_iter().enumerate().map(|(index, step)| {
                    let state = if index < reached || reached == 3 { "done" } else if index == reached { "now" } else { "later" };
                    view! {
                        <li class="steps__step" data-step=state aria-current=(index == reached).then_some("step")>{step}</li>
                    }
                }).collect_view()}
            </ol>
        })}
        <p class="quiet">{meaning}</p>
    }
}

#[component]
fn Stuck(request: ImagingRequest) -> impl IntoView {
    let clock = use_app().clock;
    let is_stuck = memo(move || {
        let waits = request.needs_instance() && request.status != RequestStatus::Failed;
        waits
            && request
                .requested
                .is_some_and(|at| clock.now() - at.0 > STUCK_AFTER)
    });
    maybe(move || {
        is_stuck.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Info><p>{words::STUCK}</p></Notice>
            }
            .into_any()
        })
    })
}

/// Everything that was asked for, as terms and what they say.
#[component]
pub fn AskedFor(request: ImagingRequest) -> impl IntoView {
    let organization = use_app().config(|it| it.organization.clone());
    let facts = facts(&request, &organization);
    view! {
        <dl class="facts">
            {facts.into_iter().map(|(term, text)| view! {
                <div class="facts__row"><dt>{term}</dt><dd class="facts__text">{text}</dd></div>
            }).collect_view()}
            <div class="facts__row"><dt>{words::REQUESTED}</dt><dd><Exact at=request.requested /></dd></div>
            {request.ended.map(|at| view! {
                <div class="facts__row"><dt>{words::ENDED}</dt><dd><Exact at=Some(at) /></dd></div>
            })}
            {request.result.map(|it| view! {
                <div class="facts__row">
                    <dt>{words::RESULT}</dt>
                    <dd><span class="mono">{it.machine_uuid}</span>" "{it.provider_name}</dd>
                </div>
            })}
        </dl>
    }
}

/// The same as plain text, to be copied for support. It holds no token and nothing of the session.
pub fn as_text(request: &ImagingRequest, organization: &str, requested: &str) -> String {
    let mut lines: Vec<String> = facts(request, organization)
        .into_iter()
        .map(|(term, text)| format!("{term}: {text}"))
        .collect();
    lines.push(format!("{}: {requested}", words::REQUESTED));
    lines.join("\n")
}

fn facts(request: &ImagingRequest, organization: &str) -> Vec<(String, String)> {
    let or_nothing = |text: &str| {
        let text = text.trim();
        // What is sent for an empty list of software, because blank is refused.
        if text.is_empty() || text == "[no files specified]" {
            words::NOTHING.to_owned()
        } else {
            text.to_owned()
        }
    };
    let kind = if request.is_new_image {
        words::NEW_IMAGE
    } else {
        words::NEW_VERSION
    };
    let people: Vec<&str> = request
        .users
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    let mut facts = vec![
        (
            words::NUMBER.to_owned(),
            format!("{} ({})", request.id, request.uuid),
        ),
        (words::STATUS.to_owned(), status::request(request)),
        (form::NAME.to_owned(), request.image_name.clone()),
        (
            words::INSTANCE.to_owned(),
            format!("{} ({})", request.instance_name, request.instance_uuid),
        ),
        (form::DESCRIPTION.to_owned(), request.description.clone()),
        (form::TAGS.to_owned(), or_nothing(&request.tags.join(", "))),
        (
            form::SOFTWARE.to_owned(),
            or_nothing(&request.installed_software),
        ),
        (
            form::system_files(organization),
            or_nothing(&request.system_files),
        ),
        (form::EXCLUDE.to_owned(), or_nothing(&request.exclude_files)),
        (
            form::VISIBILITY.to_owned(),
            words::visibility(&request.visibility),
        ),
    ];
    if text::fold(&request.visibility) == "select" {
        facts.push((form::USERS.to_owned(), or_nothing(&people.join(", "))));
        if !request.patterns.is_empty() {
            facts.push((form::PATTERNS.to_owned(), request.patterns.join(", ")));
        }
    }
    facts.push((form::KIND.to_owned(), kind.to_owned()));
    facts.push((form::VERSION_NAME.to_owned(), request.version_name.clone()));
    facts.push((form::CHANGE_LOG.to_owned(), or_nothing(&request.change_log)));
    if let Some(provider) = &request.provider_name {
        facts.push((form::CLOUD.to_owned(), provider.clone()));
    }
    facts
}
