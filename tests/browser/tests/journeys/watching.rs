//! What is changing is watched and told, once, and nobody is asked for more than is needed.

use std::time::Duration;

use browser_tests::{Find, Options, Outcome, Page, Trouble, containing, journeys};
use serde_json::json;

use crate::acting::until_said;
use crate::following::set_online;
use crate::steps::{READY, arrive, sign_in};

journeys! {
    a_changing_row_is_followed_to_where_it_goes: Options::default().manual_clock(),
    one_that_ends_while_it_is_watched_is_told: Options::narrow().manual_clock().allow("status of 404"),
    what_changed_meanwhile_is_told_once_to_whoever_comes_back: Options::default().manual_clock(),
    what_takes_too_long_is_looked_at_on_request: Options::default().manual_clock(),
    what_is_somebody_elses_is_not_asked_for: Options::default().manual_clock(),
}

/// The one instance of alice's that is changing in these journeys: connecting.
const CHANGING: &str = "soil-metagenome";
const LIST: &str = "/api/v2/instances?";

/// Nothing is under way but that one.
pub(crate) fn alone(page: &Page) {
    let states = [
        "build",
        "redeploy",
        "reboot",
        "hard_reboot",
        "resize",
        "Unknown",
        "paused",
        "shelved",
        "deploying",
    ];
    for state in states {
        page.atmosphere()
            .remove_rows("instances", "state", &json!(state));
    }
    page.atmosphere()
        .remove_rows("instances", "name", &json!("waits-for-address"));
}

/// The uuid of an instance, by its row.
async fn uuid_of(page: &Page, name: &str) -> Result<String, Trouble> {
    page.link(name).shown().await?;
    let script = "const [name] = arguments;
        const link = [...document.querySelectorAll('.instance-row__link')].find((it) => it.textContent === name);
        return link.pathname.split('/')[2]";
    page.script(script, vec![json!(name)]).await
}

fn becomes(page: &Page, uuid: &str, state: &str) {
    let fields = json!({"state": state, "nova": state, "task": "", "ip": "203.0.113.9"});
    page.atmosphere().set_row("instances", uuid, fields);
}

/// The live calls for an instance so far, once all are answered.
async fn looks(page: &Page, uuid: &str) -> Result<usize, Trouble> {
    Ok(look_times(page, uuid).await?.len())
}

/// When it was looked at, in milliseconds of the page's clock.
async fn look_times(page: &Page, uuid: &str) -> Result<Vec<i64>, Trouble> {
    page.pass(Duration::ZERO).await?;
    let stamp = format!("/instance/{uuid}?_=");
    let calls = page.calls("GET", "/api/v1/provider/").into_iter();
    let times = calls.filter_map(|it| it.path.split_once(&stamp)?.1.parse().ok());
    Ok(times.collect())
}

async fn lists(page: &Page) -> Result<usize, Trouble> {
    page.pass(Duration::ZERO).await?;
    Ok(page.calls("GET", LIST).len())
}

/// So long that whatever is watched is due, and that the list is not.
const A_WHILE: Duration = Duration::from_secs(40);

/// Wait for the watcher, which comes behind the list: until it has looked for the first time.
async fn watched(page: &Page, uuid: &str) -> Outcome {
    page.wait_until("a first look", async || {
        page.pass(Duration::from_secs(3)).await?;
        let looks = looks(page, uuid).await?;
        Ok((looks > 0)
            .then_some(())
            .ok_or_else(|| "there was none".to_owned()))
    })
    .await?;
    Ok(())
}

/// Let a while pass, in which an instance is looked at once; or once more, where a look was due by itself just then.
async fn one_more_look(page: &Page, uuid: &str) -> Outcome {
    let before = looks(page, uuid).await?;
    page.pass(A_WHILE).await?;
    page.wait_until("one more look", async || {
        let now = looks(page, uuid).await?;
        Ok((before + 1..=before + 2)
            .contains(&now)
            .then_some(())
            .ok_or_else(|| format!("{before}, then {now}")))
    })
    .await?;
    let times = look_times(page, uuid).await?;
    assert!(
        times.windows(2).all(|it| it[1] - it[0] >= 2_900),
        "never twice at once: {times:?}"
    );
    Ok(())
}

async fn a_changing_row_is_followed_to_where_it_goes(page: &Page) -> Outcome {
    alone(page);
    sign_in(page, "alice").await?;
    let uuid = uuid_of(page, CHANGING).await?;
    watched(page, &uuid).await?;
    let row = page.role("row", containing(CHANGING));
    page.atmosphere()
        .set_row("instances", &uuid, json!({"task": "deploying"}));
    one_more_look(page, &uuid).await?;
    row.until("deploying", |it| it.text.contains("Deploying"))
        .await?;
    // On its page as well, it is one instance.
    page.link(CHANGING).click().await?;
    arrive(page, CHANGING).await?;
    one_more_look(page, &uuid).await?;
    becomes(page, &uuid, "active");
    until_said(page, &format!("{CHANGING} is active now.")).await?;
    page.sees("Active").await?;
    let before = looks(page, &uuid).await?;
    page.pass(Duration::from_secs(3600)).await?;
    assert_eq!(
        looks(page, &uuid).await?,
        before,
        "it has arrived: nobody asks any more"
    );
    Ok(())
}

async fn one_that_ends_while_it_is_watched_is_told(page: &Page) -> Outcome {
    alone(page);
    sign_in(page, "alice").await?;
    let uuid = uuid_of(page, CHANGING).await?;
    watched(page, &uuid).await?;
    page.atmosphere().set_row(
        "instances",
        &uuid,
        json!({"end_date": "2026-11-25T12:00:00Z"}),
    );
    until_said(page, &format!("{CHANGING} has ended")).await?;
    let row = page.role("row", containing(CHANGING));
    row.until("ended", |it| it.text.contains("deleted")).await?;
    row.until("marked", |it| it.text.contains("Changed"))
        .await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.role("log", "Notices").link("See more").click().await?;
    arrive(page, CHANGING).await?;
    page.sees("This instance has been deleted. What you see is its last known state.")
        .await?;
    let before = looks(page, &uuid).await?;
    page.role("log", "Notices")
        .button("Dismiss")
        .click()
        .await?;
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    let listed = lists(page).await?;
    page.pass(Duration::from_secs(400)).await?;
    page.link(CHANGING).gone().await?;
    assert!(lists(page).await? > listed);
    assert_eq!(
        looks(page, &uuid).await?,
        before,
        "each live call for it would end the row on the server once more"
    );
    let notices = page.role("log", "Notices").text().await?;
    assert_eq!(notices, "", "its end is told once");
    Ok(())
}

async fn what_changed_meanwhile_is_told_once_to_whoever_comes_back(page: &Page) -> Outcome {
    alone(page);
    page.atmosphere()
        .remove_rows("instances", "name", &json!(CHANGING));
    sign_in(page, "alice").await?;
    let stopped = uuid_of(page, READY).await?;
    let ended = uuid_of(page, "workshop-rstudio").await?;
    // The watcher comes with a later part of the program, once the rows are there.
    page.wait_until("a refresh by itself", async || {
        page.pass(Duration::from_secs(400)).await?;
        let lists = lists(page).await?;
        Ok((lists > 2)
            .then_some(())
            .ok_or_else(|| format!("{lists} lists")))
    })
    .await?;
    page.hide(true).await?;
    // The browser itself may look whether there is a new build.
    let asked = || {
        page.atmosphere()
            .calls()
            .iter()
            .filter(|it| !it.asset)
            .count()
    };
    let before = asked();
    page.pass(Duration::from_secs(3600)).await?;
    becomes(page, &stopped, "shutoff");
    page.atmosphere().set_row(
        "instances",
        &ended,
        json!({"end_date": "2026-11-25T12:00:00Z"}),
    );
    set_online(page, false).await?;
    page.hide(false).await?;
    page.pass(Duration::from_secs(3600)).await?;
    assert_eq!(
        asked(),
        before,
        "nothing is asked unseen, or without a network"
    );
    set_online(page, true).await?;
    page.pass(Duration::from_secs(6)).await?;
    let told = format!("2 instances changed: {READY} is stopped, workshop-rstudio has ended.");
    page.hears(&told).await?;
    page.link("workshop-rstudio").gone().await?;
    let row = page.role("row", containing(READY));
    row.until("marked", |it| it.text.contains("Changed"))
        .await?;
    page.axe(&[]).await?;
    // A glance at something else is no reason to ask again.
    let listed = lists(page).await?;
    page.hide(true).await?;
    page.pass(Duration::from_secs(30)).await?;
    page.hide(false).await?;
    page.pass(Duration::from_secs(6)).await?;
    assert_eq!(lists(page).await?, listed, "it is fresh");
    page.pass(Duration::from_secs(400)).await?;
    row.until("not marked any more", |it| !it.text.contains("Changed"))
        .await?;
    let told = page
        .announced()
        .await?
        .into_iter()
        .filter(|it| it.contains("2 instances changed"));
    assert_eq!(told.count(), 1, "it is told once");
    Ok(())
}

async fn what_takes_too_long_is_looked_at_on_request(page: &Page) -> Outcome {
    alone(page);
    sign_in(page, "alice").await?;
    let uuid = uuid_of(page, CHANGING).await?;
    watched(page, &uuid).await?;
    let row = page.role("row", containing(CHANGING));
    let slow = "Taking longer than usual";
    for _ in 0..16 {
        let before = looks(page, &uuid).await?;
        page.pass(Duration::from_secs(120)).await?;
        page.wait_until("one more look", async || {
            let now = looks(page, &uuid).await?;
            Ok((now > before)
                .then_some(())
                .ok_or_else(|| "none".to_owned()))
        })
        .await?;
        if row.text().await?.contains(slow) {
            break;
        }
    }
    row.until("slow", |it| it.text.contains(slow)).await?;
    page.hears(&format!("{CHANGING} takes longer than usual."))
        .await?;
    let before = looks(page, &uuid).await?;
    page.pass(Duration::from_secs(600)).await?;
    assert_eq!(
        looks(page, &uuid).await?,
        before,
        "only on request from now on"
    );
    page.link(CHANGING).click().await?;
    arrive(page, CHANGING).await?;
    page.sees("This takes longer than usual.").await?;
    becomes(page, &uuid, "active");
    page.button("Look again").click().await?;
    until_said(page, &format!("{CHANGING} is active now.")).await?;
    page.button("Look again").gone().await?;
    Ok(())
}

async fn what_is_somebody_elses_is_not_asked_for(page: &Page) -> Outcome {
    sign_in(page, "dave").await?;
    let theirs = uuid_of(page, "carol-maize-imputation").await?;
    becomes(page, &theirs, "build");
    let own = uuid_of(page, "dave-notebooks").await?;
    becomes(page, &own, "build");
    page.button("Refresh").until("free", |it| !it.busy).await?;
    page.button("Refresh").click().await?;
    let row = page.role("row", containing("carol-maize-imputation"));
    row.until("building", |it| it.text.contains("Building"))
        .await?;
    watched(page, &own).await?;
    one_more_look(page, &own).await?;
    page.link("carol-maize-imputation").click().await?;
    arrive(page, "carol-maize-imputation").await?;
    one_more_look(page, &own).await?;
    assert_eq!(looks(page, &theirs).await?, 0, "the cloud would refuse it");
    Ok(())
}
