//! Refused by the server: its words where they belong, everything typed kept, and a way on.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, containing, journeys};
use serde_json::json;

use crate::steps::{
    READY, accepted, ask_elsewhere, created, fill_required, focus_is_on, nobody_asks,
    open_ready_form, send, still_filled,
};

journeys! {
    a_refused_field_is_told_at_the_field_and_keeps_the_rest: refused("status of 400"),
    a_refused_field_without_a_place_is_told_at_the_top: refused("status of 400"),
    another_open_request_is_named_with_its_link: refused("status of 405"),
    a_crash_of_the_server_leaves_nothing_unclear: refused("status of 500"),
    maintenance_keeps_the_form_until_it_ends: refused("status of 503"),
    refused_cloud_credentials_are_no_sign_out: refused("status of 401"),
}

/// Chromium logs every refusal as an error; here it is expected.
fn refused(status: &'static str) -> Options {
    Options::default().allow(status)
}

const NOT_ACCEPTED: &str = "Your request was not accepted";

async fn a_refused_field_is_told_at_the_field_and_keeps_the_rest(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "fail-400").await?;
    send(page).await?;
    focus_is_on(page, "heading", NOT_ACCEPTED).await?;
    page.sees("Everything you typed is kept.").await?;
    let said = "Atmosphere says: This name was refused on demand.";
    page.sees(&format!("Image Name: {said}")).await?;
    page.link("Image Name").click().await?;
    focus_is_on(page, "textbox", "Image Name").await?;
    page.field("Image Name")
        .until("saying it as well", |it| {
            it.invalid && it.description.contains(said)
        })
        .await?;
    still_filled(page, "fail-400").await?;
    page.field("Image Name").fill("Better").await?;
    page.field("Image Name")
        .until("valid again", |it| !it.invalid)
        .await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_refused_field_without_a_place_is_told_at_the_top(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Judged by the server").await?;
    let body = json!({
        "new_version_tags": ["Not these tags."],
        "new_machine_provider": ["Invalid pk \"9\" - object does not exist."],
    });
    let refusal = Fault::Status {
        status: 400,
        html: false,
        body: Some(body),
    };
    page.fault(Some("POST"), "/api/v2/machine_requests", Some(1), refusal);
    send(page).await?;
    focus_is_on(page, "heading", NOT_ACCEPTED).await?;
    page.sees("Image Tags: Atmosphere says: Not these tags.")
        .await?;
    page.sees("Invalid pk \"9\" - object does not exist.")
        .await?;
    still_filled(page, "Judged by the server").await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn another_open_request_is_named_with_its_link(page: &Page) -> Outcome {
    nobody_asks(page);
    open_ready_form(page).await?;
    fill_required(page, "The second one").await?;
    ask_elsewhere(page, "The first one", "From another tab").await?;
    send(page).await?;
    // The last look before sending finds it: the server need not even refuse.
    focus_is_on(page, "heading", "Your request was not sent").await?;
    page.sees("A request is open already").await?;
    page.sees("“The first one” was requested already.").await?;
    still_filled(page, "The second one").await?;
    assert_eq!(created(page).len(), 1, "only the other one was created");
    page.link("See the request").first().click().await?;
    page.heading("The first one").shown().await?;
    Ok(())
}

async fn a_crash_of_the_server_leaves_nothing_unclear(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "fail-500").await?;
    send(page).await?;
    focus_is_on(page, "heading", "Your request was not sent").await?;
    page.sees("Atmosphere failed while it worked on this (error 500).")
        .await?;
    still_filled(page, "fail-500").await?;
    page.field("Image Name").fill("Past the crash").await?;
    page.heading(containing("was not sent")).gone().await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn maintenance_keeps_the_form_until_it_ends(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "After the upgrade").await?;
    page.atmosphere()
        .set_maintenance(Some(("Upgrade", "Back at noon.")));
    send(page).await?;
    focus_is_on(page, "heading", "Your request was not sent").await?;
    page.sees("Atmosphere is down for maintenance").await?;
    page.sees("Upgrade: Back at noon.").await?;
    still_filled(page, "After the upgrade").await?;
    page.atmosphere().set_maintenance(None);
    let again = page.button("Check again");
    again.until("free", |it| !it.busy).await?;
    again.click().await?;
    page.sees("Ready to be imaged: every check passed.").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn refused_cloud_credentials_are_no_sign_out(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "fail-401").await?;
    send(page).await?;
    focus_is_on(page, "heading", NOT_ACCEPTED).await?;
    page.sees("The cloud refused Atmosphere's credentials. You are still signed in")
        .await?;
    page.role("alertdialog", "Sign in again").gone().await?;
    still_filled(page, "fail-401").await?;
    page.link(READY).click().await?;
    page.heading(READY).shown().await?;
    Ok(())
}
