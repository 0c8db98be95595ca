//! The address bar and the back button.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::place::{listen, window};
use super::storage;

/// The path with its query, as the address bar has it.
pub fn current() -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    format!("{path}{query}")
}

/// Goes to a path as a new step of the history, or in place of the only one where nothing may be left in it.
pub fn push(path: &str) {
    if storage::leaves_nothing() {
        return replace(path);
    }
    if let Ok(history) = window().history() {
        // It fails only past the browser's limit of calls a second; the page changes all the same.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Puts a path in place of the current one.
pub fn replace(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Calls when the person goes back or forward, until the owner is gone.
pub fn on_move(task: impl Fn() + 'static) {
    listen("popstate", move |_| task());
}

/// The path of one of our own links, when a click means "go there in this tab".
///
/// A click with a modifier, another button, a `target`, a `download` or `rel="external"` is the
/// browser's.
pub fn followed(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target
        .closest("a[href]")
        .ok()??
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    let elsewhere = link.origin() != window().location().origin().ok()?
        || !link.target().is_empty()
        || link.has_attribute("download")
        || link
            .rel()
            .split_ascii_whitespace()
            .any(|it| it == "external")
        || link.get_attribute("href")?.starts_with('#');
    if elsewhere {
        return None;
    }
    Some(format!("{}{}", link.pathname(), link.search()))
}

/// Goes to an address outside of the application.
pub fn leave_for(address: &str) {
    let _ = window().location().set_href(address);
}
