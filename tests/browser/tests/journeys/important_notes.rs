//! What will be lost: the manual's notes with this instance's own names, and the script that looks from inside.

use browser_tests::{Find, Options, Outcome, Page, Trouble, containing, journeys};

use crate::steps::{focus_is_on, open_form, open_ready_form};

journeys! {
    the_notes_name_what_this_instance_would_lose,
    without_volumes_the_notes_say_so,
    the_script_is_copied_whole,
    a_script_that_may_not_be_copied_is_shown_selected,
    the_notes_fit_a_narrow_page_and_the_dark: Options::narrow().dark(),
}

const NOTES: &str = "What will be lost or changed";

async fn the_notes_name_what_this_instance_would_lose(page: &Page) -> Outcome {
    open_form(page, "blast-worker-01").await?;
    page.sees("Volumes are attached").await?;
    assert!(
        !page.text().await?.contains("/home/alice"),
        "the notes are folded"
    );
    page.button(NOTES).click().await?;
    for note in [
        "Licensed software that was not purchased by iPlant.",
        "/home/ /mnt/ /tmp/ /root/",
        "/home/alice with all that is in it, the desktop (/home/alice/Desktop) too",
        "Volumes. On this instance: reference-genomes (100 GB",
        "blast-databases (200 GB",
        "iRODS FUSE mounts.",
        "/etc/host.allow (on the machine: /etc/hosts.allow)",
        "/etc/atmo/post-scripts.d",
        "#!/bin/bash",
        "0755",
        "or ssh alice@",
    ] {
        page.sees(note).await?;
    }
    for path in [
        "/etc/fstab",
        "/etc/group",
        "/etc/host.allow",
        "/etc/host.conf",
        "/etc/host.deny",
        "/etc/hosts",
        "/etc/ldap.conf",
        "/etc/passwd",
        "/etc/resolve.conf",
        "/etc/shadow",
        "/etc/sshd/",
        "/etc/sysconfig/iptables",
        "/root/",
        "/var/log",
    ] {
        page.sees(path).await?;
    }
    Ok(())
}

async fn without_volumes_the_notes_say_so(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.button(NOTES).click().await?;
    page.sees("Volumes. None is attached to this instance.")
        .await?;
    Ok(())
}

async fn the_script_is_copied_whole(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    answer_copying(page, "Promise.resolve()").await?;
    page.tab_to("button", NOTES).await?;
    page.press(browser_tests::Key::Enter).await?;
    page.tab_to("button", "Copy the script").await?;
    page.press(browser_tests::Key::Enter).await?;
    page.hears("The script is copied. Paste it into a shell on the instance.")
        .await?;
    let copied: String = page.script("return window.copiedText", Vec::new()).await?;
    assert!(
        copied.starts_with(
            "sh <<'END-OF-INSPECTION'\n# Says what an image of this instance would lose."
        ) && copied.ends_with("\nEND-OF-INSPECTION\n"),
        "{copied}"
    );
    // It can be read before it is run.
    page.tab_to("button", "See the script first").await?;
    page.press(browser_tests::Key::Enter).await?;
    let shown = page.field("The script").holds(&copied).await?;
    assert!(shown.readonly);
    Ok(())
}

async fn a_script_that_may_not_be_copied_is_shown_selected(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    answer_copying(page, "Promise.reject(new Error('no'))").await?;
    page.button(NOTES).click().await?;
    page.button("Copy the script").click().await?;
    page.hears("The script is selected below").await?;
    focus_is_on(page, "textbox", "The script").await?;
    let selected: bool = page
        .script(
            "const area = document.activeElement;
            return area.selectionStart === 0 && area.selectionEnd === area.value.length && area.value.length > 1000",
            Vec::new(),
        )
        .await?;
    assert!(selected, "all of it is selected");
    Ok(())
}

async fn the_notes_fit_a_narrow_page_and_the_dark(page: &Page) -> Outcome {
    open_form(page, "blast-worker-01").await?;
    page.sees("Volumes are attached").await?;
    page.button(NOTES).click().await?;
    page.button("See the script first").click().await?;
    page.field("The script").shown().await?;
    page.heading(containing("Look from inside")).shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}

/// What the browser answers when something is to be copied.
async fn answer_copying(page: &Page, answer: &str) -> Result<(), Trouble> {
    let script = format!(
        "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {{ writeText(text) {{ window.copiedText = text; return {answer} }} }} }}); return true"
    );
    let _: bool = page.script(&script, Vec::new()).await?;
    Ok(())
}
