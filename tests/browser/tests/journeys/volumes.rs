//! Volumes of an instance: attached and detached here, followed to the end, and one that fails hides no other.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::steps::{READY, focus_is_on, nobody_asks, open_instance};

journeys! {
    volumes_are_detached_and_attached_and_one_failing_hides_no_other: hasty(),
    a_volume_that_is_said_to_be_attached_is_looked_after: hasty().manual_clock(),
    volumes_need_no_mouse_and_fit_at_320_pixels: Options { viewport: (320, 640), ..hasty() },
    where_the_state_or_the_owner_forbids_it_the_reason_is_said: hasty(),
}

/// A cloud whose steps take a moment only.
fn hasty() -> Options {
    let mut options = Options::default()
        .patience(Duration::from_secs(30))
        .allow("status of");
    options.standin.step = Duration::from_millis(200);
    options
}

const CROWDED: &str = "blast-worker-01";
const ACTION: &str = "/api/v1/provider/*";

fn refusal(status: u16, message: &str) -> Fault {
    Fault::Status {
        status,
        html: false,
        body: Some(json!({"errors": [{"code": status, "message": message}]})),
    }
}

async fn open_volumes(page: &Page, name: &str) -> Outcome {
    open_instance(page, name).await?;
    page.role("tab", "Volumes").click().await?;
    page.heading("Attached to this instance").shown().await?;
    Ok(())
}

async fn volumes_are_detached_and_attached_and_one_failing_hides_no_other(page: &Page) -> Outcome {
    nobody_asks(page);
    open_instance(page, CROWDED).await?;
    page.pass(Duration::ZERO).await?;
    page.fault(Some("GET"), ACTION, Some(1), refusal(504, "No cloud."));
    page.role("tab", "Volumes").click().await?;
    page.heading("The cloud does not answer").shown().await?;
    page.axe(&[]).await?;
    page.button("Try again").click().await?;
    page.link("Attached to pheno-gpu").shown().await?;
    page.sees("In use, as the disk that an instance was booted from")
        .await?;
    page.axe(&[]).await?;
    page.button("Detach all volumes").click().await?;
    let question = page.role("alertdialog", "Detach 2 volumes?");
    question
        .says("sudo umount /vol_c /vol_b")
        .await
        .or(question.says("sudo umount /vol_").await)?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    question.gone().await?;
    assert!(
        page.calls("POST", "/api/v1/provider").is_empty(),
        "nothing is detached before the question is answered"
    );
    page.button("Detach all volumes").click().await?;
    page.fault(
        Some("POST"),
        ACTION,
        Some(1),
        refusal(403, "The volume is busy."),
    );
    question.button("Detach").click().await?;
    page.hears("is detached.").await?;
    page.sees("could not be detached.").await?;
    page.axe(&[]).await?;
    page.button("Attach scratch-1").click().await?;
    page.hears("scratch-1 is attached.").await?;
    page.button("Detach scratch-1").shown().await?;
    // The volume that was refused is still told of.
    page.sees("The volume is busy.").await?;
    Ok(())
}

async fn a_volume_that_is_said_to_be_attached_is_looked_after(page: &Page) -> Outcome {
    open_volumes(page, READY).await?;
    page.sees("No volume is attached.").await?;
    // A 200 that nothing comes of.
    let yes = json!({"result": "success", "message": "The requested action <attach_volume> was run successfully", "object": null});
    page.fault(
        Some("POST"),
        ACTION,
        Some(1),
        Fault::Status {
            status: 200,
            html: false,
            body: Some(yes),
        },
    );
    page.button("Attach results-2026").click().await?;
    page.hears("results-2026 is being attached…").await?;
    for _ in 0..8 {
        page.pass(Duration::from_secs(40)).await?;
    }
    page.sees("results-2026 is not attached, although the cloud had accepted it.")
        .await?;
    // "Something is in the way" is looked into at once.
    page.fault(
        Some("POST"),
        ACTION,
        Some(1),
        refusal(409, "volume mount conflict"),
    );
    page.button("Attach results-2026").click().await?;
    page.hears("results-2026 is being attached…").await?;
    page.pass(Duration::from_secs(10)).await?;
    page.sees("It says: “volume mount conflict”").await?;
    // A crash after which it was done all the same.
    page.fault(Some("POST"), ACTION, Some(1), Fault::CreatedThen500);
    page.button("Attach results-2026").click().await?;
    for _ in 0..3 {
        page.pass(Duration::from_secs(10)).await?;
    }
    page.button("Detach results-2026").shown().await?;
    page.hears("results-2026 is attached.").await?;
    Ok(())
}

async fn volumes_need_no_mouse_and_fit_at_320_pixels(page: &Page) -> Outcome {
    open_volumes(page, READY).await?;
    page.button("Attach results-2026").shown().await?;
    page.no_horizontal_scroll().await?;
    page.tab_to("button", "Attach results-2026").await?;
    page.press(Key::Enter).await?;
    page.hears("results-2026 is attached.").await?;
    focus_is_on(page, "heading", "Attached to this instance").await?;
    page.tab_to("button", "Detach results-2026").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "button", "Leave attached").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.tab_to("button", "Detach").await?;
    page.press(Key::Enter).await?;
    page.hears("results-2026 is detached.").await?;
    page.button("Attach results-2026").shown().await?;
    page.no_horizontal_scroll().await?;
    Ok(())
}

async fn where_the_state_or_the_owner_forbids_it_the_reason_is_said(page: &Page) -> Outcome {
    open_volumes(page, "blast-worker-2").await?;
    page.button("Attach scratch-1")
        .until("blocked with its reason", |it| {
            it.disabled
                && it
                    .description
                    .starts_with("A volume can only be attached to an active instance.")
        })
        .await?;
    page.button("Detach cold-results")
        .until("free: a stopped one may give it up", |it| !it.disabled)
        .await?;
    page.axe(&[]).await?;
    page.goto("/").await?;
    page.field("Search").fill("agave-amplicons").await?;
    page.link("agave-amplicons").click().await?;
    page.role("tab", "Volumes").click().await?;
    page.sees(
        "Only the owner of the instance, or a leader of its project, can see and move its volumes.",
    )
    .await?;
    page.role("tab", "History").click().await?;
    page.sees("Atmosphere shows the history of your own instances only.")
        .await?;
    assert!(
        page.calls("GET", "/api/v1/provider")
            .iter()
            .all(|it| !it.path.contains("/volume?") || it.status != 401),
        "nothing is asked that is refused"
    );
    Ok(())
}
