//! Handing something to the person's other programs, and to paper.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;

use super::promise::settled;

/// The device's own way to pass something on, where the browser has one and the page may use it.
fn way() -> Option<Function> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"share".into())
        .ok()?
        .dyn_into()
        .ok()
}

pub fn is_there() -> bool {
    way().is_some()
}

/// Opens it. Whoever thinks better of it, or whose browser refuses, has the buttons beside it.
pub fn share(title: &str, text: &str, link: &str) {
    let Some(way) = way() else { return };
    let shared = Object::new();
    for (name, value) in [("title", title), ("text", text), ("url", link)] {
        // It fails for no plain object.
        let _ = Reflect::set(&shared, &name.into(), &value.into());
    }
    let opened = way.call1(&window().navigator(), &shared);
    let Some(opened) = opened.ok().and_then(|it| it.dyn_into::<Promise>().ok()) else {
        return;
    };
    settled(opened, |_| {});
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}
