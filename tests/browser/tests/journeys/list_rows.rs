//! The rows of My Instances: chosen ones stay chosen, and what is read stays where it is.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, Trouble, containing, journeys};
use serde_json::{Value, json};

use crate::steps::{
    READY, arrive, enter_password, focus_is_on, list_is_whole, oldest, rows_are_complete, sign_in,
    sign_out,
};

journeys! {
    rows_are_chosen_one_by_one_as_a_range_and_all: Options::default().reduced_motion(),
    the_list_last_seen_shows_at_once_after_a_reload,
    rows_hold_still_while_others_come_and_go: Options::default().patience(Duration::from_secs(30)),
    back_leads_to_the_row_that_one_came_from: Options::default().patience(Duration::from_secs(30)),
    the_keys_move_through_the_list_and_can_be_switched_off: Options::default().reduced_motion(),
}

async fn rows_are_chosen_one_by_one_as_a_range_and_all(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    rows_are_complete(page).await?;
    let row = |name: &str| page.field(format!("Select {name}"));
    let all = page.field("Select all shown");
    row("blast-worker-01").tick().await?;
    is_mixed(page, true).await?;
    // By keyboard, and with Shift all between.
    page.field("Search").fill("blast-worker").await?;
    page.link(READY).gone().await?;
    page.role("table", "Instances")
        .button("Name")
        .click()
        .await?;
    page.tab_to("checkbox", "Select blast-worker-01").await?;
    page.type_text(" ").await?;
    row("blast-worker-01").until("let go", unticked).await?;
    page.type_text(" ").await?;
    row("blast-worker-01").until("chosen", ticked).await?;
    shift_click(page, "Select blast-worker-10").await?;
    row("blast-worker-2")
        .until("chosen between", ticked)
        .await?;
    all.until("all are chosen", ticked).await?;
    page.field("Search").fill("").await?;
    page.link(READY).shown().await?;
    row(READY).until("not chosen", unticked).await?;
    is_mixed(page, true).await?;
    page.button("Refresh").click().await?;
    page.button("Refresh").until("free", |it| !it.busy).await?;
    row("blast-worker-2").until("kept", ticked).await?;
    all.tick().await?;
    row(READY).until("chosen with all", ticked).await?;
    is_mixed(page, false).await?;
    page.axe(&[]).await?;
    all.untick().await?;
    row("blast-worker-2")
        .until("let go with all", unticked)
        .await?;
    Ok(())
}

fn ticked(it: &browser_tests::Facts) -> bool {
    it.checked == Some(true)
}

fn unticked(it: &browser_tests::Facts) -> bool {
    it.checked == Some(false)
}

async fn is_mixed(page: &Page, expected: bool) -> Result<(), Trouble> {
    page.wait_until("the box in the head", async || {
        let script = "return document.querySelector('thead [type=checkbox]').indeterminate";
        let is: bool = page.script(script, Vec::new()).await?;
        Ok((is == expected)
            .then_some(())
            .ok_or_else(|| format!("mixed is {is}")))
    })
    .await
}

async fn shift_click(page: &Page, name: &str) -> Outcome {
    let script = "document.querySelector(`[aria-label=\"${arguments[0]}\"]`)
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true })); return true";
    let _: bool = page.script(script, vec![json!(name)]).await?;
    Ok(())
}

async fn the_list_last_seen_shows_at_once_after_a_reload(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.button("Refresh").until("free", |it| !it.busy).await?;
    page.fault(Some("GET"), LIST, None, Fault::Never);
    page.reload().await?;
    page.link(READY).shown().await?;
    page.sees("Updated").await?;
    page.sees("42 instances").await?;
    page.button("Refresh").until("at it", |it| it.busy).await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.atmosphere().clear_faults();
    // Nothing of it stays for whoever comes next.
    sign_out(page).await?;
    page.wait_until("nothing kept", async || {
        let kept = page.session_storage().await?;
        let left = kept.keys().find(|it| it.ends_with(":instances"));
        Ok(left.map_or(Ok(()), |it| Err(it.clone())))
    })
    .await?;
    page.fault(Some("GET"), LIST, None, Fault::Never);
    enter_password(page, "bob").await?;
    page.sees("Loading your instances").await?;
    page.link(READY).gone().await?;
    Ok(())
}

const LIST: &str = "/api/v2/instances";

async fn back_leads_to_the_row_that_one_came_from(page: &Page) -> Outcome {
    sign_in(page, "bob").await?;
    page.sees("2,002 instances").await?;
    list_is_whole(page).await?;
    to_the_middle(page).await?;
    let links = page.role("table", "Instances").any("link").names().await?;
    let name = links[links.len() / 2].clone();
    page.link(&*name).click().await?;
    arrive(page, &name).await?;
    page.back().await?;
    focus_is_on(page, "link", &name).await?;
    let seen = "const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
    page.wait_until("the row in sight", async || {
        let is_seen: bool = page.script(seen, Vec::new()).await?;
        Ok(is_seen.then_some(()).ok_or_else(|| "it is not".to_owned()))
    })
    .await?;
    // A step ahead is a new page from its top.
    page.press(Key::Enter).await?;
    arrive(page, &name).await?;
    page.link("My Instances").first().click().await?;
    focus_is_on(page, "heading", "My Instances").await?;
    // From the form as well.
    page.type_text("j").await?;
    page.focus_fits("on a row", |it| it.role == "link").await?;
    let first = page.focused().await?.name;
    page.type_text("i").await?;
    arrive(page, "Request Imaging").await?;
    page.back().await?;
    focus_is_on(page, "link", &first).await?;
    Ok(())
}

async fn to_the_middle(page: &Page) -> Outcome {
    let middle = "scrollTo(0, document.body.scrollHeight / 2); return true";
    let _: bool = page.script(middle, Vec::new()).await?;
    page.wait_until("rows where the page was scrolled to", async || {
        let (at, _) = first_seen(page).await?;
        Ok((at > 500)
            .then_some(())
            .ok_or_else(|| format!("row {at} is seen first")))
    })
    .await?;
    Ok(())
}

async fn rows_hold_still_while_others_come_and_go(page: &Page) -> Outcome {
    sign_in(page, "bob").await?;
    page.sees("2,002 instances").await?;
    page.button("Keyboard shortcuts").shown().await?;
    page.field("Select bob-notebook").shown().await?;
    list_is_whole(page).await?;
    page.button("Refresh").until("free", |it| !it.busy).await?;
    // Somewhere in the middle, with the focus on a row.
    to_the_middle(page).await?;
    let focus = "const row = [...document.querySelectorAll('.instance-row')].find((it) => it.getBoundingClientRect().top > 100);
        row.querySelector('a').focus({ preventScroll: true }); return row.querySelector('a').textContent";
    let name: String = page.script(focus, Vec::new()).await?;
    let choose = "[...document.querySelectorAll('.instance-row [type=checkbox]')].find((it) => it.getAttribute('aria-label') === `Select ${arguments[0]}`).click(); return true";
    let _: bool = page.script(choose, vec![json!(name)]).await?;
    let top = top_of(page, &name).await?;
    let (before, _) = first_seen(page).await?;
    // One from the end is launched anew, and stands above all of these.
    let uuid = oldest(page).await?;
    let now = "return new Date(Date.now() + 60000).toISOString()";
    let now: String = page.script(now, Vec::new()).await?;
    assert!(
        page.atmosphere()
            .set_row("instances", &uuid, json!({ "start_date": now }))
    );
    page.script::<Value>(
        "[...document.querySelectorAll('button')].find((it) => it.textContent.includes('Refresh')).click(); return true",
        Vec::new(),
    )
    .await?;
    page.wait_until("the row above", async || {
        let (at, _) = first_seen(page).await?;
        Ok((at == before + 1)
            .then_some(())
            .ok_or_else(|| format!("row {at} is seen first, before it was {before}")))
    })
    .await?;
    let after = top_of(page, &name).await?;
    assert!(
        (after - top).abs() < 2.0,
        "what was read moved from {top} to {after}"
    );
    focus_is_on(page, "link", &name).await?;
    page.field(format!("Select {name}"))
        .until("still chosen", ticked)
        .await?;
    // On a phone the cards are of one height too, or the room of those out of sight would be guessed wrong.
    page.resize(412, 823).await?;
    page.wait_until("cards of one height", async || {
        let heights = "return [...new Set([...document.querySelectorAll('.instance-row')].map((it) => it.getBoundingClientRect().height))]";
        let heights: Vec<f64> = page.script(heights, Vec::new()).await?;
        let are_cards = heights.len() == 1 && heights[0] > 100.0;
        Ok(are_cards
            .then_some(())
            .ok_or_else(|| format!("{heights:?}")))
    })
    .await?;
    Ok(())
}

/// The place of the first row that is seen, and how far from the top it is.
async fn first_seen(page: &Page) -> Result<(i64, f64), Trouble> {
    let script = "const row = [...document.querySelectorAll('.instance-row')].find((it) => it.getBoundingClientRect().bottom > 0);
        return [Number(row.getAttribute('aria-rowindex')), row.getBoundingClientRect().top]";
    page.script(script, Vec::new()).await
}

async fn top_of(page: &Page, name: &str) -> Result<f64, Trouble> {
    let script = "return [...document.querySelectorAll('.instance-row a')].find((it) => it.textContent === arguments[0]).closest('tr').getBoundingClientRect().top";
    page.script(script, vec![json!(name)]).await
}

async fn the_keys_move_through_the_list_and_can_be_switched_off(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.button("Keyboard shortcuts").shown().await?;
    list_is_whole(page).await?;
    page.type_text("j").await?;
    focus_is_on(page, "link", READY).await?;
    page.type_text("j").await?;
    focus_is_on(page, "link", "pollinator-survey").await?;
    page.press(Key::Down).await?;
    focus_is_on(page, "link", "nanopore-basecall").await?;
    page.type_text("k").await?;
    focus_is_on(page, "link", "pollinator-survey").await?;
    page.press(Key::End).await?;
    focus_is_on(page, "link", "before-records-began").await?;
    page.press(Key::Home).await?;
    focus_is_on(page, "link", READY).await?;
    page.type_text("/").await?;
    focus_is_on(page, "searchbox", "Search").await?;
    // In a field they are letters.
    page.type_text("j?k/i").await?;
    page.field("Search").holds("j?k/i").await?;
    page.field("Search").fill("").await?;
    page.tab_to("button", "Keyboard shortcuts").await?;
    page.press(Key::Enter).await?;
    page.role("dialog", "Keyboard shortcuts").shown().await?;
    page.sees("Request an image of it").await?;
    page.axe(&[]).await?;
    page.tab_to("checkbox", "Use single keys").await?;
    page.type_text(" ").await?;
    page.field("Use single keys").until("off", unticked).await?;
    page.press(Key::Escape).await?;
    page.role("dialog", "Keyboard shortcuts").gone().await?;
    focus_is_on(page, "button", "Keyboard shortcuts").await?;
    page.reload().await?;
    page.link(READY).shown().await?;
    page.button("Keyboard shortcuts").shown().await?;
    page.tab_to("link", READY).await?;
    page.type_text("ji?").await?;
    page.press(Key::Down).await?;
    focus_is_on(page, "link", "pollinator-survey").await?;
    page.button("Keyboard shortcuts").click().await?;
    page.field("Use single keys").tick().await?;
    page.press(Key::Escape).await?;
    page.role("dialog", "Keyboard shortcuts").gone().await?;
    page.tab_to("link", READY).await?;
    page.type_text("?").await?;
    page.role("dialog", "Keyboard shortcuts").shown().await?;
    page.press(Key::Escape).await?;
    focus_is_on(page, "link", READY).await?;
    page.type_text("i").await?;
    page.heading("Request Imaging").shown().await?;
    page.sees(READY).await?;
    page.link(containing(READY)).first().shown().await?;
    Ok(())
}
