//! A machine that people share: the page to begin at, the question whether somebody is still here, and handing over.

use leptos::prelude::*;

use crate::dom::{focus, page, shared_machine, timer};
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
    let is_outside = derive(move || kiosk.outside.with(Option::is_some));
    let close = callback(move |()| kiosk.outside.set(None));
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
        <Dialog title=words::OUTSIDE_TITLE is_open=is_outside on_close=close>
            <p>{words::OUTSIDE}</p>
            <p class="kiosk__address">{text(move || kiosk.outside.get().map(shown).unwrap_or_default())}</p>
        </Dialog>
        <Countdown kiosk />
    }
    .into_any()
}

/// An address as people type it in.
fn shown(address: String) -> String {
    match address.strip_prefix("mailto:") {
        Some(mail) => mail.split('?').next().unwrap_or_default().to_owned(),
        None => address,
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
    let said = memo(move || {
        let seconds = kiosk.countdown.get().filter(|it| idle::is_said(*it));
        seconds.map(words::seconds_left)
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
            <LiveRegion text=derive(move || said.get().unwrap_or_default()) />
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
        view! {
            <ActionButton
                label=words::HAND_OVER
                icon="check"
                on_press=callback(move |()| kiosk.finish())
            />
        }
    })
}
