//! The receipt: complete, at an address of its own, to be copied and printed.

use browser_tests::{Engine, Find, Options, Outcome, Page, journeys, starting};
use serde_json::json;

use crate::steps::{accepted, fill_required, open_ready_form, send, sign_in};

journeys! {
    a_receipt_has_an_address_of_its_own,
    a_receipt_is_copied_without_anything_secret,
    a_receipt_prints_by_itself: Options::default().dark(),
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
    Ok(())
}

async fn a_receipt_prints_by_itself(page: &Page) -> Outcome {
    to_receipt(page, "On paper").await?;
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    let cdp = page.web().cdp();
    cdp.send_raw("Emulation.setEmulatedMedia", json!({"media": "print"}))
        .await?;
    let text = page.text().await?;
    for part in [
        "Your request was accepted",
        "Do not suspend or stop the instance",
        "Request number",
        "On paper",
        "Imaging by others",
        "Link to this request http://127.0.0.1",
    ] {
        assert!(text.contains(part), "{part} is missing on paper: {text}");
    }
    for part in [
        "My Instances",
        "Sign out",
        "Copy receipt",
        "Print",
        "Go to the instance",
        "Tell me when",
        "just now",
    ] {
        assert!(!text.contains(part), "{part} is on paper: {text}");
    }
    // Black on white, though the person likes it dark.
    let colors = "const style = (it, name) => getComputedStyle(document.querySelector(it))[name];
        return [style('html', 'backgroundColor'), style('.facts dd', 'color'), style('.steps__step', 'color')]";
    let colors: Vec<String> = page.script(colors, Vec::new()).await?;
    assert!(
        colors[0] == "rgba(0, 0, 0, 0)" || colors[0] == "rgb(255, 255, 255)",
        "{colors:?}"
    );
    assert_eq!(colors[1..], ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]);
    let printed = cdp
        .send_raw("Page.printToPDF", json!({"printBackground": false}))
        .await?;
    let length = printed["data"].as_str().unwrap_or_default().len();
    assert!(length > 2_000, "the paper is not empty: {printed}");
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
