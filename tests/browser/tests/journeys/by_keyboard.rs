//! The main job without a mouse: every stop of Tab shows where it is, and each move leads to the new heading.

use browser_tests::{Find, Key, Outcome, Page, journeys};

use crate::steps::{READY, REQUESTS, accepted, focus_is_on, is_ready};

journeys! {
    the_main_path_needs_no_mouse,
    a_keyboard_gets_out_of_every_popup,
}

const CERTIFICATION: &str = "I certify that this image contains no license-restricted software that is prohibited from distribution within a virtual or cloud environment.";

async fn the_main_path_needs_no_mouse(page: &Page) -> Outcome {
    to_the_form(page).await?;
    page.tab_to("textbox", "Image Name").await?;
    page.type_text("Typed by hand").await?;
    page.tab_to("textbox", "Description of the Image").await?;
    page.type_text("Made without a mouse.").await?;
    page.tab_to("combobox", "Image Tags").await?;
    page.type_text("genom").await?;
    page.role("option", "Genomics Genomics tag").shown().await?;
    page.press(Key::Down).await?;
    // The focus stays in the field, and the highlighted option is pointed to.
    page.focus_fits("on Genomics, in the field", |it| {
        it.name == "Image Tags"
            && it
                .active
                .as_ref()
                .is_some_and(|it| it.starts_with("Genomics"))
    })
    .await?;
    page.press(Key::Enter).await?;
    page.hears("Genomics").await?;
    page.tab_to("radio", "Public").await?;
    page.type_text(" ").await?;
    page.press(Key::Down).await?;
    page.field("Private")
        .until("chosen with an arrow", |it| it.checked == Some(true))
        .await?;
    page.tab_to("checkbox", CERTIFICATION).await?;
    page.type_text(" ").await?;
    page.tab_to("button", "Request Imaging").await?;
    page.press(Key::Enter).await?;
    accepted(page).await?;
    focus_is_on(page, "heading", "Your request was accepted").await?;
    page.hears("Your request was accepted").await?;
    let posts = page.calls("POST", REQUESTS);
    assert_eq!(posts.len(), 1, "Enter sent it once");
    assert_eq!(posts[0].body["new_application_name"], "Typed by hand");
    assert_eq!(posts[0].body["new_application_visibility"], "private");
    assert_eq!(
        posts[0].body["new_version_tags"],
        "Ubuntu, GUI, VNC, Genomics"
    );
    page.tab_to("link", "All image requests").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "heading", "Image requests").await?;
    page.link("Typed by hand").shown().await?;
    Ok(())
}

async fn a_keyboard_gets_out_of_every_popup(page: &Page) -> Outcome {
    to_the_form(page).await?;
    page.tab_to("combobox", "Image Tags").await?;
    page.type_text("gen").await?;
    let tags = page.role("combobox", "Image Tags");
    tags.until("open", |it| it.expanded == Some(true)).await?;
    page.press(Key::Escape).await?;
    tags.until("closed", |it| it.expanded == Some(false))
        .await?;
    tags.holds("gen").await?;
    page.press(Key::Escape).await?;
    tags.holds("").await?;
    page.press(Key::Backspace).await?;
    page.hears("Press Backspace again to remove VNC").await?;
    page.press(Key::Backspace).await?;
    page.button("Remove VNC").gone().await?;
    page.type_text("brand-new").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Tag description").await?;
    page.tab_to("button", "Cancel").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "combobox", "Image Tags").await?;
    Ok(())
}

/// From the sign-in page to the form, with a look at where the focus is after each move.
async fn to_the_form(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.field("Username").shown().await?;
    page.tab_to("textbox", "Username").await?;
    page.type_text("alice").await?;
    page.press(Key::Tab).await?;
    page.type_text("demo").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "heading", "My Instances").await?;
    page.link(READY).shown().await?;
    page.tab_to("link", READY).await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "heading", READY).await?;
    page.button("Image")
        .until("free to be pressed", |it| !it.disabled)
        .await?;
    page.tab_to("button", "Image").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "heading", "Request Imaging").await?;
    is_ready(page).await?;
    Ok(())
}
