//! What a browser can count of the budgets, in one engine: the numbers are those of the application, not of the engine.
//! What its web server takes part in is counted behind nginx.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Engine, Find, Options, Outcome, Page, journey};

use crate::parts::is_split;
use crate::steps::{READY, list_is_whole, oldest, open_instance, sign_in};

#[test]
fn the_first_api_call_comes_after_at_most_eight_requests() -> Outcome {
    let name = "the_first_api_call_comes_after_at_most_eight_requests";
    journey(
        Engine::Chromium,
        name,
        Options::default().behind_nginx("/"),
        async |page: &Page| {
            page.goto("/").await?;
            page.field("Password").shown().await?;
            let to_sign_in: Vec<String> = page.script(ASKED_BEFORE, Vec::new()).await?;
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            if is_split()? {
                // What scripts/budgets.mjs weighs for those who have to sign in, and nothing else.
                let later = to_sign_in.iter().filter(|it| is_later(it)).count();
                let [styles, door, shared] = ["/later-", "/part-door-", "/part-shared-"]
                    .map(|name| to_sign_in.iter().any(|it| it.contains(name)));
                assert!(later == 3 && styles && door && shared, "{to_sign_in:?}");
                let count = to_sign_in.len();
                assert!(count <= 11, "{count} requests: {to_sign_in:?}");
            }
            // Signed in already: the page goes on to the list by itself.
            page.reload().await?;
            page.link(READY).shown().await?;
            let asked: Vec<String> = page.script(ASKED_BEFORE, Vec::new()).await?;
            let count = asked.len();
            assert!((3..=8).contains(&count), "{count} requests: {asked:?}");
            Ok(())
        },
    )
}

/// A file of the program that comes after the first page.
fn is_later(address: &str) -> bool {
    address.contains("/part-") || address.contains("/later-")
}

/// The page, and what it had begun to load by its first call of the API. The recorder of these tests is none of it.
const ASKED_BEFORE: &str = "const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const first = Math.min(...all.filter((it) => it.name.includes('/api/')).map((it) => it.startTime));
    return all.filter((it) => it.startTime < first && !it.name.includes('__hook')).map((it) => it.name)";

/// The calls of the API that this page has the answers of.
const ANSWERED: &str = "return performance.getEntriesByType('resource')
    .filter((it) => it.responseEnd > 0 && it.name.includes('/api/')).map((it) => new URL(it.name).pathname)";

#[test]
fn the_first_rows_take_one_round_trip() -> Outcome {
    let name = "the_first_rows_take_one_round_trip";
    journey(
        Engine::Chromium,
        name,
        Options::default().behind_nginx("/"),
        async |page: &Page| {
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            // What the first visit still asks for is none of the second's.
            page.sees("alice").await?;
            page.pass(Duration::ZERO).await?;
            // No other call may be waited for.
            for path in [
                "/api/v1/profile",
                "/api/v2/machine_requests",
                "/api/v2/maintenance_records",
                "/api/v2/help_links",
            ] {
                page.fault(Some("GET"), path, None, Fault::Slow { ms: 25_000 });
            }
            page.reload().await?;
            page.link(READY).shown().await?;
            // The rows of the last visit are shown at once, so that the first answer may come after them.
            let answered = page
                .wait_until("a first answer", async || {
                    let answered: Vec<String> = page.script(ANSWERED, Vec::new()).await?;
                    Ok(if answered.is_empty() {
                        Err("there is none".to_owned())
                    } else {
                        Ok(answered)
                    })
                })
                .await?;
            page.atmosphere().clear_faults();
            assert!(
                answered.iter().all(|path| path == "/api/v2/instances"),
                "answered before the rows were there: {answered:?}"
            );
            Ok(())
        },
    )
}

#[test]
fn twenty_seconds_of_a_busy_list_take_at_most_thirty_calls() -> Outcome {
    let name = "twenty_seconds_of_a_busy_list_take_at_most_thirty_calls";
    journey(
        Engine::Chromium,
        name,
        Options::default().behind_nginx("/"),
        async |page: &Page| {
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            page.atmosphere().clear_calls();
            page.reload().await?;
            page.link(READY).shown().await?;
            tokio::time::sleep(Duration::from_secs(20)).await;
            let calls: Vec<_> = page
                .atmosphere()
                .calls()
                .into_iter()
                .filter(|call| !call.asset)
                .map(|call| format!("{} {}", call.method, call.path))
                .collect();
            assert!(calls.len() <= 30, "{} calls: {calls:#?}", calls.len());
            Ok(())
        },
    )
}

/// Counts what changes in the rows from now on.
const COUNT: &str = "window.__changed = { nodes: 0, rows: 0 };
    const isRow = (it) => it.nodeType === 1 && it.classList.contains('instance-row');
    new MutationObserver((all) => { for (const it of all) {
        if (it.type !== 'childList') { window.__changed.nodes += it.attributeName === 'aria-rowindex' ? 0 : 1; continue; }
        for (const node of [...it.addedNodes, ...it.removedNodes]) { if (isRow(node)) window.__changed.rows += 1; else window.__changed.nodes += 1; }
    } }).observe(document.querySelector('.instances tbody'), { subtree: true, childList: true, characterData: true, attributes: true });
    return [...document.querySelectorAll('.instance-row__link')].map((it) => it.getAttribute('href').split('/').pop())";

/// Nodes of the rows that changed since, and rows that came or went.
async fn changed(page: &Page) -> Result<(usize, usize), browser_tests::Trouble> {
    let script = "const { nodes, rows } = window.__changed; window.__changed.nodes = window.__changed.rows = 0; return [nodes, rows]";
    page.script(script, Vec::new()).await
}

#[test]
fn a_row_that_changes_or_comes_in_leaves_the_others_alone() -> Outcome {
    let name = "a_row_that_changes_or_comes_in_leaves_the_others_alone";
    let mut options = Options::default().patience(Duration::from_secs(60));
    options.standin.load = 9_998;
    journey(Engine::Chromium, name, options, async |page: &Page| {
        sign_in(page, "bob").await?;
        page.link("bob-notebook").shown().await?;
        page.sees("10,000 instances").await?;
        page.button("Keyboard shortcuts").shown().await?;
        list_is_whole(page).await?;
        page.button("Refresh").until("free", |it| !it.busy).await?;
        let script = "return [document.querySelectorAll('*').length, Number(document.querySelector('[role=table]').getAttribute('aria-rowcount'))]";
        let [elements, rows]: [usize; 2] = page.script(script, Vec::new()).await?;
        assert!(elements < 2000, "{elements} elements for 10,000 rows");
        assert_eq!(rows, 10_001);
        let shown: Vec<String> = page.script(COUNT, Vec::new()).await?;
        let refresh = async || {
            page.button("Refresh").click().await?;
            list_is_whole(page).await?;
            page.button("Refresh").until("free", |it| !it.busy).await?;
            Ok::<_, browser_tests::Failure>(())
        };
        refresh().await?;
        assert_eq!(changed(page).await?, (0, 0), "nothing was new");
        let third = shown.get(2).cloned().unwrap_or_default();
        let stored = page.atmosphere();
        assert!(stored.set_row(
            "instances",
            &third,
            serde_json::json!({ "name": "another-name" })
        ));
        refresh().await?;
        page.link("another-name").shown().await?;
        let (nodes, rows) = changed(page).await?;
        assert!(
            nodes <= 10 && rows == 0,
            "{nodes} nodes and {rows} rows for one that changed"
        );
        // The last of all becomes the first.
        let last = oldest(page).await?;
        let now: String = page
            .script(
                "return new Date(Date.now() + 60000).toISOString()",
                Vec::new(),
            )
            .await?;
        assert!(stored.set_row("instances", &last, serde_json::json!({ "start_date": now })));
        refresh().await?;
        page.wait_until("the row above all others", async || {
            let first: String = page
                .script(
                    "return document.querySelector('.instance-row__link').getAttribute('href')",
                    Vec::new(),
                )
                .await?;
            Ok(first.ends_with(&last).then_some(()).ok_or(first))
        })
        .await?;
        let (_, rows) = changed(page).await?;
        assert!(
            rows <= 2,
            "{rows} rows were built or dropped for one that moved"
        );
        Ok(())
    })
}

#[test]
fn nothing_moves_while_the_list_arrives() -> Outcome {
    let name = "nothing_moves_while_the_list_arrives";
    for (width, cells) in [(320, 2), (412, 2), (768, 3), (1100, 4), (1350, 9)] {
        let options = Options::default().sized(width, 823);
        journey(Engine::Chromium, name, options, async |page: &Page| {
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            for (path, ms) in [
                ("/api/v1/profile", 400),
                ("/api/v2/machine_requests", 700),
                ("/api/v2/help_links", 1000),
                ("/api/v2/instances", 200),
            ] {
                page.fault(Some("GET"), path, None, Fault::Slow { ms });
            }
            page.reload().await?;
            page.link("Help (opens in a new tab)").shown().await?;
            page.button("Keyboard shortcuts").shown().await?;
            page.pass(Duration::ZERO).await?;
            let moved: f64 = page.script(MOVED, Vec::new()).await?;
            assert!(moved < 0.02, "{moved} of the page moved at {width} px");
            let abreast: usize = page.script(ABREAST, Vec::new()).await?;
            assert_eq!(abreast, cells, "cells of a row abreast at {width} px");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn nothing_moves_while_an_instance_arrives() -> Outcome {
    let name = "nothing_moves_while_an_instance_arrives";
    for width in [320, 412, 768, 1350] {
        let options = Options::default().sized(width, 823);
        journey(Engine::Chromium, name, options, async |page: &Page| {
            open_instance(page, READY).await?;
            let here = page.url().await?;
            for (path, ms) in [
                (format!("/api/v2{here}"), 300),
                ("/api/v1/profile".to_owned(), 600),
                (format!("/api/v2{here}/actions"), 900),
                ("/api/v2/help_links".to_owned(), 1200),
            ] {
                page.fault(Some("GET"), &path, None, Fault::Slow { ms });
            }
            page.reload().await?;
            page.link("Help (opens in a new tab)").shown().await?;
            // What can be done now, and what cannot.
            page.button("Suspend")
                .until("not dimmed", |it| !it.disabled)
                .await?;
            page.sees("Not possible now").await?;
            page.pass(Duration::ZERO).await?;
            let moved: f64 = page.script(MOVED, Vec::new()).await?;
            assert!(moved < 0.05, "{moved} of the page moved at {width} px");
            Ok(())
        })?;
    }
    Ok(())
}

/// How much has moved by itself, as browsers score it: the share of the window times that of the way.
const MOVED: &str = "const seen = new PerformanceObserver(() => {});
    seen.observe({ type: 'layout-shift', buffered: true });
    return seen.takeRecords().reduce((sum, it) => sum + (it.hadRecentInput ? 0 : it.value), 0)";

/// The most cells of the first row that stand in one line.
const ABREAST: &str = "const lefts = [...document.querySelector('.instance-row').cells].map((it) => Math.round(it.getBoundingClientRect().left));
    return new Set(lefts.slice(1)).size";
