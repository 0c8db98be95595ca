//! The same application in Spanish, because the browser or the site says so.

use atmosphere_standin::Fault;
use browser_tests::{Engine, Failure, Find, Key, Options, Outcome, Page, journeys, starting};
use serde_json::json;

use crate::boot::serve_settings;
use crate::following::set_online;
use crate::steps::{READY, fill_required, open_ready_form};

journeys! {
    the_main_path_is_spanish_to_its_end: spanish().manual_clock(),
    the_site_decides_against_the_browser,
    a_site_may_want_english_whatever_the_browser_says: spanish(),
    what_does_not_arrive_is_told_in_spanish: spanish().allow(""),
    a_build_without_spanish_speaks_english: spanish().allow(""),
    the_language_is_chosen_by_keyboard_and_what_was_typed_stays: Options::narrow().dark(),
}

fn spanish() -> Options {
    Options::default().language("es-MX")
}

/// The browser prefers Spanish. WebKit goes by what the system has the words of, so the site says it there.
pub(crate) fn prefer_spanish(page: &Page) {
    if page.engine() == Engine::WebKit {
        serve_settings(page, 200, Some(json!({"language": "es"})));
    }
}

/// Wait until the page says that it is in this language, and its program runs.
async fn speaks(page: &Page, language: &str) -> Outcome {
    page.wait_until(&format!("the page in {language}"), async || {
        let script = "return [document.documentElement.lang, !!document.querySelector('header')]";
        let (lang, runs): (String, bool) = page.script(script, Vec::new()).await?;
        let is_so = runs && lang == language;
        Ok(is_so
            .then_some(())
            .ok_or_else(|| format!("{lang}, running: {runs}")))
    })
    .await?;
    Ok(())
}

/// How often the program that the page names, which speaks English, has been fetched.
async fn english_programs(page: &Page) -> Result<usize, Failure> {
    let script = "return document.querySelector('link[rel=program]').getAttribute('href')";
    let named: String = page.script(script, Vec::new()).await?;
    let path = format!("/{}", named.trim_start_matches("./"));
    let calls = page.atmosphere().calls().into_iter();
    Ok(calls.filter(|call| call.path == path).count())
}

async fn the_site_decides_against_the_browser(page: &Page) -> Outcome {
    page.goto("/").await?;
    speaks(page, "en").await?;
    assert_eq!(english_programs(page).await?, 1);
    let asked = |page: &Page| {
        let calls = page.atmosphere().calls().into_iter();
        calls.filter(|call| call.path == "/es.js").count()
    };
    assert_eq!(asked(page), 0, "English costs a request");
    serve_settings(page, 200, Some(json!({"language": "es"})));
    page.goto("/").await?;
    speaks(page, "es").await?;
    // The next visit knows it before the settings are there.
    let kept = page.local_storage().await?;
    let kept = kept.get("atmosphere-imaging:language").map(String::as_str);
    assert_eq!(kept, Some("es"));
    page.goto("/").await?;
    speaks(page, "es").await?;
    // And is told when the site has changed its mind, also before what was guessed has come.
    page.atmosphere().clear_faults();
    page.fault(Some("GET"), "/es.js", Some(1), Fault::Slow { ms: 1000 });
    page.goto("/").await?;
    speaks(page, "en").await?;
    Ok(())
}

async fn a_site_may_want_english_whatever_the_browser_says(page: &Page) -> Outcome {
    serve_settings(page, 200, Some(json!({"language": "en"})));
    page.goto("/").await?;
    page.heading(starting("Sign in to")).shown().await?;
    speaks(page, "en").await?;
    Ok(())
}

async fn what_does_not_arrive_is_told_in_spanish(page: &Page) -> Outcome {
    prefer_spanish(page);
    let cut = Fault::Cut { after: None };
    page.fault(Some("GET"), "/atmosphere-imaging-*", None, cut);
    page.goto("/").await?;
    page.heading("No se pudo cargar la página").shown().await?;
    page.axe(&[]).await?;
    page.atmosphere().clear_faults();
    prefer_spanish(page);
    page.button("Reintentar").click().await?;
    speaks(page, "es").await?;
    // Where the site says it, the first visit has begun with English.
    if page.engine() != Engine::WebKit {
        let english = english_programs(page).await?;
        assert_eq!(english, 0, "the words of another language were fetched");
    }
    let crash = "dispatchEvent(new Event('atmosphere-imaging:crash'))";
    let _: Option<bool> = page.script(crash, Vec::new()).await?;
    page.heading("Algo salió mal").shown().await?;
    page.button("Volver a cargar").shown().await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn a_build_without_spanish_speaks_english(page: &Page) -> Outcome {
    let missing = Fault::Status {
        status: 404,
        html: true,
        body: None,
    };
    page.fault(Some("GET"), "/es.js", None, missing);
    page.goto("/").await?;
    page.heading(starting("Sign in to")).shown().await?;
    speaks(page, "en").await?;
    Ok(())
}

async fn the_language_is_chosen_by_keyboard_and_what_was_typed_stays(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Before the change").await?;
    let address = page.url().await?;
    let choice = page.button("Español");
    choice.shown().await?;
    // Without a network nobody is led to a program that cannot be had.
    set_online(page, false).await?;
    page.sees("You are offline.").await?;
    choice.gone().await?;
    to_top(page).await?;
    page.screenshot("offline").await?;
    page.no_horizontal_scroll().await?;
    set_online(page, true).await?;
    choice.shown().await?;
    page.screenshot("English").await?;
    let focus = "document.querySelector('header [lang=es] button').focus(); return true";
    let _: bool = page.script(focus, Vec::new()).await?;
    page.press(Key::Enter).await?;
    page.heading("Solicitar imagen").shown().await?;
    speaks(page, "es").await?;
    page.at(&address).await?;
    page.field("Nombre de la imagen")
        .holds("Before the change")
        .await?;
    page.button("English").shown().await?;
    to_top(page).await?;
    page.screenshot("Spanish").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    // It stays chosen, until the site has one language for everybody.
    page.goto("/instances").await?;
    page.heading("Mis instancias").shown().await?;
    page.link(READY).shown().await?;
    page.button("Atajos de teclado").shown().await?;
    page.no_horizontal_scroll().await?;
    page.screenshot("Spanish-list").await?;
    serve_settings(page, 200, Some(json!({"language": "en"})));
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    page.button("Sign out").shown().await?;
    page.button("Español").gone().await?;
    page.atmosphere().clear_faults();
    page.goto("/instances").await?;
    page.button("English").click().await?;
    page.heading("My Instances").shown().await?;
    speaks(page, "en").await?;
    Ok(())
}

async fn to_top(page: &Page) -> Outcome {
    let script = "scrollTo(0, 0); return true";
    let _: bool = page.script(script, Vec::new()).await?;
    Ok(())
}

/// Words that neither Spanish nor the names in the cloud have.
const ENGLISH: &str = "the|your|you|with|this|which|are|were|have|has|been|until|instances|requests|imaging|minutes|\
    hours|days|search|refresh|help|loading|sign|again|updated|launched|selected|attached|cannot|not";

/// Breaks when a person meets English: in the text, in the names of controls, or in the title.
async fn is_spanish(page: &Page) -> Outcome {
    let script = "
        const english = new RegExp('\\\\b(' + arguments[0] + ')\\\\b', 'i');
        const said = [document.title];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        while (walk.nextNode()) {
            const it = walk.currentNode;
            if (it.nodeType === Node.TEXT_NODE) {
                if (it.parentElement.checkVisibility() && !it.parentElement.closest('script, noscript, pre')) said.push(it.data);
            } else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(it.getAttribute(name) || '');
        }
        return said.filter((it) => english.test(it));";
    page.wait_until("no English", async || {
        let found: Vec<String> = page.script(script, vec![json!(ENGLISH)]).await?;
        Ok(found
            .is_empty()
            .then_some(())
            .ok_or_else(|| found.join("\n")))
    })
    .await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn the_main_path_is_spanish_to_its_end(page: &Page) -> Outcome {
    prefer_spanish(page);
    page.goto("/").await?;
    page.heading("Inicie sesión en Atmosphere").shown().await?;
    is_spanish(page).await?;
    page.field("Nombre de usuario").fill("alice").await?;
    page.field("Contraseña").fill("demo").await?;
    page.button("Iniciar sesión").click().await?;
    page.link(READY).shown().await?;
    page.no_horizontal_scroll().await?;
    is_spanish(page).await?;
    page.link(READY).click().await?;
    page.heading(READY).shown().await?;
    is_spanish(page).await?;
    page.button("Crear imagen").click().await?;
    page.field("Nombre de la imagen").fill("Maíz 2026").await?;
    is_spanish(page).await?;
    Ok(())
}
