//! Pictures of the running product for the guide, in `docs/screenshots`: `make screenshots`.
//!
//! Each is taken on a way through the application like that of a journey, against the stand-in.

use std::path::Path;

use browser_tests::{Engine, Failure, Find, Options, Outcome, Page, journey, starting};

/// A window of a small laptop.
const LAPTOP: (u32, u32) = (1280, 800);

fn main() -> Outcome {
    let (width, height) = LAPTOP;
    let laptop = || Options::default().sized(width, height).reduced_motion();
    let phone = Options::phone().reduced_motion();
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
    take("request-phone", phone, async |page: &Page| {
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
        keep(page, "receipt").await
    })
}

fn take(name: &str, options: Options, way: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    journey(Engine::Chromium, name, options, way)
}

async fn to_list(page: &Page) -> Outcome {
    page.goto("/").await?;
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
