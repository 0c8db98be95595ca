//! Where a request stands: as a badge, and as its way from asking to complete.

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::domain::request_steps::{self, Reached, Step};
use crate::domain::time::Timestamp;
use crate::ui::icon::Icon;
use crate::words::{requests as words, status};

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

/// The way of a request, with the moments that are known, and what the present step means.
#[component]
pub fn Steps(request: ImagingRequest) -> impl IntoView {
    let steps = request_steps::steps(&request);
    let last = steps.len();
    let (asked, over) = (request.requested, request.ended);
    view! {
        <ol class="steps" role="list" aria-label=words::TIMELINE>
            {steps.into_iter().enumerate().map(|(index, (step, reached))| {
                // The server tells when it began and when it was over, and nothing in between.
                let at = match reached {
                    _ if index == 0 => asked,
                    Reached::Done | Reached::Ended if index + 1 == last => over,
                    _ => None,
                };
                view! { <OneStep step reached at /> }
            }).collect_view()}
        </ol>
        <p class="quiet">{status::request_meaning(&request)}</p>
    }
}

#[component]
fn OneStep(step: Step, reached: Reached, at: Option<Timestamp>) -> impl IntoView {
    let (state, icon) = match (reached, &step) {
        (Reached::Done, _) => ("done", "check"),
        (Reached::Now, _) => ("now", "clock"),
        (Reached::Later, _) => ("later", ""),
        (Reached::Ended, Step::Cancelled) => ("cancelled", "close"),
        (Reached::Ended, _) => ("ended", "danger"),
    };
    view! {
        <li class="steps__step" data-step=state aria-current=(reached == Reached::Now).then_some("step")>
            <span class="steps__name">
                {(!icon.is_empty()).then(|| view! { <Icon name=icon /> })}
                {words::step(&step)}
                <span class="visually-hidden">{format!(" ({})", words::reached(reached))}</span>
            </span>
            {at.map(|at| view! { <time class="steps__at" datetime=intl::iso(at.0)>{intl::date_time(at.0)}</time> })}
        </li>
    }
}
