//! The cures of the checks, when they do not work at once; and the last look before anything is sent.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::steps::{
    READY, REQUESTS, accepted, created, fill_required, focus_is_on, look_up, looks_have_no_limit,
    open_form, open_ready_form, send, still_filled,
};

journeys! {
    one_volume_that_stays_does_not_hide_the_others: hasty().allow("status of 403"),
    a_volume_that_comes_back_is_told: Options::default().manual_clock().patience(Duration::from_secs(30)),
    nothing_is_detached_from_an_instance_that_is_away,
    what_changed_since_the_checks_holds_the_request_back: hasty(),
    a_refresh_that_overtakes_the_last_look_ends_it,
    what_could_not_be_checked_is_told_and_tried_again: Options::narrow().allow("status of 500"),
    a_last_look_that_finds_nothing_out_holds_nothing_up: Options::default().allow("net::ERR_"),
}

/// A cloud whose steps take a moment only.
fn hasty() -> Options {
    let mut options = Options::default().patience(Duration::from_secs(30));
    options.standin.step = Duration::from_millis(200);
    options
}

const CROWDED: &str = "blast-worker-01";
const ALL_GOOD: &str = "Ready to be imaged: every check passed.";

async fn one_volume_that_stays_does_not_hide_the_others(page: &Page) -> Outcome {
    open_form(page, CROWDED).await?;
    page.sees("Volumes are attached").await?;
    let refusal = Fault::Status {
        status: 403,
        html: false,
        body: Some(json!({"errors": [{"code": 403, "message": "The volume is busy."}]})),
    };
    page.fault(Some("POST"), "/api/v1/provider/*", Some(1), refusal);
    page.button("Detach all volumes").click().await?;
    page.sees("could not be detached.").await?;
    page.sees("A volume is attached").await?;
    page.hears("is detached.").await?;
    page.sees("could not be detached.").await?;
    page.button(browser_tests::starting("Detach "))
        .click()
        .await?;
    page.sees(ALL_GOOD).await?;
    Ok(())
}

async fn a_volume_that_comes_back_is_told(page: &Page) -> Outcome {
    open_form(page, CROWDED).await?;
    let uuid = look_up(page, "volumes", "blast-databases", "uuid").await?;
    let uuid = uuid.as_str().unwrap_or_default();
    page.button("Detach blast-databases").click().await?;
    page.hears("blast-databases is being detached…").await?;
    page.wait_until("a look at it on its way", async || {
        let calls = page.calls("GET", "/api/v1/provider").into_iter();
        let looks = calls.filter(|it| it.path.contains("/volume")).count();
        Ok(if looks > 1 {
            Ok(())
        } else {
            Err(format!("{looks} looks"))
        })
    })
    .await?;
    page.atmosphere()
        .set_row("volumes", uuid, json!({"status": "in-use"}));
    let told = "blast-databases is still attached: the cloud could not take it off.";
    page.sees(told).await?;
    page.hears(told).await?;
    page.button("Detach blast-databases")
        .until("free for another try", |it| !it.disabled)
        .await?;
    Ok(())
}

async fn nothing_is_detached_from_an_instance_that_is_away(page: &Page) -> Outcome {
    page.goto("/").await?;
    // Whole: WebKit logs what it has not loaded of a page that is left.
    page.field("Username").shown().await?;
    let instance = look_up(page, "instances", CROWDED, "uuid").await?;
    page.atmosphere().set_row(
        "instances",
        instance.as_str().unwrap_or_default(),
        json!({"state": "shelved_offloaded", "nova": "shelved_offloaded", "task": ""}),
    );
    open_form(page, CROWDED).await?;
    let reason = "A volume can be detached while the instance is active, stopped or suspended. Bring it back first.";
    page.button("Detach blast-databases")
        .until("blocked with its reason", |it| {
            it.disabled && it.description == reason
        })
        .await?;
    page.button("Unshelve")
        .until("free", |it| !it.disabled)
        .await?;
    Ok(())
}

async fn what_changed_since_the_checks_holds_the_request_back(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Just in time").await?;
    let instance = look_up(page, "instances", READY, "id").await?;
    let volume = look_up(page, "volumes", "blast-databases", "uuid").await?;
    page.atmosphere().set_row(
        "volumes",
        volume.as_str().unwrap_or_default(),
        json!({"attached_to": instance, "status": "in-use"}),
    );
    send(page).await?;
    focus_is_on(page, "heading", "Your request was not sent").await?;
    page.sees("Something has changed since the checks passed.")
        .await?;
    page.sees("A volume is attached").await?;
    assert!(
        page.calls("POST", REQUESTS).is_empty(),
        "an image with a volume attached would not boot: nothing was sent"
    );
    still_filled(page, "Just in time").await?;
    page.axe(&[]).await?;
    page.button("See the checks").click().await?;
    focus_is_on(page, "heading", "Before you begin").await?;
    page.button("Detach blast-databases").click().await?;
    page.sees(ALL_GOOD).await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_last_look_that_finds_nothing_out_holds_nothing_up(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "In the dark").await?;
    page.fault(Some("GET"), "/api/v1/*", None, Fault::Cut { after: None });
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_refresh_that_overtakes_the_last_look_ends_it(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Overtaken").await?;
    page.fault(Some("GET"), REQUESTS, Some(1), Fault::Never);
    // So that only the newer answer can end it.
    looks_have_no_limit(page).await?;
    send(page).await?;
    page.sees("Checking once more").await?;
    let again = page.button("Check again");
    again.until("free", |it| !it.busy).await?;
    again.click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn what_could_not_be_checked_is_told_and_tried_again(page: &Page) -> Outcome {
    let crash = || Fault::Status {
        status: 500,
        html: true,
        body: None,
    };
    for path in ["/api/v2/image_versions/*", "/api/v2/maintenance_records*"] {
        page.fault(Some("GET"), path, None, crash());
    }
    open_form(page, READY).await?;
    page.sees("It can be imaged. Read the warning first.")
        .await?;
    page.sees("Whether its image may be imaged could not be looked up")
        .await?;
    page.sees("Whether Atmosphere is in service could not be looked up")
        .await?;
    page.sees("Try again, or make sure of it yourself.").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.atmosphere().clear_faults();
    page.button("Try again").first().click().await?;
    page.sees(ALL_GOOD).await?;
    focus_is_on(page, "button", "Check again").await?;
    Ok(())
}
