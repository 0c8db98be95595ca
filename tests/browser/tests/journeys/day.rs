//! A day of watching leaves nothing behind, in one engine: what is held on to is the application's doing.

use std::time::Duration;

use browser_tests::{Engine, Footprint, Options, Outcome, Page, journey};
use serde_json::json;

use crate::steps::{READY, sign_in};

/// What a day may add to the memory, in bytes.
const MOST: u64 = 1_500_000;

/// Follow a link or press a button past the driver, which holds on to every element that it has found.
async fn press(page: &Page, name: &str) -> Outcome {
    let script = "const it = [...document.querySelectorAll('a, button')].find((it) => it.innerText.trim() === arguments[0] && it.ariaDisabled !== 'true');
        it?.click(); return Boolean(it)";
    page.wait_until(name, async || {
        let is_there: bool = page.script(script, vec![json!(name)]).await?;
        Ok(is_there
            .then_some(())
            .ok_or_else(|| "it is not there".to_owned()))
    })
    .await?;
    Ok(())
}

/// An hour of the day: the list, an instance, its form, and back; then most of the hour passes, part of it unseen.
async fn an_hour(page: &Page) -> Outcome {
    press(page, READY).await?;
    page.sees("Allocation source").await?;
    press(page, "Image").await?;
    page.sees("List Installed Software").await?;
    page.pass(Duration::from_secs(300)).await?;
    press(page, "My Instances").await?;
    page.sees("rnaseq-star-aligner").await?;
    for _ in 0..3 {
        page.pass(Duration::from_secs(600)).await?;
    }
    page.hide(true).await?;
    page.pass(Duration::from_secs(1500)).await?;
    page.hide(false).await?;
    page.pass(Duration::from_secs(6)).await?;
    Ok(())
}

#[test]
fn a_day_of_watching_leaves_nothing_behind() -> Outcome {
    let name = "a_day_of_watching_leaves_nothing_behind";
    let options = Options::default().manual_clock();
    journey(Engine::Chromium, name, options, async |page: &Page| {
        sign_in(page, "alice").await?;
        // What is made once and kept is made in the first hours, and what is given up after half an hour is given up.
        for _ in 0..3 {
            an_hour(page).await?;
        }
        let before = page.footprint().await?;
        for _ in 0..20 {
            an_hour(page).await?;
        }
        let after = page.footprint().await?;
        let both = format!("{before:#?}, then {after:#?}");
        assert!(after.timers <= before.timers, "timers: {both}");
        assert!(after.listeners <= before.listeners, "listeners: {both}");
        // One row more or less that says something is no leak, a page that stays is.
        let listeners = before.all_listeners + 30;
        assert!(after.all_listeners <= listeners, "of elements: {both}");
        assert!(after.nodes <= before.nodes + 500, "nodes: {both}");
        let sum = |it: &Footprint| it.heap + it.memory as u64;
        let grown = sum(&after).saturating_sub(sum(&before));
        assert!(grown < MOST, "{grown} bytes in a day: {both}");
        Ok(())
    })
}
