//! What a machine that people share needs of the browser.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, Response};

use super::page;
use super::place::{document, listen, window};

/// Calls at each touch, key and turn of the wheel, until the owner is gone. A pointer that only moves may be a table
/// that somebody has bumped into.
pub fn on_activity(task: impl Fn() + Clone + 'static) {
    for event in ["pointerdown", "keydown", "wheel"] {
        let task = task.clone();
        listen(event, move |_| task());
    }
}

/// Holds back every click that would leave the page or open another, until the owner is gone; calls with the address
/// where it is somewhere else.
pub fn hold_links(task: impl Fn(String) + Clone + 'static) {
    for event in ["click", "auxclick"] {
        let task = task.clone();
        listen(event, move |event: Event| {
            hold(event.unchecked_ref(), &task);
        });
    }
}

fn hold(event: &MouseEvent, task: &impl Fn(String)) {
    let link = event
        .target()
        .and_then(|it| it.dyn_into::<Element>().ok())
        .and_then(|it| it.closest("a[href]").ok().flatten())
        .and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else {
        return;
    };
    let is_ours = window()
        .location()
        .origin()
        .is_ok_and(|it| it == link.origin())
        && link.target().is_empty()
        && link.rel() != "external";
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    // A place of ours is gone to in this tab, and in no other.
    if !(is_ours && is_plain) {
        event.prevent_default();
    }
    if !is_ours {
        task(link.href());
    }
}

/// Keeps the menu of the browser away, until the owner is gone: it has other tabs, searches and pages to offer.
pub fn hold_menus() {
    listen("contextmenu", |event| event.prevent_default());
}

/// Breaks off all calls that are under way, with the token that they carry.
pub fn break_off_calls() {
    let _ = window().stop();
}

/// Writes over what was copied. Browsers refuse where nobody has just pressed something.
pub fn empty_clipboard() {
    super::clipboard::copy("", |_| {});
}

/// Whether the site answers as it should: not its proxy with an error, nor a network that wants people to sign in.
pub async fn is_reachable() -> bool {
    // Under an address that no cache has.
    let asked = window().fetch_with_str(&format!("config.json?{}", page::stamp()));
    let Ok(answer) = JsFuture::from(asked).await else {
        return false;
    };
    let answer: Response = answer.unchecked_into();
    let Ok(text) = answer.text() else {
        return false;
    };
    let text = JsFuture::from(text)
        .await
        .ok()
        .and_then(|it| it.as_string());
    answer.ok() && text.is_some_and(|it| it.trim_start().starts_with('{'))
}

/// What the panel says that comes when the program has stopped.
pub fn set_crash_text(text: &str) {
    let panel = document().query_selector("#crash .boot__text");
    if let Ok(Some(panel)) = panel {
        panel.set_text_content(Some(text));
    }
}
