//! A machine that the people of a workshop share: nothing of one is left for the next.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, Trouble, journeys};
use serde_json::json;

use crate::steps::{
    READY, arrive, enter_password, fill_required, focus_is_on, has_chosen, open_ready_form,
    still_filled,
};

journeys! {
    one_after_the_other_finds_the_machine_as_new,
    the_countdown_is_heard_and_stopped_by_keyboard_on_a_narrow_page: Options::narrow(),
    without_a_network_or_after_a_trap_nothing_stays: Options::default().allow(""),
}

const WELCOME: &str = "Welcome to Genomics 101";
const HAND_OVER: &str = "Finish and hand over";
const IDLE: Duration = Duration::from_secs(120);

fn serve(page: &Page) {
    page.atmosphere().clear_faults();
    let answer = Fault::Status {
        status: 200,
        html: false,
        body: Some(json!({
            "mode": "kiosk",
            "kiosk": {"idleSeconds": 120, "countdownSeconds": 20},
            "workshop": {
                "name": "Genomics 101", "tags": ["genomics", "no-such-tag"],
                "visibility": "select", "users": ["carol", "nobody-at-all"],
            },
            "helpLinks": [{"label": "Workshop guide", "url": "https://wiki.example.org/guide"}],
        })),
    };
    page.fault(Some("GET"), "/config.json", None, answer);
}

/// Begin as somebody, and come to a form with something typed in.
async fn work(page: &Page) -> Outcome {
    page.button("Start").click().await?;
    arrive(page, "Sign in to Atmosphere").await?;
    enter_password(page, "alice").await?;
    arrive(page, "My Instances").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.button("Image").click().await?;
    arrive(page, "Request Imaging").await?;
    page.sees("Genomics 101 has filled in for you: Specific Users; tags Genomics; people carol. Change what does not fit.").await?;
    page.sees("Not filled in, because the cloud does not know them or did not say: no-such-tag, nobody-at-all.").await?;
    has_chosen(page, "People who get access", &["carol"]).await?;
    has_chosen(page, "Chosen tags", &["Ubuntu", "GUI", "VNC", "Genomics"]).await?;
    fill_required(page, "Typed by alice").await
}

/// What somebody could find who looks for the last person.
async fn traces(page: &Page) -> Result<String, Trouble> {
    let script = "const fields = [...document.querySelectorAll('input, textarea')].map((it) => it.value);
        return JSON.stringify([location.href, history.length, document.title, fields, Object.entries(localStorage),
            Object.entries(sessionStorage), document.cookie, document.documentElement.outerHTML.replace(/<style.*?<\\/style>/gs, '')])";
    page.script(script, Vec::new()).await
}

/// Wait until the page has been loaded anew since it was marked.
async fn mark(page: &Page) -> Outcome {
    let script = "window.__somebody = true; return true";
    let _: bool = page.script(script, Vec::new()).await?;
    Ok(())
}

async fn is_loaded_anew(page: &Page) -> Outcome {
    page.wait_until("the page loaded anew", async || {
        let script = "return window.__somebody === undefined && !!document.querySelector('.kiosk')";
        let is_new: bool = page.script(script, Vec::new()).await?;
        Ok(is_new
            .then_some(())
            .ok_or_else(|| "it is the old one".to_owned()))
    })
    .await?;
    page.heading(WELCOME).shown().await?;
    Ok(())
}

async fn one_after_the_other_finds_the_machine_as_new(page: &Page) -> Outcome {
    // What was kept here before it became a kiosk.
    open_ready_form(page).await?;
    fill_required(page, "Kept before").await?;
    page.wait_until("the draft is kept", async || {
        let kept = page.local_storage().await?;
        Ok((!kept.is_empty())
            .then_some(())
            .ok_or_else(|| "nothing yet".to_owned()))
    })
    .await?;
    serve(page);
    page.goto("/requests").await?;
    page.heading(WELCOME).shown().await?;
    page.axe(&[]).await?;
    assert!(
        page.local_storage().await?.is_empty() && page.session_storage().await?.is_empty(),
        "what was kept before is still there"
    );
    mark(page).await?;
    page.reload().await?;
    is_loaded_anew(page).await?;
    let at_first = (traces(page).await?, page.footprint().await?);
    for _ in 0..3 {
        work(page).await?;
        let (kept, for_tab) = (page.local_storage().await?, page.session_storage().await?);
        assert!(
            kept.is_empty() && for_tab.is_empty(),
            "{kept:?} {for_tab:?}"
        );
        page.link("Workshop guide").click().await?;
        let dialog = page.role("dialog", "This machine stays on this page");
        dialog.says("https://wiki.example.org/guide").await?;
        page.axe(&[]).await?;
        page.press(Key::Escape).await?;
        dialog.gone().await?;
        still_filled(page, "Typed by alice").await?;
        mark(page).await?;
        page.button(HAND_OVER).click().await?;
        is_loaded_anew(page).await?;
        let now = (traces(page).await?, page.footprint().await?);
        assert_eq!(now.0, at_first.0, "something of the last person is left");
        assert!(!now.0.contains("alice"));
        assert_eq!(
            (now.1.timers, now.1.listeners, now.1.memory),
            (at_first.1.timers, at_first.1.listeners, at_first.1.memory),
            "the page holds on to more than at first"
        );
    }
    Ok(())
}

async fn the_countdown_is_heard_and_stopped_by_keyboard_on_a_narrow_page(page: &Page) -> Outcome {
    serve(page);
    page.goto("/").await?;
    page.heading(WELCOME).shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.tab_to("button", "Start").await?;
    page.press(Key::Enter).await?;
    arrive(page, "Sign in to Atmosphere").await?;
    page.tab_to("textbox", "Username").await?;
    page.type_text("alice").await?;
    page.tab_to("textbox", "Password").await?;
    page.type_text("demo").await?;
    page.press(Key::Enter).await?;
    arrive(page, "My Instances").await?;
    page.link(READY).shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.pass(IDLE).await?;
    let question = page.role("alertdialog", "Are you still here?");
    question.shown().await?;
    focus_is_on(page, "button", "I am still here").await?;
    page.hears("10 seconds left").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.press(Key::Enter).await?;
    question.gone().await?;
    page.link(READY).shown().await?;
    // Nobody answers this time.
    mark(page).await?;
    page.pass(IDLE).await?;
    question.shown().await?;
    page.pass(Duration::from_secs(20)).await?;
    is_loaded_anew(page).await?;
    Ok(())
}

async fn without_a_network_or_after_a_trap_nothing_stays(page: &Page) -> Outcome {
    serve(page);
    page.goto("/").await?;
    page.heading(WELCOME).shown().await?;
    let steps = history_length(page).await?;
    work(page).await?;
    page.atmosphere().clear_faults();
    page.fault(None, "/*", None, Fault::Cut { after: None });
    mark(page).await?;
    page.button(HAND_OVER).click().await?;
    arrive(page, WELCOME).await?;
    page.pass(Duration::ZERO).await?;
    assert!(!traces(page).await?.contains("alice"), "alice is left");
    assert_eq!(
        history_length(page).await?,
        steps,
        "Back leads to a page of hers"
    );
    // The next one, in the same page.
    serve(page);
    page.button("Start").click().await?;
    arrive(page, "Sign in to Atmosphere").await?;
    page.field("Username").holds("").await?;
    enter_password(page, "bob").await?;
    arrive(page, "My Instances").await?;
    page.loses(READY).await?;
    let crash = "dispatchEvent(new Event('atmosphere-imaging:crash')); return true";
    let _: bool = page.script(crash, Vec::new()).await?;
    page.heading("Something went wrong").shown().await?;
    page.sees("Nothing that you typed is kept on this shared machine.")
        .await?;
    assert!(
        !traces(page).await?.contains("bob"),
        "bob is under the panel"
    );
    page.pass(IDLE).await?;
    is_loaded_anew(page).await?;
    Ok(())
}

async fn history_length(page: &Page) -> Result<usize, Trouble> {
    page.script("return history.length", Vec::new()).await
}
