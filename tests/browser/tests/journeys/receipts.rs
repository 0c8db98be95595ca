//! The receipt: complete, at an address of its own, to be copied and printed.

use browser_tests::{Engine, Find, Options, Outcome, Page, journeys, starting};
use serde_json::{Value, json};
use thirtyfour::common::print::{PrintPage, PrintParameters};

use crate::steps::{READY, accepted, arrive, fill_required, open_ready_form, send, sign_in};

journeys! {
    a_receipt_has_an_address_of_its_own,
    a_receipt_is_copied_without_anything_secret,
    a_receipt_and_an_instance_print_by_themselves: Options::default().dark(),
    a_receipt_fits_at_320_pixels: Options::narrow(),
}

async fn to_receipt(page: &Page, name: &str) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, name).await?;
    send(page).await?;
    accepted(page).await
}

async fn a_receipt_has_an_address_of_its_own(page: &Page) -> Outcome {
    to_receipt(page, "Found again").await?;
    let url = page.url().await?;
    assert!(url.starts_with("/requests/"), "{url}");
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    page.goto(&url).await?;
    page.heading("Found again").shown().await?;
    page.sees("What was asked for").await?;
    // Beyond the newest hundred, and so not in the list.
    page.atmosphere().copy_row("machine_requests", "7", 120);
    page.reload().await?;
    page.heading("Found again").shown().await?;
    Ok(())
}

async fn a_receipt_is_copied_without_anything_secret(page: &Page) -> Outcome {
    to_receipt(page, "Copied").await?;
    let script =
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', { configurable: true,
        value: { writeText: async (text) => { copied.push(text) } } }); return true";
    let _: bool = page.script(script, Vec::new()).await?;
    page.button("Copy receipt").click().await?;
    page.hears("Copied receipt").await?;
    page.button("Copy link").click().await?;
    page.hears("Copied link").await?;
    let copied: Vec<String> = page.script("return copied", Vec::new()).await?;
    let here: String = page.script("return location.href", Vec::new()).await?;
    assert_eq!(copied[1], here, "the link is this page's");
    for line in [
        "Image Name: Copied",
        "Image Visibility: Private",
        "Boot scripts: None",
        &format!("Link to this request: {here}"),
    ] {
        assert!(
            copied[0].lines().any(|it| it == line),
            "{line} is missing in {}",
            copied[0]
        );
    }
    let storage = page.session_storage().await?;
    let token = storage
        .iter()
        .find(|(key, _)| key.ends_with("token"))
        .map(|(_, token)| token.clone());
    let token = token.unwrap_or_default();
    assert!(token.len() > 8, "there is a token to be kept secret");
    assert!(!copied[0].contains(&token), "it holds the token");

    // The page of the instance; a device that has a way of its own to pass things on is asked for it.
    let share = "window.shared = []; Object.defineProperty(navigator, 'share', { configurable: true,
        value: async (what) => { shared.push(what); throw new DOMException('thought better of it', 'AbortError'); } }); return true";
    let _: bool = page.script(share, Vec::new()).await?;
    page.link("Go to the instance").click().await?;
    arrive(page, READY).await?;
    page.button("Copy summary").click().await?;
    page.hears("Copied summary").await?;
    page.button("Share").click().await?;
    let (copied, shared): (Vec<String>, Vec<Value>) = page
        .wait_until("what is shared", async || {
            let script = "return shared.length > 0 ? [copied, shared] : null";
            let found: Option<_> = page.script(script, Vec::new()).await?;
            Ok(found.ok_or_else(|| "nothing is".to_owned()))
        })
        .await?;
    let here: String = page.script("return location.href", Vec::new()).await?;
    assert!(copied[2].starts_with(&format!("Name: {READY}\nInstance ID: ")));
    assert!(copied[2].ends_with(&format!("\nLink to this instance: {here}")));
    assert_eq!(
        shared,
        [json!({"title": READY, "text": copied[2], "url": here})]
    );
    Ok(())
}

async fn a_receipt_and_an_instance_print_by_themselves(page: &Page) -> Outcome {
    to_receipt(page, "On paper").await?;
    page.button("Print").shown().await?;
    let there = [
        "Your request was accepted",
        "Do not suspend or stop the instance",
        "Request number",
        "On paper",
        "Imaging by others",
        "Link to this request http://127.0.0.1",
    ];
    let not = [
        "My Instances",
        "Sign out",
        "Copy receipt",
        "Print",
        "Go to the instance",
        "Tell me when",
        "just now",
    ];
    reads_on_paper(page, &there, &not).await?;
    page.link("Go to the instance").click().await?;
    arrive(page, READY).await?;
    page.button("Print").shown().await?;
    let there = [READY, "Alias", "Link to this instance http://127.0.0.1"];
    let not = [
        "My Instances",
        "Sign out",
        "Copy",
        "Print",
        "Rename",
        "See the request",
        "Report a problem",
        " ago",
        "Volumes",
    ];
    reads_on_paper(page, &there, &not).await
}

/// What a sheet of paper says and does not say, in black on white, though the person likes it dark.
async fn reads_on_paper(page: &Page, there: &[&str], not: &[&str]) -> Outcome {
    print_rules(page, "all").await?;
    let text = page.text().await?;
    for part in there {
        assert!(text.contains(part), "{part} is missing on paper: {text}");
    }
    for part in not {
        assert!(!text.contains(part), "{part} is on paper: {text}");
    }
    let colors = "const text = ['.facts dd', '.steps__step'].map((it) => document.querySelector(it)).filter(Boolean).map((it) => getComputedStyle(it).color);
        return [getComputedStyle(document.documentElement).backgroundColor, ...new Set(text)]";
    let colors: Vec<String> = page.script(colors, Vec::new()).await?;
    assert_eq!(colors, ["rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]);
    print_rules(page, "print").await?;
    // Firefox packs its pages, and WebKit's driver does not print.
    if page.engine() == Engine::Chromium {
        let size = PrintPage {
            width: 21.0,
            height: 29.7,
        };
        let paper = PrintParameters {
            page: size,
            ..PrintParameters::default()
        };
        let printed = page.web().print_page(paper).await?;
        let file = String::from_utf8_lossy(&printed);
        let sheets = file.matches("/Type /Page").count() - file.matches("/Type /Pages").count();
        assert_eq!(sheets, 1, "sheets of A4");
    }
    Ok(())
}

/// Let the rules for print hold for this medium: engines do not agree on a way to show how a page prints.
async fn print_rules(page: &Page, medium: &str) -> Outcome {
    let script = "const turn = (list) => { for (const rule of list ?? []) {
            if (/^(print|all)$/.test(rule.media?.mediaText)) rule.media.mediaText = arguments[0];
            turn(rule.cssRules); } };
        for (const sheet of document.styleSheets) turn(sheet.cssRules);
        return true";
    let _: bool = page.script(script, vec![json!(medium)]).await?;
    Ok(())
}

async fn a_receipt_fits_at_320_pixels(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    // The header has its last line by then, and nothing moves under the pointer any more.
    page.link(starting("Help")).shown().await?;
    page.link("Image requests").click().await?;
    page.link("Genomics web v2").shown().await?;
    page.no_horizontal_scroll().await?;
    for name in ["Genomics web v2", "MATLAB tools", "Everything I have"] {
        page.link(name).click().await?;
        page.heading(name).shown().await?;
        page.no_horizontal_scroll().await?;
        page.axe(&[]).await?;
        page.back().await?;
    }
    Ok(())
}
