//! The application in pages of others: nothing of theirs breaks it, and it breaks nothing of theirs.

use browser_tests::{Engine, Find, Options, Outcome, Page, Trouble, from_npm, journeys};
use serde_json::{Value, json};

use crate::{
    host::Host,
    steps::{
        READY, accepted, arrive, created, fill_required, is_quiet, is_ready, press_image, send,
        still_filled, to_ready_form,
    },
    watching::alone,
};

journeys! {
    the_page_of_the_guide_works_by_copy_and_paste,
    a_nasty_page_neither_harms_nor_is_harmed: Options::default().allow("status of 403"),
    elements_come_and_go_and_leave_nothing_behind: Options::default().allow("unreachable").allow("exception"),
    a_frame_serves_listed_portals_alone,
    a_react_portal_opens_and_closes_it_under_strict_mode: Options::default().allow("status of 403"),
    it_speaks_as_the_page_around_it_and_runs_what_its_site_made: Options::default().allow(""),
}

const GUIDE: &str = include_str!("../../../../docs/embedding.md");
/// What the guide calls the site of the application.
const SITE: &str = "https://imaging.example.org";
const TOKEN: &str = "/imaging-token";

async fn the_page_of_the_guide_works_by_copy_and_paste(page: &Page) -> Outcome {
    let host = Host::start().await?;
    host.file("/portal.js", "text/javascript", &block("js"));
    page.goto("/framed.html").await?;
    host.file(TOKEN, "text/plain", &token(page, "alice").await?);
    let html = block("html").replace(SITE, &page.origin());
    host.page(page, "", &html).await?;
    page.heading("My Instances").shown().await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.axe(&["body > h1"]).await?;
    assert_eq!(page.url().await?, "/", "the portal's address stays");
    assert_eq!(page.title().await?, "My portal");
    assert_eq!(host.times(TOKEN), 1, "one token is enough");
    // A phone: the element is as narrow as its place.
    page.resize(320, 640).await?;
    page.button("Image").shown().await?;
    page.no_horizontal_scroll().await?;
    Ok(())
}

async fn a_nasty_page_neither_harms_nor_is_harmed(page: &Page) -> Outcome {
    alone(page);
    let host = Host::start().await?;
    page.goto("/framed.html").await?;
    let first = token(page, "alice").await?;
    host.file(TOKEN, "text/plain", &first);
    host.file("/nasty.css", "text/css", include_str!("host/nasty.css"));
    host.file(
        "/nasty.js",
        "text/javascript",
        include_str!("host/nasty.js"),
    );
    let (own, site) = (&host.origin, page.origin());
    let policy = format!(
        "default-src 'none'; script-src {own} {site} 'wasm-unsafe-eval'; style-src {own}; connect-src {own} {site}; img-src data:; require-trusted-types-for 'script'; trusted-types atmosphere-imaging"
    );
    let html = include_str!("host/nasty.html")
        .replace("HOST", own)
        .replace("SITE", &site);
    host.page(page, &policy, &html).await?;
    page.heading("My Instances").shown().await?;
    assert!(
        !page.focused().await?.name.contains("My Instances"),
        "the focus of the page is left alone at the start"
    );
    // Letters that are shortcuts of the page's, and of ours, are typed.
    page.field("Search").fill("s/maize").await?;
    page.sees("No instance").await?;
    page.field("Search").fill("maize").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.screenshot("nasty").await?;
    press_image(page).await?;
    is_ready(page).await?;
    fill_required(page, "From a portal").await?;
    // The token ends in the middle of the form, and the portal has another.
    is_quiet(page).await?;
    page.atmosphere().expire_tokens();
    let second = token(page, "alice").await?;
    host.file(TOKEN, "text/plain", &second);
    let asked = host.times(TOKEN);
    still_filled(page, "From a portal").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    assert_eq!(
        host.times(TOKEN),
        asked + 1,
        "all that wait share one question"
    );
    // Then there is none: what was typed stays, and the page around stays in reach.
    host.file(TOKEN, "text/plain", "");
    page.atmosphere().expire_tokens();
    page.link("Image requests").first().click().await?;
    page.sees("You are not signed in to Airport.").await?;
    let third = token(page, "alice").await?;
    host.file(TOKEN, "text/plain", &third);
    page.button("Try again").first().click().await?;
    page.loses("You are not signed in to Airport.").await?;
    page.sees("From a portal").await?;

    let left: Value = page.script("return nasty.state()", Vec::new()).await?;
    let told: Vec<String> = serde_json::from_value(left["events"].clone())?;
    assert_eq!(told[0], "imaging-submitted", "{told:?}");
    let rest = &told[1..];
    assert!(
        !rest.is_empty() && rest.iter().all(|it| it == "imaging-sign-in"),
        "the page is told what matters to it: {told:?}"
    );
    assert_eq!(
        left["caught"],
        json!([]),
        "its router saw none of our links"
    );
    assert_eq!(
        left["keys"],
        json!([]),
        "its shortcuts heard nothing typed in a field"
    );
    assert_eq!(
        left["changed"],
        json!([]),
        "its own things are as they were"
    );
    for one in [first, second, third] {
        assert!(
            !left["kept"].to_string().contains(&one),
            "a token is kept nowhere"
        );
    }
    let look: Value = page
        .script(
            "const main = document.querySelector('atmosphere-imaging').shadowRoot.querySelector('main');
            const style = getComputedStyle(main);
            return [style.fontSize, style.direction, style.textTransform, style.letterSpacing, style.display]",
            Vec::new(),
        )
        .await?;
    assert_eq!(look, json!(["16px", "ltr", "none", "normal", "block"]));
    page.axe(&["#nasty"]).await?;
    Ok(())
}

async fn elements_come_and_go_and_leave_nothing_behind(page: &Page) -> Outcome {
    let host = Host::start().await?;
    page.goto("/framed.html").await?;
    let token = token(page, "alice").await?;
    let script = format!("<script src=\"{0}/embed.js\"></script>", page.origin());
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Two</title>{script}{script}</head><body>\
        <section id=\"first\" aria-label=\"First\"></section><section id=\"second\" aria-label=\"Second\"></section></body></html>"
    );
    host.page(page, "", &html).await?;
    let add = "window.add = (id, view) => {
            const element = document.createElement('atmosphere-imaging');
            element.setAttribute('view', view);
            element.token = arguments[0];
            document.getElementById(id).append(element);
            return element;
        };
        window.come = (element) => new Promise((done) => {
            const look = () => (element.shadowRoot?.querySelector('h1') ? done() : requestAnimationFrame(look));
            look();
        });
        window.failures = [];
        addEventListener('imaging-failure', (event) => failures.push([event.target.parentElement.id, event.detail.reason, performance.now()]));
        add('first', '/instances'); add('second', '/requests'); return true";
    let _: bool = page.script(add, vec![json!(token)]).await?;
    let (first, second) = (page.role("region", "First"), page.role("region", "Second"));
    second.heading("Image requests").shown().await?;
    first.link(READY).click().await?;
    first.heading(READY).shown().await?;
    second.heading("Image requests").shown().await?;

    // A crash is one element's.
    // In the page's own realm: Firefox runs the scripts of its driver in another one, whose errors are none of the page's.
    let crash = "const script = document.createElement('script');
        script.textContent = `{
            const own = performance.getEntriesByType('resource').map((it) => it.name).find((it) => it.endsWith('?element=1'));
            const error = new WebAssembly.RuntimeError('unreachable');
            Object.defineProperty(error, 'stack', { value: 'RuntimeError: unreachable at ' + own + ':1:1' });
            dispatchEvent(new ErrorEvent('error', { error }));
        }`;
        document.head.append(script); return true";
    let _: bool = page.script(crash, Vec::new()).await?;
    page.heading("Something went wrong").shown().await?;
    let told: Value = page.script("return failures", Vec::new()).await?;
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    page.button("Reload").click().await?;
    page.heading("Something went wrong").gone().await?;
    page.heading("Image requests").shown().await?;

    // Its language is the page's to say.
    let plain = "document.getElementById('first').append(document.createElement('atmosphere-imaging')); return true";
    let _: bool = page.script(plain, Vec::new()).await?;
    page.field("Username").shown().await?;
    page.button("Español").gone().await?;

    // A round of each kind first, for what is loaded once.
    let rounds = "const [count, done] = arguments;
        (async () => {
          document.querySelectorAll('atmosphere-imaging').forEach((it) => it.remove());
          for (let at = 0; at < count; at += 1) {
            const element = add('first', at % 2 ? '/instances' : '/requests');
            if (at % 3) await come(element);
            element.remove();
            await new Promise((next) => setTimeout(next, 20));
          }
          await new Promise((next) => setTimeout(next, 300));
          const { timers, listeners, memory } = __journey.held();
          done({ timers, listeners, memory, elements: document.querySelectorAll('section *').length });
        })().catch((error) => done({ error: String(error) }))";
    let before = page.web().execute_async(rounds, vec![json!(6)]).await?;
    let held = page.footprint().await?;
    let after = page.web().execute_async(rounds, vec![json!(50)]).await?;
    let holds = page.footprint().await?;
    assert_eq!(
        after.json(),
        before.json(),
        "fifty elements left something behind"
    );
    assert!(
        holds.nodes <= held.nodes && holds.all_listeners <= held.all_listeners,
        "fifty elements left nodes or listeners behind: {held:?}, {holds:?}"
    );
    Ok(())
}

async fn a_frame_serves_listed_portals_alone(page: &Page) -> Outcome {
    let host = Host::start().await?;
    page.goto("/framed.html").await?;
    page.heading("This page belongs into a portal")
        .shown()
        .await?;
    host.file(TOKEN, "text/plain", &token(page, "alice").await?);
    host.file("/portal.js", "text/javascript", &block("js"));
    let config = json!({"embedding": {"parents": [host.origin]}});
    page.fault(
        Some("GET"),
        "/config.json",
        None,
        atmosphere_standin::Fault::Status {
            status: 200,
            html: false,
            body: Some(config),
        },
    );
    let html = block("html")
        .replace(SITE, &page.origin())
        .replace("<atmosphere-imaging>", "<atmosphere-imaging frame>");
    host.page(page, "", &html).await?;
    let path = "return document.querySelector('atmosphere-imaging').path";
    let frame =
        "return document.querySelector('atmosphere-imaging').shadowRoot.querySelector('iframe')";
    let inside = page.web().execute(frame, Vec::new()).await?.element()?;
    inside.enter_frame().await?;
    page.heading("My Instances").shown().await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    page.web().enter_default_frame().await?;
    page.wait_until("the frame's place told to the portal", async || {
        let path: Option<String> = page.script(path, Vec::new()).await?;
        Ok(path
            .filter(|it| it.starts_with("/instances/"))
            .ok_or_else(|| "nothing was told".to_owned()))
    })
    .await?;
    assert_eq!(page.url().await?, "/", "the portal's address stays");
    Ok(())
}

/// The guide's component, in a page whose scripts need no build.
async fn a_react_portal_opens_and_closes_it_under_strict_mode(page: &Page) -> Outcome {
    let host = Host::start().await?;
    page.goto("/framed.html").await?;
    host.file(TOKEN, "text/plain", &token(page, "alice").await?);
    for package in ["react", "react-dom"] {
        let source = from_npm(&format!("{package}/umd/{package}.development.js"))?;
        host.file(&format!("/{package}.js"), "text/javascript", &source);
    }
    let component = block("jsx");
    let component = component
        .replace("import {", "const {")
        .replace("} from 'react'", "} = React")
        .replace("export function", "function");
    let portal = format!("{component}{}", include_str!("host/airport.js"));
    host.file("/airport.js", "text/javascript", &portal);
    let html = include_str!("host/airport.html").replace("SITE", &page.origin());
    host.page(page, "", &html).await?;
    let (open, close) = (page.button("Open imaging"), page.button("Close imaging"));
    page.heading("My Instances").shown().await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    close.click().await?;
    page.heading(READY).gone().await?;
    // The token that the portal gives at first has ended meanwhile: the callback has another.
    page.atmosphere().expire_tokens();
    host.file(TOKEN, "text/plain", &token(page, "alice").await?);
    open.click().await?;
    to_ready_form(page).await?;
    fill_required(page, "From Airport").await?;
    send(page).await?;
    accepted(page).await?;
    page.sees("Airport knows of 1 request.").await?;
    page.axe(&["#root > div > p"]).await?;
    close.click().await?;
    page.heading("Your request was accepted").gone().await?;
    open.click().await?;
    page.heading("My Instances").shown().await?;
    assert_eq!(page.title().await?, "Airport");
    Ok(())
}

async fn it_speaks_as_the_page_around_it_and_runs_what_its_site_made(page: &Page) -> Outcome {
    let host = Host::start().await?;
    page.goto("/framed.html").await?;
    host.file(TOKEN, "text/plain", &token(page, "alice").await?);
    host.file("/portal.js", "text/javascript", &block("js"));
    let html = block("html").replace(SITE, &page.origin());
    let spanish = html.replace("lang=\"en\"", "lang=\"es\"");
    host.page(page, "", &spanish).await?;
    page.heading("Mis instancias").shown().await?;
    page.link(READY).shown().await?;
    let says = "document.querySelector('atmosphere-imaging').lang = 'en'; return true";
    let _: bool = page.script(says, Vec::new()).await?;
    page.heading("My Instances").shown().await?;
    page.link(READY).shown().await?;

    if page.engine() == Engine::WebKit {
        // It does not hold modules against an integrity.
        return Ok(());
    }
    // Somebody has changed a script at the site.
    let glue = std::fs::read_dir(page.files())?
        .flatten()
        .map(|it| it.path());
    for path in glue.filter(|it| it.to_string_lossy().contains("atmosphere-imaging-")) {
        if path.extension().is_some_and(|it| it == "js") {
            let mut source = std::fs::read_to_string(&path)?;
            source.push_str("\n;window.isChanged = true;");
            // The copy may be a second name of the build's own file.
            std::fs::remove_file(&path)?;
            std::fs::write(&path, source)?;
        }
        for packed in ["js.br", "js.gz"] {
            let _ = std::fs::remove_file(path.with_extension(packed));
        }
    }
    // Under another name of the same site, as the browser has kept what it got under this one.
    let spanish = spanish.replace("127.0.0.1", "localhost");
    host.page(page, "", &spanish).await?;
    page.heading("No se pudo cargar Mis instancias")
        .shown()
        .await?;
    let has_run: bool = page
        .script("return Boolean(window.isChanged)", Vec::new())
        .await?;
    assert!(!has_run, "a changed script has run");
    Ok(())
}

/// The first piece of code of a kind in the guide.
fn block(kind: &str) -> String {
    let begin = format!("```{kind}\n");
    let code = GUIDE.split_once(&begin).map_or("", |it| it.1);
    code.split_once("```").map_or("", |it| it.0).to_owned()
}

/// A token as the portal has it for somebody who is signed in.
async fn token(page: &Page, name: &str) -> Result<String, Trouble> {
    let script = "const [site, name, done] = arguments;
        const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
        fetch(`${site}/auth`, { method: 'POST', headers, body: JSON.stringify({ username: name, password: 'demo' }) })
            .then((answer) => answer.json()).then((answer) => done(answer.token), () => done(''))";
    let arguments = vec![json!(page.origin()), json!(name)];
    let answer = page.web().execute_async(script, arguments).await?;
    Ok(serde_json::from_value(answer.json().clone())?)
}
