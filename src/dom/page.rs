//! The page as a whole: its title, its colors, the time, whether it is seen and connected.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::place::{document, listen, window};

/// Milliseconds since 1970.
pub fn now() -> i64 {
    // Until the year 287396 it fits a float exactly.
    #[allow(clippy::cast_possible_truncation)]
    let now = js_sys::Date::now() as i64;
    now
}

/// A number that was never used before in this tab: the clock, in microseconds if need be.
pub fn stamp() -> u64 {
    thread_local! {
        static LAST: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    }
    LAST.with(|last| {
        let stamp = now().unsigned_abs().max(last.get() + 1);
        last.set(stamp);
        stamp
    })
}

/// From 0 to 1, for spreading calls.
pub fn random() -> f64 {
    js_sys::Math::random()
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets or clears an attribute of the document element, by which the style sheet chooses.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Sets a custom property of the style sheet for the whole page.
pub fn set_root_style(name: &str, value: &str) {
    let root = document().document_element();
    if let Some(root) = root.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

pub fn is_online() -> bool {
    window().navigator().on_line()
}

pub fn is_hidden() -> bool {
    document().hidden()
}

/// Calls whenever the connection comes or goes.
pub fn on_connection_change(task: impl Fn() + Clone + 'static) {
    let again = task.clone();
    listen("online", move |_| again());
    listen("offline", move |_| task());
}

/// Calls whenever the page is hidden or seen again, until the owner is gone.
pub fn on_visibility_change(task: impl Fn() + 'static) {
    listen("visibilitychange", move |_| task());
}

/// Whether a new build is there: `public/offline.js` has left a mark.
pub fn has_update() -> bool {
    document()
        .document_element()
        .is_some_and(|it| it.has_attribute("data-update"))
}

/// Calls when a new build is there, until the owner is gone.
pub fn on_update(task: impl Fn() + 'static) {
    listen("atmosphere-imaging:update", move |_| task());
}

/// The whole address of a path of ours, for copying.
pub fn address(path: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{path}")
}

/// What the browser says it is.
pub fn browser() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Scrolls to the top, as a new page does.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Calls when the page around us has a token for us again, until the owner is gone.
pub fn on_token(task: impl Fn() + 'static) {
    listen("imaging-token", move |_| task());
}

/// Loads the page anew.
pub fn reload() {
    // A page that cannot be loaded anew stays as it is.
    let _ = window().location().reload();
}

thread_local! {
    static LEAVING_SINCE: std::cell::Cell<i64> = const { std::cell::Cell::new(i64::MIN) };
}

/// Watches for the page being left, until the owner is gone.
pub fn watch_leaving() {
    listen("beforeunload", |_| LEAVING_SINCE.set(now()));
}

/// Whether the page is just being left or loaded anew: what breaks off then is no answer.
///
/// Opening a mail program begins the same way and leaves nothing, so it is believed for a while only.
pub fn is_leaving() -> bool {
    const BELIEVED: i64 = 2_000;
    now().saturating_sub(LEAVING_SINCE.get()) < BELIEVED
}
