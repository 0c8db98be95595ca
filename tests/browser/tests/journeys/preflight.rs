//! Before you begin: what keeps an instance from being imaged is named, with the cure in place.

use std::time::Duration;

use browser_tests::{Find, Key, Options, Outcome, Page, journeys, starting};

use crate::steps::{
    READY, REQUESTS, accepted, fill_required, focus_is_on, open_form, open_instance, send,
};

journeys! {
    attached_volumes_are_named_and_detached_in_place: hasty(),
    a_stopped_instance_is_started_in_place: hasty(),
    an_instance_booted_from_a_volume_is_explained,
    somebody_elses_instance_is_explained,
    a_leader_may_image_an_instance_of_the_project: Options::default().allow("status of 401"),
    an_open_request_is_named_with_its_link,
    an_image_that_forbids_imaging_only_warns,
    blocked_actions_say_their_reason,
    a_refused_start_is_told_and_taken_back: hasty().allow("status of 413"),
    maintenance_of_the_site_blocks: Options::default().allow("status of 503"),
}

/// A cloud whose steps take a moment only.
fn hasty() -> Options {
    let mut options = Options::default().patience(Duration::from_secs(30));
    options.standin.step = Duration::from_millis(200);
    options
}

const ALL_GOOD: &str = "Ready to be imaged: every check passed.";
const NOT_YET: &str = "Not ready to be imaged yet.";
const FIX_FIRST: &str = "This instance cannot be imaged yet. See “Before you begin”.";

async fn attached_volumes_are_named_and_detached_in_place(page: &Page) -> Outcome {
    open_form(page, "blast-worker-01").await?;
    page.sees(NOT_YET).await?;
    page.sees("Volumes are attached").await?;
    page.sees("“reference-genomes”, “blast-databases”.").await?;
    fill_required(page, "Without its disks").await?;
    page.button("Request Imaging")
        .until("blocked, and saying why", |it| {
            it.disabled && it.description == FIX_FIRST
        })
        .await?;
    send(page).await?;
    page.hears(FIX_FIRST).await?;
    assert!(page.calls("POST", REQUESTS).is_empty(), "nothing was sent");
    page.button("Detach reference-genomes").click().await?;
    page.hears("reference-genomes is detached.").await?;
    page.sees("A volume is attached").await?;
    page.sees("“blast-databases”. Instances of an image")
        .await?;
    page.button("Detach blast-databases").click().await?;
    page.sees(ALL_GOOD).await?;
    focus_is_on(page, "button", "Check again").await?;
    page.button("Request Imaging")
        .until("free", |it| !it.disabled)
        .await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn a_stopped_instance_is_started_in_place(page: &Page) -> Outcome {
    open_form(page, "=cmd|'/C calc'!A0").await?;
    page.sees(NOT_YET).await?;
    page.sees("It is not running").await?;
    page.button("Start").click().await?;
    page.sees("It is changing its state").await?;
    page.sees("Wait until it is active; this page watches it.")
        .await?;
    // Whoever waits can type meanwhile, and keeps what was typed when it is ready.
    page.field("Image Name").fill("Woken up").await?;
    page.tab_to("textbox", "Description of the Image").await?;
    page.type_text("Slept well").await?;
    page.sees(ALL_GOOD).await?;
    page.field("Image Name").holds("Woken up").await?;
    page.field("Description of the Image")
        .holds("Slept well")
        .await?;
    fill_required(page, "Woken up").await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn an_instance_booted_from_a_volume_is_explained(page: &Page) -> Outcome {
    open_instance(page, "booted-from-volume").await?;
    let reason = "It was booted from a volume, and only instances of an image can be imaged.";
    page.button("Image")
        .until("blocked with its reason", |it| {
            it.disabled && it.description == reason
        })
        .await?;
    page.sees(reason).await?;
    page.goto(&format!("{}/image", page.url().await?)).await?;
    page.sees("Atmosphere can only image instances that came from an image.")
        .await?;
    page.button("Request Imaging")
        .until("blocked", |it| it.disabled && it.description == FIX_FIRST)
        .await?;
    Ok(())
}

async fn somebody_elses_instance_is_explained(page: &Page) -> Outcome {
    open_instance(page, "agave-amplicons").await?;
    let reason =
        "This instance belongs to carol. Only its owner or a leader of its project can do this.";
    // Until it is known whose it is, the list of what is not possible is a longer one.
    page.button("Image")
        .until("judged", |it| it.disabled && it.description == reason)
        .await?;
    page.button(starting("Not possible now")).click().await?;
    for action in [
        "Image",
        "Start",
        "Stop",
        "Suspend",
        "Resume",
        "Shelve",
        "Unshelve",
        "Reboot",
        "Hard reboot",
        "Redeploy",
        "Delete",
    ] {
        page.button(action)
            .until("blocked with its reason", |it| {
                it.disabled && it.description == reason
            })
            .await?;
    }
    page.button("Image").click().await?;
    page.hears(reason).await?;
    page.goto(&format!("{}/image", page.url().await?)).await?;
    page.sees(
        "It belongs to carol. Only its owner or a leader of its project can ask for an image.",
    )
    .await?;
    Ok(())
}

async fn a_leader_may_image_an_instance_of_the_project(page: &Page) -> Outcome {
    open_form(page, "carol-maize-imputation").await?;
    page.sees("It can be imaged. Read the warning first.")
        .await?;
    // The cloud lets only carol look at her volumes.
    page.sees("Its volumes could not be looked up").await?;
    page.sees("Try again, or make sure of it yourself.").await?;
    fill_required(page, "Of the project").await?;
    page.button("Request Imaging")
        .until("free", |it| !it.disabled)
        .await?;
    Ok(())
}

async fn an_open_request_is_named_with_its_link(page: &Page) -> Outcome {
    open_form(page, "genomics-web").await?;
    page.sees(
        "“Genomics web v2” was requested already. Only one request for an instance can be open.",
    )
    .await?;
    page.link("See the request").click().await?;
    page.heading("Genomics web v2").shown().await?;
    page.sees("Waiting for approval").await?;
    Ok(())
}

async fn an_image_that_forbids_imaging_only_warns(page: &Page) -> Outcome {
    page.atmosphere().remove_rows(
        "machine_requests",
        "new_application_name",
        &"MATLAB tools".into(),
    );
    open_form(page, "matlab-license-server").await?;
    page.sees("Its image should not be imaged").await?;
    page.sees("The request may be denied.").await?;
    page.sees("It can be imaged. Read the warning first.")
        .await?;
    page.button("Request Imaging")
        .until("free", |it| !it.disabled)
        .await?;
    Ok(())
}

async fn blocked_actions_say_their_reason(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    page.tab_to("button", "Not possible now: Start, Resume, Unshelve")
        .await?;
    page.press(Key::Enter).await?;
    for (action, reason) in [
        (
            "Start",
            "Only a stopped instance can be started; this one is active.",
        ),
        (
            "Resume",
            "Only a suspended instance can be resumed; this one is active.",
        ),
        (
            "Unshelve",
            "Only a shelved instance can be unshelved; this one is active.",
        ),
    ] {
        page.button(action)
            .until("blocked with its reason", |it| {
                it.disabled && it.description == reason
            })
            .await?;
        page.sees(reason).await?;
    }
    page.button("Image")
        .until("free", |it| !it.disabled && it.description.is_empty())
        .await?;
    page.tab_to("button", "Start").await?;
    page.press(Key::Enter).await?;
    page.hears("Only a stopped instance can be started; this one is active.")
        .await?;
    assert!(
        page.calls("POST", "/api/v1").is_empty() && page.calls("POST", "/api/v2").is_empty(),
        "nothing was asked of the cloud"
    );
    Ok(())
}

async fn a_refused_start_is_told_and_taken_back(page: &Page) -> Outcome {
    open_instance(page, "over-allocation").await?;
    page.button("Start")
        .until("free", |it| !it.disabled)
        .await?;
    page.button("Start").click().await?;
    let dialog = page.role("alertdialog", "Start over-allocation?");
    dialog.shown().await?;
    // It is told before, and the server's refusal once more after it.
    page.sees("which has none left: Atmosphere may refuse.")
        .await?;
    dialog.button("Start").click().await?;
    page.hears("Start did not work for over-allocation.")
        .await?;
    page.sees("Your quota or your compute time does not allow it.")
        .await?;
    page.sees("Stopped").await?;
    page.button("Start")
        .until("free again", |it| !it.disabled)
        .await?;
    Ok(())
}

async fn maintenance_of_the_site_blocks(page: &Page) -> Outcome {
    open_form(page, READY).await?;
    page.sees(ALL_GOOD).await?;
    page.atmosphere().set_row(
        "maintenance_records",
        "2",
        serde_json::json!({"title": "Move", "message": "To a new room.", "provider": null}),
    );
    let again = page.button("Check again");
    again.until("free", |it| !it.busy).await?;
    again.click().await?;
    page.sees("Atmosphere is down for maintenance").await?;
    page.sees("Move: To a new room.").await?;
    page.sees(NOT_YET).await?;
    Ok(())
}
