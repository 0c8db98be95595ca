//! Bad networks: opening without one, a guest network that answers with its own pages, and a new build meanwhile.

use std::{fs, time::Duration};

use atmosphere_standin::Fault;
use browser_tests::{Engine, Failure, Find, Options, Outcome, Page, Trouble, journeys};
use serde_json::{Value, json};

use crate::boot::serve_settings;
use crate::spanish::prefer_spanish;
use crate::steps::{READY, arrive, fill_required, open_ready_form, sign_in, still_filled};

journeys! {
    it_opens_without_a_network_and_says_what_it_last_knew: bad(),
    a_new_build_is_offered_and_loading_it_keeps_the_draft: bad(),
    each_language_opens_without_a_network_and_keeps_no_other: bad().language("es-MX"),
    a_site_can_do_without_the_service_worker: Options::default().offline(),
}

/// Whatever does not arrive is logged by the browser.
fn bad() -> Options {
    // The worker fetches every file of a build before it says so.
    Options::default()
        .offline()
        .allow("")
        .patience(Duration::from_secs(30))
}

const UNREACHABLE: &str = "Atmosphere could not be reached.";
const MEDDLED: &str = "Something between you and Atmosphere may have answered in its place.";

async fn it_opens_without_a_network_and_says_what_it_last_knew(page: &Page) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    kept(page, 1).await?;
    let stored: Vec<String> = answer(page, STORED).await?;
    assert!(
        stored
            .iter()
            .all(|it| !it.starts_with("/api") && !it.starts_with("/auth")),
        "no answer of the API is at rest: {stored:?}"
    );

    // No network: the shell, the list that was last seen here, and its age.
    page.fault(None, "/*", None, Fault::Cut { after: None });
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    page.link(READY).shown().await?;
    page.sees("Last updated").await?;
    page.sees(UNREACHABLE).await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.goto("/requests").await?;
    page.heading("Image requests").shown().await?;
    page.sees(UNREACHABLE).await?;

    // A guest network answers everything with its own page: that is neither the application nor an answer.
    page.atmosphere().clear_faults();
    let portal = Fault::Status {
        status: 200,
        html: true,
        body: None,
    };
    page.fault(None, "/*", None, portal);
    page.goto("/instances").await?;
    page.link(READY).shown().await?;
    page.sees(MEDDLED).await?;

    // One that takes everything and answers nothing is waited for a while only.
    page.atmosphere().clear_faults();
    for path in ["/instances", "/config.json", "/api/*"] {
        page.fault(None, path, None, Fault::Never);
    }
    page.goto("/instances").await?;
    page.link(READY).shown().await?;

    // Where nothing was known, that is said.
    page.atmosphere().clear_faults();
    page.fault(None, "/*", None, Fault::Cut { after: None });
    let forget = "sessionStorage.removeItem('atmosphere-imaging:instances'); return true";
    let _: bool = page.script(forget, Vec::new()).await?;
    page.goto("/instances").await?;
    page.heading("No connection to Atmosphere").shown().await?;
    page.sees(UNREACHABLE).await?;

    page.atmosphere().clear_faults();
    page.button("Refresh").click().await?;
    page.link(READY).shown().await?;
    page.heading("No connection to Atmosphere").gone().await?;
    Ok(())
}

async fn a_new_build_is_offered_and_loading_it_keeps_the_draft(page: &Page) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    open_ready_form(page).await?;
    kept(page, 1).await?;
    fill_required(page, "Before the update").await?;

    // A new build that arrives halfway changes nothing.
    publish(page, "1111111111111111")?;
    page.fault(
        Some("GET"),
        "/atmosphere-imaging-1111111111111111.js",
        None,
        Fault::Status {
            status: 200,
            html: true,
            body: None,
        },
    );
    look_for_a_new_build(page).await?;
    page.wait_until("the end of the new build that failed", async || {
        let asked = page
            .atmosphere()
            .calls()
            .iter()
            .any(|it| it.path.contains("1111111111111111"));
        let is_over: bool = answer(
            page,
            "(await navigator.serviceWorker.getRegistration()).installing === null",
        )
        .await?;
        Ok((asked && is_over)
            .then_some(())
            .ok_or_else(|| "not yet".to_owned()))
    })
    .await?;
    kept(page, 1).await?;
    page.button("Load the new version").gone().await?;

    // The next one arrives whole, and the files of the old one are gone from the server.
    page.atmosphere().clear_faults();
    publish(page, "2222222222222222")?;
    look_for_a_new_build(page).await?;
    page.hears("A new version of this page is here.").await?;
    let _: bool = page
        .script("scrollTo(0, 0); return true", Vec::new())
        .await?;
    page.screenshot("wide").await?;
    page.resize(320, 640).await?;
    page.screenshot("narrow").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    kept(page, 2).await?;
    still_filled(page, "Before the update").await?;
    page.button("Load the new version").click().await?;
    page.sees("Your draft of before is back.").await?;
    still_filled(page, "Before the update").await?;
    page.button("Load the new version").gone().await?;
    let program: String = page
        .script(
            "return document.querySelector('link[rel=modulepreload]').href",
            Vec::new(),
        )
        .await?;
    assert!(
        program.contains("2222222222222222"),
        "{program} is the new one"
    );
    // Nobody needs the old build any more.
    kept(page, 1).await?;
    Ok(())
}

async fn each_language_opens_without_a_network_and_keeps_no_other(page: &Page) -> Outcome {
    if !has_workers(page).await? {
        return Ok(());
    }
    prefer_spanish(page);
    page.goto("/").await?;
    page.field("Nombre de usuario").fill("alice").await?;
    page.field("Contraseña").fill("demo").await?;
    page.button("Iniciar sesión").click().await?;
    page.link(READY).shown().await?;
    kept(page, 1).await?;
    let spanish: Vec<String> = answer(page, STORED).await?;
    assert!(spanish.iter().any(|it| it == "/es.js"), "{spanish:?}");

    page.atmosphere().clear_faults();
    page.fault(None, "/*", None, Fault::Cut { after: None });
    page.goto("/instances").await?;
    page.heading("Mis instancias").shown().await?;
    page.link(READY).shown().await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;

    // Whoever changes to English has the other files kept, and no longer these.
    page.atmosphere().clear_faults();
    if page.engine() == Engine::WebKit {
        serve_settings(page, 200, Some(json!({"language": "en"})));
        page.goto("/instances").await?;
    } else {
        page.button("English").click().await?;
    }
    page.sees("Image requests").await?;
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    let english = page
        .wait_until("English alone to be kept", async || {
            page.pass(Duration::from_secs(1)).await?;
            let stored: Vec<String> = answer(page, STORED).await?;
            let is_alone = !stored.is_empty()
                && !stored
                    .iter()
                    .any(|it| spanish.contains(it) && is_speaking(it));
            Ok(if is_alone {
                Ok(stored)
            } else {
                Err(format!("{stored:?}"))
            })
        })
        .await?;
    assert!(english.iter().any(|it| is_speaking(it)), "{english:?}");
    page.button("Load the new version").gone().await?;
    page.fault(None, "/*", None, Fault::Cut { after: None });
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    Ok(())
}

/// A file of one language.
fn is_speaking(path: &str) -> bool {
    ["/es.js", "/atmosphere-imaging-", "/part-"]
        .iter()
        .any(|it| path.starts_with(it))
}

async fn a_site_can_do_without_the_service_worker(page: &Page) -> Outcome {
    let file = page.files().join("config.json");
    let settings = fs::read_to_string(&file)?.replacen('{', "{\"serviceWorker\": false,", 1);
    // The copy may be a second name of the build's own file.
    fs::remove_file(&file)?;
    fs::write(&file, settings)?;
    sign_in(page, "alice").await?;
    page.link(READY).shown().await?;
    page.pass(Duration::from_secs(10)).await?;
    if has_workers(page).await? {
        let count: usize = answer(
            page,
            "(await navigator.serviceWorker.getRegistrations()).length",
        )
        .await?;
        assert_eq!(count, 0, "no worker where the site wants none");
    }
    Ok(())
}

const STORED: &str = "(await Promise.all((await caches.keys()).map(async (it) => \
    (await (await caches.open(it)).keys()).map((it) => new URL(it.url).pathname)))).flat()";

const STATE: &str = "await (async () => {
    const { active, installing } = await navigator.serviceWorker.getRegistration() ?? {};
    const isAtWork = !!navigator.serviceWorker.controller && !installing && active?.state === 'activated';
    return [(await caches.keys()).length, isAtWork];
})()";

/// The value of an expression that may wait.
async fn answer<T: serde::de::DeserializeOwned>(
    page: &Page,
    expression: &str,
) -> Result<T, Trouble> {
    let script = format!(
        "const done = arguments[0]; (async () => done({expression}))().catch((error) => done(String(error)))"
    );
    let value: Value = page
        .web()
        .execute_async(script, Vec::new())
        .await?
        .json()
        .clone();
    Ok(serde_json::from_value(value)?)
}

/// WebKit's driver may run without them.
async fn has_workers(page: &Page) -> Result<bool, Failure> {
    page.goto("/").await?;
    let script = "return 'serviceWorker' in navigator";
    Ok(page.script(script, Vec::new()).await?)
}

/// Wait until so many builds are kept, whole, and the page's calls go through the worker. A page says that it is there
/// a while after it began.
async fn kept(page: &Page, count: usize) -> Outcome {
    page.wait_until(&format!("{count} builds kept"), async || {
        page.pass(Duration::from_secs(1)).await?;
        let state: (usize, bool) = answer(page, STATE).await?;
        Ok((state == (count, true))
            .then_some(())
            .ok_or_else(|| format!("{state:?}")))
    })
    .await?;
    Ok(())
}

/// Puts a new build in the place of the one that is served: its program has another name.
fn publish(page: &Page, hash: &str) -> Outcome {
    let folder = page.files();
    let names: Vec<String> = fs::read_dir(folder)?
        .filter_map(|it| it.ok()?.file_name().into_string().ok())
        .collect();
    // There is one for each language: the page names its own.
    let page_names = fs::read_to_string(folder.join("index.html"))?;
    let is_program = |it: &&String| {
        it.starts_with("atmosphere-imaging-")
            && it.strip_suffix(".js").is_some()
            && page_names.contains(it.as_str())
    };
    let old = names
        .iter()
        .find(is_program)
        .ok_or_else(|| Failure::new("no program"))?;
    let new = format!("atmosphere-imaging-{hash}.js");
    fs::rename(folder.join(old), folder.join(&new))?;
    for name in ["index.html", "sw.js"] {
        let path = folder.join(name);
        let text = fs::read_to_string(&path)?;
        let mut text = text.replace(old.as_str(), &new);
        if let Some(at) = text.find("const NAME = '") {
            text.replace_range(at + 14..at + 30, hash);
        }
        fs::remove_file(&path)?;
        fs::write(&path, text)?;
    }
    // Packed forms of the program under its old name.
    for name in names
        .iter()
        .filter(|it| it.starts_with(&format!("{old}.")) || it.starts_with("sw.js."))
    {
        fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

/// Somebody comes back to the page after a while.
async fn look_for_a_new_build(page: &Page) -> Outcome {
    page.pass(Duration::from_secs(15 * 60)).await?;
    let _: bool = page
        .script(
            "dispatchEvent(new Event('online')); return true",
            Vec::new(),
        )
        .await?;
    Ok(())
}
