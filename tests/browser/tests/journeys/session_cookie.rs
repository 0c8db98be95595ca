//! The site's own session: begun at its pages, ended together with ours, and begun again in the middle of the form.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::boot::serve_settings;
use crate::steps::{
    READY, accepted, created, fill_required, is_quiet, nobody_asks, send, sign_out, still_filled,
    to_ready_form,
};

journeys! {
    the_session_of_the_site_signs_in_and_ends_with_ours: troubled(),
    it_ends_and_begins_again_in_the_middle_of_the_form: troubled(),
    somebody_else_at_the_site_finds_nothing_of_the_person_before: troubled(),
}

/// Calls without a session, which browsers log.
fn troubled() -> Options {
    Options::default().allow("status of 403").allow("net::ERR_")
}

const LOG_OUT: &str = "/api-auth/logout/";
const LABEL: &str = "Sign in with CyVerse";

fn site(page: &Page) {
    let sign_in = json!({"password": false, "siteUrl": "/login/", "siteLabel": LABEL});
    serve_settings(page, 200, Some(json!({"signIn": sign_in})));
}

/// What the site's own pages do in this browser: they leave a session of somebody's, or end it.
async fn at_the_site(page: &Page, name: Option<&str>) -> Outcome {
    let script = "const [name, done] = arguments;
        const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
        const begin = () => fetch('/auth', { method: 'POST', headers, body: JSON.stringify({ username: name, password: 'demo' }) });
        (name ? begin() : fetch('/api-auth/logout/')).then((answer) => done(answer.status), () => done(0))";
    let answer = page.web().execute_async(script, vec![json!(name)]).await?;
    let status = answer.json().as_u64();
    assert!(matches!(status, Some(200 | 201)), "the site: {status:?}");
    Ok(())
}

async fn the_session_of_the_site_signs_in_and_ends_with_ours(page: &Page) -> Outcome {
    site(page);
    page.goto("/requests").await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    page.field("Username").gone().await?;
    let way = "return document.querySelector('.sign-in__site a').getAttribute('href')";
    let way: String = page.script(way, Vec::new()).await?;
    assert_eq!(way, "/login/?next=%2Frequests", "the way back");
    page.axe(&[]).await?;

    at_the_site(page, Some("alice")).await?;
    page.reload().await?;
    page.heading("Image requests").shown().await?;
    page.sees("alice").await?;
    let kept = "return JSON.stringify(sessionStorage).includes(':token')";
    let is_kept: bool = page.script(kept, Vec::new()).await?;
    assert!(!is_kept, "a token was kept");

    sign_out(page).await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    page.pass(std::time::Duration::ZERO).await?;
    assert_eq!(page.calls("GET", LOG_OUT).len(), 1);
    page.reload().await?;
    page.heading("Sign in to Atmosphere").shown().await?;

    // A session that could not be ended would sign in by itself: that is told.
    at_the_site(page, Some("alice")).await?;
    page.reload().await?;
    page.link(READY).shown().await?;
    page.sees("alice").await?;
    page.fault(Some("GET"), LOG_OUT, None, Fault::Cut { after: None });
    sign_out(page).await?;
    page.sees("the session of your institution could not be ended")
        .await?;
    Ok(())
}

async fn it_ends_and_begins_again_in_the_middle_of_the_form(page: &Page) -> Outcome {
    nobody_asks(page);
    site(page);
    page.goto("/").await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    at_the_site(page, Some("alice")).await?;
    page.reload().await?;
    to_ready_form(page).await?;
    fill_required(page, "Typed before").await?;

    // In another tab, it is ended.
    is_quiet(page).await?;
    at_the_site(page, None).await?;
    send(page).await?;
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.shown().await?;
    dialog
        .link("Sign in with CyVerse (opens in a new tab)")
        .shown()
        .await?;
    dialog.button("I have signed in").click().await?;
    page.sees("You are not signed in there yet.").await?;
    page.axe(&[]).await?;
    at_the_site(page, Some("alice")).await?;
    dialog.button("I have signed in").click().await?;
    dialog.gone().await?;
    still_filled(page, "Typed before").await?;
    page.button("Send again").click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn somebody_else_at_the_site_finds_nothing_of_the_person_before(page: &Page) -> Outcome {
    nobody_asks(page);
    site(page);
    page.goto("/").await?;
    page.heading("Sign in to Atmosphere").shown().await?;
    at_the_site(page, Some("alice")).await?;
    page.reload().await?;
    page.link(READY).shown().await?;
    page.sees("alice").await?;
    // What comes after the rows asks something as well.
    page.button("Keyboard shortcuts").shown().await?;
    is_quiet(page).await?;
    at_the_site(page, None).await?;
    page.button("Refresh").click().await?;
    let dialog = page.role("alertdialog", "Sign in again");
    dialog.shown().await?;
    at_the_site(page, Some("bob")).await?;
    dialog.button("I have signed in").click().await?;
    dialog.gone().await?;
    page.sees("bob").await?;
    page.link(READY).gone().await?;
    Ok(())
}
