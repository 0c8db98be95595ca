//! A machine that the people of a workshop share: nothing of one is left for the next.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, Trouble, journeys};
use serde_json::json;

use crate::steps::{
    READY, accepted, arrive, enter_password, fill_required, focus_is_on, has_chosen, is_ready,
    open_ready_form, press_image, send, still_filled,
};

journeys! {
    one_after_the_other_finds_the_machine_as_new,
    the_countdown_is_heard_and_stopped_by_keyboard_on_a_narrow_page: Options::narrow(),
    without_a_network_or_after_a_trap_nothing_stays: Options::default().allow(""),
    what_leads_away_is_a_code_that_a_phone_reads: Options::default().allow("status of 500"),
    a_code_is_read_off_a_dark_narrow_page: Options::narrow().dark(),
    a_code_is_read_among_forced_colors: Options::default().forced_colors(),
}

pub(crate) const WELCOME: &str = "Welcome to Genomics 101";
const AWAY: &str = "This machine stays on this page";
pub(crate) const HAND_OVER: &str = "Finish and hand over";
pub(crate) const IDLE: Duration = Duration::from_secs(120);
pub(crate) const COUNTDOWN: Duration = Duration::from_secs(20);
/// Where the participants' own phones find the application.
const STANDALONE: &str = "https://imaging.example.org";

/// The settings of a workshop, and a network without faults.
pub(crate) fn serve(page: &Page) {
    page.atmosphere().clear_faults();
    let answer = Fault::Status {
        status: 200,
        html: false,
        body: Some(json!({
            "mode": "kiosk",
            "supportEmail": "help@example.org",
            "access": {"shellUrl": "https://shell.example.org/", "desktop": true},
            "kiosk": {"idleSeconds": 120, "countdownSeconds": 20, "standaloneUrl": format!("{STANDALONE}/")},
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
    press_image(page).await?;
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
        let dialog = page.role("dialog", AWAY);
        dialog.shown().await?;
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
    // The time counts from here.
    page.press(Key::Shift).await?;
    page.pass(IDLE).await?;
    let question = page.role("alertdialog", "Are you still here?");
    question.shown().await?;
    focus_is_on(page, "button", "I am still here").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    // As late as the page may look.
    page.wait_until("a word on the last ten seconds", async || {
        let said = page.announced().await?;
        let is_last = |it: &String| (6..=10).any(|left| *it == format!("{left} seconds left"));
        Ok((said.iter().filter(|it| is_last(it)).count() == 1)
            .then_some(())
            .ok_or_else(|| format!("said was {said:?}")))
    })
    .await?;
    page.press(Key::Enter).await?;
    question.gone().await?;
    page.link(READY).shown().await?;
    // So that the list is not read anew by itself in the very turn of the clock that ends their time.
    let refresh = page.button("Refresh");
    refresh.click().await?;
    refresh.until("free", |it| !it.busy).await?;
    // What they copy can be pasted, in whatever way the engine keeps it.
    let search = page.field("Search");
    search.fill("Typed by alice").await?;
    page.press_with(Key::Control, 'a').await?;
    page.press_with(Key::Control, 'c').await?;
    page.press(Key::End).await?;
    page.press_with(Key::Control, 'v').await?;
    search.holds("Typed by aliceTyped by alice").await?;
    // Nobody answers this time.
    mark(page).await?;
    page.pass(IDLE).await?;
    question.shown().await?;
    page.pass(COUNTDOWN).await?;
    is_loaded_anew(page).await?;
    page.tab_to("button", "Start").await?;
    page.press(Key::Enter).await?;
    arrive(page, "Sign in to Atmosphere").await?;
    page.tab_to("textbox", "Username").await?;
    page.press_with(Key::Control, 'v').await?;
    page.type_text("bob").await?;
    page.field("Username").holds("bob").await?;
    Ok(())
}

async fn without_a_network_or_after_a_trap_nothing_stays(page: &Page) -> Outcome {
    serve(page);
    page.goto("/").await?;
    page.heading(WELCOME).shown().await?;
    let steps = history_length(page).await?;
    work(page).await?;
    // The network is there, and the site is not: a page that is loaded anew would be that of the proxy.
    page.atmosphere().clear_faults();
    let proxy = Fault::Status {
        status: 502,
        html: true,
        body: None,
    };
    page.fault(None, "/*", None, proxy.clone());
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
    page.field("Search").fill("Typed by bob").await?;
    // Not a word of it: the engine stops the program at its next step.
    page.ruin_memory().await?;
    page.heading("Something went wrong").shown().await?;
    page.sees("Nothing that you typed is kept on this shared machine.")
        .await?;
    assert!(
        !traces(page).await?.contains("bob"),
        "bob is under the panel"
    );
    // It waits for the site, and then begins anew by itself.
    page.atmosphere().clear_faults();
    page.fault(None, "/*", None, proxy);
    page.pass(IDLE).await?;
    page.sees("Still no answer.").await?;
    serve(page);
    page.pass(IDLE).await?;
    is_loaded_anew(page).await?;
    assert!(!traces(page).await?.contains("bob"), "bob is left");
    Ok(())
}

async fn history_length(page: &Page) -> Result<usize, Trouble> {
    page.script("return history.length", Vec::new()).await
}

/// Begin as somebody, and come to the list.
async fn begin(page: &Page) -> Outcome {
    serve(page);
    page.goto("/").await?;
    page.button("Start").click().await?;
    arrive(page, "Sign in to Atmosphere").await?;
    enter_password(page, "alice").await?;
    arrive(page, "My Instances").await
}

/// Follow a link that leads away: a code says where to, and so does the text beside it. Then back to where it was.
async fn leads_to(page: &Page, link: &str, says: &str, text: &str) -> Outcome {
    page.link(link).click().await?;
    let dialog = page.role("dialog", AWAY);
    dialog.says(text).await?;
    dialog
        .role("img", format!("QR code: {text}"))
        .shown()
        .await?;
    page.reads_code(says).await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    dialog.gone().await?;
    focus_is_on(page, "link", link).await?;
    Ok(())
}

async fn what_leads_away_is_a_code_that_a_phone_reads(page: &Page) -> Outcome {
    begin(page).await?;
    let guide = "https://wiki.example.org/guide";
    leads_to(page, "Workshop guide", guide, guide).await?;
    let help = page.link("Help").shown().await?;
    assert_eq!(help.name, "Help", "no other tab is opened");
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    let uuid = page.url().await?.replace("/instances/", "");
    let shell = "https://shell.example.org/?location=";
    page.link("Web shell").click().await?;
    let dialog = page.role("dialog", AWAY);
    dialog.says(shell).await?;
    page.press(Key::Escape).await?;
    dialog.gone().await?;
    // Its address would be a key to the instance, for whoever stands behind.
    page.sees("Not on this shared machine, where others could see its address and use it.")
        .await?;
    page.loses("opens in a new tab").await?;
    assert_eq!(
        held_back(page).await?,
        "true true true",
        "a new tab, a new window, the menu of the browser"
    );
    // To the person's own phone, with nothing of theirs in it.
    let phone = page.role("dialog", "Go on with your own phone");
    page.button("Open on my phone").click().await?;
    phone.shown().await?;
    page.press(Key::Escape).await?;
    focus_is_on(page, "button", "Open on my phone").await?;
    page.press(Key::Enter).await?;
    let here = format!("{STANDALONE}/instances/{uuid}");
    phone.says(&here).await?;
    page.reads_code(&here).await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    focus_is_on(page, "button", "Open on my phone").await?;
    // So does the link that is copied.
    page.button("Copy link").click().await?;
    page.hears("Copied link").await?;
    let copied =
        "const [done] = arguments; window.__journey.handedOut().then((all) => done(all.at(-1)))";
    let copied = page.web().execute_async(copied, Vec::new()).await?;
    assert_eq!(copied.json(), &json!(["clipboard", here]));
    // Mail: whom to write to, without what was typed.
    page.fault(
        Some("POST"),
        "/api/v2/email_instance_report",
        None,
        Fault::Status {
            status: 500,
            html: true,
            body: None,
        },
    );
    page.button("Report a problem").click().await?;
    page.field("What happened?")
        .fill("A secret of mine")
        .await?;
    page.button("Send report").click().await?;
    page.link("Write it as an e-mail instead").click().await?;
    let mail = page.role("dialog", AWAY);
    mail.says("write to this address").await?;
    page.reads_code("mailto:help@example.org").await?;
    page.press(Key::Escape).await?;
    mail.gone().await?;
    page.press(Key::Escape).await?;
    // The receipt is followed from elsewhere.
    press_image(page).await?;
    is_ready(page).await?;
    fill_required(page, "Typed by alice").await?;
    send(page).await?;
    accepted(page).await?;
    page.heading("Follow it on your own phone").shown().await?;
    let uuid = page.url().await?.replace("/requests/", "");
    let receipt = format!("{STANDALONE}/requests/{uuid}");
    page.role("img", format!("QR code: {receipt}"))
        .shown()
        .await?;
    let script =
        "document.querySelector('.kiosk__code').scrollIntoView({ block: 'center' }); return true";
    let _: bool = page.script(script, Vec::new()).await?;
    page.reads_code(&receipt).await?;
    page.link(receipt.as_str()).shown().await?;
    page.axe(&[]).await?;
    Ok(())
}

/// Whether the page holds back a click for a new tab, one for a new window, and the menu of the browser, each at a
/// link to another page of ours.
async fn held_back(page: &Page) -> Result<String, Trouble> {
    let script = "const link = [...document.querySelectorAll('a[href]')].find((it) => it.textContent.includes('Image requests'));
        const press = (type, more) => { const event = new MouseEvent(type, { bubbles: true, cancelable: true, ...more }); link.dispatchEvent(event); return event.defaultPrevented; };
        return [press('click', { ctrlKey: true }), press('auxclick', { button: 1 }), press('contextmenu', { button: 2 })].join(' ')";
    page.script(script, Vec::new()).await
}

async fn a_code_is_read_off_a_dark_narrow_page(page: &Page) -> Outcome {
    begin(page).await?;
    page.no_horizontal_scroll().await?;
    page.button("Open on my phone").click().await?;
    page.reads_code(&format!("{STANDALONE}/instances")).await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn a_code_is_read_among_forced_colors(page: &Page) -> Outcome {
    begin(page).await?;
    page.button("Open on my phone").click().await?;
    page.reads_code(&format!("{STANDALONE}/instances"))
        .await
        .map_err(Into::into)
}
