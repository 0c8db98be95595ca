//! Before the application runs, and where it cannot: a sentence and a way on instead of a blank page.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, journeys};
use serde_json::{Value, json};

use crate::steps::{fill_required, open_ready_form, still_filled};

journeys! {
    a_wrong_setting_is_named_on_the_page,
    a_missing_configuration_is_told: Options::default().allow("status of 404"),
    a_program_that_does_not_arrive_can_be_tried_again: broken(),
    a_program_that_was_tampered_with_is_not_run: broken(),
    a_crash_shows_a_panel_and_the_draft_is_safe,
}

/// That a part did not load is logged by the browser and by the page.
fn broken() -> Options {
    Options::default().allow("")
}

async fn a_wrong_setting_is_named_on_the_page(page: &Page) -> Outcome {
    for (settings, sentence) in [
        (
            json!({"apiBase": "atmosphere.example.org"}),
            "In its config.json, “apiBase” is wrong: it is empty, a path, or begins with https://.",
        ),
        (
            json!({"portalUrl": "javascript:alert(1)"}),
            "In its config.json, “portalUrl” is wrong:",
        ),
        (
            json!({"signIn": {"password": false}}),
            "In its config.json, “signIn” is wrong: no way to sign in is left: set password or siteUrl.",
        ),
        (
            json!({"siteName": 7}),
            "In its config.json, “siteName” is wrong: it is a text, between quotes.",
        ),
    ] {
        serve_settings(page, 200, Some(settings));
        page.goto("/").await?;
        page.heading("This site is not set up correctly")
            .shown()
            .await?;
        page.sees(sentence).await?;
        page.axe(&[]).await?;
    }
    page.atmosphere().clear_faults();
    serve_settings(
        page,
        200,
        Some(json!({"siteName": "Jetstream", "organization": "Indiana"})),
    );
    page.goto("/").await?;
    page.heading("Sign in to Jetstream").shown().await?;
    Ok(())
}

async fn a_missing_configuration_is_told(page: &Page) -> Outcome {
    serve_settings(page, 404, None);
    page.goto("/").await?;
    page.sees("Its config.json cannot be read: it could not be loaded.")
        .await?;
    Ok(())
}

/// Answer with these settings in place of the site's, and with no other fault.
pub(crate) fn serve_settings(page: &Page, status: u16, body: Option<Value>) {
    page.atmosphere().clear_faults();
    let fault = Fault::Status {
        status,
        html: false,
        body,
    };
    page.fault(Some("GET"), "/config.json", None, fault);
}

async fn a_program_that_does_not_arrive_can_be_tried_again(page: &Page) -> Outcome {
    page.fault(
        Some("GET"),
        "/atmosphere-imaging-*",
        None,
        Fault::Cut { after: None },
    );
    page.goto("/").await?;
    page.heading("The page could not be loaded").shown().await?;
    page.axe(&[]).await?;
    page.atmosphere().clear_faults();
    page.button("Retry").click().await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    Ok(())
}

async fn a_program_that_was_tampered_with_is_not_run(page: &Page) -> Outcome {
    let other = Fault::Status {
        status: 200,
        html: false,
        body: Some(json!("not what was built")),
    };
    page.fault(Some("GET"), "/atmosphere-imaging-*", None, other);
    page.goto("/").await?;
    page.heading("The page could not be loaded").shown().await?;
    Ok(())
}

async fn a_crash_shows_a_panel_and_the_draft_is_safe(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Before the crash").await?;
    let crash = "dispatchEvent(new Event('atmosphere-imaging:crash'))";
    let _: Option<bool> = page.script(crash, Vec::new()).await?;
    page.heading("Something went wrong").shown().await?;
    // What is under the panel is out of reach.
    page.field("Image Name").gone().await?;
    page.axe(&[]).await?;
    page.button("Reload").click().await?;
    page.sees("Your draft of before is back.").await?;
    still_filled(page, "Before the crash").await?;
    Ok(())
}
