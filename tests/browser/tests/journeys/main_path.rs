//! The main job by mouse: sign in, find the instance, request its image with every field of the form.

use browser_tests::{Find, Options, Outcome, Page, journeys, starting};
use serde_json::{Value, json};

use crate::steps::{
    READY, REQUESTS, accepted, certify, focus_is_on, is_ready, pick, press_image, send, sign_in,
};

journeys! {
    the_main_path_requests_an_image_with_every_field,
    the_main_path_fits_on_a_phone: Options::phone(),
    the_main_path_fits_at_320_pixels: Options::narrow(),
}

async fn the_main_path_requests_an_image_with_every_field(page: &Page) -> Outcome {
    by_mouse(page).await?;
    let posts = page.calls("POST", REQUESTS);
    assert_eq!(posts.len(), 1, "the request went out once");
    let number = page.calls("GET", "/api/v2/machine_requests").len();
    assert!(number > 0, "the requests were listed");
    assert_eq!(posts[0].body, every_field());
    Ok(())
}

async fn the_main_path_fits_on_a_phone(page: &Page) -> Outcome {
    by_mouse(page).await?;
    assert_eq!(page.calls("POST", REQUESTS)[0].body, every_field());
    Ok(())
}

async fn the_main_path_fits_at_320_pixels(page: &Page) -> Outcome {
    by_mouse(page).await?;
    assert_eq!(page.calls("POST", REQUESTS)[0].body, every_field());
    Ok(())
}

/// The whole way. No screen of it may scroll sideways.
pub(crate) async fn by_mouse(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.heading(starting("Sign in to")).shown().await?;
    page.no_horizontal_scroll().await?;
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.no_horizontal_scroll().await?;
    page.link(READY).click().await?;

    page.heading(READY).shown().await?;
    page.role("tab", "Instance Details")
        .until("selected", |it| it.selected == Some(true))
        .await?;
    page.no_horizontal_scroll().await?;
    press_image(page).await?;

    is_ready(page).await?;
    page.no_horizontal_scroll().await?;
    the_image(page).await?;
    what_is_inside(page).await?;
    who_may_use_it(page).await?;
    version_and_more(page).await?;
    page.no_horizontal_scroll().await?;
    certify(page).await?;
    send(page).await?;

    accepted(page).await?;
    page.no_horizontal_scroll().await?;
    page.link("All image requests").first().click().await?;
    page.heading("Image requests").shown().await?;
    let ours = page.any("article").first();
    ours.link("Maize GWAS (2026) v1.0").shown().await?;
    ours.link(READY).shown().await?;
    ours.says("Waiting for approval").await?;
    page.no_horizontal_scroll().await?;
    Ok(())
}

async fn the_image(page: &Page) -> Outcome {
    let name = page.field("Image Name");
    name.fill("Maize GWAS (2026) v1.0").await?;
    name.until("counted", |it| it.description.contains("22 of 30"))
        .await?;
    let about = "GWAS with TASSEL 5,\n\"for the maize panel\" 🌽.";
    page.field("Description of the Image").paste(about).await?;

    let tags = page.role("combobox", "Image Tags");
    tags.fill("genom").await?;
    page.role("option", starting("Genomics")).click().await?;
    tags.fill("maize-gwas").await?;
    page.role("option", starting("Create the tag “maize-gwas”"))
        .click()
        .await?;
    let new = page.role("dialog", "New tag");
    new.field("Tag name").holds("maize-gwas").await?;
    new.field("Tag description")
        .fill("Association studies in maize")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    focus_is_on(page, "combobox", "Image Tags").await?;
    page.role("list", "Chosen tags")
        .button("Remove maize-gwas")
        .shown()
        .await?;
    Ok(())
}

async fn what_is_inside(page: &Page) -> Outcome {
    page.field("List Installed Software")
        .paste("samtools 1.21\nTASSEL 5.2.96 /opt/tassel/run_pipeline.pl")
        .await?;
    page.button("iPlant-managed System Files").click().await?;
    page.field("/etc/fstab").tick().await?;
    page.field("What changes in /etc/fstab, and why")
        .fill("mounts the shared reference genomes")
        .await?;
    page.field("Other system files")
        .fill("/etc/security/limits.conf: more open files")
        .await?;
    page.field("Files to exclude")
        .paste("/opt/scratch\n/srv/private")
        .await?;
    Ok(())
}

async fn who_may_use_it(page: &Page) -> Outcome {
    page.field("Specific Users").tick().await?;
    let users = page.role("combobox", "Users");
    users.fill("mka").await?;
    page.role("option", "mkato").click().await?;
    users
        .paste("carol, dave\nnobody-here; alice; mkato@example.org; disabled")
        .await?;
    page.sees("2 of 6 names were confirmed and added.").await?;
    for line in [
        "nobody-here: nobody has this username",
        "alice: that is you: you always have access",
        "mkato: twice in the list, or chosen already",
        "disabled: the account has ended",
    ] {
        page.sees(line).await?;
    }
    let chosen = page.role("list", "People who get access");
    chosen
        .any("button")
        .are(&["Remove mkato", "Remove carol", "Remove dave"])
        .await?;
    pick(page, "Access patterns", "mar", "Let in mar* (username)").await?;
    Ok(())
}

async fn version_and_more(page: &Page) -> Outcome {
    page.button("Good as it is for most images").click().await?;
    page.field("Version name").fill("2026.1").await?;
    page.field("Change log").fill("First release.").await?;
    page.field("Minimum memory (GB)").fill("8").await?;
    page.field("Minimum CPUs").fill("4").await?;
    page.field("Others may make images from instances of this image")
        .untick()
        .await?;
    pick(page, "Boot scripts", "conda", "Install conda").await?;
    pick(page, "Licenses", "gpl", "GPL-3.0").await?;
    Ok(())
}

/// What the server must receive for all of that.
pub(crate) fn every_field() -> Value {
    json!({
        "instance": 1,
        "identity": 1,
        "new_application_name": "Maize GWAS (2026) v1.0",
        "new_application_description": "GWAS with TASSEL 5,\n\"for the maize panel\" 🌽.",
        "new_application_visibility": "select",
        "new_application_access_list": [2],
        "access_list": "mkato,carol,dave",
        "installed_software": "samtools 1.21\nTASSEL 5.2.96 /opt/tassel/run_pipeline.pl",
        "exclude_files": "/opt/scratch\n/srv/private",
        "system_files": "/etc/fstab: mounts the shared reference genomes\n/etc/security/limits.conf: more open files",
        "new_version_name": "2026.1",
        "new_version_change_log": "First release.",
        "new_version_tags": "Ubuntu, GUI, VNC, Genomics, maize-gwas",
        "new_version_memory_min": "8192",
        "new_version_cpu_min": "4",
        "new_version_allow_imaging": false,
        "new_version_forked": true,
        "new_version_licenses": [2],
        "new_version_scripts": [1],
    })
}
