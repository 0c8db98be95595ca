//! Acting on an instance from its page: asked with what it costs, shown at once, followed to the end, and taken back where it is refused.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys, starting};
use serde_json::json;

use crate::steps::{READY, arrive, focus_is_on, look_up, open_instance};
use crate::watching::alone;

journeys! {
    each_action_is_followed_to_its_end: Options::default().manual_clock(),
    what_is_refused_or_lost_is_told_and_taken_back: failing(),
    a_locked_instance_is_deleted_by_keyboard_with_its_name_typed: Options::narrow().manual_clock().allow("status of 404"),
}

fn failing() -> Options {
    Options::default()
        .manual_clock()
        .allow("ERR_")
        .allow("Failed to load resource")
        .allow("status of 401")
        .allow("status of 409")
        .allow("status of 413")
        .allow("status of 503")
}

const ACTIONS: &str = "/api/v1/provider";

/// Press an action that is possible, and see what is asked.
async fn press(page: &Page, action: &str) -> Outcome {
    page.button(action)
        .until("free", |it| !it.disabled && !it.busy)
        .await?;
    page.button(action).click().await?;
    Ok(())
}

/// Press it, and say yes where the question says this.
async fn act(page: &Page, action: &str, name: &str, cost: &str) -> Outcome {
    press(page, action).await?;
    let dialog = page.role("alertdialog", format!("{action} {name}?"));
    dialog.shown().await?;
    page.sees(cost).await?;
    // What comes in its place may be longer, and moves the buttons.
    page.loses("Asking the cloud which volumes").await?;
    dialog.button(action).click().await?;
    dialog.gone().await?;
    Ok(())
}

/// Let time pass until it is said how it ended.
pub(crate) async fn until_said(page: &Page, text: &str) -> Outcome {
    for _ in 0..40 {
        page.pass(Duration::from_secs(5)).await?;
        if page.announced().await?.iter().any(|it| it.contains(text)) {
            break;
        }
    }
    page.hears(text).await?;
    Ok(())
}

fn posted(page: &Page) -> Vec<String> {
    let calls = page.calls("POST", ACTIONS).into_iter();
    calls
        .map(|call| {
            let body = &call.body;
            let word = body["action"].as_str().unwrap_or_default();
            let kind = body["reboot_type"].as_str().unwrap_or_default();
            format!("{word}{kind}")
        })
        .collect()
}

async fn each_action_is_followed_to_its_end(page: &Page) -> Outcome {
    alone(page);
    open_instance(page, READY).await?;
    page.sees("Not possible now: Start, Resume, Unshelve")
        .await?;
    // Where nobody says yes, nothing happens, and the focus is where it was.
    press(page, "Shelve").await?;
    focus_is_on(page, "button", "Cancel").await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    focus_is_on(page, "button", "Shelve").await?;
    for (action, cost, shown, end) in [
        (
            "Stop",
            "what they have not saved is lost",
            "Stopping",
            "stopped",
        ),
        (
            "Start",
            "it uses compute time of the allocation source",
            "Starting",
            "active",
        ),
        (
            "Suspend",
            "It is frozen as it is",
            "Suspending",
            "suspended",
        ),
        ("Resume", "It wakes up where it was", "Resuming", "active"),
        (
            "Shelve",
            "Bringing it back takes some minutes",
            "Shelving",
            "shelved",
        ),
        (
            "Unshelve",
            "It gets a new IP address.",
            "Unshelving",
            "active",
        ),
        ("Reboot", "The system restarts", "Rebooting", "active"),
        (
            "Hard reboot",
            "as by pulling the plug",
            "Rebooting",
            "active",
        ),
        (
            "Redeploy",
            "Files and running programs stay",
            "Initializing",
            "active",
        ),
    ] {
        let said = format!("{READY} is {end} now.");
        let before = page
            .announced()
            .await?
            .iter()
            .filter(|it| it.contains(&said))
            .count();
        // Nobody looks at the cloud before what is expected has been seen.
        page.hide(true).await?;
        act(page, action, READY, cost).await?;
        page.hears(&format!("{action} was accepted for {READY}."))
            .await?;
        page.sees(shown).await?;
        page.hide(false).await?;
        for _ in 0..40 {
            page.pass(Duration::from_secs(5)).await?;
            let now = page.announced().await?;
            if now.iter().filter(|it| it.contains(&said)).count() > before {
                break;
            }
        }
        page.wait_until(&format!("{action} has ended"), async || {
            let now = page.announced().await?;
            let count = now.iter().filter(|it| it.contains(&said)).count();
            Ok((count > before)
                .then_some(())
                .ok_or_else(|| format!("{now:?}")))
        })
        .await?;
    }
    assert_eq!(
        posted(page),
        [
            "stop",
            "start",
            "suspend",
            "resume",
            "shelve",
            "unshelve",
            "rebootSOFT",
            "rebootHARD",
            "redeploy"
        ]
    );
    // The list shows what has become of it.
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    page.role("row", starting("Select maize-gwas-2026"))
        .says("Active")
        .await?;
    Ok(())
}

async fn what_is_refused_or_lost_is_told_and_taken_back(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    let conflict =
        "409 Conflict Cannot 'suspend' instance x while it is in task_state powering-off";
    for (fault, told) in [
        (
            status(409, conflict),
            "The state of the instance does not allow it at the moment.",
        ),
        (
            status(413, "Over quota: 3 of 2 instances"),
            "This would go over your quota",
        ),
        (
            status(401, "Identity/Provider Authentication Failed"),
            "You are still signed in",
        ),
        (
            Fault::Cut { after: None },
            "Suspend did not reach maize-gwas-2026, as far as the cloud shows",
        ),
    ] {
        page.fault(Some("POST"), "/api/v1/*", None, fault);
        act(page, "Suspend", READY, "It is frozen as it is").await?;
        page.hears(told).await?;
        page.sees("Active").await?;
        page.atmosphere().clear_faults();
        page.role("log", "Notices")
            .button("Dismiss")
            .first()
            .click()
            .await?;
    }
    // The answer got lost on its way, and the action did not: the cloud says so.
    page.fault(Some("POST"), "/api/v1/*", Some(1), Fault::CreatedThenCut);
    act(page, "Suspend", READY, "It is frozen as it is").await?;
    page.hears("Suspend was accepted for").await?;
    until_said(page, "maize-gwas-2026 is suspended now.").await?;
    Ok(())
}

fn status(status: u16, message: &str) -> Fault {
    Fault::Status {
        status,
        html: false,
        body: Some(json!({"errors": [{"code": status, "message": message}]})),
    }
}

async fn a_locked_instance_is_deleted_by_keyboard_with_its_name_typed(page: &Page) -> Outcome {
    open_instance(page, "genomics-web").await?;
    let instance = look_up(page, "instances", "genomics-web", "id").await?;
    let volume = look_up(page, "volumes", "blast-databases", "uuid").await?;
    page.atmosphere().set_row(
        "volumes",
        volume.as_str().unwrap_or_default(),
        json!({"attached_to": instance, "status": "in-use"}),
    );
    page.button("Delete")
        .until("free", |it| !it.disabled)
        .await?;
    page.tab_to("button", "Delete").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Type “genomics-web” to go on").await?;
    // One question has it all: what is lost, the lock, and the volumes.
    page.sees("It is destroyed with everything on its disk")
        .await?;
    page.sees("Do not suspend or stop the instance until the image has been created.")
        .await?;
    page.sees("A volume is attached to it.").await?;
    page.sees("blast-databases").await?;
    page.axe(&[]).await?;
    page.type_text("genomics").await?;
    page.tab_to("button", "Delete anyway").await?;
    page.press(Key::Enter).await?;
    page.hears("Type “genomics-web” first.").await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    focus_is_on(page, "textbox", "Type “genomics-web” to go on").await?;
    page.press(Key::End).await?;
    page.type_text("-web").await?;
    page.tab_to("button", "Delete anyway").await?;
    page.press(Key::Enter).await?;
    page.hears("Delete was accepted for genomics-web.").await?;
    page.sees("Deleting").await?;
    until_said(page, "genomics-web has ended: it was deleted").await?;
    page.sees("This instance is deleted").await?;
    page.axe(&[]).await?;
    page.tab_to("link", "Back to My Instances").await?;
    page.press(Key::Enter).await?;
    arrive(page, "My Instances").await?;
    page.button("Refresh").click().await?;
    page.link("genomics-web").gone().await?;
    Ok(())
}
