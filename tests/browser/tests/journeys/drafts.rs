//! What was typed outlives a reload, a walk away and a new sign-in, until it was sent or is not wanted.

use browser_tests::{Find, Outcome, Page, journeys, starting};

use crate::steps::{
    READY, accepted, arrive, certify, enter_password, fill_required, open_ready_form, press_image,
    send, sign_out, still_filled,
};

journeys! {
    a_reload_brings_the_draft_back_with_a_mark,
    a_draft_waits_for_its_person,
    a_sent_draft_is_gone,
}

const MARK: &str = "Your draft of before is back.";

async fn a_reload_brings_the_draft_back_with_a_mark(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    assert!(
        !page.text().await?.contains(MARK),
        "there is no mark without a draft"
    );
    fill_required(page, "Half done").await?;
    page.field("Files to exclude").fill("/opt/scratch").await?;
    page.button("Remove VNC").click().await?;
    page.reload().await?;
    page.sees(MARK).await?;
    still_filled(page, "Half done").await?;
    page.field("Files to exclude").holds("/opt/scratch").await?;
    let tags = page.role("list", "Chosen tags");
    tags.any("button")
        .are(&["Remove Ubuntu", "Remove GUI"])
        .await?;
    page.field(starting("I certify"))
        .until("to be ticked anew", |it| it.checked == Some(false))
        .await?;

    page.button("Start over").click().await?;
    let dialog = page.role("alertdialog", "Start over?");
    dialog.button("Cancel").click().await?;
    dialog.gone().await?;
    still_filled(page, "Half done").await?;
    page.button("Start over").click().await?;
    dialog.button("Start over").click().await?;
    page.field("Image Name").holds("").await?;
    page.field("Files to exclude").holds("").await?;
    page.field("Private")
        .until("not chosen", |it| it.checked == Some(false))
        .await?;
    page.button("Remove VNC").shown().await?;
    page.reload().await?;
    page.field("Image Name").holds("").await?;
    page.loses(MARK).await?;
    Ok(())
}

async fn a_draft_waits_for_its_person(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Back in a minute").await?;
    page.back().await?;
    page.heading(READY).shown().await?;
    page.forward().await?;
    page.sees(MARK).await?;
    still_filled(page, "Back in a minute").await?;
    sign_out(page).await?;
    enter_password(page, "carol").await?;
    arrive(page, "My Instances").await?;
    page.loses("Back in a minute").await?;
    sign_out(page).await?;
    enter_password(page, "alice").await?;
    page.link(READY).click().await?;
    press_image(page).await?;
    page.sees(MARK).await?;
    still_filled(page, "Back in a minute").await?;
    Ok(())
}

async fn a_sent_draft_is_gone(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Sent away").await?;
    assert!(is_kept(page).await?, "it is kept while it is typed");
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    assert!(!is_kept(page).await?, "it has done its work");
    // The form is no step of the history any more.
    page.back().await?;
    page.heading(READY).shown().await?;
    page.link("See the request").first().shown().await?;
    Ok(())
}

async fn is_kept(page: &Page) -> Result<bool, browser_tests::Trouble> {
    let stored = page.local_storage().await?;
    Ok(stored.values().any(|it| it.contains("Sent away")))
}
