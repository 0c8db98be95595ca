//! The beginning: what the start script has laid ready, or in somebody else's page `embed.js`.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::place::{document, window};

/// The text of `config.json`, which is loaded beside the WebAssembly.
pub fn config_text() -> Option<String> {
    config().as_string()
}

/// Whether the start script has run. Where it has not, the page is somebody else's.
pub fn is_laid_ready() -> bool {
    !config().is_undefined()
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

fn config() -> JsValue {
    let name = JsValue::from_str("atmosphereImagingConfig");
    js_sys::Reflect::get(&window(), &name).unwrap_or_default()
}
