//! Pictures of the running product for the guide, in `docs/screenshots`: `make screenshots`.
//!
//! Each is taken on a way through the application like that of a journey, against the stand-in.

use std::path::Path;

use atmosphere_standin::Fault;
use browser_tests::{Engine, Failure, Find, Options, Outcome, Page, journey, starting};
use host::Host;
use serde_json::json;

#[path = "../../tests/journeys/host.rs"]
#[allow(dead_code, reason = "the journeys ask it more")]
mod host;

/// A window of a small laptop.
const LAPTOP: (u32, u32) = (1280, 800);

fn main() -> Outcome {
    let (width, height) = LAPTOP;
    let laptop = || Options::default().sized(width, height).reduced_motion();
    let phone = || Options::phone().reduced_motion();
    take("sign-in", laptop(), async |page: &Page| {
        page.goto("/").await?;
        page.field("Username").shown().await?;
        keep(page, "sign-in").await
    })?;
    take("instances", laptop(), async |page: &Page| {
        to_list(page).await?;
        keep(page, "instances").await
    })?;
    take("instances-dark", laptop().dark(), async |page: &Page| {
        to_list(page).await?;
        keep(page, "instances-dark").await
    })?;
    take("request", laptop(), async |page: &Page| {
        to_blocked_form(page).await?;
        keep(page, "request").await
    })?;
    take("instances-phone", phone(), async |page: &Page| {
        to_list(page).await?;
        keep(page, "instances-phone").await
    })?;
    take("kiosk", laptop(), kiosk)?;
    take("embedded", laptop(), embedded)?;
    take("request-phone", phone(), async |page: &Page| {
        to_blocked_form(page).await?;
        keep(page, "request-phone").await
    })?;
    take("receipt", laptop(), async |page: &Page| {
        to_list(page).await?;
        page.link("workshop-rstudio").click().await?;
        page.button("Image")
            .until("free to be pressed", |it| !it.disabled)
            .await?;
        keep(page, "instance").await?;
        page.button("Image").click().await?;
        page.sees("Ready to be imaged").await?;
        page.field("Image Name")
            .fill("RStudio workshop 2026")
            .await?;
        page.field("Description of the Image")
            .fill("R 4.5, Bioconductor 3.21 and the data of the course, for the genomics workshop.")
            .await?;
        page.field("Public").tick().await?;
        page.field(starting("I certify")).tick().await?;
        page.button("Request Imaging").click().await?;
        page.heading("Your request was accepted").shown().await?;
        keep(page, "receipt").await?;
        let tools = page.web().cdp();
        let paper = json!({"media": "print"});
        tools.send_raw("Emulation.setEmulatedMedia", paper).await?;
        // A letter with its margins.
        page.resize(816, 1056).await?;
        let margins = "document.body.style.padding = '48px'; return true";
        let _: bool = page.script(margins, Vec::new()).await?;
        keep(page, "receipt-paper").await
    })
}

/// A machine that the people of a workshop share: where each begins, and at work.
async fn kiosk(page: &Page) -> Outcome {
    let settings = include_str!("../../../../docs/examples/workshop.json");
    let body: serde_json::Value = serde_json::from_str(settings)
        .map_err(|error| Failure::new(format!("docs/examples/workshop.json: {error}")))?;
    let settings = Fault::Status {
        status: 200,
        html: false,
        body: Some(body),
    };
    page.fault(Some("GET"), "/config.json", None, settings);
    page.goto("/").await?;
    page.button("Start").shown().await?;
    keep(page, "kiosk").await?;
    page.button("Start").click().await?;
    page.field("Username").shown().await?;
    sign_in(page).await?;
    keep(page, "kiosk-instances").await
}

/// The application as an element in the page of a portal.
async fn embedded(page: &Page) -> Outcome {
    let host = Host::start().await?;
    let portal = include_str!("screenshots/portal.html").replace("SITE", &page.origin());
    host.page(page, "", &portal).await?;
    page.field("Username").shown().await?;
    sign_in(page).await?;
    keep(page, "embedded").await
}

fn take(name: &str, options: Options, way: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    journey(Engine::Chromium, name, options, way)
}

async fn to_list(page: &Page) -> Outcome {
    page.goto("/").await?;
    sign_in(page).await
}

async fn sign_in(page: &Page) -> Outcome {
    page.field("Username").fill("alice").await?;
    page.field("Password").fill("demo").await?;
    page.button("Sign in").click().await?;
    page.link("maize-gwas-2026").shown().await?;
    page.sees("Updated").await?;
    page.button("Keyboard shortcuts").shown().await?;
    Ok(())
}

/// A form that cannot be sent yet: two volumes are attached.
async fn to_blocked_form(page: &Page) -> Outcome {
    to_list(page).await?;
    page.link("blast-worker-01").click().await?;
    page.button("Image").click().await?;
    page.button("Detach reference-genomes").shown().await?;
    Ok(())
}

/// Store what is shown as `docs/screenshots/<name>.png`.
async fn keep(page: &Page, name: &str) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.png"));
    // A picture shows neither where the mouse happened to be nor the scroll bar of this system.
    page.any("heading").first().hover().await?;
    let hide = "document.documentElement.style.scrollbarWidth = 'none'; return true";
    let _: bool = page.script(hide, Vec::new()).await?;
    std::fs::write(&path, page.picture().await?)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    println!("docs/screenshots/{name}.png");
    Ok(())
}
