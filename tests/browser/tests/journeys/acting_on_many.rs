//! One action for many instances of the list: said for whom, asked once, sent a few at a time, followed, and summed up.

use std::time::Duration;

use browser_tests::{Find, Key, Options, Outcome, Page, containing, journeys, starting};
use serde_json::json;

use crate::acting::until_said;
use crate::steps::{READY, arrive, focus_is_on, look_up, rows_are_complete, sign_in};
use crate::watching::alone;

journeys! {
    many_are_stopped_one_fails_and_all_are_deleted: narrow(),
    what_was_begun_goes_on_where_the_list_is_left: Options::default().manual_clock(),
}

fn narrow() -> Options {
    Options::narrow()
        .manual_clock()
        .allow("status of 404")
        .allow("status of 409")
}

/// Its actions are refused for as long as it has this name.
const REFUSED: &str = "actions-fail-409";

async fn select(page: &Page, names: &[&str]) -> Outcome {
    rows_are_complete(page).await?;
    for name in names {
        page.field(format!("Select {name}")).tick().await?;
    }
    let count = names.len();
    page.sees(&format!("{count} selected")).await?;
    page.button(starting("Actions for")).click().await?;
    Ok(())
}

async fn many_are_stopped_one_fails_and_all_are_deleted(page: &Page) -> Outcome {
    alone(page);
    page.goto("/").await?;
    // Whole: WebKit logs what it has not loaded of a page that is left.
    page.field("Username").shown().await?;
    let uuid = look_up(page, "instances", "workshop-rstudio", "uuid").await?;
    let rename = |name: &str| {
        let uuid = uuid.as_str().unwrap_or_default();
        page.atmosphere()
            .set_row("instances", uuid, json!({ "name": name }));
    };
    rename(REFUSED);
    sign_in(page, "alice").await?;
    select(
        page,
        &[
            READY,
            REFUSED,
            "genomics-web",
            "rnaseq-star-aligner",
            "blast-worker-2",
        ],
    )
    .await?;
    page.button("Start (applies to 1 of 5)").shown().await?;
    page.sees("Not blast-worker-2: This needs an active instance; this one is stopped.")
        .await?;
    page.axe(&[]).await?;
    page.no_horizontal_scroll().await?;
    page.button("Stop (applies to 4 of 5)").click().await?;
    let dialog = page.role("alertdialog", "Stop 4 instances?");
    dialog.shown().await?;
    page.sees("Left out, as it is not possible for them now: blast-worker-2.")
        .await?;
    page.sees("Images are being made of genomics-web.").await?;
    page.axe(&[]).await?;
    page.no_horizontal_scroll().await?;
    dialog.button("Stop anyway").click().await?;
    dialog.gone().await?;
    until_said(page, "Stop: 3 of 4 done, 1 did not work.").await?;
    page.sees("The state of the instance does not allow it at the moment.")
        .await?;
    page.role("row", starting("Select genomics-web"))
        .says("Stopped")
        .await?;
    page.axe(&[]).await?;
    page.no_horizontal_scroll().await?;
    let said = page.announced().await?;
    let each = said.iter().filter(|it| it.contains("is stopped now"));
    assert_eq!(each.count(), 0, "summed up, not one by one: {said:?}");
    rename("workshop-rstudio");
    page.button("Try these again").click().await?;
    let dialog = page.role("alertdialog", format!("Stop {REFUSED}?"));
    dialog.shown().await?;
    page.loses("Asking the cloud which volumes").await?;
    dialog.button("Stop").click().await?;
    until_said(page, "Stop: 1 of 1 done.").await?;
    deleted_by_keyboard(page).await
}

/// All five of them; nothing happens before the number is typed.
async fn deleted_by_keyboard(page: &Page) -> Outcome {
    page.button("Delete (all 5)")
        .until("free", |it| !it.disabled)
        .await?;
    let focus = "[...document.querySelectorAll('button')].find((it) => it.textContent.includes('Delete (all 5)')).focus(); return true";
    let _: bool = page.script(focus, Vec::new()).await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Type “delete 5” to go on").await?;
    page.button("Delete anyway")
        .until("not before it is typed", |it| it.disabled)
        .await?;
    page.type_text("delete 5").await?;
    page.button("Delete anyway")
        .until("free", |it| !it.disabled)
        .await?;
    page.tab_to("button", "Delete anyway").await?;
    page.press(Key::Enter).await?;
    until_said(page, "Delete: 5 of 5 done.").await?;
    page.pass(Duration::ZERO).await?;
    assert_eq!(page.calls("DELETE", "/api/v2/instances").len(), 5);
    page.button("Close this report").click().await?;
    page.button("Refresh").click().await?;
    page.link("genomics-web").gone().await?;
    page.role("region", "Selected instances").gone().await?;
    Ok(())
}

async fn what_was_begun_goes_on_where_the_list_is_left(page: &Page) -> Outcome {
    alone(page);
    sign_in(page, "alice").await?;
    let names = [
        READY,
        "workshop-rstudio",
        "rnaseq-star-aligner",
        "pheno-gpu",
        "matlab-license-server",
    ];
    select(page, &names).await?;
    page.button("Suspend (all 5)").click().await?;
    let dialog = page.role("alertdialog", "Suspend 5 instances?");
    page.loses("Asking the cloud which volumes").await?;
    dialog.button(containing("Suspend")).click().await?;
    dialog.gone().await?;
    // By keyboard: rows that change are held where they are, so that the page may scroll under a pointer.
    page.tab_to("link", "Image requests").await?;
    page.press(Key::Enter).await?;
    arrive(page, "Image requests").await?;
    until_said(page, "Suspend: 5 of 5 done.").await?;
    let posts = page.calls("POST", "/api/v1/provider");
    assert_eq!(posts.len(), 5, "each once");
    page.link("See more").click().await?;
    arrive(page, "My Instances").await?;
    page.sees("Suspend: 5 of 5 done.").await?;
    Ok(())
}
