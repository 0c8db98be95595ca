//! Copying text, and reading what was pasted.

use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};
use web_sys::{ClipboardEvent, HtmlInputElement};

/// Copies `text` and says whether it worked.
/// It does not where the page is not secure or has no focus, or where the person or the host page forbids it.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let clipboard = window().navigator().clipboard();
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        done(false);
        return;
    }
    let refused = done.clone();
    let accepted = Closure::once(move |_: JsValue| done(true));
    let refused = Closure::once(move |_: JsValue| refused(false));
    let _ = clipboard.write_text(text).then2(&accepted, &refused);
    // From here on they belong to the script engine, which drops them with the promise.
    accepted.forget();
    refused.forget();
}

/// The text of a paste; `None` when it holds something else.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.is_empty()).then_some(text)
}

/// Selects all of a field's text, for copying by hand.
pub fn select(field: &HtmlInputElement) {
    let _ = field.focus();
    field.select();
}
