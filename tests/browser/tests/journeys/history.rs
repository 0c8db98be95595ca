//! The history of an instance: in order whatever the server says, with durations and readable faults, page by page.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::steps::open_instance;

journeys! {
    history_is_told_in_order_with_what_went_wrong: Options::default().allow("status of 500").manual_clock(),
    a_long_history_comes_in_pieces_and_fits_at_320_pixels: Options::narrow(),
}

const HISTORY: &str = "/api/v2/instance_histories";

async fn history_is_told_in_order_with_what_went_wrong(page: &Page) -> Outcome {
    let crash = || Fault::Status {
        status: 500,
        html: true,
        body: None,
    };
    page.fault(Some("GET"), HISTORY, Some(1), crash());
    open_instance(page, "variant-caller").await?;
    page.role("tab", "History").click().await?;
    page.heading("Atmosphere failed").shown().await?;
    page.axe(&[]).await?;
    page.button("Try again").click().await?;
    page.sees("Deployment step failed: could not reach the machine over SSH")
        .await?;
    page.sees("3 states").await?;
    let list = page.role("list", "States, in time");
    let facts = list
        .until("newest first", |it| {
            it.text.starts_with("Deployment failed")
        })
        .await?;
    assert!(facts.text.contains("so far"), "{}", facts.text);
    page.button("Show oldest first").click().await?;
    list.until("oldest first", |it| it.text.starts_with("Building"))
        .await?;
    page.axe(&[]).await?;
    // A refresh that fails keeps what is there.
    page.fault(Some("GET"), HISTORY, Some(1), crash());
    page.button("Look again").click().await?;
    page.sees("Last updated").await?;
    list.shown().await?;
    page.axe(&[]).await?;
    page.pass(Duration::from_secs(60)).await?;
    Ok(())
}

async fn a_long_history_comes_in_pieces_and_fits_at_320_pixels(page: &Page) -> Outcome {
    open_instance(page, "maize-gwas-2026").await?;
    let fault = format!(
        "<b>500</b> {{'message': {}}}",
        "it went on and on, ".repeat(30)
    );
    for at in 0..41 {
        page.atmosphere().add_row(
            "instance_histories",
            json!({
                "instance": 1, "status": if at % 2 == 0 { "shutoff" } else { "active" }, "activity": null,
                "size": null, "provider": 1, "image": 1, "extra": {"display_error": fault},
                "start_date": format!("2026-11-01T{:02}:{:02}:00Z", at / 60, at % 60), "end_date": null,
            }),
        );
    }
    page.role("tab", "History").click().await?;
    page.sees("20 of 45 states").await?;
    page.no_horizontal_scroll().await?;
    let list = page.role("list", "States, in time");
    let more = page.button("Show 20 more");
    more.shown().await?;
    page.tab_to("button", "Show 20 more").await?;
    page.press(Key::Enter).await?;
    page.sees("40 of 45 states").await?;
    // Reading goes on where the new ones begin.
    page.wait_until("the focus on the first of the new ones", async || {
        let script = "return document.activeElement?.id ?? ''";
        let id: String = page.script(script, Vec::new()).await?;
        Ok((id == "history-20").then_some(()).ok_or(id))
    })
    .await?;
    page.button("Show 5 more").click().await?;
    page.sees("45 states").await?;
    list.any("group").first().shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;

    Ok(())
}
