//! Where we live: a page of our own, or an element in somebody else's.
//!
//! In a page of somebody else's, `public/embed.js` hands over what stands for the window there. Listening, looking
//! and scrolling end at our element, and moves are remembered there in place of the address bar. Each element has a
//! program of its own, so that there is one such place.

use std::cell::RefCell;

use js_sys::Function;
use leptos::prelude::{StoredValue, UpdateValue, on_cleanup};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Event, Window};

thread_local! {
    static HOST: RefCell<Option<Window>> = const { RefCell::new(None) };
}

/// Takes what stands for the window from now on.
pub fn settle(host: JsValue) {
    HOST.set(Some(host.unchecked_into()));
}

/// The window, or what stands for it.
#[inline(never)]
pub fn window() -> Window {
    HOST.with_borrow(Clone::clone)
        .unwrap_or_else(leptos::prelude::window)
}

/// The document, or what stands for it.
#[inline(never)]
pub fn document() -> Document {
    window()
        .document()
        .unwrap_or_else(leptos::prelude::document)
}

/// Calls at each event of a kind, until the owner is gone.
pub fn listen(event: &'static str, task: impl Fn(Event) + 'static) {
    listen_boxed(event, Box::new(task));
}

/// The kind of closure is the one that the views listen with, which is there anyway.
fn listen_boxed(event: &'static str, task: Box<dyn FnMut(Event)>) {
    let task = Closure::<dyn FnMut(Event)>::wrap(task).into_js_value();
    let target = window();
    // It fails for no kind of event.
    let _ = target.add_event_listener_with_callback(event, task.unchecked_ref());
    let end: Box<dyn FnOnce()> = Box::new(move || {
        let _ = target.remove_event_listener_with_callback(event, task.unchecked_ref());
    });
    let end = StoredValue::new_local(vec![end]);
    on_cleanup(move || {
        for end in end.try_update_value(std::mem::take).unwrap_or_default() {
            end();
        }
    });
}

/// A function for the browser to call once, or never: it goes with the last that knows it. What `once_into_js` makes
/// goes only by being called, and a timer that is stopped is not.
#[inline(never)]
pub fn called_once(task: Box<dyn FnOnce()>) -> Function {
    Closure::once(task).into_js_value().unchecked_into()
}

/// Tells the page around us of something; alone, nobody listens. The detail is a word of the event's name, which
/// `embed.js` takes apart: events of another class would weigh on every first load.
pub fn tell(what: &str, detail: &str) {
    let _ = Event::new(&format!("imaging-{what} {detail}")).map(|it| window().dispatch_event(&it));
}
