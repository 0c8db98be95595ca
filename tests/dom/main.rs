//! Keys and ARIA of the plain components, in a real browser.
//!
//! Elements are looked up by role and name, as assistive technology finds them. Nothing sleeps: `settle` waits until all that follows from a change is in the document.
#![cfg(target_arch = "wasm32")]
// What is missing here is a failed test, and that is all there is to do about it.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod button;
mod chips;
mod combobox;
mod dialog;
mod field;
mod intl;
mod page;
mod tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
