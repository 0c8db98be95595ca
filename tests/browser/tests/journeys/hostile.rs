//! Names that a careless page would run, or that would break its layout, are shown as what they are.

use browser_tests::{Find, Options, Outcome, Page, containing, journeys};
use serde_json::json;

use crate::steps::{certify, fill_required, send, sign_in};

journeys! {
    hostile_names_are_text: Options::default().allow("status of 503"),
    hostile_names_are_text_at_320_pixels: Options::narrow().allow("status of 503"),
}

const SCRIPT: &str = "<script>alert('instance')</script>";
const IMAGE: &str = "<img src=x onerror=alert('image')> \"quoted\" & co";
const LONG: &str = "🧬 a-very-long-name-that-somebody-pasted-from-a-spreadsheet-and-never-shortened-because-nobody-told-them-that-it-would-be-shown-in-a-table-column-of-a-phone-🌵";

async fn hostile_names_are_text(page: &Page) -> Outcome {
    plant(page);
    sign_in(page, "alice").await?;
    for name in [
        SCRIPT,
        LONG,
        "=cmd|'/C calc'!A0",
        "Données RNA-seq № 3 ☃ <b>x</b>",
        "مختبر الجينوم \u{202e}gnp.exe",
        "Unnamed instance",
    ] {
        page.link(name).shown().await?;
    }
    page.sees(IMAGE).await?;
    page.sees("<script>alert('project')</script>").await?;
    harmless(page).await?;

    page.link(LONG).click().await?;
    page.heading(LONG).shown().await?;
    harmless(page).await?;
    page.back().await?;
    page.link(SCRIPT).click().await?;
    page.heading(SCRIPT).shown().await?;
    page.sees(IMAGE).await?;
    harmless(page).await?;
    page.link(containing("Help")).gone().await?;

    page.button("Image").click().await?;
    page.sees("Ready to be imaged").await?;
    fill_required(page, "Safe and sound").await?;
    page.field("Description of the Image")
        .fill("<img src=x onerror=alert('draft')>")
        .await?;
    page.field("Specific Users").tick().await?;
    let users = page.role("combobox", "Users");
    users.fill("<b>").await?;
    page.role("option", "<b>bold</b>").click().await?;
    page.button("Remove <b>bold</b>").shown().await?;
    page.field("Private").tick().await?;
    certify(page).await?;
    harmless(page).await?;
    send(page).await?;
    page.heading("Your request was accepted").shown().await?;
    page.sees("<img src=x onerror=alert('draft')>").await?;
    harmless(page).await?;

    page.link("All image requests").first().click().await?;
    page.link("<svg onload=alert('request')>").shown().await?;
    harmless(page).await?;
    page.link("<svg onload=alert('request')>").click().await?;
    page.heading("<svg onload=alert('request')>")
        .shown()
        .await?;
    page.sees("<script>alert('software')</script>").await?;
    harmless(page).await?;

    page.atmosphere()
        .set_maintenance(Some(("<img src=x onerror=alert('site')>", "<b>down</b>")));
    page.link("My Instances").first().click().await?;
    page.button("Refresh").click().await?;
    page.sees("<img src=x onerror=alert('site')>: <b>down</b>")
        .await?;
    harmless(page).await?;
    Ok(())
}

async fn hostile_names_are_text_at_320_pixels(page: &Page) -> Outcome {
    hostile_names_are_text(page).await
}

/// More of them, where the first rows have none.
fn plant(page: &Page) {
    let atmosphere = page.atmosphere();
    atmosphere.set_row(
        "machine_requests",
        "1",
        json!({
            "new_application_name": "<svg onload=alert('request')>",
            "new_application_description": LONG.repeat(3),
            "installed_software": "<script>alert('software')</script>",
            "exclude_files": format!("/opt/{}", "x".repeat(300)),
        }),
    );
    for number in 1..=13 {
        atmosphere.set_row(
            "help_links",
            &number.to_string(),
            json!({"href": "javascript:alert('help')"}),
        );
    }
}

/// Nothing of it became an element, nothing ran (an alert would have stopped the journey), nothing sticks out.
async fn harmless(page: &Page) -> Outcome {
    let script = "return document.querySelectorAll('#app script, #app img, #app b, #app [onload], #app [onerror], a[href^=javascript]').length";
    let found: usize = page.script(script, Vec::new()).await?;
    assert_eq!(found, 0, "elements that came from the server's texts");
    page.no_horizontal_scroll().await?;
    Ok(())
}
