//! Ways into an instance through the browser, where the site has them.

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::access::{self, Hindrance, Way};
use crate::domain::resources::WebAccess;
use crate::reactive::{callback, effect, maybe, memo, part};
use crate::state::access::Access;
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::icon::Icon;
use crate::words::details as words;

/// `None` where the site has no such way.
type Found = Memo<Option<Result<Way, Hindrance>>>;

/// The row of the facts with the ways that there are; nothing where there is none.
#[component]
pub fn AccessWays(followed: Followed) -> impl IntoView {
    let app = use_app();
    let shell: Found = memo(move || {
        let me = app.session.username()?;
        followed
            .instance
            .with(|it| app.config(|config| access::shell(&config.access, it.value()?, &me)))
    });
    let desktop: Found = memo(move || {
        followed
            .instance
            .with(|it| app.config(|config| access::desktop(&config.access, it.value()?)))
    });
    let is_any = memo(move || shell.with(Option::is_some) || desktop.with(Option::is_some));
    maybe(move || {
        is_any.get().then(|| {
            view! {
                <div class="facts__row">
                    <dt>{words::ACCESS}</dt>
                    <dd class="ways">
                        <OneWay name=words::SHELL way=shell followed />
                        <OneWay name=words::DESKTOP way=desktop followed />
                    </dd>
                </div>
            }
            .into_any()
        })
    })
}

#[component]
fn OneWay(name: &'static str, way: Found, followed: Followed) -> impl IntoView {
    let is_shared = use_app().is_kiosk();
    let way = move || match way.get() {
        Some(way) if is_shared => Some(access::on_shared_machine(way)),
        other => other,
    };
    part(move || match way() {
        None => ().into_any(),
        Some(Ok(Way::Link(href))) => view! { <WayLink name href /> }.into_any(),
        Some(Ok(Way::Ask(access))) => view! { <Prepared name access followed /> }.into_any(),
        Some(Err(hindrance)) => view! {
            <ActionButton
                label=name
                icon="external"
                blocked=Signal::stored(Some(words::hindrance(hindrance).to_owned()))
                shows_reason=true
            />
        }
        .into_any(),
    })
}

#[component]
fn WayLink(name: &'static str, href: String) -> impl IntoView {
    // A shared machine opens no tab.
    let label = if use_app().is_kiosk() {
        name.to_owned()
    } else {
        words::open_way(name)
    };
    view! {
        <a class=ButtonKind::Plain.class() id=id_of(name) href=href target="_blank" rel="noopener noreferrer">
            <Icon name="external" />
            <span class="button__label">{label}</span>
        </a>
    }
}

/// The address comes from the server, is good for a while, and is used once.
#[component]
fn Prepared(name: &'static str, access: WebAccess, followed: Followed) -> impl IntoView {
    let way = Access::start(use_app(), name);
    let press = move |()| {
        let uuid = followed
            .instance
            .with_untracked(|it| it.value().map(|it| it.uuid.clone()));
        if let Some(uuid) = uuid {
            way.prepare(uuid, access);
        }
    };
    effect(move || {
        if way.found.with(|it| matches!(it, Some(Ok(_)))) {
            timer::soon(move || focus::recover_to(id_of(name)));
        }
    });
    part(move || match way.found.get() {
        Some(Ok(href)) => view! {
            <span on:click=move |_| timer::soon(move || way.forget())>
                <WayLink name href />
            </span>
        }
        .into_any(),
        other => view! {
            <ActionButton
                label=words::prepare_way(name)
                icon="external"
                busy=way.is_busy
                on_press=callback(press)
            />
            <p class="facts__trouble" role="alert">{other.and_then(Result::err)}</p>
        }
        .into_any(),
    })
}

fn id_of(name: &'static str) -> &'static str {
    if name == words::SHELL {
        "web-shell"
    } else {
        "web-desktop"
    }
}
