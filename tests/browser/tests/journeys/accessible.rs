//! axe-core finds nothing on any screen, in any state, light and dark.

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys, starting};

use crate::steps::{
    READY, accepted, enter_password, fill_required, open_form, open_instance, open_ready_form,
    send, session_ends_at, sign_in, sign_out,
};
use crate::watching::alone;

journeys! {
    signing_in_is_accessible: allowing(),
    the_list_is_accessible: allowing(),
    the_tabs_of_an_instance_are_accessible: allowing(),
    the_form_is_accessible: allowing(),
    the_pickers_are_accessible: allowing(),
    blocked_checks_and_dialogs_are_accessible: allowing(),
    receipt_and_requests_are_accessible: allowing(),
    a_phone_is_accessible: allowing().sized(390, 844),
    a_dark_system_is_respected: Options::default().dark(),
}

/// States that come from failures: Chromium logs the failures themselves.
fn allowing() -> Options {
    Options::default()
        .allow("status of 400")
        .allow("status of 403")
        .allow("status of 404")
        .allow("status of 500")
        .reduced_motion()
}

/// Light, then dark, whatever the person has open at the moment.
async fn clean(page: &Page) -> Outcome {
    let theme =
        |name: &str| format!("document.documentElement.setAttribute('data-theme', '{name}')");
    page.axe(&[]).await?;
    let _: Option<bool> = page.script(&theme("dark"), Vec::new()).await?;
    let dark = page.axe(&[]).await;
    let _: Option<bool> = page.script(&theme("light"), Vec::new()).await?;
    Ok(dark?)
}

async fn signing_in_is_accessible(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.field("Username").shown().await?;
    clean(page).await?;
    page.button("Sign in").click().await?;
    page.sees("Enter your username and your password.").await?;
    clean(page).await?;
    page.field("Username").fill("alice").await?;
    page.field("Password").fill("wrong").await?;
    page.button("Sign in").click().await?;
    page.any("alert").says("do not match").await?;
    clean(page).await?;
    Ok(())
}

async fn the_list_is_accessible(page: &Page) -> Outcome {
    page.fault(Some("GET"), "/api/v2/instances", Some(1), crash());
    sign_in(page, "alice").await?;
    page.heading("Atmosphere failed").shown().await?;
    clean(page).await?;
    page.button("Try again").click().await?;
    page.link(READY).shown().await?;
    clean(page).await?;
    page.fault(Some("GET"), "/api/v2/instances", Some(1), crash());
    page.button("Refresh").click().await?;
    page.sees("Last updated").await?;
    clean(page).await?;
    page.field("Search").fill("nothing like this").await?;
    page.heading("No instance matches").shown().await?;
    clean(page).await?;
    sign_out(page).await?;
    enter_password(page, "noidentity").await?;
    page.heading("You have no instances yet").shown().await?;
    clean(page).await?;
    page.link("Image requests").click().await?;
    page.heading("You have not asked for an image yet")
        .shown()
        .await?;
    clean(page).await?;
    page.goto("/nowhere").await?;
    page.heading("There is no such page").shown().await?;
    clean(page).await?;
    Ok(())
}

async fn the_tabs_of_an_instance_are_accessible(page: &Page) -> Outcome {
    open_instance(page, "blast-worker-01").await?;
    page.button("Image")
        .until("free", |it| !it.disabled)
        .await?;
    clean(page).await?;
    page.role("tab", "Volumes").click().await?;
    page.sees("reference-genomes").await?;
    clean(page).await?;
    page.role("tab", "History").click().await?;
    page.sees("Networking").await?;
    clean(page).await?;
    page.role("tab", "Image requests").click().await?;
    page.sees("No image of this instance was ever requested.")
        .await?;
    clean(page).await?;
    page.goto("/instances/5bae3016-0000-0000-0000-000000000000")
        .await?;
    page.heading("Not found").shown().await?;
    clean(page).await?;
    Ok(())
}

async fn the_form_is_accessible(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    clean(page).await?;
    page.button("What will be lost or changed").click().await?;
    page.button("iPlant-managed System Files").click().await?;
    page.field("/etc/hosts").tick().await?;
    page.button("Good as it is for most images").click().await?;
    page.field("Image Name").fill("R&D").await?;
    page.field("Files to exclude")
        .paste("data\n/etc/hosts")
        .await?;
    page.field("Minimum CPUs").fill("many").await?;
    send(page).await?;
    page.heading(starting("7 things are missing or wrong"))
        .shown()
        .await?;
    clean(page).await?;
    fill_required(page, "fail-400").await?;
    page.button("Start over").gone().await?;
    page.field("What changes in /etc/hosts, and why")
        .fill("because")
        .await?;
    page.field("Files to exclude").fill("/opt/scratch").await?;
    page.field("Minimum CPUs").fill("4").await?;
    send(page).await?;
    page.heading("Your request was not accepted")
        .shown()
        .await?;
    clean(page).await?;
    Ok(())
}

async fn the_pickers_are_accessible(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.role("combobox", "Image Tags").fill("gen").await?;
    page.role("option", starting("Genomics")).shown().await?;
    page.press(Key::Down).await?;
    clean(page).await?;
    page.role("combobox", "Image Tags")
        .fill("maize-gwas")
        .await?;
    page.press(Key::Enter).await?;
    page.field("Tag description").shown().await?;
    page.button("Create and add").click().await?;
    page.sees("Describe the tag in a sentence.").await?;
    clean(page).await?;
    page.button("Cancel").click().await?;
    page.field("Specific Users").tick().await?;
    let users = page.role("combobox", "Users");
    users.fill("ma").await?;
    page.role("option", "margarcia").shown().await?;
    clean(page).await?;
    users.fill("").await?;
    users.paste("carol, nobody-here, alice").await?;
    page.sees("1 of 3 names were confirmed and added.").await?;
    clean(page).await?;
    Ok(())
}

async fn blocked_checks_and_dialogs_are_accessible(page: &Page) -> Outcome {
    alone(page);
    open_form(page, "blast-worker-01").await?;
    page.button("Detach all volumes").shown().await?;
    clean(page).await?;
    page.field("Image Name").fill("Kept").await?;
    page.reload().await?;
    page.button("Start over").click().await?;
    page.role("alertdialog", "Start over?").shown().await?;
    clean(page).await?;
    page.press(Key::Escape).await?;
    page.role("alertdialog", "Start over?").gone().await?;
    session_ends_at(page, "Check again").await?;
    clean(page).await?;
    Ok(())
}

async fn receipt_and_requests_are_accessible(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Read aloud").await?;
    send(page).await?;
    accepted(page).await?;
    clean(page).await?;
    page.link("All image requests").first().click().await?;
    page.link("Read aloud").shown().await?;
    clean(page).await?;
    page.any("article")
        .first()
        .link("Read aloud")
        .click()
        .await?;
    page.button("Cancel request").click().await?;
    page.role("alertdialog", "Cancel this request?")
        .shown()
        .await?;
    clean(page).await?;
    page.role("alertdialog", "Cancel this request?")
        .button("Cancel request")
        .click()
        .await?;
    page.sees("Cancelled").await?;
    clean(page).await?;
    Ok(())
}

async fn a_phone_is_accessible(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    clean(page).await?;
    page.link(READY).click().await?;
    page.button("Image")
        .until("free", |it| !it.disabled)
        .await?;
    clean(page).await?;
    page.button("Image").click().await?;
    page.sees("Ready to be imaged: every check passed.").await?;
    send(page).await?;
    page.heading("4 things are missing or wrong")
        .shown()
        .await?;
    clean(page).await?;
    Ok(())
}

async fn a_dark_system_is_respected(page: &Page) -> Outcome {
    let lightness = "const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number);
        return (r + g + b) / (3 * 255)";
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    let dark: f64 = page.script(lightness, Vec::new()).await?;
    assert!(dark < 0.3, "the page is dark: {dark}");
    page.axe(&[]).await?;
    page.field("Light").tick().await?;
    let light: f64 = page.script(lightness, Vec::new()).await?;
    assert!(
        light > 0.8,
        "the choice counts more than the system: {light}"
    );
    page.reload().await?;
    page.field("Light")
        .until("still chosen", |it| it.checked == Some(true))
        .await?;
    let light: f64 = page.script(lightness, Vec::new()).await?;
    assert!(light > 0.8, "the choice is kept: {light}");
    Ok(())
}

fn crash() -> Fault {
    Fault::Status {
        status: 500,
        html: true,
        body: None,
    }
}
