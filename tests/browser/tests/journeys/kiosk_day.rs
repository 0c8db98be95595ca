//! A day of a shared machine, in the browser that the guide starts: nothing of one participant comes to the next.
//!
//! A participant is one script in the page, so that two hundred of them pass within a minute in Chromium; the other
//! engines see the first dozen of the same day.

use std::time::Duration;

use atmosphere_standin::Fault;
use browser_tests::{Engine, Failure, Find, Footprint, Options, Outcome, Page, Trouble, journeys};
use serde_json::{Value, json};

use crate::kiosk::{COUNTDOWN, HAND_OVER, IDLE, WELCOME, serve};
use crate::steps::READY;

journeys! {
    a_day_of_participants_leaves_nothing_of_one_to_the_next: Options::default()
        .manual_clock()
        .allow("")
        .limit(Duration::from_secs(400))
        .started_with(flags_of_the_guide()),
}

const GUIDE: &str = include_str!("../../../../docs/kiosk.md");
const SCRIPT: &str = include_str!("kiosk_day.js");

/// What the network is like when they go decides what has to hold.
#[derive(Clone, Copy, PartialEq)]
enum Going {
    /// The page starts afresh in place, time after time: whatever it held on to would add up.
    WithoutNetwork,
    /// The page is loaded anew.
    Loaded,
    /// The program was stopped by a trap of the engine's.
    Trapped,
}

/// The command line in the guide, without the program and the address.
fn flags_of_the_guide() -> Vec<String> {
    let line = GUIDE.lines().find(|it| it.starts_with("chromium "));
    let words = line.unwrap_or_default().split_whitespace();
    words
        .filter(|it| it.starts_with("--"))
        .map(str::to_owned)
        .collect()
}

async fn a_day_of_participants_leaves_nothing_of_one_to_the_next(page: &Page) -> Outcome {
    if page.engine() == Engine::Chromium {
        started_as_the_guide_says(page).await?;
    }
    serve(page);
    page.goto("/").await?;
    page.heading(WELCOME).shown().await?;
    let (in_place, loaded) = match page.engine() {
        Engine::Chromium => (150, 50),
        _ => (8, 4),
    };
    let mut before = None;
    let at_first = traces(page).await?;
    let mut in_its_place = None;
    for number in 0..in_place {
        participant(page, number, Going::WithoutNetwork).await?;
        let now = traces(page).await?;
        // The next one finds what the first one's successor found, and in the browser what was there in the morning.
        let expected = in_its_place.get_or_insert_with(|| now.clone());
        assert_eq!(&now, expected, "left by participant {number}");
        assert_eq!(
            now["browser"], at_first["browser"],
            "left in the browser by {number}"
        );
        // What is made once and kept is made by then, for a list of thousands as well.
        if number == in_place / 2 {
            before = Some(page.footprint().await?);
        }
    }
    if let Some(before) = before {
        has_not_grown(&before, &page.footprint().await?);
    }
    for number in in_place..in_place + loaded {
        let going = if number % 8 == 0 {
            Going::Trapped
        } else {
            Going::Loaded
        };
        participant(page, number, going).await?;
        assert_eq!(
            traces(page).await?,
            at_first,
            "left by participant {number}"
        );
    }
    // Back and forth again: what the browser still has of an earlier page is nobody's.
    page.back().await?;
    page.forward().await?;
    page.heading(WELCOME).shown().await?;
    assert_eq!(traces(page).await?, at_first, "behind Back");
    Ok(())
}

/// One comes, signs in, opens a form, types, opens a dialog, and goes.
async fn participant(page: &Page, number: u32, going: Going) -> Outcome {
    serve(page);
    let person = if number.is_multiple_of(3) {
        "bob"
    } else {
        "alice"
    };
    run(
        page,
        "work",
        json!([person, format!("Typed by no. {number}")]),
    )
    .await?;
    // One in four has just asked for something that never comes.
    let is_waiting = number % 4 == 1;
    if is_waiting {
        page.fault(None, "/api/*", None, Fault::Never);
        run(page, "ask", json!([])).await?;
    }
    if going == Going::WithoutNetwork {
        // What was asked for before still hangs, unless it is broken off.
        page.atmosphere().clear_faults();
        page.fault(None, "/*", None, Fault::Cut { after: None });
    }
    if going == Going::Trapped {
        page.ruin_memory().await?;
        page.heading("Something went wrong").shown().await?;
        assert!(
            !page.text().await?.contains(person),
            "{person} is under the panel"
        );
        page.pass(IDLE).await?;
    } else if number.is_multiple_of(2) {
        run(
            page,
            "turn",
            json!([IDLE.as_millis(), "Are you still here?"]),
        )
        .await?;
        run(page, "turn", json!([COUNTDOWN.as_millis(), ""])).await?;
    } else {
        run(page, "press", json!([HAND_OVER])).await?;
    }
    let is_new = going != Going::WithoutNetwork;
    page.wait_until("the next one's turn", async || {
        let script = "const [isNew] = arguments; const idle = window.__journey.isIdle();
            const start = document.querySelector('.kiosk h1')?.textContent;
            return idle && Boolean(start) && (!isNew || !window.__worked) ? '' : `${idle} ${start} ${window.__worked}`";
        let missing: String = page.script(script, vec![json!(is_new)]).await?;
        Ok(missing.is_empty().then_some(()).ok_or(missing))
    })
    .await?;
    Ok(())
}

/// A step of `kiosk_day.js`, which says what went wrong.
async fn run(page: &Page, step: &str, arguments: Value) -> Outcome {
    let wrong = call(page, "run", vec![json!(step), arguments]).await?;
    match wrong.as_str() {
        Some("") => Ok(()),
        _ => Err(Failure::new(format!("{step}: {wrong}"))),
    }
}

/// What somebody could find who looks for the last person, in the page and in the browser.
async fn traces(page: &Page) -> Result<Value, Trouble> {
    let words = json!(["alice", "bob", "Typed by", READY, "Token "]);
    let found = call(page, "traces", vec![words]).await?;
    assert!(found["said"] == "", "it still says {}", found["said"]);
    Ok(found)
}

/// The script is sent once for each page: the browser's tools hold on to each text that they are to run.
async fn call(page: &Page, what: &str, arguments: Vec<Value>) -> Result<Value, Trouble> {
    let is_there: bool = page.script("return !!window.__day", Vec::new()).await?;
    if !is_there {
        let script = format!(
            "window.__day = (() => {{ {SCRIPT}\nreturn {{ run, traces }}; }})(); return true"
        );
        let _: bool = page.script(&script, Vec::new()).await?;
    }
    let script = format!("window.__day.{what}(...arguments)");
    let answer = page.web().execute_async(script, arguments).await?;
    Ok(answer.json().clone())
}

fn has_not_grown(before: &Footprint, after: &Footprint) {
    let both = format!("{before:#?}, then {after:#?}");
    assert!(after.timers <= before.timers, "timers: {both}");
    assert!(after.listeners <= before.listeners, "listeners: {both}");
    assert!(
        after.all_listeners <= before.all_listeners + 20,
        "of elements: {both}"
    );
    assert!(after.nodes <= before.nodes + 300, "nodes: {both}");
    assert!(after.memory <= before.memory + (1 << 20), "memory: {both}");
    if after.heap > 0 {
        let (before, after) = (before.closures, after.closures);
        assert!(after <= before + 10, "functions of the program: {both}");
    }
    // Seventy-five participants; nearly all of it is the driver's own scripts. A page that stays, or a list, is more.
    assert!(after.heap <= before.heap + (4 << 20), "heap: {both}");
}

/// The browser was started with each flag of the guide, and lets the day see its clipboard.
async fn started_as_the_guide_says(page: &Page) -> Outcome {
    let tools = page.web().cdp();
    let line = tools
        .send_raw("Browser.getBrowserCommandLine", json!({}))
        .await?;
    let line = line["arguments"].to_string();
    let flags = flags_of_the_guide();
    assert!(flags.len() > 4, "the guide has no command line");
    for flag in flags {
        // Of lists, the driver makes one with its own.
        let parts = flag
            .split_once('=')
            .map_or(vec![flag.as_str()], |(name, list)| {
                std::iter::once(name).chain(list.split(',')).collect()
            });
        for part in parts {
            assert!(line.contains(part), "{part} of {flag} is not in {line}");
        }
    }
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let permissions = json!({"permissions": permissions, "origin": page.origin()});
    tools
        .send_raw("Browser.grantPermissions", permissions)
        .await?;
    Ok(())
}
