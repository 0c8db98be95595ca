//! While a request is waited for: how long it takes as a rule, being told, and what to do when it stands still.

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::imaging_time;
use crate::domain::link;
use crate::domain::time::Timestamp;
use crate::reactive::{attribute, callback, derive, maybe, memo, text, word};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::request_watch::RequestWatch;
use crate::ui::button::ActionButton;
use crate::ui::copy_button::CopyButton;
use crate::ui::disclosure::Disclosure;
use crate::ui::notice::{Notice, NoticeKind};
use crate::views::passing_on::address;
use crate::words::request_facts::{self, Particulars};
use crate::words::requests as words;

/// How long a request takes, once my own tell; and the offer to be told of its end.
#[component]
pub fn Waiting(
    /// Whether anything shown is under way.
    #[prop(into)]
    is_open: Signal<bool>,
) -> impl IntoView {
    let requests = use_lists().requests;
    let usual = memo(move || {
        let usual = requests.with(|it| imaging_time::usual(it.value()?))?;
        Some(words::usual(usual))
    });
    maybe(move || {
        is_open.get().then(|| {
            view! {
                <div class="waiting">
                    {maybe(move || usual.get().map(|it| view! { <p class="quiet">{it}</p> }.into_any()))}
                    <TellMe />
                </div>
            }
            .into_any()
        })
    })
}

/// One button, which keeps the focus whatever the browser says.
#[component]
fn TellMe() -> impl IntoView {
    let telling = expect_context::<RequestWatch>().telling;
    let label = move || {
        if telling.is_on() {
            words::STOP_TELLING
        } else {
            words::TELL_ME
        }
    };
    let said = memo(move || {
        if telling.is_on() {
            words::TELLING
        } else if telling.is_refused() {
            words::MAY_NOT_TELL
        } else {
            words::TELL_ME_HINT
        }
    });
    maybe(move || {
        telling.is_possible().then(|| {
            view! {
                <div class="waiting__tell">
                    <ActionButton
                        label=derive(move || label().to_owned())
                        icon="bell"
                        on_press=callback(move |()| telling.toggle())
                    />
                    <p class="quiet" role="status">{word(move || said.get())}</p>
                </div>
            }
            .into_any()
        })
    })
}

/// A request that has not moved for a day: says so, and how to ask support. It never claims a failure.
#[component]
pub fn Still(#[prop(into)] request: Signal<ImagingRequest>) -> impl IntoView {
    let watch = expect_context::<RequestWatch>();
    let is_still = memo(move || request.with(|it| watch.is_still(it)));
    maybe(move || {
        is_still.get().then(|| {
            view! {
                <div class="still">
                    <Notice kind=NoticeKind::Info>
                        <p>{words::STILL}</p>
                        <AskSupport request />
                    </Notice>
                </div>
            }
            .into_any()
        })
    })
}

/// A message that is written already, where the site has an address for it; else its words.
#[component]
fn AskSupport(request: Signal<ImagingRequest>) -> impl IntoView {
    let address = use_app().config(|it| it.support_email.clone());
    let question = memo(move || request.with(|it| request_facts::question(it, &particulars(it))));
    let body = derive(move || question.get().1);
    let copy = view! { <CopyButton what=words::MESSAGE text=body in_words=true /> };
    if address.is_empty() {
        view! {
            <Disclosure summary=words::WRITE_TO_SUPPORT>
                <pre class="still__words">{text(move || body.get())}</pre>
            </Disclosure>
            {copy}
        }
        .into_any()
    } else {
        let href = attribute(move || {
            question.with(|(subject, body)| Some(link::mailto(&address, subject, body)))
        });
        view! {
            <p class="still__ways">
                <a class="button" href=href rel="external">{words::ASK_SUPPORT}</a>
                {copy}
            </p>
        }
        .into_any()
    }
}

/// The moments of a request and its address, as this browser writes them.
pub fn particulars(request: &ImagingRequest) -> Particulars {
    let moment = |at: Option<Timestamp>| at.map_or_else(String::new, |it| intl::date_time(it.0));
    let uuid = request.uuid.clone();
    Particulars {
        requested: moment(request.requested),
        ended: moment(request.ended),
        link: address(&Route::Request { uuid }),
    }
}
