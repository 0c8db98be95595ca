//! What becomes of what the browser was asked for.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls with whether it was done, and lets go of both. A closure that is handed to a promise and forgotten stays for
/// as long as the page.
pub fn settled(asked: impl JsCast, task: impl FnOnce(bool) + 'static) {
    settled_boxed(asked.unchecked_into(), Box::new(task));
}

#[inline(never)]
fn settled_boxed(asked: Promise, task: Box<dyn FnOnce(bool)>) {
    spawn_local(async move { task(JsFuture::from(asked).await.is_ok()) });
}
