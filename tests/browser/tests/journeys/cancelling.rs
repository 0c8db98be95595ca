//! Taking a request back: asked first, and told what is so, whatever the answer was.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::following::step;
use crate::steps::{accepted, arrive, fill_required, focus_is_on, open_ready_form, send, sign_in};

journeys! {
    a_waiting_request_is_cancelled_by_keyboard,
    work_that_has_begun_is_told_as_such: Options::default().manual_clock().allow("status of 405"),
    a_request_that_is_gone_is_told_as_such: Options::default().allow("status of 404"),
    a_lost_answer_is_settled_by_the_list: losing(),
    a_lost_connection_leaves_the_request_to_be_cancelled_again: losing(),
    an_unclear_end_is_not_called_an_end: losing(),
}

/// The network's failures are logged by Chromium, which also sends a DELETE again by itself when the connection breaks.
fn losing() -> Options {
    Options::default()
        .allow("ERR_")
        .allow("Failed to load resource")
        .allow("status of 405")
}

const NAME: &str = "Genomics web v2";

async fn to_request(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link(NAME).click().await?;
    arrive(page, NAME).await
}

async fn cancel(page: &Page) -> Outcome {
    page.button("Cancel request").click().await?;
    let dialog = page.role("alertdialog", "Cancel this request?");
    dialog.button("Cancel request").click().await?;
    Ok(())
}

async fn a_waiting_request_is_cancelled_by_keyboard(page: &Page) -> Outcome {
    to_request(page).await?;
    let focus = "[...document.querySelectorAll('button')].find((it) => it.textContent.includes('Cancel request')).focus(); return true";
    let _: bool = page.script(focus, Vec::new()).await?;
    page.press(Key::Enter).await?;
    // The focus begins on what does no harm.
    focus_is_on(page, "button", "Keep it").await?;
    page.press(Key::Enter).await?;
    page.role("alertdialog", "Cancel this request?")
        .gone()
        .await?;
    focus_is_on(page, "button", "Cancel request").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "button", "Keep it").await?;
    page.press(Key::Tab).await?;
    focus_is_on(page, "button", "Cancel request").await?;
    page.press(Key::Enter).await?;
    let told = format!("The request for “{NAME}” was cancelled.");
    page.hears(&told).await?;
    step(page, "Cancelled", "ended here").await?;
    // The button is gone, the focus is not.
    focus_is_on(page, "heading", NAME).await?;
    page.button("Cancel request").gone().await?;
    let text = page.role("log", "Notices").text().await?;
    assert_eq!(text.matches(NAME).count(), 1, "told once: {text}");
    Ok(())
}

async fn work_that_has_begun_is_told_as_such(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Begun").await?;
    send(page).await?;
    accepted(page).await?;
    page.button("Cancel request").click().await?;
    let dialog = page.role("alertdialog", "Cancel this request?");
    dialog.shown().await?;
    page.atmosphere().turn_clock(Duration::from_secs(16));
    dialog.button("Cancel request").click().await?;
    page.hears("The request for “Begun” was not cancelled: its work has begun. Only support can stop it now.")
        .await?;
    dialog.gone().await?;
    step(page, "Imaging", "now").await?;
    page.button("Cancel request").gone().await?;
    focus_is_on(page, "heading", "Your request was accepted").await?;
    Ok(())
}

async fn a_request_that_is_gone_is_told_as_such(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link(NAME).shown().await?;
    // The list that was kept is shown first, and is asked for anew.
    page.pass(Duration::ZERO).await?;
    page.atmosphere()
        .remove_rows("machine_requests", "new_application_name", &json!(NAME));
    let card = page.any("article").nth(1);
    card.link(NAME).shown().await?;
    card.button("Cancel request").click().await?;
    page.role("alertdialog", "Cancel this request?")
        .button("Cancel request")
        .click()
        .await?;
    page.hears("Atmosphere does not know the request for “Genomics web v2” any more")
        .await?;
    page.link(NAME).gone().await?;
    Ok(())
}

async fn a_lost_answer_is_settled_by_the_list(page: &Page) -> Outcome {
    to_request(page).await?;
    page.fault(
        Some("DELETE"),
        "/api/v2/machine_requests*",
        None,
        Fault::CreatedThenCut,
    );
    cancel(page).await?;
    page.hears(&format!("The request for “{NAME}” is cancelled."))
        .await?;
    page.role("alertdialog", "Cancel this request?")
        .gone()
        .await?;
    step(page, "Cancelled", "ended here").await?;
    Ok(())
}

async fn a_lost_connection_leaves_the_request_to_be_cancelled_again(page: &Page) -> Outcome {
    to_request(page).await?;
    page.fault(
        Some("DELETE"),
        "/api/v2/machine_requests*",
        None,
        Fault::Cut { after: None },
    );
    cancel(page).await?;
    page.hears(&format!("The request for “{NAME}” is not cancelled."))
        .await?;
    let dialog = page.role("alertdialog", "Cancel this request?");
    page.axe(&[]).await?;
    page.atmosphere().clear_faults();
    dialog.button("Cancel request").click().await?;
    page.hears(&format!("The request for “{NAME}” was cancelled."))
        .await?;
    dialog.gone().await?;
    Ok(())
}

async fn an_unclear_end_is_not_called_an_end(page: &Page) -> Outcome {
    to_request(page).await?;
    for (method, path) in [
        ("DELETE", "/api/v2/machine_requests*"),
        ("GET", "/api/v2/machine_requests"),
    ] {
        page.fault(Some(method), path, None, Fault::Cut { after: None });
    }
    cancel(page).await?;
    page.hears(&format!(
        "We do not know yet whether the request for “{NAME}” is cancelled."
    ))
    .await?;
    page.atmosphere().clear_faults();
    let dialog = page.role("alertdialog", "Cancel this request?");
    dialog.button("Cancel request").click().await?;
    page.hears(&format!("The request for “{NAME}” was cancelled."))
        .await?;
    Ok(())
}
