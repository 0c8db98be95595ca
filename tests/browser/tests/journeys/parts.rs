//! The parts of the program that come after the first page: fetched ahead, and asked for again where that failed.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Failure, Find, Options, Outcome, Page, journeys};

use crate::steps::{READY, arrive, enter_password, sign_in};

journeys! {
    the_next_pages_are_there_before_the_network_goes: cut(),
    a_part_that_did_not_arrive_can_be_tried_again: cut(),
    a_part_that_was_tampered_with_is_not_run: Options::default().allow(""),
    a_link_right_into_the_form_loads_its_part,
}

fn cut() -> Options {
    Options::default()
        .allow("net::ERR_")
        .allow("Failed to fetch")
        .allow("NetworkError")
        .allow("Load failed")
        .allow("/later-")
}

const PARTS: &str = "/part-*";
const MISSING: &str = "This page could not be loaded";

const STYLES: &str = "/later-*";

const DETAILS: &str = "/part-details-*";

const IMAGING: &str = "/part-imaging-*";

/// How many files of these names have been fetched whole.
fn fetched(page: &Page, names: &str) -> usize {
    let beginning = names.trim_end_matches('*');
    let calls = page.atmosphere().calls().into_iter();
    calls
        .filter(|call| call.asset && call.path.starts_with(beginning) && call.status == 200)
        .count()
}

/// Whether the build under test is split at all.
pub(crate) fn is_split() -> Result<bool, Failure> {
    let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".into());
    let mut files = std::fs::read_dir(dist)?;
    Ok(files.any(|it| it.is_ok_and(|it| it.file_name().to_string_lossy().starts_with("part-"))))
}

async fn the_next_pages_are_there_before_the_network_goes(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    if is_split()? {
        page.wait_until("all parts fetched", async || {
            let missing = [DETAILS, IMAGING, STYLES].into_iter();
            let missing = missing.filter(|it| fetched(page, it) == 0);
            Ok(match missing.collect::<Vec<_>>() {
                none if none.is_empty() => Ok(()),
                some => Err(format!("without {some:?}")),
            })
        })
        .await?;
        // What they share is asked for at the same time.
        page.pass(Duration::ZERO).await?;
    }
    page.fault(None, "/*", None, Fault::Cut { after: None });
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.button("Image").shown().await?;
    Ok(())
}

async fn a_part_that_did_not_arrive_can_be_tried_again(page: &Page) -> Outcome {
    if !is_split()? {
        return Ok(());
    }
    let cut = || Fault::Cut { after: None };
    page.fault(Some("GET"), PARTS, None, cut());
    page.fault(Some("GET"), STYLES, None, cut());
    page.goto("/").await?;
    page.heading(MISSING).shown().await?;
    page.sees("What you typed is kept. Try again, or reload.")
        .await?;
    page.button("Reload").shown().await?;
    page.axe(&[]).await?;
    // Without its style sheet a page is not shown either.
    page.atmosphere().clear_faults();
    page.fault(Some("GET"), STYLES, None, cut());
    page.button("Try again").click().await?;
    page.wait_until("the part without its style sheet", async || {
        let count = fetched(page, PARTS);
        Ok((count > 0)
            .then_some(())
            .ok_or_else(|| format!("{count} fetched")))
    })
    .await?;
    page.heading(MISSING).shown().await?;
    page.atmosphere().clear_faults();
    page.button("Try again").click().await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    // The next one is asked for when it is needed.
    page.fault(Some("GET"), DETAILS, None, cut());
    enter_password(page, "alice").await?;
    page.link(READY).click().await?;
    page.heading(MISSING).shown().await?;
    page.atmosphere().clear_faults();
    page.button("Try again").click().await?;
    arrive(page, READY).await?;
    Ok(())
}

async fn a_part_that_was_tampered_with_is_not_run(page: &Page) -> Outcome {
    if !is_split()? {
        return Ok(());
    }
    let other = Fault::Status {
        status: 200,
        html: false,
        body: Some(serde_json::json!("not what was built")),
    };
    page.goto("/").await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    page.fault(Some("GET"), DETAILS, None, other);
    enter_password(page, "alice").await?;
    page.link(READY).click().await?;
    page.heading(MISSING).shown().await?;
    Ok(())
}

async fn a_link_right_into_the_form_loads_its_part(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.goto(&format!("{}/image", page.url().await?)).await?;
    page.heading("Request Imaging").shown().await?;
    page.field("Image Name").shown().await?;
    Ok(())
}
