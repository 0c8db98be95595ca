//! Version and more: a new version takes over what its image has and nothing that was typed; scripts
//! and licenses are picked or made here.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys, starting};
use serde_json::json;

use crate::steps::{
    accepted, certify, created, fill_required, focus_is_on, has_chosen, open_form, open_ready_form,
    pick, send,
};

journeys! {
    a_new_version_takes_over_what_its_image_has,
    a_new_version_overwrites_nothing_that_was_typed,
    a_version_has_a_name_of_its_own_and_says_what_is_new,
    a_new_image_may_begin_with_the_parents_description,
    a_version_is_offered_only_to_those_who_may_add_one,
    an_image_that_cannot_be_seen_keeps_nobody_from_imaging: Options::default().allow("status of 404"),
    a_version_that_cannot_be_loaded_promises_nothing: Options::default().allow("status of 500"),
    a_minimum_above_the_instances_own_size_is_noticed,
    a_script_is_made_as_it_was_asked_for,
    a_license_whose_answer_got_lost_is_not_made_twice: Options::default().allow("status of 500"),
    a_refused_script_keeps_what_was_typed: Options::default().allow("status of 400"),
    every_field_of_the_version_outlives_a_reload,
    the_dialogs_of_scripts_and_licenses_fit_at_320_pixels: Options::narrow(),
}

/// An instance of alice's, of an image of hers that she shares with carol, mkato and a pattern.
const OF_MINE: &str = "rnaseq-star-aligner";
const NEW_VERSION: &str = "A new version of “RNA-seq toolkit”";
const MORE: &str = "Good as it is for most images";

async fn open_mine(page: &Page) -> Outcome {
    open_form(page, OF_MINE).await?;
    page.sees("every check passed").await?;
    page.field(NEW_VERSION).shown().await?;
    Ok(())
}

async fn a_new_version_takes_over_what_its_image_has(page: &Page) -> Outcome {
    open_mine(page).await?;
    page.field(NEW_VERSION).tick().await?;
    page.field("Image Name").holds("RNA-seq toolkit").await?;
    page.field("Description of the Image")
        .holds("STAR, salmon, samtools and the lab's scripts.")
        .await?;
    page.field("Version name").holds("0.3").await?;
    page.sees("Versions so far: 0.1, 0.2.").await?;
    page.field("Minimum memory (GB)").holds("8").await?;
    page.field("Minimum CPUs").holds("").await?;
    has_chosen(page, "Chosen boot scripts", &["Mount reference genomes"]).await?;
    has_chosen(page, "Chosen licenses", &["Lab data agreement"]).await?;
    page.field("Specific Users")
        .until("offered", |it| it.checked == Some(true))
        .await?;
    // Those whom the server has confirmed, and whom the image is shared with now.
    has_chosen(page, "People who get access", &["carol", "mkato"]).await?;
    has_chosen(page, "Chosen patterns", &["Let in mar* (username)"]).await?;
    let now = page.role("region", "Who can use “RNA-seq toolkit” now");
    now.says("It is shared with specific users:").await?;
    for who in ["carol", "mkato", "Let in mar* (username)"] {
        now.says(who).await?;
    }
    page.sees("The access patterns belong to the image").await?;
    page.field("Public").tick().await?;
    page.sees("A public version does not make the private image public")
        .await?;
    page.field("Specific Users").tick().await?;

    page.field("Change log").fill("STAR 2.7.11").await?;
    for line in [
        "New image or new version A new version of “RNA-seq toolkit”",
        "Who can use “RNA-seq toolkit” now: It is shared with specific users: carol, mkato, Let in mar* (username)",
        "Users carol, mkato",
        "Access patterns Let in mar* (username)",
        "Minimum memory (GB) 8 GB",
        "Minimum CPUs No minimum",
        "Further imaging Others may make images from instances of this image.",
        "Boot scripts Mount reference genomes: Runs once; the instance is ready after it.",
        "Licenses Lab data agreement",
    ] {
        page.sees(line).await?;
    }
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    let sent = &created(page)[0];
    for (key, value) in [
        ("new_version_forked", json!(false)),
        ("new_version_name", json!("0.3")),
        ("new_version_change_log", json!("STAR 2.7.11")),
        ("new_application_visibility", json!("select")),
        ("access_list", json!("carol,mkato")),
        ("new_application_access_list", json!([2])),
        ("new_version_tags", json!("RNA-seq, Genomics, BLAST")),
        ("new_version_memory_min", json!("8192")),
        ("new_version_scripts", json!([2])),
        ("new_version_licenses", json!([3])),
    ] {
        assert_eq!(sent[key], value, "{key}");
    }
    Ok(())
}

async fn a_new_version_overwrites_nothing_that_was_typed(page: &Page) -> Outcome {
    open_mine(page).await?;
    page.field("Description of the Image")
        .fill("My own words")
        .await?;
    page.field("Minimum CPUs").fill("3").await?;
    page.button("Remove BLAST").click().await?;
    page.field(NEW_VERSION).tick().await?;
    page.field("Image Name").holds("RNA-seq toolkit").await?;
    page.field("Description of the Image")
        .holds("My own words")
        .await?;
    page.field("Minimum CPUs").holds("3").await?;
    has_chosen(page, "Chosen tags", &["RNA-seq", "Genomics"]).await?;
    page.field("Version name").fill("0.2-patched").await?;
    has_chosen(page, "People who get access", &["carol", "mkato"]).await?;
    // And back: what was offered goes, what was typed stays.
    page.field("A new image").tick().await?;
    page.field("Image Name").holds("").await?;
    page.field("Description of the Image")
        .holds("My own words")
        .await?;
    page.field("Version name").holds("0.2-patched").await?;
    page.field("Minimum memory (GB)").holds("").await?;
    page.field("Specific Users")
        .until("not chosen any more", |it| it.checked == Some(false))
        .await?;
    page.role("region", starting("Who can use")).gone().await?;
    Ok(())
}

async fn a_version_has_a_name_of_its_own_and_says_what_is_new(page: &Page) -> Outcome {
    open_mine(page).await?;
    page.field(NEW_VERSION).tick().await?;
    let name = page.field("Version name");
    name.holds("0.3").await?;
    name.fill("0.2 ").await?;
    page.press(Key::Tab).await?;
    let told = "The image has a version of this name already.";
    name.until("refused", |it| it.invalid && it.description.contains(told))
        .await?;
    page.field("Change log")
        .until("required", |it| it.required)
        .await?;
    certify(page).await?;
    send(page).await?;
    page.heading("2 things are missing or wrong")
        .shown()
        .await?;
    page.sees("Change log: Say what is new in this version.")
        .await?;
    page.link("Change log").click().await?;
    focus_is_on(page, "textbox", "Change log").await?;
    page.type_text("Newer STAR").await?;
    name.fill("0.4").await?;
    page.heading(starting("2 things")).gone().await?;
    // For a new image the name is free again, and no change log is asked for.
    page.field("A new image").tick().await?;
    name.fill("0.2").await?;
    name.until("fine", |it| !it.invalid).await?;
    page.field("Change log")
        .until("optional", |it| !it.required)
        .await?;
    Ok(())
}

async fn a_new_image_may_begin_with_the_parents_description(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let offer = page.button("Begin with the description of “Ubuntu 22.04 GUI XFCE Base”");
    offer.click().await?;
    focus_is_on(page, "textbox", "Description of the Image").await?;
    page.field("Description of the Image")
        .holds("Base **Ubuntu** image.\n\n* updated monthly\n* XFCE desktop")
        .await?;
    offer.gone().await?;
    Ok(())
}

async fn a_version_is_offered_only_to_those_who_may_add_one(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(MORE).click().await?;
    page.field("Version name").holds("1.0").await?;
    page.role("radiogroup", "New image or new version")
        .gone()
        .await?;
    fill_required(page, "From a base image").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page)[0]["new_version_forked"], true);
    Ok(())
}

async fn an_image_that_cannot_be_seen_keeps_nobody_from_imaging(page: &Page) -> Outcome {
    page.fault(
        Some("GET"),
        "/api/v2/images/*",
        None,
        Fault::Status {
            status: 404,
            html: false,
            body: None,
        },
    );
    open_form(page, OF_MINE).await?;
    page.sees("Atmosphere does not show you the image that this instance came from any more")
        .await?;
    page.field(NEW_VERSION).tick().await?;
    page.sees("Atmosphere does not tell who can use it now.")
        .await?;
    page.field("A new image").tick().await?;
    fill_required(page, "Without a parent").await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn a_version_that_cannot_be_loaded_promises_nothing(page: &Page) -> Outcome {
    let crash = Fault::Status {
        status: 500,
        html: true,
        body: None,
    };
    page.fault(Some("GET"), "/api/v2/image_versions/*", None, crash);
    open_form(page, OF_MINE).await?;
    page.pass(Duration::ZERO).await?;
    page.field(NEW_VERSION).tick().await?;
    page.sees("What the version of this instance asks for")
        .await?;
    page.field("Image Name").holds("RNA-seq toolkit").await?;
    page.field("Version name").holds("0.3").await?;
    page.field("Minimum memory (GB)").holds("").await?;
    page.atmosphere().clear_faults();
    // The first one is that of the check which needs the version as well.
    page.button("Try again").nth(1).click().await?;
    page.field("Minimum memory (GB)").holds("8").await?;
    has_chosen(page, "People who get access", &["carol", "mkato"]).await?;
    Ok(())
}

async fn a_minimum_above_the_instances_own_size_is_noticed(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(MORE).click().await?;
    let memory = page.field("Minimum memory (GB)");
    let hint = memory.shown().await?.description;
    assert!(
        hint.contains("From 0 to 4096 GB; empty for no minimum. This instance has 32 GB."),
        "{hint}"
    );
    let told = "A copy of this very size could not be launched from its own image.";
    memory.fill("32").await?;
    memory
        .until("fine", |it| !it.description.contains(told))
        .await?;
    memory.fill("32.5").await?;
    memory
        .until("noticed", |it| !it.invalid && it.description.contains(told))
        .await?;
    memory.fill("5000").await?;
    page.press(Key::Tab).await?;
    memory
        .until("refused", |it| {
            it.invalid && it.description.contains("from 0 to 4096")
        })
        .await?;
    let cpu = page.field("Minimum CPUs");
    cpu.fill("200").await?;
    cpu.until("noticed", |it| it.description.contains(told))
        .await?;
    fill_required(page, "Roomy").await?;
    memory.fill("1.5").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page)[0]["new_version_memory_min"], "1536");
    Ok(())
}

const SCRIPTS: &str = "/api/v2/boot_scripts";

async fn a_script_is_made_as_it_was_asked_for(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(MORE).click().await?;
    page.tab_to("combobox", "Boot scripts").await?;
    page.type_text("Mount the panel").await?;
    page.press(Key::Enter).await?;
    let new = page.role("dialog", "New boot script");
    new.field("Title").holds("Mount the panel").await?;
    new.field("Address").fill("not a url").await?;
    page.press(Key::Enter).await?;
    new.field("Address")
        .until("refused", |it| {
            it.invalid && it.description.contains("This is no address of a page")
        })
        .await?;
    assert_eq!(page.calls("POST", SCRIPTS).len(), 0);
    new.field("As text").tick().await?;
    let script = new.field("Script");
    script.paste("mount -a").await?;
    script
        .until("warned of", |it| {
            it.description.contains("begin with #!/bin/bash")
        })
        .await?;
    script.fill("").await?;
    script.paste("#!/bin/bash\nmount -a\n").await?;
    // Each choice is its own: when it runs does not change whether it is waited for.
    new.field("Always").tick().await?;
    new.field("Once").tick().await?;
    new.field("Always").tick().await?;
    new.field("Wait for it before the instance is ready")
        .until("still ticked", |it| it.checked == Some(true))
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    page.hears("Added Mount the panel").await?;
    assert_eq!(
        page.calls("POST", SCRIPTS)[0].body,
        json!({"title": "Mount the panel", "text": "#!/bin/bash\nmount -a", "type": "Raw Text", "strategy": "always", "wait_for_deploy": true})
    );
    pick(page, "Boot scripts", "", "New boot script").await?;
    new.field("Title").fill("Beside").await?;
    new.field("Address")
        .fill("https://files.example.org/x.sh")
        .await?;
    new.field("Wait for it before the instance is ready")
        .untick()
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    let made = &page.calls("POST", SCRIPTS)[1].body;
    assert_eq!(
        (&made["strategy"], &made["wait_for_deploy"]),
        (&json!("once"), &json!(false))
    );
    page.sees("Boot scripts Mount the panel: Runs at each deployment; the instance is ready after it. Beside: Runs once, in the background.")
        .await?;
    Ok(())
}

async fn a_license_whose_answer_got_lost_is_not_made_twice(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(MORE).click().await?;
    page.fault(
        Some("POST"),
        "/api/v2/licenses",
        Some(1),
        Fault::CreatedThen500,
    );
    pick(page, "Licenses", "Panel terms", "New license").await?;
    let new = page.role("dialog", "New license");
    new.field("As text").tick().await?;
    new.field("Text of the license")
        .fill("For breeding only.")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    has_chosen(page, "Chosen licenses", &["Panel terms"]).await?;
    assert_eq!(page.calls("POST", "/api/v2/licenses").len(), 1);
    page.button("Remove Panel terms").click().await?;
    page.hears("Removed Panel terms").await?;
    Ok(())
}

async fn a_refused_script_keeps_what_was_typed(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(MORE).click().await?;
    let refusal = Fault::Status {
        status: 400,
        html: false,
        body: Some(json!({"title": ["Not this title."]})),
    };
    page.fault(Some("POST"), SCRIPTS, Some(1), refusal);
    pick(page, "Boot scripts", "Odd", "New boot script").await?;
    let new = page.role("dialog", "New boot script");
    new.field("Address")
        .fill("https://files.example.org/odd.sh")
        .await?;
    new.button("Create and add").click().await?;
    new.any("alert").says("Not this title.").await?;
    page.axe(&[]).await?;
    new.field("Address")
        .holds("https://files.example.org/odd.sh")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    has_chosen(page, "Chosen boot scripts", &["Odd"]).await?;
    Ok(())
}

async fn every_field_of_the_version_outlives_a_reload(page: &Page) -> Outcome {
    open_mine(page).await?;
    page.field(NEW_VERSION).tick().await?;
    has_chosen(page, "People who get access", &["carol", "mkato"]).await?;
    page.button("Remove carol").click().await?;
    page.field("Version name").fill("0.9").await?;
    page.field("Change log").fill("All new").await?;
    page.field("Minimum CPUs").fill("2").await?;
    page.button("Remove Lab data agreement").click().await?;
    page.field("Others may make images from instances of this image")
        .untick()
        .await?;
    page.reload().await?;
    page.sees("Your draft of before is back.").await?;
    page.field(NEW_VERSION)
        .until("still chosen", |it| it.checked == Some(true))
        .await?;
    page.field("Version name").holds("0.9").await?;
    page.field("Change log").holds("All new").await?;
    page.field("Minimum CPUs").holds("2").await?;
    has_chosen(page, "People who get access", &["mkato"]).await?;
    page.sees("2 of 2 names were confirmed and added.").await?;
    has_chosen(page, "People who get access", &["mkato"]).await?;
    has_chosen(page, "Chosen boot scripts", &["Mount reference genomes"]).await?;
    page.role("list", "Chosen licenses").gone().await?;
    page.field("Others may make images from instances of this image")
        .until("still not ticked", |it| it.checked == Some(false))
        .await?;
    Ok(())
}

async fn the_dialogs_of_scripts_and_licenses_fit_at_320_pixels(page: &Page) -> Outcome {
    open_mine(page).await?;
    page.field(NEW_VERSION).tick().await?;
    has_chosen(page, "People who get access", &["carol", "mkato"]).await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    for (field, title) in [
        ("Boot scripts", "New boot script"),
        ("Licenses", "New license"),
    ] {
        pick(page, field, "", title).await?;
        let new = page.role("dialog", title);
        new.field("As text").tick().await?;
        new.button("Create and add").click().await?;
        page.sees("Give it a title.").await?;
        page.sees("Enter the text.").await?;
        page.no_horizontal_scroll().await?;
        page.axe(&[]).await?;
        new.button("Cancel").click().await?;
        new.gone().await?;
    }
    Ok(())
}
