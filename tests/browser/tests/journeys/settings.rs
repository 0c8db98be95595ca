//! What a site sets in `config.json`: its own face, and the sentence that names what is wrong.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, Trouble, journeys};
use serde_json::{Value, json};

use crate::boot::serve_settings;
use crate::parts::is_split;
use crate::steps::sign_in;

journeys! {
    a_site_shows_its_own_logo_colors_and_help,
    the_same_on_a_narrow_dark_page: Options::narrow().dark(),
    what_is_wrong_in_the_settings_of_few_sites_is_named,
    settings_whose_part_does_not_arrive_can_be_tried_again: Options::default().allow(""),
}

fn face() -> Value {
    json!({
        "siteName": "Jetstream",
        "logo": "/favicon.svg",
        "colors": {"light": {"accent": "#8a1c4a"}, "dark": {"accent": "#ff9fc4"}},
        "helpLinks": [{"label": "Workshop guide", "url": "https://wiki.example.org/guide"}],
    })
}

/// What the style sheet makes of the accent, in a link that is on the page.
async fn color(page: &Page, selector: &str, property: &str) -> Result<String, Trouble> {
    let script = "const it = document.querySelector(arguments[0]);\
         return getComputedStyle(it)[arguments[1]]";
    page.script(script, vec![json!(selector), json!(property)])
        .await
}

async fn a_site_shows_its_own_logo_colors_and_help(page: &Page) -> Outcome {
    serve_settings(page, 200, Some(face()));
    page.goto("/").await?;
    page.heading("Sign in to Jetstream").shown().await?;
    page.link("Workshop guide (opens in a new tab)")
        .shown()
        .await?;
    page.wait_until("the logo", async || {
        let script = "const it = document.querySelector('.header__logo');\
             return !!it && it.complete && it.naturalWidth > 0";
        let is_there: bool = page.script(script, Vec::new()).await?;
        Ok(is_there.then_some(()).ok_or_else(|| "none yet".to_owned()))
    })
    .await?;
    let chief = color(page, ".button--primary", "backgroundColor").await?;
    assert_eq!(
        chief, "rgb(138, 28, 74)",
        "the chief button is not in the site's color"
    );
    page.axe(&[]).await?;
    sign_in(page, "alice").await?;
    page.link("Workshop guide (opens in a new tab)")
        .shown()
        .await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn the_same_on_a_narrow_dark_page(page: &Page) -> Outcome {
    serve_settings(page, 200, Some(face()));
    sign_in(page, "alice").await?;
    page.link("Workshop guide (opens in a new tab)")
        .shown()
        .await?;
    let here = color(page, ".header__place[aria-current]", "color").await?;
    assert_eq!(
        here, "rgb(255, 159, 196)",
        "the place is not in the site's dark color"
    );
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn what_is_wrong_in_the_settings_of_few_sites_is_named(page: &Page) -> Outcome {
    for (settings, sentence) in [
        (
            json!({"mode": "booth"}),
            "In its config.json, “mode” is wrong: it is one of “standalone”, “kiosk”.",
        ),
        (
            json!({"colors": {"light": {"accent": "#ffcc00"}}}),
            "In its config.json, “colors.light.accent” is wrong: people could not see it well enough: \
             its contrast with #f4f6f8 is 1.39 to 1, and must be at least 4.5 to 1.",
        ),
        (
            json!({"helpLinks": [{"label": "Guide", "url": "javascript:alert(1)"}]}),
            "In its config.json, “helpLinks #1 url” is wrong: it is empty, a path, or begins with https://.",
        ),
        (
            json!({"kiosk": {"idleSeconds": 5}}),
            "In its config.json, “kiosk.idleSeconds” is wrong: it is a whole number from 30 to 3600.",
        ),
    ] {
        serve_settings(page, 200, Some(settings));
        page.goto("/").await?;
        page.heading("This site is not set up correctly")
            .shown()
            .await?;
        page.sees(sentence).await?;
    }
    page.axe(&[]).await?;
    Ok(())
}

async fn settings_whose_part_does_not_arrive_can_be_tried_again(page: &Page) -> Outcome {
    if !is_split()? {
        return Ok(());
    }
    serve_settings(page, 200, Some(face()));
    page.fault(
        Some("GET"),
        "/part-site-*",
        None,
        Fault::Cut { after: None },
    );
    page.goto("/").await?;
    page.heading("This page could not be loaded")
        .shown()
        .await?;
    serve_settings(page, 200, Some(face()));
    page.button("Reload").click().await?;
    page.heading("Sign in to Jetstream").shown().await?;
    Ok(())
}
