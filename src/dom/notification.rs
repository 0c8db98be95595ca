//! Messages that the browser shows outside of the page. Where it has none, or may not, nothing happens.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

use super::{place::called_once, promise::settled, storage};

/// Whether the browser lets this site show messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// The browser has no such messages.
    #[default]
    Absent,
    /// Nobody was asked yet.
    Open,
    Granted,
    Denied,
}

pub fn permission() -> Permission {
    if !is_there() {
        return Permission::Absent;
    }
    of(Notification::permission())
}

/// Asks the person, and says what came of it. Browsers only ask in answer to a press.
pub fn ask(done: impl FnOnce(Permission) + 'static) {
    let asked = is_there().then(Notification::request_permission);
    let Some(Ok(asked)) = asked else {
        done(permission());
        return;
    };
    settled(asked, move |_| done(permission()));
}

/// Shows a message; says whether the browser took it. Of several with one `tag` only the last is shown.
pub fn show(title: &str, body: &str, tag: &str, on_press: impl FnOnce() + 'static) -> bool {
    if permission() != Permission::Granted {
        return false;
    }
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    // Browsers of phones throw: there a page alone may not.
    let Ok(notification) = Notification::new_with_options(title, &options) else {
        return false;
    };
    let shown = notification.clone();
    let pressed = called_once(Box::new(move || {
        let _ = window().focus();
        shown.close();
        on_press();
    }));
    notification.set_onclick(Some(&pressed));
    true
}

/// On a machine that is shared, a message would come to somebody else.
fn is_there() -> bool {
    !storage::leaves_nothing()
        && js_sys::Reflect::has(&window(), &JsValue::from_str("Notification")).unwrap_or(false)
}

fn of(permission: NotificationPermission) -> Permission {
    match permission {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::Open,
    }
}
