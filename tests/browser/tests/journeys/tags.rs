//! Image tags: what exists is found, what is new counts once the server has confirmed it, and nothing
//! is dropped without a word.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys, starting};

use crate::steps::{
    READY, accepted, created, fill_required, focus_is_on, has_chosen, open_form, open_ready_form,
    send, session_ends_unnoticed,
};
use crate::watching::alone;

journeys! {
    the_parents_tags_are_suggested_first_and_reserved_ones_never,
    a_pasted_list_of_tags_takes_what_exists_and_asks_about_the_rest,
    names_that_come_before_the_list_of_tags_are_looked_up_in_it: refused(),
    a_refused_tag_is_told_in_its_dialog_and_keeps_what_was_typed: refused(),
    a_tag_that_somebody_made_meanwhile_is_used: refused(),
    a_tag_whose_answer_got_lost_is_looked_up: refused(),
    a_tag_waits_for_a_new_sign_in: refused(),
    a_tag_that_was_only_typed_is_not_dropped_without_a_word,
    the_tag_dialog_fits_at_320_pixels: Options::narrow(),
}

fn refused() -> Options {
    Options::default()
        .allow("status of 400")
        .allow("status of 403")
        .allow("status of 500")
        .allow("status of 503")
        .allow("ERR_EMPTY_RESPONSE")
}

const LIST: &str = "/api/v2/tags";
const TAGS: &str = "Image Tags";
const CHOSEN: &str = "Chosen tags";

async fn the_parents_tags_are_suggested_first_and_reserved_ones_never(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "GUI", "VNC"]).await?;
    page.button("Remove GUI").click().await?;
    page.hears("Removed GUI").await?;
    page.role("combobox", TAGS).click().await?;
    page.any("option")
        .first()
        .until("of the image that this instance came from", |it| {
            it.name == "GUI On the image that this instance came from."
        })
        .await?;
    page.role("combobox", TAGS).fill("featured").await?;
    page.sees("“featured” is reserved for the staff.").await?;
    page.any("option").gone().await?;
    page.press(Key::Enter).await?;
    page.hears("“featured” is reserved for the staff.").await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "VNC"]).await?;
    // Enter takes the very tag whatever its case, and nothing that only looks like it.
    page.role("combobox", TAGS).fill("gUi").await?;
    page.press(Key::Enter).await?;
    page.hears("Added GUI").await?;
    page.role("combobox", TAGS).fill("genom").await?;
    page.press(Key::Enter).await?;
    page.role("dialog", "New tag").shown().await?;
    page.press(Key::Escape).await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "VNC", "GUI"]).await?;
    page.role("combobox", TAGS).holds("genom").await?;
    Ok(())
}

async fn a_pasted_list_of_tags_takes_what_exists_and_asks_about_the_rest(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.role("combobox", TAGS)
        .paste("genomics; UBUNTU, maize gwas\nFeatured\tMaize GWAS")
        .await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "GUI", "VNC", "Genomics"]).await?;
    page.hears("Added Genomics").await?;
    page.sees("maize gwas: there is no such tag").await?;
    page.sees("Featured: reserved for the staff").await?;
    page.button("Create maize gwas").click().await?;
    let new = page.role("dialog", "New tag");
    new.field("Tag name").holds("maize-gwas").await?;
    new.field("Tag description")
        .fill("Association studies")
        .await?;
    page.press(Key::Enter).await?;
    new.gone().await?;
    page.hears("Added maize-gwas").await?;
    page.button("Create maize gwas").gone().await?;
    page.button("Dismiss").click().await?;
    page.heading("Not added").gone().await?;
    fill_required(page, "With tags").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(
        created(page)[0]["new_version_tags"],
        "Ubuntu, GUI, VNC, Genomics, maize-gwas",
        "joined as the server splits them"
    );
    Ok(())
}

async fn names_that_come_before_the_list_of_tags_are_looked_up_in_it(page: &Page) -> Outcome {
    let crash = Fault::Status {
        status: 500,
        html: true,
        body: None,
    };
    page.fault(Some("GET"), LIST, None, crash);
    open_form(page, READY).await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "GUI", "VNC"]).await?;
    page.pass(Duration::ZERO).await?;
    let tags = page.role("combobox", TAGS);
    tags.paste("hadoop; spark").await?;
    page.sees("hadoop: could not be looked up").await?;
    page.atmosphere().clear_faults();
    page.fault(Some("GET"), LIST, None, Fault::Slow { ms: 25_000 });
    page.button("Try again").click().await?;
    tags.paste("genomics; nowhere-to-be-found").await?;
    page.sees("2 names are looked up as soon as it is there.")
        .await?;
    tags.fill("blast").await?;
    page.sees("Loading…").await?;
    page.any("option").gone().await?;
    page.press(Key::Enter).await?;
    page.sees("3 names are looked up").await?;
    page.atmosphere().clear_faults();
    page.sees("nowhere-to-be-found: there is no such tag")
        .await?;
    page.sees("hadoop: there is such a tag").await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "GUI", "VNC", "Genomics", "BLAST"]).await?;
    page.loses("looked up as soon").await?;
    tags.holds("").await?;
    page.role("dialog", "New tag").gone().await?;
    Ok(())
}

/// Ask for a new tag of this name, with a description.
async fn describe(page: &Page, name: &str) -> Outcome {
    page.role("combobox", TAGS).fill(name).await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Tag description").await?;
    page.type_text("For tests of the form").await?;
    Ok(())
}

async fn a_refused_tag_is_told_in_its_dialog_and_keeps_what_was_typed(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    describe(page, "taken").await?;
    let new = page.role("dialog", "New tag");
    page.press(Key::Enter).await?;
    new.any("alert")
        .says("It says: “A tag with this name already exists: taken”")
        .await?;
    new.field("Tag description")
        .holds("For tests of the form")
        .await?;
    for (name, said) in [
        (
            "fail-500",
            "It was not made; nothing that you typed is lost. Atmosphere failed while it worked on this (error 500).",
        ),
        ("fail-503", "Atmosphere is down for maintenance."),
    ] {
        new.field("Tag name").fill(name).await?;
        page.press(Key::Enter).await?;
        new.any("alert").says(said).await?;
    }
    for (name, said) in [
        (
            "RNA seq",
            "Only letters, digits, - and _ can be in the name of a new tag.",
        ),
        ("a,b", "A tag cannot have a comma in its name."),
        ("featured", "“featured” is reserved for the staff."),
    ] {
        new.field("Tag name").fill(name).await?;
        new.field("Tag name")
            .until("refused", |it| it.invalid && it.description.contains(said))
            .await?;
    }
    let long = "x".repeat(129);
    new.field("Tag name").paste(&long).await?;
    let before = page.calls("POST", "/api/v2/tags").len();
    new.button("Create and add").click().await?;
    assert_eq!(page.calls("POST", "/api/v2/tags").len(), before);
    new.field("Tag name").fill("ubuntu").await?;
    page.sees("There is a tag “Ubuntu” already.").await?;
    new.field("Tag name").fill("jupyter").await?;
    new.button("Use the existing tag “Jupyter”").click().await?;
    new.gone().await?;
    page.hears("Added Jupyter").await?;
    Ok(())
}

async fn a_tag_that_somebody_made_meanwhile_is_used(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    describe(page, "maize-gwas").await?;
    page.atmosphere().add_row(
        "tags",
        serde_json::json!({"name": "Maize-GWAS", "description": "Mine", "user": null, "allow_access": true}),
    );
    page.press(Key::Enter).await?;
    page.role("dialog", "New tag").gone().await?;
    has_chosen(page, CHOSEN, &["Ubuntu", "GUI", "VNC", "Maize-GWAS"]).await?;
    Ok(())
}

async fn a_tag_whose_answer_got_lost_is_looked_up(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let new = page.role("dialog", "New tag");
    for name in ["fail-created-500", "fail-created-cut"] {
        describe(page, name).await?;
        page.press(Key::Enter).await?;
        new.gone().await?;
        page.hears(&format!("Added {name}")).await?;
        // After a cut connection, Chromium itself sends it again.
        let posts = page.calls("POST", "/api/v2/tags").len();
        assert!(posts == 1 || name.ends_with("cut"), "sent {posts} times");
    }
    page.atmosphere().clear_calls();
    // Where it cannot be looked up either, pressing again asks before it sends.
    describe(page, "maize-gwas").await?;
    page.fault(Some("POST"), "/api/v2/tags", Some(1), Fault::CreatedThen500);
    page.fault(
        Some("GET"),
        "/api/v2/tags",
        Some(1),
        Fault::Status {
            status: 500,
            html: true,
            body: None,
        },
    );
    page.press(Key::Enter).await?;
    new.any("alert")
        .says("We do not know yet whether it was made.")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    page.hears("Added maize-gwas").await?;
    assert_eq!(page.calls("POST", "/api/v2/tags").len(), 1);
    Ok(())
}

async fn a_tag_waits_for_a_new_sign_in(page: &Page) -> Outcome {
    alone(page);
    open_ready_form(page).await?;
    describe(page, "maize-gwas").await?;
    session_ends_unnoticed(page).await?;
    page.press(Key::Enter).await?;
    let again = page.role("alertdialog", "Sign in again");
    again.shown().await?;
    page.field("Password").fill("demo").await?;
    again.button("Sign in").click().await?;
    again.gone().await?;
    let new = page.role("dialog", "New tag");
    new.field("Tag description")
        .holds("For tests of the form")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    page.hears("Added maize-gwas").await?;
    Ok(())
}

async fn a_tag_that_was_only_typed_is_not_dropped_without_a_word(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Half a tag").await?;
    page.role("combobox", TAGS).fill("maize, gwas").await?;
    send(page).await?;
    page.heading("One thing is missing or wrong")
        .shown()
        .await?;
    page.sees("Image Tags: “maize, gwas” is typed but not added.")
        .await?;
    assert_eq!(created(page).len(), 0);
    page.reload().await?;
    page.role("combobox", TAGS).holds("maize, gwas").await?;
    Ok(())
}

async fn the_tag_dialog_fits_at_320_pixels(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.role("combobox", TAGS)
        .paste("maize-gwas\nFeatured\nan-unreasonably-long-name-of-a-tag-that-nobody-has")
        .await?;
    page.sees("maize-gwas: there is no such tag").await?;
    page.no_horizontal_scroll().await?;
    page.button("Create maize-gwas").click().await?;
    page.role("dialog", "New tag").shown().await?;
    page.button("Create and add").click().await?;
    page.sees("Describe the tag in a sentence.").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    page.role("dialog", "New tag").gone().await?;
    page.role("option", starting("Create")).gone().await?;
    Ok(())
}
