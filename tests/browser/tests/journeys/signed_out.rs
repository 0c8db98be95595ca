//! Signed out in the middle: asked for the password once, over the page, with nothing lost.

use browser_tests::{Find, Key, Options, Outcome, Page, journeys};

use crate::steps::{
    READY, REQUESTS, accepted, arrive, created, enter_password, fill_required, focus_is_on,
    nobody_asks, open_instance, open_ready_form, press_image, send, session_ends, session_ends_at,
    session_ends_unnoticed, sign_out, still_filled,
};
use crate::watching::alone;

journeys! {
    signing_in_again_keeps_the_form_and_sends_once: signed_out(),
    a_wrong_password_can_be_corrected: signed_out().allow("status of 400").manual_clock(),
    an_ended_session_asks_at_the_same_address: signed_out(),
    somebody_else_who_signs_in_over_the_page_finds_nothing_of_it: signed_out().allow("status of 404").manual_clock(),
    signing_out_leaves_nothing_of_the_person: Options::default().allow("status of 404"),
}

fn signed_out() -> Options {
    Options::default().allow("status of 403")
}

async fn signing_in_again_keeps_the_form_and_sends_once(page: &Page) -> Outcome {
    nobody_asks(page);
    open_ready_form(page).await?;
    fill_required(page, "Typed before").await?;
    page.field("List Installed Software")
        .fill("samtools 1.21")
        .await?;
    crate::steps::certify(page).await?;
    session_ends_unnoticed(page).await?;
    send(page).await?;
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.shown().await?;
    // The page below is out of reach meanwhile.
    page.field("Image Name").gone().await?;
    dialog.field("Username").holds("alice").await?;
    dialog.field("Password").fill("demo").await?;
    page.press(Key::Enter).await?;
    dialog.gone().await?;
    still_filled(page, "Typed before").await?;
    page.field("List Installed Software")
        .holds("samtools 1.21")
        .await?;
    page.button("Send again").click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    assert_eq!(
        page.calls("POST", REQUESTS).len(),
        2,
        "one refused, one accepted"
    );
    Ok(())
}

async fn a_wrong_password_can_be_corrected(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.field("Username").fill("alice").await?;
    page.button("Sign in").click().await?;
    focus_is_on(page, "textbox", "Password").await?;
    page.sees("Enter your username and your password.").await?;
    page.type_text("wrong").await?;
    page.press(Key::Enter).await?;
    page.hears("This username and password do not match. Check both, then try again.")
        .await?;
    page.field("Username").holds("alice").await?;
    page.field("Password").fill("demo").await?;
    page.press(Key::Enter).await?;
    page.link(READY).shown().await?;
    session_ends(page).await?;
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.field("Password").fill("wrong").await?;
    dialog.button("Sign in").click().await?;
    dialog
        .any("alert")
        .says("This username and password do not match.")
        .await?;
    dialog.field("Password").fill("demo").await?;
    dialog.button("Sign in").click().await?;
    dialog.gone().await?;
    page.link(READY).shown().await?;
    Ok(())
}

async fn an_ended_session_asks_at_the_same_address(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    let address = page.url().await?;
    page.reload().await?;
    page.heading(READY).shown().await?;
    page.atmosphere().expire_tokens();
    page.reload().await?;
    enter_password(page, "alice").await?;
    page.heading(READY).shown().await?;
    page.at(&address).await?;
    Ok(())
}

async fn somebody_else_who_signs_in_over_the_page_finds_nothing_of_it(page: &Page) -> Outcome {
    alone(page);
    open_ready_form(page).await?;
    fill_required(page, "Of alice's").await?;
    session_ends_at(page, "Check again").await?;
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.field("Username").fill("noidentity").await?;
    dialog.field("Password").fill("demo").await?;
    dialog.button("Sign in").click().await?;
    dialog.gone().await?;
    page.heading("Not found").shown().await?;
    page.field("Image Name").gone().await?;
    page.link("My Instances").first().click().await?;
    page.heading("You have no instances yet").shown().await?;
    page.sees("noidentity").await?;
    // Alice finds it where she left it.
    sign_out(page).await?;
    enter_password(page, "alice").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    press_image(page).await?;
    still_filled(page, "Of alice's").await?;
    Ok(())
}

async fn signing_out_leaves_nothing_of_the_person(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    sign_out(page).await?;
    page.field("Username").holds("").await?;
    page.heading(READY).gone().await?;
    assert!(
        !page
            .session_storage()
            .await?
            .values()
            .any(|it| it.len() > 20),
        "no token is left in the tab"
    );
    page.back().await?;
    page.field("Username").holds("").await?;
    // The address of the one is nothing to the other.
    enter_password(page, "noidentity").await?;
    page.heading("Not found").shown().await?;
    page.link("My Instances").first().click().await?;
    page.heading("You have no instances yet").shown().await?;
    Ok(())
}
