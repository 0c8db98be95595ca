//! Changing one's mind while a request is on its way: going elsewhere, changing a field, starting over.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, containing, journeys};

use crate::steps::{
    READY, REQUESTS, accepted, arrive, created, fill_required, looks_have_no_limit,
    open_ready_form, press_image, send, session_ends_unnoticed, sign_in,
};
use crate::watching::alone;

journeys! {
    leaving_during_the_last_look_sends_nothing_and_says_so,
    what_is_changed_during_the_last_look_takes_another_press,
    what_is_on_its_way_keeps_still,
    an_answer_after_leaving_is_told_where_the_person_is,
    a_session_that_ends_without_the_part_that_asks_can_go_on: Options::default().allow(""),
}

/// An answer that comes when the faults are cleared.
const SLOW: Fault = Fault::Slow { ms: 60_000 };
const LOOKING: &str = "Checking once more that the instance can be imaged…";

/// The last look hangs at the list of requests until the faults are cleared.
async fn slow_look(page: &Page) -> Outcome {
    looks_have_no_limit(page).await?;
    page.fault(Some("GET"), REQUESTS, None, SLOW);
    Ok(())
}

async fn leaving_during_the_last_look_sends_nothing_and_says_so(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "On second thoughts").await?;
    let before = page.calls("GET", REQUESTS).len();
    slow_look(page).await?;
    send(page).await?;
    page.sees(LOOKING).await?;
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    page.sees("Nothing was sent: you left the form before the last check was done.")
        .await?;
    // The answer that comes too late finds nobody, and breaks nothing.
    page.atmosphere().clear_faults();
    page.wait_until("the late answer", async || {
        let calls = page.calls("GET", REQUESTS).len();
        Ok(if calls > before {
            Ok(())
        } else {
            Err(format!("{calls} answers"))
        })
    })
    .await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    assert!(page.calls("POST", REQUESTS).is_empty(), "nothing was sent");
    press_image(page).await?;
    page.field("Image Name").holds("On second thoughts").await?;
    Ok(())
}

async fn what_is_changed_during_the_last_look_takes_another_press(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Rather public").await?;
    slow_look(page).await?;
    send(page).await?;
    page.sees(LOOKING).await?;
    page.field("Description of the Image")
        .type_text(" And more.")
        .await?;
    page.atmosphere().clear_faults();
    page.button("Request Imaging")
        .until("free again", |it| !it.busy)
        .await?;
    assert!(page.calls("POST", REQUESTS).is_empty(), "it was held back");
    send(page).await?;
    accepted(page).await?;
    let sent = created(page);
    let description = sent[0]["new_application_description"].as_str();
    assert!(
        description.is_some_and(|it| it.ends_with("And more.")),
        "what was changed was sent: {sent:?}"
    );
    Ok(())
}

async fn what_is_on_its_way_keeps_still(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "In flight").await?;
    page.reload().await?;
    page.button("Start over").shown().await?;
    fill_required(page, "In flight").await?;
    page.fault(Some("POST"), REQUESTS, None, SLOW);
    send(page).await?;
    page.sees("Sending your request…").await?;
    let is_still = "return document.getElementById('image-name').closest('[inert]') !== null";
    assert!(
        page.script::<bool>(is_still, Vec::new()).await?,
        "no field takes a change that would not be sent"
    );
    page.button("Start over").gone().await?;
    page.atmosphere().clear_faults();
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn an_answer_after_leaving_is_told_where_the_person_is(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Left alone").await?;
    page.fault(Some("POST"), REQUESTS, None, SLOW);
    send(page).await?;
    page.sees("Sending your request…").await?;
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    page.atmosphere().clear_faults();
    page.sees("Your request for “Left alone” was accepted.")
        .await?;
    // Its instance is not to be stopped from now on, and its draft is done.
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.link("See the request").first().shown().await?;
    let stored = page.local_storage().await?;
    assert!(!stored.values().any(|it| it.contains("Left alone")));
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_session_that_ends_without_the_part_that_asks_can_go_on(page: &Page) -> Outcome {
    alone(page);
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    // Who comes back with a token that the tab kept has not fetched the part that signs in.
    page.fault(Some("GET"), "/part-*", None, Fault::Cut { after: None });
    page.reload().await?;
    page.link(READY).shown().await?;
    page.sees("alice").await?;
    // Without its part the list asks nothing of itself.
    session_ends_unnoticed(page).await?;
    page.button("Refresh").click().await?;
    page.heading(containing("Sign in again")).shown().await?;
    page.atmosphere().clear_faults();
    // The list's own line has the same button, above it. In a build that is one program there is only that.
    let again = page.button("Try again");
    let count = again.count().await?;
    if count > 1 || !page.role("alertdialog", "Sign in again").exists().await? {
        page.button("Try again").nth(count - 1).click().await?;
    }
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.field("Password").fill("demo").await?;
    dialog.button("Sign in").click().await?;
    dialog.gone().await?;
    page.link(READY).shown().await?;
    Ok(())
}
