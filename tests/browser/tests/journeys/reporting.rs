//! Reporting a problem: sent once, with what helps and nothing secret, and nothing that was typed is lost.

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::{Value, json};

use crate::steps::{READY, focus_is_on, open_instance};

journeys! {
    a_problem_is_reported_once_and_nothing_typed_is_lost: Options::default().allow("status of").allow("net::ERR_"),
    a_problem_is_reported_without_a_mouse_at_320_pixels: Options::narrow().dark(),
}

const REPORTS: &str = "/api/v2/email_instance_report";

async fn a_problem_is_reported_once_and_nothing_typed_is_lost(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    page.button("Report a problem").click().await?;
    let dialog = page.role("dialog", "Report a problem with maize-gwas-2026");
    dialog.button("Send report").click().await?;
    page.sees("Say what happened: without it nobody can help.")
        .await?;
    focus_is_on(page, "textbox", "What happened?").await?;
    page.axe(&[]).await?;
    page.field("What happened?")
        .fill("It hangs at login.")
        .await?;
    page.field("I cannot connect by SSH").tick().await?;
    dialog.button("See exactly what is sent").click().await?;
    page.sees("-- Added by the application --").await?;
    page.sees("Instance: maize-gwas-2026 (ID 1, alias").await?;
    page.sees("History, newest first:").await?;
    page.sees("Atmosphere: ").await?;
    page.axe(&[]).await?;
    page.fault(
        Some("POST"),
        REPORTS,
        Some(1),
        Fault::Status {
            status: 400,
            html: false,
            body: Some(json!({"email_sent": false})),
        },
    );
    dialog.button("Send report").click().await?;
    page.sees("Your report was not sent.").await?;
    page.axe(&[]).await?;
    page.field("What happened?")
        .holds("It hangs at login.")
        .await?;
    page.press(Key::Escape).await?;
    dialog.gone().await?;
    focus_is_on(page, "button", "Report a problem").await?;
    page.reload().await?;
    page.button("Report a problem").click().await?;
    page.sees("What you typed before is still here.").await?;
    page.field("What happened?")
        .holds("It hangs at login.")
        .await?;
    page.field("I cannot connect by SSH")
        .until("ticked still", |it| it.checked == Some(true))
        .await?;
    page.fault(Some("POST"), REPORTS, Some(1), Fault::CreatedThen500);
    dialog.button("Send report").click().await?;
    page.sees("It is not certain whether support got your report.")
        .await?;
    page.axe(&[]).await?;
    dialog.button("Send again").click().await?;
    dialog.gone().await?;
    page.sees("Support has your report on maize-gwas-2026.")
        .await?;
    focus_is_on(page, "button", "Report a problem").await?;
    let reports = page.calls("POST", REPORTS);
    let last = reports.last().map(|it| it.body.clone()).unwrap_or_default();
    assert_eq!(last["instance"], json!(1));
    assert_eq!(last["problems"], json!(["I cannot connect via SSH."]));
    let message = last["message"].as_str().unwrap_or_default();
    for part in [
        "It hangs at login.\n",
        "Status: active",
        "Browser: ",
        "Page: http",
    ] {
        assert!(message.contains(part), "{part} is missing: {message}");
    }
    let kept: Value = json!(page.session_storage().await?);
    let token = kept
        .as_object()
        .and_then(|it| it.values().next())
        .and_then(Value::as_str);
    let token = token.unwrap_or("no token is kept");
    assert!(
        !last.to_string().contains(token),
        "the token went to support"
    );
    assert!(last["window-width"].as_i64().is_some_and(|it| it > 0));
    page.button("Report a problem").click().await?;
    page.field("What happened?").holds("").await?;
    Ok(())
}

async fn a_problem_is_reported_without_a_mouse_at_320_pixels(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    page.tab_to("button", "Report a problem").await?;
    page.press(Key::Enter).await?;
    let dialog = page.role("dialog", "Report a problem with maize-gwas-2026");
    dialog.shown().await?;
    page.no_horizontal_scroll().await?;
    page.tab_to("textbox", "What happened?").await?;
    page.type_text("Help").await?;
    page.tab_to("button", "See exactly what is sent").await?;
    page.press(Key::Enter).await?;
    page.sees("Browser: ").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.tab_to("button", "Send report").await?;
    page.press(Key::Enter).await?;
    dialog.gone().await?;
    page.sees("Support has your report").await?;
    page.no_horizontal_scroll().await?;
    Ok(())
}
