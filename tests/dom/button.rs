//! The button that says why it cannot, and the one that copies.

use atmosphere_imaging::ui::{button::ActionButton, copy_button::CopyButton};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlInputElement;

use crate::page::{Page, attribute, click, settle, value};

#[test]
async fn a_blocked_button_is_reached_and_says_why() {
    let blocked = RwSignal::new(Some("Detach the volume first.".to_owned()));
    let pressed = RwSignal::new(0);
    let submitted = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            <form on:submit=move |event| {
                event.prevent_default();
                submitted.update(|count| *count += 1);
            }>
                <ActionButton
                    label="Request Imaging"
                    blocked
                    submit=true
                    on_press=move || pressed.update(|count| *count += 1)
                />
            </form>
        }
    });
    let page = page.await;
    let button = page.get("button", "Request Imaging");
    assert_eq!(attribute(&button, "aria-disabled").unwrap(), "true");
    assert_eq!(attribute(&button, "disabled"), None);
    assert_eq!(page.description(&button), "Detach the volume first.");
    button.focus().unwrap();
    assert_eq!(page.focused().unwrap(), button);
    assert_eq!(page.said(), "");
    button.click();
    settle().await;
    assert_eq!(page.said(), "Detach the volume first.");
    let before = page
        .all("status")
        .iter()
        .filter_map(|it| it.text_content())
        .collect::<String>();
    button.click();
    settle().await;
    let after = page
        .all("status")
        .iter()
        .filter_map(|it| it.text_content())
        .collect::<String>();
    assert_ne!(before, after, "the same reason is said again");
    assert_eq!((pressed.get_untracked(), submitted.get_untracked()), (0, 0));

    blocked.set(None);
    settle().await;
    assert_eq!(
        (
            attribute(&button, "aria-disabled"),
            attribute(&button, "aria-describedby")
        ),
        (None, None)
    );
    button.click();
    settle().await;
    assert_eq!((pressed.get_untracked(), submitted.get_untracked()), (1, 1));
}

#[test]
async fn a_busy_button_does_nothing_and_says_so() {
    let busy = RwSignal::new(true);
    let pressed = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            <ActionButton label="Start" icon="play" busy on_press=move || pressed.update(|count| *count += 1) />
        }
    });
    let page = page.await;
    let button = page.get("button", "Start");
    assert_eq!(
        (
            attribute(&button, "aria-busy").as_deref(),
            page.said().as_str()
        ),
        (Some("true"), "Working…")
    );
    button.click();
    settle().await;
    assert_eq!(pressed.get_untracked(), 0);
    busy.set(false);
    settle().await;
    assert_eq!(
        (attribute(&button, "aria-busy"), page.said().as_str()),
        (None, "")
    );
    button.click();
    assert_eq!(pressed.get_untracked(), 1);
}

/// Replaces the clipboard by one that takes, or refuses, what is written to it.
fn clipboard(script: &str) {
    let script = format!(
        "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {script} }})"
    );
    js_sys::eval(&script).unwrap();
}

async fn copy_button() -> Page {
    let page = Page::show(|| {
        view! { <CopyButton what="IP address" text=Signal::stored("128.196.1.2".to_owned()) /> }
    });
    page.await
}

#[test]
async fn copying_puts_the_text_into_the_clipboard_and_says_so() {
    clipboard("{ writeText: text => { window.written = text; return Promise.resolve(); } }");
    let page = copy_button().await;
    let button = page.get("button", "Copy IP address");
    click(&button, false).await;
    let written = js_sys::eval("window.written").unwrap().as_string();
    assert_eq!(written.as_deref(), Some("128.196.1.2"));
    assert_eq!(page.said(), "Copied IP address");
    page.get("button", "Copy IP address");
}

#[test]
async fn where_copying_is_refused_the_text_is_shown_selected() {
    for refusing in [
        "{ writeText: () => Promise.reject(new Error('no')) }",
        "undefined",
    ] {
        clipboard(refusing);
        let page = copy_button().await;
        click(&page.get("button", "Copy IP address"), false).await;
        let shown: HtmlInputElement = page.get("textbox", "IP address").unchecked_into();
        assert_eq!(value(&shown), "128.196.1.2");
        assert_eq!(
            (
                shown.selection_start().unwrap(),
                shown.selection_end().unwrap()
            ),
            (Some(0), Some(11))
        );
        assert_eq!(page.focused().unwrap(), *shown);
        assert!(page.said().contains("Ctrl+C"));
    }
}
