//! Copying text, and reading what was pasted.

use js_sys::JsString;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, HtmlDocument, HtmlInputElement, HtmlTextAreaElement};

use super::promise::settled;

/// Copies `text` and says whether it worked.
/// It does not where the page is not secure or has no focus, or where the person or the host page forbids it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        done(false);
        return;
    }
    settled(clipboard.write_text(text), done);
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

/// A text on its way into an area of text, with what will stand around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    pub before: String,
    pub text: String,
    pub after: String,
}

/// What is being pasted into an area of text, with the line ends that areas have.
pub fn pasted_into(event: &ClipboardEvent, area: &HtmlTextAreaElement) -> Option<Paste> {
    let text = pasted(event)?.replace("\r\n", "\n").replace('\r', "\n");
    let value = JsString::from(area.value());
    let end = |at: Result<Option<u32>, JsValue>| at.ok().flatten().unwrap_or(value.length());
    let (start, end) = (end(area.selection_start()), end(area.selection_end()));
    Some(Paste {
        before: value.slice(0, start).into(),
        text,
        after: value.slice(end, value.length()).into(),
    })
}

/// Puts a text in where the caret is, in place of what is selected, as if it were typed: the
/// browser's own Undo takes it out again.
pub fn put_in(area: &HtmlTextAreaElement, text: &str) {
    let document = document().unchecked_into::<HtmlDocument>();
    let is_done =
        document.exec_command_with_show_ui_and_value("insertText", false, text) == Ok(true);
    if !is_done {
        // Without Undo, then. It fails only for fields that are no text.
        let _ = area.set_range_text(text);
        let _ = web_sys::Event::new("input").map(|event| area.dispatch_event(&event));
    }
}

/// Selects all of an area of text, for copying by hand.
pub fn select_area(area: &HtmlTextAreaElement) {
    let _ = area.focus();
    area.select();
}
