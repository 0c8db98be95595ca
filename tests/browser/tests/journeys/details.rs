//! Instance Details: every fact and every trap of it, renaming, what it is charged to, ways into it, and whose it is.

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::{Value, json};

use crate::steps::{READY, arrive, focus_is_on, open_instance, sign_in};

journeys! {
    details_tell_what_is_so_and_what_is_missing: Options::default(),
    an_instance_is_renamed_where_it_stands: troubled(),
    renaming_and_charging_need_no_mouse_and_fit_at_320_pixels: Options::narrow(),
    what_an_instance_is_charged_to_is_believed_once_it_is_seen: troubled(),
    ways_into_an_instance_are_those_of_the_site: troubled(),
    an_instance_of_somebody_elses_says_so: troubled(),
}

/// Failures that are asked for, which Chromium logs.
fn troubled() -> Options {
    Options::default().allow("status of").allow("net::ERR_")
}

/// One of alice's allocation sources, as she reads it.
const SOURCE: &str = "maize-diversity (1184.3 of 5000 hours used)";
const INSTANCES: &str = "/api/v2/instances/*";

fn status(status: u16, body: Value) -> Fault {
    Fault::Status {
        status,
        html: false,
        body: Some(body),
    }
}

async fn another(page: &Page, name: &str) -> Outcome {
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    find(page, name).await
}

async fn find(page: &Page, name: &str) -> Outcome {
    page.field("Search").fill(name).await?;
    page.link(name).click().await?;
    arrive(page, name).await
}

async fn details_tell_what_is_so_and_what_is_missing(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    for fact in [
        "Ubuntu 22.04 GUI XFCE Base, version 2.0",
        "Maize diversity panel",
        "ssh alice@",
        "hours used)",
    ] {
        page.sees(fact).await?;
    }
    page.button("Copy SSH command").shown().await?;
    page.button("Copy Alias").shown().await?;
    page.axe(&[]).await?;
    another(page, "blast-worker-2").await?;
    page.sees("None while it is stopped").await?;
    page.button("Copy SSH command").gone().await?;
    another(page, "booted-from-volume").await?;
    page.sees("Booted from a volume").await?;
    another(page, "before-records-began").await?;
    page.sees("Unknown Size").await?;
    another(page, "variant-caller").await?;
    page.sees("A redeploy or a hard reboot often mends it")
        .await?;
    another(page, "no-allocation").await?;
    page.sees("None: it cannot be started, resumed or unshelved until it has one")
        .await?;
    page.axe(&[]).await?;
    Ok(())
}

async fn an_instance_is_renamed_where_it_stands(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    page.button("Rename").click().await?;
    let field = page.field("Instance name");
    field.holds(READY).await?;
    focus_is_on(page, "textbox", "Instance name").await?;
    field.fill("node.1").await?;
    page.button("Save name").click().await?;
    page.sees("A name must not end in a dot and digits").await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    field.gone().await?;
    focus_is_on(page, "button", "Rename").await?;
    page.heading(READY).shown().await?;

    page.button("Rename").click().await?;
    field.holds(READY).await?;
    page.fault(
        Some("PATCH"),
        INSTANCES,
        Some(1),
        status(400, json!({"name": ["Not a valid string."]})),
    );
    field.fill("maize 2027").await?;
    page.button("Save name").click().await?;
    page.any("alert")
        .says("The name was not changed. Atmosphere refused what was entered. It says: “Not a valid string.”")
        .await?;
    page.axe(&[]).await?;
    field.holds("maize 2027").await?;
    // The line is cut before anything arrives: the server is asked, and says that it is as before.
    let cut = || Fault::Cut { after: None };
    page.fault(Some("PATCH"), INSTANCES, None, cut());
    page.button("Save name").click().await?;
    page.any("alert")
        .says("The instance still has its old name.")
        .await?;
    field.holds("maize 2027").await?;
    // There is no line at all.
    page.fault(Some("GET"), INSTANCES, None, cut());
    page.button("Save name").click().await?;
    page.any("alert").says("It is not certain").await?;
    field.holds("maize 2027").await?;
    page.atmosphere().clear_faults();
    // What was carried out all the same is seen.
    page.fault(Some("PATCH"), INSTANCES, Some(1), Fault::CreatedThen500);
    page.button("Save name").click().await?;
    page.heading("maize 2027").shown().await?;
    page.hears("The instance is named “maize 2027” now.")
        .await?;
    focus_is_on(page, "button", "Rename").await?;
    // Spaces around it are the server's to drop.
    page.button("Rename").click().await?;
    field.fill("  genome browser  ").await?;
    page.press(Key::Enter).await?;
    page.heading("genome browser").shown().await?;
    let title = page.title().await?;
    assert!(title.contains("genome browser"), "the title is {title}");
    // Whoever leaves before it is known what came of it is told where they are.
    page.button("Rename").click().await?;
    page.fault(Some("PATCH"), INSTANCES, Some(1), status(500, Value::Null));
    page.fault(Some("GET"), INSTANCES, Some(1), Fault::Slow { ms: 60_000 });
    page.field("Instance name").fill("left behind").await?;
    page.press(Key::Enter).await?;
    page.sees("asking Atmosphere what is so").await?;
    page.link("My Instances").first().click().await?;
    page.link("genome browser").shown().await?;
    page.atmosphere().clear_faults();
    page.sees("genome browser: The instance still has its old name.")
        .await?;
    page.link("See more").shown().await?;
    Ok(())
}

async fn renaming_and_charging_need_no_mouse_and_fit_at_320_pixels(page: &Page) -> Outcome {
    open_instance(page, READY).await?;
    page.no_horizontal_scroll().await?;
    page.tab_to("button", "Rename").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Instance name").await?;
    page.no_horizontal_scroll().await?;
    page.type_text("narrow").await?;
    page.press(Key::Enter).await?;
    page.heading("narrow").shown().await?;
    focus_is_on(page, "button", "Rename").await?;
    page.tab_to("button", "Change allocation source").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "combobox", "Charge this instance to").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.press(Key::Escape).await?;
    focus_is_on(page, "button", "Change allocation source").await?;
    Ok(())
}

async fn what_an_instance_is_charged_to_is_believed_once_it_is_seen(page: &Page) -> Outcome {
    open_instance(page, "no-allocation").await?;
    page.sees("None: it cannot be started").await?;
    page.fault(
        Some("GET"),
        "/api/v2/allocation_sources",
        Some(1),
        status(500, json!("Crash")),
    );
    page.button("Change allocation source").click().await?;
    page.button("Try again").click().await?;
    let field = page.field("Charge this instance to");
    field.shown().await?;
    page.button("Save allocation source").click().await?;
    page.sees("Choose an allocation source.").await?;
    page.axe(&[]).await?;
    field.choose(SOURCE).await?;
    page.fault(
        Some("PATCH"),
        INSTANCES,
        Some(1),
        status(400, json!("Invalid allocation_source")),
    );
    page.button("Save allocation source").click().await?;
    page.any("alert").says("Invalid allocation_source").await?;
    // A 200 with the same instance as before: nothing was done.
    let uuid = page.url().await?;
    let uuid = uuid.split('/').nth(2).unwrap_or_default().to_owned();
    page.fault(
        Some("PATCH"),
        INSTANCES,
        Some(1),
        status(200, instance(page, &uuid).await?),
    );
    page.button("Save allocation source").click().await?;
    page.any("alert")
        .says("Atmosphere said yes, but the instance is still charged to the same source.")
        .await?;
    page.axe(&[]).await?;
    page.button("Save allocation source").click().await?;
    page.hears("The instance is charged to").await?;
    field.gone().await?;
    page.button("Start")
        .until("free, now that there is time to draw on", |it| !it.disabled)
        .await?;
    Ok(())
}

/// An instance of alice's, as the service answers it.
async fn instance(page: &Page, uuid: &str) -> Result<Value, browser_tests::Failure> {
    let script = "const [uuid, done] = arguments;
        const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
        (async () => {
          const signed_in = await fetch('/auth', { method: 'POST', headers: json, body: JSON.stringify({ username: 'alice', password: 'demo' }) });
          const { token } = await signed_in.json();
          const answer = await fetch(`/api/v2/instances/${uuid}`, { headers: { ...json, Authorization: `Token ${token}` } });
          done(await answer.json());
        })().catch(() => done(null))";
    let answer = page.web().execute_async(script, vec![json!(uuid)]).await?;
    Ok(answer.json().clone())
}

async fn ways_into_an_instance_are_those_of_the_site(page: &Page) -> Outcome {
    let settings = json!({"access": {"guacamole": true}});
    page.fault(Some("GET"), "/config.json", None, status(200, settings));
    open_instance(page, READY).await?;
    page.fault(
        Some("GET"),
        "/api/v2/web_tokens/*",
        Some(1),
        Fault::Status {
            status: 500,
            html: true,
            body: None,
        },
    );
    page.button("Prepare the web shell").click().await?;
    page.sees("The web shell could not be prepared.").await?;
    page.fault(
        Some("GET"),
        "/api/v2/web_tokens/*",
        Some(1),
        status(
            200,
            json!({"token": "x", "token_url": "javascript:alert(1)"}),
        ),
    );
    page.button("Prepare the web shell").click().await?;
    page.sees("not safe to open").await?;
    page.axe(&[]).await?;
    page.button("Prepare the web shell").click().await?;
    focus_is_on(page, "link", "Web shell (opens in a new tab)").await?;
    page.hears("The web shell is ready.").await?;
    page.axe(&[]).await?;
    another(page, "blast-worker-2").await?;
    page.button("Web desktop")
        .until("blocked, with the reason", |it| {
            it.disabled && it.description.starts_with("It has no IP address now.")
        })
        .await?;
    page.atmosphere().clear_faults();
    let settings = json!({"access": {"shellUrl": "https://shell.example.org/"}});
    page.fault(Some("GET"), "/config.json", None, status(200, settings));
    page.reload().await?;
    page.heading("blast-worker-2").shown().await?;
    another(page, READY).await?;
    page.link("Web shell (opens in a new tab)").shown().await?;
    let script = "return document.getElementById('web-shell').href";
    let href: String = page.script(script, Vec::new()).await?;
    assert!(
        href.starts_with("https://shell.example.org/?location=") && href.contains("alice"),
        "the address is {href}"
    );
    page.button("Web desktop").gone().await?;
    Ok(())
}

async fn an_instance_of_somebody_elses_says_so(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    find(page, "agave-amplicons").await?;
    page.sees("Only carol or a leader of its project can change it.")
        .await?;
    page.axe(&[]).await?;
    page.button("Rename").gone().await?;
    page.button("Change allocation source").gone().await?;
    another(page, "carol-maize-imputation").await?;
    page.sees("You lead its project, “Maize diversity panel”")
        .await?;
    page.button("Change allocation source").gone().await?;
    page.button("Rename").click().await?;
    page.field("Instance name").fill("imputation").await?;
    page.button("Save name").click().await?;
    page.heading("imputation").shown().await?;
    Ok(())
}
