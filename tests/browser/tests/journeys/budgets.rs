//! What a browser can count of the budgets, in one engine: the numbers are those of the application, not of the engine.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Engine, Find, Options, Outcome, Page, journey};

use crate::steps::{READY, sign_in};

#[test]
fn the_first_api_call_comes_after_at_most_eight_requests() -> Outcome {
    let name = "the_first_api_call_comes_after_at_most_eight_requests";
    journey(
        Engine::Chromium,
        name,
        Options::default(),
        async |page: &Page| {
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            page.atmosphere().clear_calls();
            // Signed in already: the page goes on to the list by itself.
            page.reload().await?;
            page.link(READY).shown().await?;
            let calls = page.atmosphere().calls();
            let before = calls.iter().take_while(|call| call.asset);
            // The recorder of these tests is not the application's.
            let ours: Vec<_> = before
                .filter(|call| !call.path.starts_with("/__hook"))
                .map(|call| call.path.clone())
                .collect();
            assert!(ours.len() <= 8, "{} requests: {ours:?}", ours.len());
            Ok(())
        },
    )
}

#[test]
fn the_first_rows_take_one_round_trip() -> Outcome {
    let name = "the_first_rows_take_one_round_trip";
    journey(
        Engine::Chromium,
        name,
        Options::default(),
        async |page: &Page| {
            sign_in(page, "alice").await?;
            page.link(READY).shown().await?;
            page.atmosphere().clear_calls();
            // No other call may be waited for. The log has a call once it is answered.
            for path in [
                "/api/v1/profile",
                "/api/v2/machine_requests",
                "/api/v2/maintenance_records",
                "/api/v2/help_links",
            ] {
                page.fault(Some("GET"), path, None, Fault::Slow { ms: 3000 });
            }
            page.reload().await?;
            page.link(READY).shown().await?;
            let answered: Vec<_> = page
                .calls("GET", "/api/")
                .into_iter()
                .map(|call| call.path)
                .collect();
            assert!(
                answered
                    .iter()
                    .all(|path| path.starts_with("/api/v2/instances?")),
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
        Options::default(),
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
