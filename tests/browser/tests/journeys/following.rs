//! Waiting for an image: looked at once a minute, told once when it is done, and honest when nothing moves.

use std::time::Duration;

use browser_tests::{Find, Options, Outcome, Page, journeys, starting};
use serde_json::json;

use crate::steps::{
    READY, REQUESTS, accepted, arrive, enter_password, fill_required, focus_is_on, is_ready,
    open_ready_form, press_image, send, sign_in, sign_out,
};

journeys! {
    an_open_request_is_followed_to_its_image: slow_cloud(),
    an_image_that_exists_counts_whatever_the_word_says: slow_cloud(),
    nothing_is_asked_that_nobody_waits_for_or_sees: slow_cloud(),
    what_ended_while_the_page_was_closed_is_told_once: slow_cloud(),
    a_denial_is_told_and_many_ends_in_one_sentence: slow_cloud(),
    the_browser_tells_only_who_asked_for_it: slow_cloud(),
    the_focus_stays_while_the_list_is_brought_up_to_date: slow_cloud(),
    my_own_requests_tell_how_long_it_takes,
    a_request_that_stands_still_offers_the_words_for_support: Options::narrow(),
    a_request_that_stands_still_writes_to_support_where_there_is_an_address,
    the_list_and_the_details_say_not_to_stop_an_instance_that_is_imaged,
}

const MINUTE: Duration = Duration::from_secs(70);

/// A cloud that only moves when the journey says so, and then by less than a step a minute:
/// started after 2 minutes, processing after 4 and a half, complete after 5 and a half.
fn slow_cloud() -> Options {
    let mut options = Options::default().manual_clock();
    options.standin.step = Duration::from_secs(24);
    options
}

/// Nothing is under way but what the journey asks for.
fn alone(page: &Page) {
    page.atmosphere()
        .remove_rows("machine_requests", "new_version_name", &json!("1.0"));
}

/// Ask for an image of this name, and see the receipt.
async fn ask_for(page: &Page, name: &str) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, name).await?;
    send(page).await?;
    accepted(page).await
}

/// The way of the one request that is shown has this step, which is reached so far.
pub(crate) async fn step(page: &Page, name: &str, reached: &str) -> Outcome {
    let wanted = format!("{name} ({reached})");
    page.role("list", "Progress")
        .until(&wanted, |it| it.text.replace('\n', " ").contains(&wanted))
        .await?;
    Ok(())
}

fn looks(page: &Page) -> usize {
    page.calls("GET", REQUESTS).len()
}

/// The looks so far, with those that are under way: they are answered first.
async fn looks_so_far(page: &Page) -> Result<usize, browser_tests::Trouble> {
    page.pass(Duration::ZERO).await?;
    Ok(looks(page))
}

/// Let a minute pass: the list is asked once, and no more.
async fn a_minute_on(page: &Page) -> Outcome {
    let before = looks_so_far(page).await?;
    page.pass(MINUTE).await?;
    page.wait_until("one more look", async || {
        let now = looks(page);
        Ok((now == before + 1)
            .then_some(())
            .ok_or_else(|| format!("there were {}", now - before)))
    })
    .await?;
    Ok(())
}

/// What is long overdue is asked at once, but for the seconds that keep sixty seats apart.
async fn an_overdue_look(page: &Page, before: usize) -> Outcome {
    page.pass(Duration::from_secs(6)).await?;
    page.wait_until("the overdue look", async || {
        Ok((looks(page) == before + 1)
            .then_some(())
            .ok_or_else(|| format!("{} after {before}", looks(page))))
    })
    .await?;
    Ok(())
}

async fn an_open_request_is_followed_to_its_image(page: &Page) -> Outcome {
    alone(page);
    ask_for(page, "Followed").await?;
    step(page, "Requested", "now").await?;
    a_minute_on(page).await?;
    a_minute_on(page).await?;
    page.hears("“Followed”: Imaging now.").await?;
    step(page, "Imaging", "now").await?;
    page.sees("Keep it running.").await?;
    a_minute_on(page).await?;
    a_minute_on(page).await?;
    page.hears("“Followed”: Processing now.").await?;
    step(page, "Imaging", "done").await?;
    step(page, "Processing", "now").await?;
    a_minute_on(page).await?;
    let told = format!("The image “Followed” of {READY} is ready: it can be launched.");
    page.hears(&told).await?;
    step(page, "Complete", "done").await?;
    page.sees("Resulting image").await?;
    page.sees("Version 1.0 on").await?;
    page.button("Tell me when it is done").gone().await?;
    // It is over: nobody asks any more.
    let before = looks(page);
    page.pass(Duration::from_secs(600)).await?;
    page.button("Dismiss").click().await?;
    page.link("All image requests").first().click().await?;
    page.link("Followed").shown().await?;
    assert!(
        looks(page) <= before + 1,
        "only the list's own look: {} after {before}",
        looks(page)
    );
    Ok(())
}

async fn an_image_that_exists_counts_whatever_the_word_says(page: &Page) -> Outcome {
    alone(page);
    ask_for(page, "stuck-processing").await?;
    a_minute_on(page).await?;
    a_minute_on(page).await?;
    page.sees("Validating").await?;
    step(page, "Imaging", "now").await?;
    step(page, "Processing", "still to come").await?;
    a_minute_on(page).await?;
    a_minute_on(page).await?;
    page.sees("Image ready").await?;
    step(page, "Complete", "done").await?;
    page.hears("The image “stuck-processing”").await?;
    page.loses("Do not suspend").await?;
    Ok(())
}

async fn nothing_is_asked_that_nobody_waits_for_or_sees(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link("Genomics web v2").shown().await?;
    a_minute_on(page).await?;
    page.hide(true).await?;
    nothing_asked_in_an_hour(page).await?;
    let before = looks(page);
    page.hide(false).await?;
    an_overdue_look(page, before).await?;
    set_online(page, false).await?;
    nothing_asked_in_an_hour(page).await?;
    let before = looks(page);
    set_online(page, true).await?;
    an_overdue_look(page, before).await?;
    page.link("My Instances").click().await?;
    arrive(page, "My Instances").await?;
    a_minute_on(page).await?;
    sign_out(page).await?;
    nothing_asked_in_an_hour(page).await?;
    Ok(())
}

/// An hour passes, and then whatever was asked in it would be in the log before the call that follows it.
async fn nothing_asked_in_an_hour(page: &Page) -> Outcome {
    let before = looks_so_far(page).await?;
    page.pass(Duration::from_secs(3600)).await?;
    let script = "const done = arguments[0]; fetch('/api/v2/version').then(() => done(true), () => done(false))";
    page.web().execute_async(script, Vec::new()).await?;
    assert_eq!(looks(page), before, "nothing was asked");
    Ok(())
}

pub(crate) async fn set_online(page: &Page, is_online: bool) -> Outcome {
    let script =
        "Object.defineProperty(navigator, 'onLine', { configurable: true, value: arguments[0] });
        dispatchEvent(new Event(arguments[0] ? 'online' : 'offline')); return true";
    let _: bool = page.script(script, vec![is_online.into()]).await?;
    Ok(())
}

async fn what_ended_while_the_page_was_closed_is_told_once(page: &Page) -> Outcome {
    alone(page);
    ask_for(page, "Done meanwhile").await?;
    a_minute_on(page).await?;
    sign_out(page).await?;
    page.atmosphere().turn_clock(Duration::from_secs(900));
    // Somebody else at the same machine hears nothing of it.
    enter_password(page, "carol").await?;
    arrive(page, "My Instances").await?;
    page.link("Image requests").click().await?;
    page.heading("You have not asked for an image yet")
        .shown()
        .await?;
    page.loses("Done meanwhile").await?;
    sign_out(page).await?;
    enter_password(page, "alice").await?;
    arrive(page, "My Instances").await?;
    page.pass(Duration::from_secs(2)).await?;
    page.hears(&format!(
        "The image “Done meanwhile” of {READY} is ready: it can be launched."
    ))
    .await?;
    page.role("log", "Notices").link("See more").click().await?;
    arrive(page, "Done meanwhile").await?;
    page.reload().await?;
    page.heading("Done meanwhile").shown().await?;
    let notices = page.role("log", "Notices").text().await?;
    assert_eq!(notices, "", "it is told once");
    Ok(())
}

async fn a_denial_is_told_and_many_ends_in_one_sentence(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link("Genomics web v2").shown().await?;
    deny(page, &[1]).await?;
    a_minute_on(page).await?;
    page.hears(
        "Support denied the image “Genomics web v2” of genomics-web. Their e-mail says why.",
    )
    .await?;
    page.role("log", "Notices")
        .button("Dismiss")
        .click()
        .await?;
    deny(page, &[2, 3, 4, 6]).await?;
    a_minute_on(page).await?;
    page.hears("4 of your image requests have ended since you were here last.")
        .await?;
    // One sentence for all of them.
    let notices = page.role("log", "Notices").button("Dismiss");
    notices.are(&["Dismiss"]).await?;
    Ok(())
}

/// As support does: by an address that was made for it.
async fn deny(page: &Page, requests: &[u32]) -> Outcome {
    let storage = page.session_storage().await?;
    let token = storage.iter().find(|(key, _)| key.ends_with("token"));
    let token = token.map(|(_, token)| token.clone()).unwrap_or_default();
    let script = "const [requests, token, done] = arguments;
        const headers = { Accept: 'application/json', Authorization: `Token ${token}` };
        Promise.all(requests.map((it) => fetch(`/api/v2/machine_requests/${it}/deny`, { headers }))).then(() => done(true))";
    page.web()
        .execute_async(script, vec![json!(requests), json!(token)])
        .await?;
    Ok(())
}

/// A browser that shows messages, as far as the page can tell, and remembers them. Headless ones show none.
async fn with_messages(page: &Page, answer: &str) -> Outcome {
    let script = "window.told = [];
        window.Notification = class {
          static permission = 'default';
          static async requestPermission() { return (this.permission = window.answer); }
          constructor(title, options) { told.push(options.body); window.message = this; }
          close() {}
        };
        window.answer = arguments[0]; return true";
    let _: bool = page.script(script, vec![answer.into()]).await?;
    Ok(())
}

async fn told(page: &Page) -> Result<Vec<String>, browser_tests::Trouble> {
    page.script("return window.told", Vec::new()).await
}

async fn the_browser_tells_only_who_asked_for_it(page: &Page) -> Outcome {
    alone(page);
    page.goto("/").await?;
    page.field("Username").shown().await?;
    with_messages(page, "denied").await?;
    enter_password(page, "alice").await?;
    arrive(page, "My Instances").await?;
    page.link(READY).click().await?;
    press_image(page).await?;
    is_ready(page).await?;
    fill_required(page, "Told").await?;
    send(page).await?;
    accepted(page).await?;
    let tell = page.button("Tell me when it is done");
    tell.click().await?;
    page.hears("Your browser does not show messages from this site")
        .await?;
    assert_eq!(told(page).await?, Vec::<String>::new(), "nothing is forced");
    let allow = "window.answer = 'granted'; return true";
    let _: bool = page.script(allow, Vec::new()).await?;
    tell.click().await?;
    focus_is_on(page, "button", "Do not tell me").await?;
    page.hears("Your browser shows a message when a request is done")
        .await?;
    assert_eq!(told(page).await?.len(), 1, "the first shows what will come");
    for _ in 0..5 {
        a_minute_on(page).await?;
    }
    let ready = format!("The image “Told” of {READY} is ready: it can be launched.");
    page.hears(&ready).await?;
    assert_eq!(told(page).await?.last(), Some(&ready));
    // Pressing the message leads to the request.
    page.link("My Instances").click().await?;
    arrive(page, "My Instances").await?;
    let press = "message.onclick(); return true";
    let _: bool = page.script(press, Vec::new()).await?;
    arrive(page, "Told").await?;
    Ok(())
}

async fn the_focus_stays_while_the_list_is_brought_up_to_date(page: &Page) -> Outcome {
    alone(page);
    ask_for(page, "Kept in view").await?;
    page.link("All image requests").first().click().await?;
    arrive(page, "Image requests").await?;
    let link = page.link("Kept in view");
    link.shown().await?;
    let focus = "document.querySelector('article a').focus(); return true";
    let _: bool = page.script(focus, Vec::new()).await?;
    a_minute_on(page).await?;
    a_minute_on(page).await?;
    step(page, "Imaging", "now").await?;
    focus_is_on(page, "link", "Kept in view").await?;
    Ok(())
}

async fn my_own_requests_tell_how_long_it_takes(page: &Page) -> Outcome {
    // Two alone say nothing.
    page.atmosphere().copy_row("machine_requests", "7", 1);
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link("Genomics web v2").shown().await?;
    page.loses("Your last").await?;
    let refresh = page.button("Refresh");
    refresh.until("free", |it| !it.busy).await?;
    page.atmosphere().copy_row("machine_requests", "7", 1);
    refresh.click().await?;
    page.sees(
        "Your last 3 requests took about 3 hours, from asking to complete. That is their median",
    )
    .await?;
    page.link("RNA-seq toolkit").first().click().await?;
    page.heading("RNA-seq toolkit").shown().await?;
    page.loses("Your last").await?;
    Ok(())
}

async fn a_request_that_stands_still_offers_the_words_for_support(page: &Page) -> Outcome {
    to_still(page).await?;
    page.button("Copy message").shown().await?;
    page.button("What to write to the support of your cloud")
        .click()
        .await?;
    for part in ["Request number: 4 (", "Instance: phylo-tree-builder ("] {
        page.sees(part).await?;
    }
    let text = page.text().await?;
    assert!(
        !text.to_lowercase().contains("failed"),
        "nobody knows of a failure: {text}"
    );
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn a_request_that_stands_still_writes_to_support_where_there_is_an_address(
    page: &Page,
) -> Outcome {
    let config = json!({"supportEmail": "help@cloud.example.org"});
    let fault = atmosphere_standin::Fault::Status {
        status: 200,
        html: false,
        body: Some(config),
    };
    page.fault(Some("GET"), "/config.json", None, fault);
    to_still(page).await?;
    page.link("Ask support").shown().await?;
    let href = "return document.querySelector('.still a').href";
    let href: String = page.script(href, Vec::new()).await?;
    assert!(
        href.starts_with("mailto:help@cloud.example.org?subject=Image%20request%204%20"),
        "{href}"
    );
    let url = page.url().await?;
    let uuid = url.rsplit('/').next().unwrap_or_default();
    assert!(
        href.contains(uuid) && href.contains("phylo-tree-builder"),
        "{href}"
    );
    Ok(())
}

/// The receipt of a request that was begun three days ago.
async fn to_still(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link("Image requests").click().await?;
    page.link("Waits for ever").click().await?;
    page.heading("Waits for ever").shown().await?;
    page.sees("It has not moved for more than a day.").await?;
    Ok(())
}

async fn the_list_and_the_details_say_not_to_stop_an_instance_that_is_imaged(
    page: &Page,
) -> Outcome {
    sign_in(page, "alice").await?;
    let row = page.role("row", starting("Select genomics-web"));
    row.link("Image requested: do not stop").shown().await?;
    // Its image exists: it may be stopped.
    page.role("row", starting("Select matlab-license-server"))
        .shown()
        .await?;
    let free = page.role("row", starting("Select matlab-license-server"));
    // An image that exists holds nothing.
    free.shown().await?;
    free.link("Image requested: do not stop").gone().await?;
    row.link("genomics-web").click().await?;
    arrive(page, "genomics-web").await?;
    page.sees("An image of this instance is requested: “Genomics web v2” (Waiting for approval). Do not suspend or stop the instance until the image has been created.")
        .await?;
    page.link("See the request").click().await?;
    arrive(page, "Genomics web v2").await?;
    Ok(())
}
