//! Bad networks: a portal that answers in Atmosphere's place, calls that are lost, and answers that take long.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, journeys};

use crate::parts::is_split;
use crate::sending::{NOT_SENT, check_and_send_again};
use crate::steps::{
    READY, REQUESTS, accepted, arrive, created, enter_password, fill_required, focus_is_on, send,
    sign_in, still_filled, to_form,
};

journeys! {
    a_portal_in_between_is_told_and_lets_through_in_the_end: bad(),
    what_is_lost_once_succeeds_at_the_second_try: bad(),
    long_answers_are_waited_for_and_nothing_is_sent_twice: bad(),
}

/// Whatever does not arrive is logged by the browser.
fn bad() -> Options {
    Options::default().allow("")
}

const MEDDLED: &str = "Something between you and Atmosphere may have answered in its place.";
const UNREACHABLE: &str = "Atmosphere could not be reached.";
const TOO_LONG: &str = "Atmosphere took too long to answer.";
const UNCLEAR: &str = "We do not know yet whether your request arrived";
const SENDING: &str = "Sending your request…";

/// The portal's own page in the place of everything.
fn its_page() -> Fault {
    Fault::Status {
        status: 200,
        html: true,
        body: None,
    }
}

/// The portal sends everybody to its page.
fn its_way() -> Fault {
    Fault::Redirect {
        to: "/portal/login".into(),
    }
}

async fn a_portal_in_between_is_told_and_lets_through_in_the_end(page: &Page) -> Outcome {
    // It lets the page through, and takes the settings for a visit of its own.
    for portal in [its_page(), its_way()] {
        page.fault(Some("GET"), "/config.json", None, portal);
        page.goto("/").await?;
        page.heading("The page could not be loaded").shown().await?;
        page.atmosphere().clear_faults();
    }
    let door = is_split()?;
    if door {
        page.fault(Some("GET"), "/part-*", None, its_page());
    }
    page.button("Retry").click().await?;
    if door {
        page.heading("This page could not be loaded")
            .shown()
            .await?;
        page.atmosphere().clear_faults();
        page.button("Try again").click().await?;
    }
    page.heading("Sign in to Atmosphere").shown().await?;

    // Whoever signs in is told, and need not type again.
    page.fault(Some("POST"), "/auth", None, its_page());
    enter_password(page, "alice").await?;
    page.sees(MEDDLED).await?;
    page.field("Username").holds("alice").await?;
    page.field("Password").holds("demo").await?;
    page.atmosphere().clear_faults();
    page.fault(Some("GET"), "/api/v2/instances*", None, its_way());
    page.button("Sign in").click().await?;
    page.heading("Unreadable answer").shown().await?;
    page.sees(MEDDLED).await?;
    page.atmosphere().clear_faults();
    page.button("Try again").first().click().await?;
    page.link(READY).shown().await?;

    // What is on the screen stays when it comes back.
    page.button("Refresh").until("free", |it| !it.busy).await?;
    page.fault(Some("GET"), "/api/*", None, its_page());
    page.button("Refresh").click().await?;
    page.sees(MEDDLED).await?;
    page.link(READY).shown().await?;
    page.atmosphere().clear_faults();

    // So does the form, and the request that the portal swallowed is sent once.
    to_form(page, READY).await?;
    fill_required(page, "Behind a portal").await?;
    page.fault(None, "/api/*", None, its_way());
    send(page).await?;
    focus_is_on(page, "heading", UNCLEAR).await?;
    page.sees(MEDDLED).await?;
    still_filled(page, "Behind a portal").await?;
    check_and_send_again(page).await
}

async fn what_is_lost_once_succeeds_at_the_second_try(page: &Page) -> Outcome {
    // Browsers repeat a call by themselves that was cut on a connection in use, so it is cut until the person tries again.
    let lose = |method: &str, path: &str| {
        page.atmosphere().clear_faults();
        page.fault(Some(method), path, None, Fault::Cut { after: None });
    };
    let recover = || page.atmosphere().clear_faults();
    page.goto("/").await?;
    lose("POST", "/auth");
    enter_password(page, "alice").await?;
    page.sees(UNREACHABLE).await?;
    lose("GET", "/api/v2/instances");
    page.button("Sign in").click().await?;
    page.heading("No connection to Atmosphere").shown().await?;
    recover();
    page.button("Try again").first().click().await?;
    page.link(READY).shown().await?;
    page.button("Refresh").until("free", |it| !it.busy).await?;
    lose("GET", "/api/v2/instances");
    page.button("Refresh").click().await?;
    page.sees("Last updated").await?;
    page.sees(UNREACHABLE).await?;
    recover();
    page.button("Try again").first().click().await?;
    page.loses(UNREACHABLE).await?;

    // What the form looks up, and the request itself.
    lose("GET", "/api/v2/volumes");
    to_form(page, READY).await?;
    recover();
    fill_required(page, "Lost at first").await?;
    lose("POST", REQUESTS);
    send(page).await?;
    focus_is_on(page, "heading", NOT_SENT).await?;
    still_filled(page, "Lost at first").await?;
    recover();
    page.button("Send again").click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn long_answers_are_waited_for_and_nothing_is_sent_twice(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;

    // Whoever waits is told in the end, and keeps what was there.
    page.button("Refresh").until("free", |it| !it.busy).await?;
    page.fault(Some("GET"), "/api/v2/instances", None, Fault::Never);
    page.button("Refresh").click().await?;
    page.button("Refresh").until("at it", |it| it.busy).await?;
    page.pass_meanwhile(Duration::from_secs(31)).await?;
    page.sees(TOO_LONG).await?;
    page.sees("Last updated").await?;
    page.atmosphere().clear_faults();
    page.button("Try again").first().click().await?;
    page.loses(TOO_LONG).await?;

    // A page that takes long can be left.
    page.fault(Some("GET"), "/api/v2/instances/*", None, Fault::Never);
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    page.link(READY).shown().await?;
    page.atmosphere().clear_faults();

    // A request whose answer takes long is sent once, however often the button is pressed.
    to_form(page, READY).await?;
    fill_required(page, "On slow wireless").await?;
    page.fault(Some("POST"), REQUESTS, Some(1), Fault::Slow { ms: 60_000 });
    send(page).await?;
    page.sees(SENDING).await?;
    send(page).await?;
    page.pass_meanwhile(Duration::from_secs(30)).await?;
    page.sees(SENDING).await?;
    page.atmosphere().clear_faults();
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    assert_eq!(page.calls("POST", REQUESTS).len(), 1, "it was under way");
    Ok(())
}
