//! The harness against a small page of its own: that it finds, waits, presses and, above all, fails as it should.

use std::time::Duration;

use browser_tests::{
    Engine, Failure, Find, Key, Options, Outcome, Page, containing, journey, journeys, starting,
};
use serde_json::json;

journeys! {
    fills_and_sends_by_mouse: here(),
    fills_and_sends_by_keyboard: here(),
    finds_only_what_is_exposed: here(),
    names_things_as_the_engine_does: here(),
    waits_for_what_comes_late: here(),
    says_what_is_there_when_a_thing_is_not: here().patience(Duration::from_secs(1)),
    hears_live_regions: here(),
    records_every_kind_of_error: here(),
    axe_finds_a_seeded_defect: here(),
    axe_is_content_in_the_dark: here().dark(),
    sees_what_is_too_wide: here().sized(320, 640),
    is_as_large_as_asked: here().sized(390, 844),
    prefers_what_it_is_asked: here().dark().reduced_motion(),
    takes_the_colors_of_the_browser: here().forced_colors(),
    keeps_storage_and_history: here(),
    sees_a_token_wherever_it_leaks: here(),
}

fn here() -> Options {
    Options::default().folder(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site"))
}

async fn fills_and_sends_by_mouse(page: &Page) -> Outcome {
    page.goto("/").await?;
    let send = page.button("Send");
    assert!(send.shown().await?.disabled);
    page.field("Image Name").fill("wrong").await?;
    page.field("Image Name").fill("Zoë 中 👋 <b>").await?;
    page.field("Image Name").holds("Zoë 中 👋 <b>").await?;
    assert_eq!(
        page.field("Image Name").shown().await?.description,
        "At most 30 characters"
    );
    page.field("Description").paste("a\nb").await?;
    page.field("Cloud").choose("Tucson").await?;
    page.role("group", "Image Visibility")
        .field("Private")
        .tick()
        .await?;
    page.field("I certify").tick().await?;
    send.click().await?;
    page.any("status")
        .says("Sent Zoë 中 👋 <b> in Tucson, private: pasted a b")
        .await?;
    page.sees("Zoë 中 👋 <b> in Tucson").await?;
    Ok(())
}

async fn fills_and_sends_by_keyboard(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.tab_to("link", "Names").await?;
    page.tab_to("textbox", "Image Name").await?;
    page.type_text("by hand").await?;
    page.press(Key::Tab).await?;
    assert_eq!(page.focused().await?.name, "Description");
    page.type_text("more").await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    assert_eq!(page.focused().await?.name, "Image Name");
    page.tab_to("combobox", "Cloud").await?;
    page.press(Key::Down).await?;
    page.tab_to("radio", "Public").await?;
    page.type_text(" ").await?;
    page.tab_to("checkbox", "I certify").await?;
    page.type_text(" ").await?;
    page.tab_to("button", "Send").await?;
    page.press(Key::Enter).await?;
    page.any("status")
        .says("Sent by hand in Tucson, public: more")
        .await?;
    let stops = told(page.tab_to("button", "Inert button").await)?;
    assert!(stops.contains("only to:\n"), "{stops}");
    Ok(())
}

async fn finds_only_what_is_exposed(page: &Page) -> Outcome {
    page.goto("/").await?;
    for name in ["Hidden button", "Inert button", "Silent button", "Close"] {
        assert!(
            !page.button(name).exists().await?,
            "{name} is not there for a person"
        );
    }
    page.button("Open").click().await?;
    page.role("dialog", "Are you sure?")
        .button("Close")
        .shown()
        .await?;
    assert_eq!(
        page.any("button").names().await?,
        ["Close"],
        "all else is inert below a modal dialog"
    );
    page.press(Key::Escape).await?;
    page.button("Close").gone().await?;
    for _ in 0..3 {
        page.button("Add a row").click().await?;
    }
    let rows = page.role("region", "Rows");
    assert_eq!(rows.any("listitem").count().await?, 3);
    rows.button("Row 2 <b>bold</b>").click().await?;
    assert_eq!(rows.button(starting("Row ")).count().await?, 3);
    assert_eq!(
        rows.button(containing("bold")).nth(2).shown().await?.name,
        "Row 3 <b>bold</b>"
    );
    assert_eq!(
        rows.any("listitem").nth(1).any("button").names().await?,
        ["Row 2 <b>bold</b>"]
    );
    Ok(())
}

async fn names_things_as_the_engine_does(page: &Page) -> Outcome {
    page.goto("/names.html").await?;
    page.names_agree().await?;
    Ok(())
}

async fn waits_for_what_comes_late(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.button("Come later").click().await?;
    page.button("Late").click().await?;
    page.any("status").says("Late was pressed").await?;
    Ok(())
}

async fn says_what_is_there_when_a_thing_is_not(page: &Page) -> Outcome {
    page.goto("/").await?;
    let missing = told(page.role("region", "Rows").button("Remove").click().await)?;
    assert!(
        missing.contains(r#"a click on button "Remove" in region "Rows": there is none"#),
        "{missing}"
    );
    let dead = told(page.button("Send").click().await)?;
    assert!(
        dead.contains(r#"a click on button "Send": it is disabled"#),
        "{dead}"
    );
    let several = told(page.any("radio").shown().await)?;
    assert!(several.contains("there are 2"), "{several}");
    let outline = page.outline().await?.join("\n");
    for line in [
        "heading \"Harness page\"",
        "textbox \"Image Name\"",
        "button \"Send\" disabled",
        "radio \"Public\" checked=false",
    ] {
        assert!(outline.contains(line), "{line} is missing in:\n{outline}");
    }
    Ok(())
}

async fn hears_live_regions(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.button("Come later").click().await?;
    page.hears("Loaded").await?;
    page.button("Open").click().await?;
    page.button("Close").click().await?;
    page.allow_problem("");
    page.button("Fail").click().await?;
    page.hears("It failed").await?;
    page.reload().await?;
    assert_eq!(
        page.announced().await?,
        ["Loaded", "It failed"],
        "what a modal dialog covers is not read out"
    );
    Ok(())
}

async fn records_every_kind_of_error(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.allow_problem("");
    page.button("Fail").click().await?;
    page.button("Call").click().await?;
    page.any("status").says("answered 404").await?;
    page.goto("/names.html").await?;
    let problems = page.problems().await?;
    for (kind, text) in [
        ("console.error", "told"),
        ("exception", "thrown"),
        ("rejection", "rejected"),
        ("policy", "elsewhere.invalid"),
    ] {
        let there = problems
            .iter()
            .any(|problem| problem.kind == kind && problem.text.contains(text));
        assert!(there, "{kind} is missing in {problems:?}");
    }
    Ok(())
}

async fn axe_finds_a_seeded_defect(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.axe(&[]).await?;
    let _: Option<bool> = page.script("document.getElementById('cloud').parentElement.replaceWith(document.getElementById('cloud'))", Vec::new()).await?;
    let found = told(page.axe(&[]).await)?;
    assert!(
        found.contains("select-name")
            && found.contains("#cloud")
            && found.contains("<select id=\"cloud\">"),
        "{found}"
    );
    page.axe(&["#cloud"]).await?;
    Ok(())
}

async fn axe_is_content_in_the_dark(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn sees_what_is_too_wide(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.no_horizontal_scroll().await?;
    let _: Option<bool> = page
        .script(
            "document.getElementById('motto').className = 'wide'",
            Vec::new(),
        )
        .await?;
    let found = told(page.no_horizontal_scroll().await)?;
    assert!(found.contains("<p id=\"motto\""), "{found}");
    Ok(())
}

async fn is_as_large_as_asked(page: &Page) -> Outcome {
    page.goto("/").await?;
    let size = "return [innerWidth, innerHeight]";
    assert_eq!(page.script::<[u32; 2]>(size, Vec::new()).await?, [390, 844]);
    page.resize(320, 640).await?;
    assert_eq!(page.script::<[u32; 2]>(size, Vec::new()).await?, [320, 640]);
    page.resize(1280, 1600).await?;
    let picture = std::fs::read(page.screenshot("tall").await?)?;
    // Width and height stand at fixed places of a PNG's head.
    assert_eq!(picture[16..24], [0, 0, 5, 0, 0, 0, 6, 64]);
    Ok(())
}

async fn prefers_what_it_is_asked(page: &Page) -> Outcome {
    page.goto("/").await?;
    for query in [
        "(prefers-color-scheme: dark)",
        "(prefers-reduced-motion: reduce)",
    ] {
        assert!(
            page.script::<bool>(
                "return matchMedia(arguments[0]).matches",
                vec![json!(query)]
            )
            .await?,
            "{query}"
        );
    }
    Ok(())
}

async fn takes_the_colors_of_the_browser(page: &Page) -> Outcome {
    page.goto("/").await?;
    let forced: bool = page
        .script(
            "return matchMedia('(forced-colors: active)').matches",
            Vec::new(),
        )
        .await?;
    assert_eq!(forced, page.engine() != Engine::WebKit);
    Ok(())
}

async fn keeps_storage_and_history(page: &Page) -> Outcome {
    page.goto("/").await?;
    page.field("Image Name").fill("kept").await?;
    page.field("I certify").tick().await?;
    page.button("Send").click().await?;
    page.any("status").says("Sent kept").await?;
    page.link("Names").click().await?;
    page.at("/names.html").await?;
    page.back().await?;
    page.at("/").await?;
    page.forward().await?;
    page.heading("Names and roles").shown().await?;
    assert_eq!(
        page.local_storage().await?.get("draft").map(String::as_str),
        Some("kept")
    );
    assert!(page.session_storage().await?.is_empty());
    Ok(())
}

async fn sees_a_token_wherever_it_leaks(page: &Page) -> Outcome {
    page.goto("/").await?;
    let token = token(page).await?;
    let _: bool = page
        .script(
            "sessionStorage.setItem('atmosphere-imaging:token', arguments[0]); return true",
            vec![json!(token)],
        )
        .await?;
    assert!(
        page.leaks().await?.is_empty(),
        "a token may be kept for the tab"
    );
    for (place, put) in LEAKS {
        let script = format!(
            "const [token, done] = arguments; (async () => {{ {put} }})().then(() => done(true), (error) => done(String(error)))"
        );
        let answer = page.web().execute_async(script, vec![json!(token)]).await?;
        assert_eq!(*answer.json(), json!(true), "{put}");
        let found = page.leaks().await?;
        assert!(
            found.contains(*place),
            "{place} is missing in {found:?} after {put}"
        );
    }
    // The end of this journey makes the same search.
    page.atmosphere().reset()?;
    Ok(())
}

/// Each place in which a token may not be, and how it could come there. What is gone after a reload comes last.
const LEAKS: &[(&str, &str)] = &[
    ("localStorage", "localStorage.setItem('x', token)"),
    ("sessionStorage", "sessionStorage.setItem('x', `Token ${token}`)"),
    ("cookie", "document.cookie = `x=${token}`"),
    ("IndexedDB", "await new Promise((resolve, reject) => { const open = indexedDB.open('x'); open.onerror = reject;
        open.onupgradeneeded = () => open.result.createObjectStore('y').put({ z: token }, 1);
        open.onsuccess = () => { open.result.close(); resolve(); }; })"),
    ("caches", "await (await caches.open('x')).put('/kept', new Response(token, { headers: { 'content-type': 'application/json' } }))"),
    ("address of GET calls", "await fetch(`/api/v2/tags?key=${token}`, { headers: { accept: 'application/json' } })"),
    ("body of POST calls", "await fetch('/api/v2/email_feedback', { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify({ message: token }) })"),
    ("authorization of GET calls", "await fetch('/site.css', { headers: { authorization: `Token ${token}` } })"),
    ("document", "document.getElementById('motto').dataset.x = btoa(token)"),
    ("shadow root", "document.getElementById('motto').attachShadow({ mode: 'open' }).append(token)"),
    ("field", "document.getElementById('name').value = token"),
    ("title", "document.title = token"),
    ("history", "history.replaceState({ x: token }, '')"),
    ("address", "history.replaceState(null, '', `#${token}`)"),
    ("console", "console.debug('signed in', { token })"),
    ("announcement", "document.getElementById('status').textContent = token; await new Promise(requestAnimationFrame)"),
    ("file", "URL.createObjectURL(new Blob([token]))"),
    ("clipboard", "await navigator.clipboard.writeText(token).catch(() => null)"),
];

/// A token of alice's, asked for past the page.
async fn token(page: &Page) -> Result<String, browser_tests::Trouble> {
    let script = "const [done] = arguments;
        fetch('/auth', { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify({ username: 'alice', password: 'demo' }) })
            .then((answer) => answer.json()).then((answer) => done(answer.token), () => done(''))";
    let answer = page.web().execute_async(script, Vec::new()).await?;
    Ok(answer.json().as_str().unwrap_or_default().to_owned())
}

/// The words of a refusal that was asked for.
fn told<T>(outcome: Result<T, browser_tests::Trouble>) -> Result<String, Failure> {
    outcome.map_or_else(
        |trouble| Ok(trouble.to_string()),
        |_| Err(Failure::new("this should have been refused")),
    )
}

/// A journey that must fail, and whose report must say all that helps.
fn fails_with_a_report(engine: Engine) {
    if !engine.is_selected() {
        return;
    }
    let outcome = journey(engine, "fails_on_purpose", here(), async |page: &Page| {
        page.goto("/").await?;
        page.button("Fail").click().await?;
        page.any("alert").says("It failed").await?;
        Ok(())
    });
    let report = outcome.map_or_else(
        |failure| format!("{failure:?}"),
        |()| "no failure".to_owned(),
    );
    for part in [
        "exception",
        "thrown",
        "rejected",
        "click button \"Fail\"",
        "heading \"Harness page\"",
        "fails_on_purpose",
    ] {
        assert!(report.contains(part), "{part} is missing in:\n{report}");
    }
}

/// A journey that does nothing wrong in a page that shows a token.
fn fails_for_a_token(engine: Engine) {
    if !engine.is_selected() {
        return;
    }
    let outcome = journey(engine, "leaks_on_purpose", here(), async |page: &Page| {
        page.goto("/").await?;
        let token = token(page).await?;
        page.field("Description").fill(&token).await?;
        Ok(())
    });
    let report = outcome.map_or_else(
        |failure| format!("{failure:?}"),
        |()| "no failure".to_owned(),
    );
    assert!(
        report.contains("a token can be read in: {\"field\"}"),
        "{report}"
    );
}

#[test]
fn fails_for_a_token_in_each_engine() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        fails_for_a_token(engine);
    }
}

#[test]
fn fails_with_a_report_in_chromium() {
    fails_with_a_report(Engine::Chromium);
}

#[test]
fn fails_with_a_report_in_firefox() {
    fails_with_a_report(Engine::Firefox);
}

#[test]
fn fails_with_a_report_in_webkit() {
    fails_with_a_report(Engine::WebKit);
}
