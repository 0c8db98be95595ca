//! The tools of My Instances: filters with counts, columns, kept views and the file.

use browser_tests::{Find, Options, Outcome, Page, Trouble, journeys, starting};
use serde_json::{Value, json};

use crate::steps::{READY, arrive, sign_in};

journeys! {
    filters_count_narrow_and_follow_back_and_forward: Options::default().reduced_motion(),
    columns_and_views_are_kept_for_the_person: Options::default().reduced_motion(),
    what_is_shown_is_saved_as_a_harmless_file,
    the_tools_fit_a_narrow_page: Options::narrow().reduced_motion(),
}

async fn filters_count_narrow_and_follow_back_and_forward(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    // Where each stands with imaging is a column of its own.
    let row = |name: &str| page.role("row", starting(&format!("Select {name} ")));
    row(READY).says("Can be imaged").await?;
    row("archive-2025").says("Unshelve it first").await?;
    row("pollinator-survey")
        .says("Wait: it is changing")
        .await?;
    row("genomics-web")
        .link("Image requested: do not stop")
        .shown()
        .await?;
    row("carol-maize-imputation")
        .says("Shared by carol")
        .await?;
    // Alice leads the project that this one is in.
    row("carol-maize-imputation").says("Can be imaged").await?;

    page.button("Filters").click().await?;
    page.axe(&[]).await?;
    let all = total(page, "Owner").await?;
    assert_eq!(all, 42, "every instance is somebody's");
    page.field(starting("Shared with me")).tick().await?;
    page.sees("of 42 instances").await?;
    page.at("/instances?owner=shared").await?;
    page.link(READY).gone().await?;
    page.hears("of 42 instances").await?;
    page.button("Filters (1 on)").shown().await?;
    let shared = total(page, "Status").await?;
    assert!(
        shared < 42,
        "the other filters count what is left: {shared}"
    );
    assert_eq!(total(page, "Owner").await?, 42, "its own are all counted");
    page.field(starting("Running")).tick().await?;
    page.at("/instances?owner=shared&status=running").await?;
    page.field("Search").fill("carol").await?;
    page.at("/instances?search=carol&owner=shared&status=running")
        .await?;
    page.back().await?;
    page.at("/instances?owner=shared&status=running").await?;
    page.field("Search").holds("").await?;
    page.back().await?;
    page.at("/instances?owner=shared").await?;
    page.field(starting("Running"))
        .until("not picked", |it| it.checked == Some(false))
        .await?;
    page.back().await?;
    page.at("/").await?;
    page.link(READY).shown().await?;
    page.forward().await?;
    page.at("/instances?owner=shared").await?;
    page.forward().await?;
    page.at("/instances?owner=shared&status=running").await?;
    page.forward().await?;
    page.at("/instances?search=carol&owner=shared&status=running")
        .await?;
    page.field("Search").holds("carol").await?;
    // The same again from a link: nothing else is ever shown.
    page.reload().await?;
    page.link("carol-maize-imputation").shown().await?;
    page.link(READY).gone().await?;
    page.button("Filters (2 on)")
        .until("unfolded", |it| it.expanded == Some(true))
        .await?;
    page.field("Search").fill("nothing like this").await?;
    page.heading("No instance matches").shown().await?;
    page.axe(&[]).await?;
    page.button("Clear search and filters").click().await?;
    page.link(READY).shown().await?;
    page.at("/instances").await?;
    // Back from an instance finds the view again.
    page.field(starting("Somebody else’s")).tick().await?;
    page.link(READY).gone().await?;
    page.link("agave-amplicons").click().await?;
    arrive(page, "agave-amplicons").await?;
    page.back().await?;
    page.at("/instances?imaging=not-mine").await?;
    page.button("Clear filters").click().await?;
    page.link(READY).shown().await?;
    Ok(())
}

/// The sum of the numbers of a filter.
async fn total(page: &Page, facet: &str) -> Result<u64, Trouble> {
    let script = "const group = [...document.querySelectorAll('fieldset.facet')].find((it) => it.querySelector('legend').textContent === arguments[0]);
        return [...group.querySelectorAll('.quiet')].reduce((sum, it) => sum + Number(it.textContent.replace(',', '')), 0)";
    page.script(script, vec![json!(facet)]).await
}

async fn columns_and_views_are_kept_for_the_person(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.button("Columns").click().await?;
    page.field("Size").untick().await?;
    page.role("columnheader", "Size").gone().await?;
    page.role("columnheader", "Image").shown().await?;
    page.axe(&[]).await?;
    page.button("Views").click().await?;
    page.sees("You have not saved a view yet.").await?;
    page.button("Save view").click().await?;
    page.field("Name for what is shown now")
        .until("refused", |it| {
            it.invalid && it.description.contains("Enter a name for the view.")
        })
        .await?;
    page.axe(&[]).await?;
    page.field("Search").fill("blast").await?;
    page.link(READY).gone().await?;
    page.role("table", "Instances")
        .button("Name")
        .click()
        .await?;
    page.at("/instances?search=blast&sort=name").await?;
    page.field("Name for what is shown now")
        .fill("Workers")
        .await?;
    page.button("Save view").click().await?;
    page.sees("View “Workers” was saved.").await?;
    page.field("Search").fill("").await?;
    page.link(READY).shown().await?;
    page.reload().await?;
    page.link(READY).shown().await?;
    page.role("columnheader", "Size").gone().await?;
    page.button("Views").click().await?;
    page.button("Workers").click().await?;
    page.at("/instances?search=blast&sort=name").await?;
    page.link(READY).gone().await?;
    page.button("Delete view Workers").click().await?;
    page.button("Workers").gone().await?;
    page.sees("View “Workers” was deleted.").await?;
    // Another person's list is as it comes; a kept text that is broken breaks nothing.
    let broken = "for (const key of Object.keys(localStorage)) if (/columns|views/.test(key)) localStorage.setItem(key, '\\u0000{broken');
        return Object.keys(localStorage).filter((key) => /columns:alice/.test(key)).length";
    let kept: usize = page.script(broken, Vec::new()).await?;
    assert_eq!(kept, 1, "the columns are kept under the person's name");
    page.goto("/instances").await?;
    page.link(READY).shown().await?;
    page.button("Views").click().await?;
    page.sees("You have not saved a view yet.").await?;
    page.role("columnheader", "Size").shown().await?;
    Ok(())
}

async fn what_is_shown_is_saved_as_a_harmless_file(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.button("Download CSV").shown().await?;
    page.link("homeless").shown().await?;
    let evil = "=HYPERLINK(\"https://evil.example\")";
    let uuid = "return [...document.querySelectorAll('.instance-row__link')].find((it) => it.textContent === arguments[0]).getAttribute('href').split('/').pop()";
    let uuid: String = page.script(uuid, vec![json!("homeless")]).await?;
    page.atmosphere()
        .set_row("instances", &uuid, json!({ "name": evil }));
    page.button("Refresh").click().await?;
    page.link(evil).shown().await?;
    page.field("Search").fill(&uuid).await?;
    page.link(READY).gone().await?;
    let catch = "const make = URL.createObjectURL; window.__saved = null;
        URL.createObjectURL = (blob) => { blob.arrayBuffer().then((it) => { window.__saved = [...new Uint8Array(it)]; }); return make.call(URL, blob); };
        HTMLAnchorElement.prototype.click = function () { window.__name = this.download; }; return true";
    let _: bool = page.script(catch, Vec::new()).await?;
    page.button("Download CSV").click().await?;
    page.sees("was saved as instances-").await?;
    let saved = page
        .wait_until("the file", async || {
            let saved: Value = page.script("return window.__saved", Vec::new()).await?;
            Ok(serde_json::from_value::<Vec<u8>>(saved).map_err(|_| "none".to_owned()))
        })
        .await?;
    let text = String::from_utf8_lossy(&saved).into_owned();
    let mut lines = text.split("\r\n");
    assert_eq!(
        lines.next().unwrap_or_default(),
        "\u{feff}Name,Status,IP Address,Size,Image,Project,Provider,Launched,Imaging,Owner,Instance ID"
    );
    let line = lines.next().unwrap_or_default();
    assert!(
        line.starts_with("\"'=HYPERLINK(\"\"https://evil.example\"\")\",Active,203.0.113."),
        "{line}"
    );
    assert!(line.ends_with(&format!(",alice,{uuid}")), "{line}");
    assert_eq!(lines.next(), Some(""), "one instance was shown");
    let name: String = page.script("return window.__name", Vec::new()).await?;
    assert!(
        name.starts_with("instances-20") && name.len() == "instances-2026-11-25.csv".len(),
        "{name}"
    );
    Ok(())
}

async fn the_tools_fit_a_narrow_page(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.field("Select all shown").shown().await?;
    for tool in ["Filters", "Columns", "Views"] {
        page.button(tool).click().await?;
        page.button(tool)
            .until("unfolded", |it| it.expanded == Some(true))
            .await?;
        page.no_horizontal_scroll().await?;
        page.axe(&[]).await?;
    }
    page.button("Keyboard shortcuts").click().await?;
    page.role("dialog", "Keyboard shortcuts").shown().await?;
    page.no_horizontal_scroll().await?;
    Ok(())
}
