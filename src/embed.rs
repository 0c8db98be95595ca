//! Showing the application: in a page of its own, or for `public/embed.js` in an element of somebody else's page.
//!
//! Each element has a program of its own. It serves the next element once the one before is gone, in the same place of
//! the document, which is moved there: so that nothing is left behind, and ending weighs nothing for those who never end.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::app::App;
use crate::dom::{place, start, timer};
use crate::reactive::part;
use crate::route;

thread_local! {
    static SHOWN: Cell<Option<RwSignal<bool>>> = const { Cell::new(None) };
}

/// Shows it in a page of our own. In somebody else's, nothing is ours yet: [`mount`] follows.
pub fn begin() {
    if start::is_laid_ready() {
        // To have come into being was work enough in one go: what was pressed meanwhile is heard first.
        timer::soon(show);
    }
}

/// Shows it where room was made for it.
fn show() {
    let Some(element) = start::make_room() else {
        return;
    };
    route::set_base(&start::base_path());
    let handle = mount_to(element, || {
        let shown = RwSignal::new(true);
        SHOWN.set(Some(shown));
        part(move || {
            if shown.get() {
                // A part of its own: what was handed down in the one before would be found again otherwise.
                part(|| {
                    let config = start::config_text();
                    view! { <App config /> }.into_any()
                })
                .into_any()
            } else {
                ().into_any()
            }
        })
    });
    handle.forget();
}

/// Shows it in an element. `host` stands for the window of that element's own.
#[wasm_bindgen]
pub fn mount(host: JsValue) {
    place::settle(host);
    match SHOWN.get() {
        Some(shown) => shown.set(true),
        None => show(),
    }
}

/// Takes all of it out again, with its listeners and timers.
#[wasm_bindgen]
pub fn unmount() {
    if let Some(shown) = SHOWN.get() {
        shown.set(false);
    }
}
