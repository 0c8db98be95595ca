//! What the form itself finds wrong: said at the field and in the summary, with the way there.

use browser_tests::{Find, Outcome, Page, containing, journeys, starting};

use crate::steps::{
    REQUESTS, accepted, certify, fill_required, focus_is_on, open_ready_form, send,
};

journeys! {
    an_empty_form_leads_to_each_thing_that_is_missing,
    a_bad_name_is_explained_at_the_field,
    each_line_of_the_files_to_exclude_is_judged,
    the_certification_lapses_with_the_software,
    specific_users_needs_somebody,
    a_picked_system_file_needs_its_reason,
}

async fn an_empty_form_leads_to_each_thing_that_is_missing(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    send(page).await?;
    let summary = "4 things are missing or wrong";
    focus_is_on(page, "heading", summary).await?;
    for (link, sentence) in [
        ("Image Name", "Give the image a name."),
        (
            "Description of the Image",
            "Describe the image, so that others know what it is for.",
        ),
        ("Image Visibility", "Choose who may use the image."),
        (
            "Certification",
            "Tick the box to certify this, or remove the software first.",
        ),
    ] {
        page.link(link).shown().await?;
        page.sees(&format!("{link}: {sentence}")).await?;
    }
    page.link("Image Name").click().await?;
    focus_is_on(page, "textbox", "Image Name").await?;
    page.field("Image Name")
        .until("invalid, and described by its problem", |it| {
            it.invalid && it.description.contains("Give the image a name.")
        })
        .await?;
    page.link("Image Visibility").click().await?;
    focus_is_on(page, "radio", "Public").await?;
    page.link("Certification").click().await?;
    page.focus_fits("on the box", |it| it.name.starts_with("I certify"))
        .await?;
    page.field("Image Name").fill("Aligner").await?;
    page.heading("3 things are missing or wrong")
        .shown()
        .await?;
    fill_required(page, "Aligner").await?;
    page.heading(containing("missing or wrong")).gone().await?;
    assert!(
        page.calls("POST", REQUESTS).is_empty(),
        "nothing was sent before"
    );
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn a_bad_name_is_explained_at_the_field(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let name = page.field("Image Name");
    let problem_of = async |typed: &str| -> Result<String, browser_tests::Failure> {
        name.fill(typed).await?;
        page.field("Description of the Image").click().await?;
        let facts = name.until("invalid", |it| it.invalid).await?;
        Ok(facts.description)
    };
    let forbidden = problem_of("R&D <lab>/2026").await?;
    assert!(
        forbidden.contains("These cannot be in a name: & (ampersand), < (less-than sign), > (greater-than sign), / (slash)."),
        "{forbidden}"
    );
    let long = problem_of("x23456789012345678901234567890y").await?;
    assert!(
        long.contains("The name has 31 characters; at most 30 are possible.")
            && long.contains("31 of 30"),
        "{long}"
    );
    name.fill("é́ and 👩🏽‍🔬 count as one each").await?;
    let good = name.until("valid", |it| !it.invalid).await?;
    assert!(
        good.description.contains("25 of 30"),
        "{}",
        good.description
    );
    Ok(())
}

async fn each_line_of_the_files_to_exclude_is_judged(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Judged").await?;
    let files = page.field("Files to exclude");
    files
        .paste("/opt/scratch\n/home/alice/data\n/etc/hosts\n/opt/scratch/\n")
        .await?;
    for remark in [
        "Line 2: “/home/alice/data” is deleted anyway, with everything in /home/.",
        "Line 3: “/etc/hosts” is written anew at each launch anyway.",
        "Line 4: “/opt/scratch/” is in line 1 already.",
    ] {
        page.sees(remark).await?;
    }
    files.fill("").await?;
    files.paste("data/private\n/usr\n/srv/my files").await?;
    send(page).await?;
    focus_is_on(page, "heading", "One thing is missing or wrong").await?;
    let said = page.field("Files to exclude").shown().await?.description;
    for problem in [
        "Line 1: “data/private” does not begin with /. Write the whole path.",
        "Line 2: Without “/usr” the image would not start.",
        "Line 3: “/srv/my files” has a space or a comma in it",
    ] {
        assert!(said.contains(problem), "{problem} is missing in {said}");
    }
    assert!(page.calls("POST", REQUESTS).is_empty(), "nothing was sent");
    files.fill("/opt/scratch").await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn the_certification_lapses_with_the_software(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Certified twice").await?;
    let software = page.field("List Installed Software");
    software.fill("MATLAB R2025b /opt/matlab").await?;
    page.sees("MATLAB often has a license that forbids it in a cloud image.")
        .await?;
    let certification = page.field(starting("I certify"));
    let facts = certification
        .until("unticked", |it| it.checked == Some(false))
        .await?;
    let lapsed = "The list of software changed since you certified it. Please certify again.";
    assert!(
        facts.invalid && facts.description.contains(lapsed),
        "the box says why: {facts:?}"
    );
    page.hears(lapsed).await?;
    // The way there, from where the list was changed.
    page.button("Go to the certification").click().await?;
    page.focus_fits("on the box", |it| it.name.starts_with("I certify"))
        .await?;
    send(page).await?;
    focus_is_on(page, "heading", "One thing is missing or wrong").await?;
    certify(page).await?;
    page.button("Go to the certification").gone().await?;
    page.field("Public").tick().await?;
    certification
        .until("unticked again", |it| it.checked == Some(false))
        .await?;
    page.hears("The visibility changed since you certified it.")
        .await?;
    certify(page).await?;
    page.field("Description of the Image")
        .type_text(" Needs Stata.")
        .await?;
    certification
        .until("unticked by a name", |it| it.checked == Some(false))
        .await?;
    page.hears("Stata was named since you certified").await?;
    certify(page).await?;
    page.field("Image Name").fill("Still certified").await?;
    certification
        .until("ticked still", |it| it.checked == Some(true))
        .await?;
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn specific_users_needs_somebody(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "For a few").await?;
    page.field("Specific Users").tick().await?;
    certify(page).await?;
    send(page).await?;
    focus_is_on(page, "heading", "One thing is missing or wrong").await?;
    page.link("Users").click().await?;
    focus_is_on(page, "combobox", "Users").await?;
    // Nobody: what was typed but not confirmed is not sent.
    page.type_text("nobody-here").await?;
    page.press(browser_tests::Key::Enter).await?;
    page.sees("nobody-here: nobody has this username").await?;
    send(page).await?;
    focus_is_on(page, "heading", "One thing is missing or wrong").await?;
    page.role("combobox", "Users").fill("carol").await?;
    page.role("option", "carol").click().await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(page.calls("POST", REQUESTS)[0].body["access_list"], "carol");
    Ok(())
}

async fn a_picked_system_file_needs_its_reason(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "With reasons").await?;
    page.button("iPlant-managed System Files").click().await?;
    page.field("/etc/hosts").tick().await?;
    // Folded away again: the link must unfold it.
    page.button("iPlant-managed System Files (1)")
        .click()
        .await?;
    send(page).await?;
    focus_is_on(page, "heading", "One thing is missing or wrong").await?;
    page.link("iPlant-managed System Files").click().await?;
    page.field("What changes in /etc/hosts, and why")
        .fill("the license server of the campus")
        .await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(
        page.calls("POST", REQUESTS)[0].body["system_files"],
        "/etc/hosts: the license server of the campus"
    );
    Ok(())
}
