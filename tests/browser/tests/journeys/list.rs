//! My Instances: there at once, fast with two thousand rows, and honest when something is missing.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, containing, journeys, starting};

use crate::steps::{READY, list_is_whole, sign_in};

journeys! {
    two_thousand_instances_come_in_behind_the_first_page: slow_rows(),
    a_search_narrows_the_list_and_is_in_the_address,
    columns_sort_in_natural_order,
    the_exact_time_is_told_where_it_is_pointed_at,
    a_failed_first_load_can_be_tried_again: crashing(),
    a_failed_refresh_keeps_the_rows: crashing(),
    somebody_without_instances_is_told_so,
    an_unknown_address_says_so: Options::default().allow("status of 404"),
}

/// Rows cost time, as they do on a real server: the first page is there long before the last.
fn slow_rows() -> Options {
    let mut options = Options::default().patience(Duration::from_secs(30));
    options.standin.row_cost = Duration::from_millis(2);
    options
}

fn crashing() -> Options {
    Options::default().allow("status of 500")
}

const LIST: &str = "/api/v2/instances";

async fn two_thousand_instances_come_in_behind_the_first_page(page: &Page) -> Outcome {
    // The pages behind the first one wait until it has been looked at.
    page.fault(Some("GET"), LIST, Some(1), Fault::Slow { ms: 0 });
    page.fault(Some("GET"), LIST, None, Fault::Slow { ms: 25_000 });
    sign_in(page, "bob").await?;
    page.sees("Loaded 20 of 2,002. Search covers only those.")
        .await?;
    page.link("bob-notebook").shown().await?;
    page.atmosphere().clear_faults();
    list_is_whole(page).await?;
    page.sees("2,002 instances").await?;
    let calls = page.calls("GET", LIST);
    assert!(
        calls.len() <= 22,
        "20 rows, then 100 at a time: {}",
        calls.len()
    );
    assert!(
        calls[0].path.contains("page_size=20") && calls[1].path.contains("page_size=100"),
        "{} {}",
        calls[0].path,
        calls[1].path
    );
    few_elements(page).await?;
    for place in [
        "document.body.scrollHeight / 2",
        "document.body.scrollHeight",
    ] {
        let scroll = format!("scrollTo(0, {place})");
        let _: Option<bool> = page.script(&scroll, Vec::new()).await?;
        page.wait_until("rows where the page was scrolled to", async || {
            let seen = "return [...document.querySelectorAll('.instance-row')].filter((row) => {
                const box = row.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight }).length";
            let count: usize = page.script(seen, Vec::new()).await?;
            Ok((count > 4).then_some(()).ok_or_else(|| format!("there are {count}")))
        })
        .await?;
        few_elements(page).await?;
    }
    page.link(starting("load-2000-")).shown().await?;
    page.field("Search").fill("load-0042").await?;
    page.sees("1 of 2,002 instances").await?;
    page.hears("1 of 2,002 instances").await?;
    page.link(starting("load-0042-")).click().await?;
    page.heading(starting("load-0042-")).shown().await?;
    Ok(())
}

/// A long list is windowed, and says all the same how long it is.
async fn few_elements(page: &Page) -> Outcome {
    let script = "return [document.querySelectorAll('*').length, Number(document.querySelector('[role=table]').getAttribute('aria-rowcount'))]";
    let [elements, rows]: [usize; 2] = page.script(script, Vec::new()).await?;
    assert!(elements < 2000, "{elements} elements");
    assert_eq!(rows, 2003, "every row and the head are counted");
    Ok(())
}

async fn a_search_narrows_the_list_and_is_in_the_address(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    let search = page.field("Search");
    search.fill("BLAST-worker").await?;
    page.link(READY).gone().await?;
    page.wait_until("three rows", async || {
        let names = page.link(containing("blast-worker")).names().await?;
        Ok((names.len() == 3)
            .then_some(())
            .ok_or_else(|| format!("there is {names:?}")))
    })
    .await?;
    page.at("/instances?search=BLAST-worker").await?;
    page.link("blast-worker-01").click().await?;
    page.heading("blast-worker-01").shown().await?;
    page.back().await?;
    search.holds("BLAST-worker").await?;
    page.link(READY).gone().await?;
    page.reload().await?;
    search.holds("BLAST-worker").await?;
    page.link("blast-worker-10").shown().await?;
    search.fill("nothing like this").await?;
    page.heading("No instance matches").shown().await?;
    page.sees("Nothing in your list has “nothing like this”")
        .await?;
    page.button("Clear the search").click().await?;
    page.link(READY).shown().await?;
    search.holds("").await?;
    page.at("/instances").await?;
    Ok(())
}

async fn the_exact_time_is_told_where_it_is_pointed_at(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    let row = page.role("row", starting(&format!("Select {READY} ")));
    row.any("time").first().hover().await?;
    page.wait_until("the exact time", async || {
        let title = "return document.querySelector('.instance-row time[title]')?.title ?? ''";
        let title: String = page.script(title, Vec::new()).await?;
        let is_exact = title.contains("202") && title.contains(':');
        Ok(is_exact
            .then_some(())
            .ok_or_else(|| format!("it is {title:?}")))
    })
    .await?;
    Ok(())
}

async fn columns_sort_in_natural_order(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.field("Search").fill("blast-worker").await?;
    page.link(READY).gone().await?;
    let table = page.role("table", "Instances");
    table.button("Name").click().await?;
    let head = "return document.querySelector('[role=columnheader][data-column=name]').getAttribute('aria-sort')";
    page.wait_until("the column to say its order", async || {
        let sorted: Option<String> = page.script(head, Vec::new()).await?;
        Ok((sorted.as_deref() == Some("ascending"))
            .then_some(())
            .ok_or_else(|| format!("it is {sorted:?}")))
    })
    .await?;
    let workers = page.link(starting("blast-worker"));
    // 2 comes before 10.
    workers
        .are(&["blast-worker-01", "blast-worker-2", "blast-worker-10"])
        .await?;
    table.button("Name").click().await?;
    workers
        .are(&["blast-worker-10", "blast-worker-2", "blast-worker-01"])
        .await?;
    page.reload().await?;
    workers
        .first()
        .until("the last of the names", |it| it.name == "blast-worker-10")
        .await?;
    Ok(())
}

async fn a_failed_first_load_can_be_tried_again(page: &Page) -> Outcome {
    page.fault(Some("GET"), LIST, None, crash());
    sign_in(page, "alice").await?;
    page.hears("Atmosphere failed").await?;
    page.heading("Atmosphere failed").shown().await?;
    page.sees("Atmosphere failed while it worked on this (error 500).")
        .await?;
    page.atmosphere().clear_faults();
    page.button("Try again").click().await?;
    page.link(READY).shown().await?;
    page.heading("Atmosphere failed").gone().await?;
    Ok(())
}

async fn a_failed_refresh_keeps_the_rows(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.sees("Updated just now").await?;
    page.fault(Some("GET"), LIST, None, crash());
    page.button("Refresh").click().await?;
    page.sees("Last updated just now. Atmosphere failed while it worked on this (error 500).")
        .await?;
    page.link(READY).shown().await?;
    page.atmosphere().clear_faults();
    page.button("Try again").click().await?;
    page.button("Try again").gone().await?;
    // While one is under way, another press asks nothing.
    page.button("Refresh").until("free", |it| !it.busy).await?;
    // An answer that cannot be read is an error with a name.
    page.fault(Some("GET"), LIST, Some(1), Fault::InvalidJson);
    page.button("Refresh").click().await?;
    page.sees("The answer could not be read").await?;
    page.link(READY).shown().await?;
    Ok(())
}

fn crash() -> Fault {
    Fault::Status {
        status: 500,
        html: true,
        body: None,
    }
}

async fn somebody_without_instances_is_told_so(page: &Page) -> Outcome {
    sign_in(page, "noidentity").await?;
    page.heading("You have no instances yet").shown().await?;
    page.link("Image requests").click().await?;
    page.heading("You have not asked for an image yet")
        .shown()
        .await?;
    Ok(())
}

async fn an_unknown_address_says_so(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.goto("/projects/7").await?;
    page.heading("There is no such page").shown().await?;
    page.sees("Nothing is at /projects/7.").await?;
    page.goto("/instances/5bae3016-0000-0000-0000-000000000000")
        .await?;
    page.heading("Not found").shown().await?;
    page.goto("/requests/5bae3016-0000-0000-0000-000000000000")
        .await?;
    page.sees("There is no such request among yours.").await?;
    let title: String = page.title().await?;
    assert!(title.contains("Atmosphere"), "{title}");
    Ok(())
}
