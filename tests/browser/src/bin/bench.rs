//! What takes a browser to measure of the budgets, behind nginx: the list with 2,000 and with 10,000 rows, beside the
//! floor page.
//!
//! Then what 500 rounds of list, details and form leave in the memory.
//!
//! The counts are exact; the time of a key press is the best of ten on a processor that is held back to a quarter.

use std::{cell::Cell, time::Duration};

use browser_tests::{Engine, Find, Options, Outcome, Page, journey};
use serde_json::json;

/// As many as the budget of the memory names.
const ROUNDS: usize = 500;

/// Two of bob's instances are no part of the load.
const OTHERS: usize = 2;

/// What was measured of a page.
#[derive(Clone, Copy, Default)]
struct Figures {
    nodes: usize,
    changes: usize,
    key: f64,
}

fn main() -> Outcome {
    println!("\nThe list in Chromium, 4x slower processor");
    println!(
        "{:>8}  {:>10} {:>10}  {:>10}  {:>9} {:>9} {:>6}",
        "rows", "nodes", "floor", "changes", "key ms", "floor ms", "ratio"
    );
    let floor = std::env::var("FLOOR").unwrap_or_else(|_| "tests/bench/floor".to_owned());
    for rows in [2_000, 10_000] {
        let ours = measured(rows, None)?;
        let floor = measured(rows, Some(&floor))?;
        println!(
            "{rows:>8}  {:>10} {:>10}  {:>10}  {:>9.1} {:>9.1} {:>5.2}x",
            ours.nodes,
            floor.nodes,
            ours.changes,
            ours.key,
            floor.key,
            ours.key / floor.key.max(0.1)
        );
    }
    let grown = growth()?;
    println!(
        "\n{ROUNDS} rounds of list, details and form in Chromium: {grown} bytes more are held"
    );
    println!(
        "budgets:  5 MB more;  2000 nodes, 10 changes when one row changes, 50 ms from a key press to paint (2,000 rows)"
    );
    Ok(())
}

fn measured(rows: usize, floor: Option<&str>) -> Result<Figures, browser_tests::Failure> {
    let mut options = Options::default().patience(Duration::from_secs(120));
    options.limit = Duration::from_secs(300);
    options.standin.load = rows - OTHERS;
    let is_ours = floor.is_none();
    options = match floor {
        Some(folder) => options.folder(folder),
        None => options.behind_nginx("/"),
    };
    let figures = Cell::new(Figures::default());
    journey(Engine::Chromium, "bench", options, async |page: &Page| {
        page.goto("/").await?;
        page.field("Username").fill("bob").await?;
        page.field("Password").fill("demo").await?;
        page.button("Sign in").click().await?;
        whole(page, rows, is_ours).await?;
        let mut found = Figures::default();
        let nodes = "return document.querySelectorAll('*').length";
        found.nodes = page.script(nodes, Vec::new()).await?;
        if is_ours {
            found.changes = changes(page, rows).await?;
        }
        page.web()
            .cdp()
            .send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await?;
        found.key = key_press(page).await?;
        figures.set(found);
        Ok(())
    })?;
    Ok(figures.get())
}

/// Bytes of the program's memory and of the scripts' heap that many rounds add.
fn growth() -> Result<u64, browser_tests::Failure> {
    let mut options = Options::default()
        .behind_nginx("/")
        .patience(Duration::from_secs(120));
    options.limit = Duration::from_secs(600);
    let grown = Cell::new(0);
    journey(
        Engine::Chromium,
        "bench rounds",
        options,
        async |page: &Page| {
            page.goto("/").await?;
            page.field("Username").fill("alice").await?;
            page.field("Password").fill("demo").await?;
            page.button("Sign in").click().await?;
            page.link("maize-gwas-2026").shown().await?;
            // What is made once and kept is made in the first of them.
            rounds(page, 20).await?;
            let before = held(page).await?;
            for _ in 0..ROUNDS / 50 {
                rounds(page, 50).await?;
            }
            grown.set(held(page).await?.saturating_sub(before));
            Ok(())
        },
    )?;
    Ok(grown.get())
}

async fn held(page: &Page) -> Result<u64, browser_tests::Failure> {
    let found = page.footprint().await?;
    Ok(found.heap + found.memory as u64)
}

/// Rounds made within the page: the driver would hold on to every element that it has found.
async fn rounds(page: &Page, count: usize) -> Outcome {
    let script = "const [count, done] = arguments;
        const named = (name) => [...document.querySelectorAll('a, button')].find((it) => it.innerText.trim() === name && it.ariaDisabled !== 'true');
        const until = async (find) => { for (;;) { const it = find(); if (it) return it; await new Promise((soon) => setTimeout(soon, 5)); } };
        (async () => {
          for (let round = 0; round < count; round += 1) {
            (await until(() => named('maize-gwas-2026'))).click();
            (await until(() => !document.querySelector('.instance-row') && named('Image'))).click();
            await until(() => document.querySelector('main textarea'));
            named('My Instances').click();
            await until(() => document.querySelector('.instance-row__link'));
            performance.clearResourceTimings();
          }
          done(true);
        })()";
    page.web().execute_async(script, vec![json!(count)]).await?;
    Ok(())
}

/// Wait until every row has come.
async fn whole(page: &Page, rows: usize, is_ours: bool) -> Outcome {
    page.wait_until("the whole list", async || {
        let text = page.text().await?;
        let is_whole = if is_ours {
            text.contains("instances")
                && text.contains("Updated")
                && !text.contains("Search covers only")
        } else {
            text.contains(&format!("{rows} of {rows}"))
        };
        Ok(is_whole.then_some(()).ok_or_else(|| "loading".to_owned()))
    })
    .await?;
    if is_ours {
        page.button("Refresh").until("free", |it| !it.busy).await?;
    }
    Ok(())
}

/// Wait until the table has been left alone for a second: the parts of the program that come later fill in a column.
async fn settled(page: &Page) -> Outcome {
    let script = "const done = arguments[0]; let timer;
        const rest = () => { clearTimeout(timer); timer = setTimeout(() => { watch.disconnect(); done(true); }, 1000); };
        const watch = new MutationObserver(rest);
        watch.observe(document.querySelector('table'), { subtree: true, childList: true, characterData: true, attributes: true });
        rest()";
    page.web().execute_async(script, Vec::new()).await?;
    Ok(())
}

/// How many nodes of the table change when one of its rows does.
async fn changes(page: &Page, rows: usize) -> Result<usize, browser_tests::Failure> {
    settled(page).await?;
    let watch = "window.__changes = 0; new MutationObserver((all) => { for (const it of all)
            window.__changes += it.type === 'childList' ? it.addedNodes.length + it.removedNodes.length : 1;
        }).observe(document.querySelector('table'), { subtree: true, childList: true, characterData: true, attributes: true });
        return document.querySelector('.instance-row__link').getAttribute('href').split('/').pop()";
    let uuid: String = page.script(watch, Vec::new()).await?;
    let changed = json!({ "name": "another-name", "ip_address": "198.51.100.7" });
    page.atmosphere().set_row("instances", &uuid, changed);
    page.button("Refresh").click().await?;
    page.link("another-name").shown().await?;
    whole(page, rows, true).await?;
    Ok(page.script("return window.__changes", Vec::new()).await?)
}

/// Milliseconds from a key press in the search to the frame after it.
async fn key_press(page: &Page) -> Result<f64, browser_tests::Failure> {
    let script = "const done = arguments[0], field = document.querySelector('input[type=search]');
        const press = (text) => new Promise((painted) => {
          const start = performance.now();
          field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => painted(performance.now() - start); port2.postMessage(0); });
        });
        const rest = () => new Promise((over) => setTimeout(over, 300));
        (async () => { let best = Infinity;
          for (let at = 0; at < 10; at += 1) { best = Math.min(best, await press(at % 2 ? 'load-0' : 'load-00')); await rest(); }
          done(best); })()";
    let answer = page.web().execute_async(script, Vec::new()).await?;
    Ok(answer.json().as_f64().unwrap_or(f64::NAN))
}
