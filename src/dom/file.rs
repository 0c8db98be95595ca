//! Files that are made here and saved where the person keeps downloads.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::timer;

/// By then every browser has begun to read the file.
const READ: Duration = Duration::from_secs(20);

/// Saves a text under a name. A browser that forbids downloads saves nothing, and says so itself.
pub fn save(name: &str, kind: &str, text: &str) {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let address = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|it| Url::create_object_url_with_blob(&it));
    let link = document().create_element("a");
    if let (Ok(address), Ok(link)) = (address, link)
        && let Ok(link) = link.dyn_into::<HtmlAnchorElement>()
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        timer::after(READ, move || {
            // It fails for no address that was made here.
            let _ = Url::revoke_object_url(&address);
        });
    }
}
