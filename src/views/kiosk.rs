//! A machine that people share: the page to begin at, the question whether somebody is still here, and handing over.

use leptos::prelude::*;

use crate::dom::{focus, page, shared_machine, timer};
use crate::domain::elsewhere::{Elsewhere, Kind};
use crate::domain::idle;
use crate::reactive::{callback, derive, effect, maybe, memo, switch, text};
use crate::state::app::{use_app, use_lists};
use crate::state::kiosk::Kiosk;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::live::LiveRegion;
use crate::words::kiosk as words;

/// The id of the element that the page to begin at is in.
const START: &str = "kiosk";

/// Everything that is on the screen: the page to begin at, or what somebody has begun.
#[component]
pub fn SharedMachine(
    kiosk: Kiosk,
    site_name: String,
    open: Box<dyn Fn() -> AnyView + Send>,
) -> impl IntoView {
    provide_context(kiosk);
    shared_machine::set_crash_text(words::CRASHED);
    let is_begun = memo(move || kiosk.is_begun.get());
    let is_made = RwSignal::new(false);
    effect(move || {
        if is_begun.get() {
            is_made.set(true);
        }
    });
    let is_made = memo(move || is_made.get());
    effect(move || {
        if kiosk.wiped.get() > 0 {
            timer::soon(|| {
                page::scroll_to_top();
                focus::move_to_heading(START);
            });
        }
    });
    view! {
        <div class="kiosk__inside" hidden=switch(move || !is_begun.get())>
            {maybe(move || is_made.get().then(&open))}
        </div>
        {maybe(move || (!is_begun.get()).then(|| view! { <StartPage kiosk site_name=site_name.clone() /> }.into_any()))}
        <ElsewhereDialog kiosk />
        <Countdown kiosk />
    }
    .into_any()
}

/// In place of a page that this machine does not open.
#[component]
fn ElsewhereDialog(kiosk: Kiosk) -> impl IntoView {
    let is_open = derive(move || kiosk.elsewhere.with(Option::is_some));
    let kind = move || kiosk.elsewhere.with(|it| it.as_ref().map(|it| it.kind));
    let title = derive(move || match kind() {
        Some(Kind::Ours) => words::ON_PHONE_TITLE.to_owned(),
        _ => words::OUTSIDE_TITLE.to_owned(),
    });
    let close = callback(move |()| kiosk.elsewhere.set(None));
    view! {
        <Dialog title is_open on_close=close>
            {maybe(move || kiosk.elsewhere.get().map(|it| view! {
                <TakeAlong to=it />
            }.into_any()))}
        </Dialog>
    }
}

/// A code for a phone, and the address under it.
#[component]
fn TakeAlong(to: Elsewhere) -> impl IntoView {
    let said = words::take_along(to.kind, to.code.is_some());
    let code = to.code.map(|it| {
        let side = it.side;
        view! {
            <svg class="kiosk__code" role="img" aria-label=words::code(&to.text) viewBox=format!("0 0 {side} {side}")>
                <rect width=side height=side fill="white" />
                <path d=it.path fill="black" />
            </svg>
        }
    });
    view! {
        <p>{said}</p>
        <div class="kiosk__elsewhere">
            {code}
            <p class="kiosk__address">{to.text}</p>
        </div>
    }
}

#[component]
fn StartPage(kiosk: Kiosk, site_name: String) -> impl IntoView {
    let title = words::welcome(&kiosk.settings.workshop.name, &site_name);
    page::set_title(&title);
    view! {
        <main class="page kiosk" id=START>
            <Icon name="cloud" />
            <h1 tabindex="-1">{title}</h1>
            <p>{words::intro(&site_name)}</p>
            <ActionButton
                label=words::START
                kind=ButtonKind::Primary
                on_press=callback(move |()| {
                    kiosk.begin();
                    timer::soon(|| focus::move_to_heading("main"));
                })
            />
            <p class="quiet">{words::shared(kiosk.settings.kiosk.idle_seconds)}</p>
        </main>
    }
}

/// Only an answer stops it, by pointer, by Enter where the focus begins, or by Escape.
#[component]
fn Countdown(kiosk: Kiosk) -> impl IntoView {
    let is_open = memo(move || kiosk.countdown.with(Option::is_some));
    let stay = callback(move |()| kiosk.stay());
    let finish = callback(move |()| kiosk.finish());
    let mark = memo(move || kiosk.countdown.get().map(idle::mark));
    let said = derive(move || {
        let now = mark.get().and(untrack(|| kiosk.countdown.get()));
        now.map(words::seconds_left).unwrap_or_default()
    });
    view! {
        <Dialog
            title=words::COUNTDOWN_TITLE
            description=words::COUNTDOWN
            is_open
            on_close=stay
            alert=true
        >
            <p class="kiosk__left" aria-hidden="true">
                {text(move || kiosk.countdown.get().map(words::seconds_left).unwrap_or_default())}
            </p>
            <LiveRegion text=said />
            <div class="dialog__actions">
                <ActionButton label=words::HAND_OVER on_press=finish />
                <ActionButton label=words::STILL_HERE kind=ButtonKind::Primary first_focus=true on_press=stay />
            </div>
        </Dialog>
    }
}

/// In the header, wherever somebody is.
#[component]
pub fn HandOver() -> impl IntoView {
    let (app, lists) = (use_app(), use_lists());
    use_context::<Kiosk>().map(|kiosk| {
        kiosk.surround(app, lists);
        let has_address = untrack(|| kiosk.address_here()).is_some();
        view! {
            {has_address.then(|| view! {
                <ActionButton
                    label=words::ON_PHONE
                    icon="external"
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| kiosk.take_along())
                />
            })}
            <ActionButton
                label=words::HAND_OVER
                icon="check"
                on_press=callback(move |()| kiosk.finish())
            />
        }
    })
}

/// On the receipt: it is followed from elsewhere, once this machine is somebody else's.
#[component]
pub fn Follow() -> impl IntoView {
    let address = use_context::<Kiosk>().and_then(|it| untrack(|| it.address_here()));
    address.map(|address| {
        view! {
            <h2>{words::FOLLOW}</h2>
            <TakeAlong to=Elsewhere::ours(address) />
        }
    })
}
