//! Keys that mean something wherever the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::place::{document, listen};

/// Calls for each key that is pressed alone and not typed into something, until the owner is gone.
/// The task says whether the key was meant for it, and what the browser does with it is left out then.
pub fn on_key(task: impl Fn(&str) -> bool + 'static) {
    listen("keydown", move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        let is_alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let is_free = is_alone && !event.default_prevented() && !event.is_composing();
        if is_free && !is_elsewhere(&event) && task(&event.key()) {
            event.prevent_default();
        }
    });
}

/// Whether the key goes into a field, or an open dialog has the page.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    // Inside of a shadow root the event's own target is the host.
    let target = event.composed_path().get(0).dyn_into::<Element>();
    let is_typed = target.is_ok_and(|it| match it.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => it
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|it| !matches!(it.type_().as_str(), "checkbox" | "radio" | "button")),
        _ => it
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable),
    });
    let dialog = document().query_selector("dialog[open]");
    is_typed || dialog.is_ok_and(|it| it.is_some())
}
