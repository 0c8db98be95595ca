//! The beginning: what the start script has laid ready.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The text of `config.json`, which the start script loads beside the WebAssembly.
pub fn config_text() -> Option<String> {
    js_sys::Reflect::get(&window(), &JsValue::from_str("atmosphereImagingConfig"))
        .ok()?
        .as_string()
}

/// The element that we live in, emptied of what was shown while loading.
pub fn make_room() -> Option<HtmlElement> {
    let place = document()
        .get_element_by_id("app")?
        .dyn_into::<HtmlElement>()
        .ok()?;
    place.set_text_content(None);
    Some(place)
}

/// The path that relative addresses are below: that of `<base href>` in the page.
pub fn base_path() -> String {
    let origin = window().location().origin().unwrap_or_default();
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    base.strip_prefix(&origin).unwrap_or_default().to_owned()
}
