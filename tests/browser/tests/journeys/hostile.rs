//! Names that a careless page would run, or that would break its layout, are shown as what they are.

use atmosphere_standin::Fault;
use browser_tests::{Find, Options, Outcome, Page, Trouble, containing, journeys};
use serde_json::json;

use crate::steps::{READY, arrive, certify, fill_required, press_image, send, sign_in};

journeys! {
    hostile_names_are_text: Options::default().allow("status of 503"),
    hostile_names_are_text_at_320_pixels: Options::narrow().allow("status of 503"),
    hostile_texts_in_every_field_of_every_answer: Options::narrow().allow("status of 503"),
}

const SCRIPT: &str = "<script>alert('instance')</script>";
const IMAGE: &str = "<img src=x onerror=alert('image')> \"quoted\" & co";
const LONG: &str = "🧬 a-very-long-name-that-somebody-pasted-from-a-spreadsheet-and-never-shortened-because-nobody-told-them-that-it-would-be-shown-in-a-table-column-of-a-phone-🌵";

async fn hostile_names_are_text(page: &Page) -> Outcome {
    plant(page);
    sign_in(page, "alice").await?;
    for name in [
        SCRIPT,
        LONG,
        "=cmd|'/C calc'!A0",
        "Données RNA-seq № 3 ☃ <b>x</b>",
        // What turns the direction is ended with the name.
        "مختبر الجينوم \u{202e}gnp.exe\u{202c}",
        "Unnamed instance",
    ] {
        page.link(name).shown().await?;
    }
    page.sees(IMAGE).await?;
    page.sees("<script>alert('project')</script>").await?;
    harmless(page).await?;

    page.link(LONG).click().await?;
    page.heading(LONG).shown().await?;
    harmless(page).await?;
    page.back().await?;
    page.link(SCRIPT).click().await?;
    page.heading(SCRIPT).shown().await?;
    page.sees(IMAGE).await?;
    harmless(page).await?;
    page.link(containing("Help")).gone().await?;

    press_image(page).await?;
    page.sees("Ready to be imaged").await?;
    fill_required(page, "Safe and sound").await?;
    page.field("Description of the Image")
        .fill("<img src=x onerror=alert('draft')>")
        .await?;
    page.field("Specific Users").tick().await?;
    let users = page.role("combobox", "Users");
    users.fill("<b>").await?;
    page.role("option", "<b>bold</b>").click().await?;
    page.button("Remove <b>bold</b>").shown().await?;
    page.field("Private").tick().await?;
    certify(page).await?;
    harmless(page).await?;
    send(page).await?;
    page.heading("Your request was accepted").shown().await?;
    page.sees("<img src=x onerror=alert('draft')>").await?;
    harmless(page).await?;

    page.link("All image requests").first().click().await?;
    page.link("<svg onload=alert('request')>").shown().await?;
    harmless(page).await?;
    page.link("<svg onload=alert('request')>").click().await?;
    page.heading("<svg onload=alert('request')>")
        .shown()
        .await?;
    page.sees("<script>alert('software')</script>").await?;
    harmless(page).await?;

    page.atmosphere()
        .set_maintenance(Some(("<img src=x onerror=alert('site')>", "<b>down</b>")));
    page.link("My Instances").first().click().await?;
    page.button("Refresh").click().await?;
    page.sees("<img src=x onerror=alert('site')>: <b>down</b>")
        .await?;
    harmless(page).await?;
    Ok(())
}

async fn hostile_names_are_text_at_320_pixels(page: &Page) -> Outcome {
    hostile_names_are_text(page).await
}

/// Stands in each of the texts below: one of them is shown.
const MARK: &str = "\u{2623}";

/// What a field may hold that nobody foresaw.
fn texts() -> Vec<String> {
    [
        "<img src=x onerror=\"window.ran='img'\">",
        "javascript:window.ran='link'//",
        "\u{202e}gnp.exe",
        "a\u{0}b",
        "</script><script>window.ran='script'</script>",
        "__proto__",
        "=cmd|'/C calc'!A0",
        "{{constructor.constructor('window.ran=1')()}}",
        "//evil.example/",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "data:text/html,<script>parent.ran=1</script>",
        &"x".repeat(2_000),
        "\"><svg onload=window.ran='svg'>",
    ]
    .map(|it| format!("{it}{MARK}"))
    .into()
}

async fn hostile_texts_in_every_field_of_every_answer(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    let instance = page.url().await?;
    page.goto("/requests").await?;
    let request = "return document.querySelector('main a[href*=\"/requests/\"]')?.getAttribute('href') ?? null";
    let request: String = page
        .wait_until("a request", async || {
            let found: Option<String> = page.script(request, Vec::new()).await?;
            Ok(found.ok_or_else(|| "there is none yet".to_owned()))
        })
        .await?;
    let keep = vec!["alice".to_owned()];
    let texts = texts();
    page.fault(None, "/api/*", None, Fault::Texts { texts, keep });

    for tab in ["", "/volumes", "/history", "/requests"] {
        visit(page, &format!("{instance}{tab}")).await?;
        page.button("Image").shown().await?;
    }
    page.button("Report a problem").click().await?;
    page.any("dialog").shown().await?;
    harmless(page).await?;

    visit(page, &format!("{instance}/image")).await?;
    let name = page.field("Image Name");
    name.fill("Still usable").await?;
    name.holds("Still usable").await?;
    page.field("Specific Users").tick().await?;
    for (field, typed) in [("Image Tags", MARK), ("Users", "b")] {
        page.role("combobox", field).fill(typed).await?;
        page.any("option").first().shown().await?;
        harmless(page).await?;
        page.role("combobox", field).fill("").await?;
    }
    visit(page, &request).await?;
    page.button("Copy receipt").shown().await?;
    for list in ["/requests", "/instances"] {
        visit(page, list).await?;
        page.link(containing(MARK)).first().shown().await?;
    }
    // The page is as usable as ever.
    page.field("Search").fill("__proto__").await?;
    page.sees("__proto__").await?;
    harmless(page).await?;
    // Last, as it answers every other call with 503.
    page.atmosphere()
        .set_maintenance(Some(("Upgrade", "Back at noon")));
    visit(page, "/instances").await?;

    // What this journey looks for would be found.
    let leak = "const [img, link] = ['img', 'a'].map((it) => document.createElement(it));
        link.href = 'javascript:0'; window.ran = 'script'; document.querySelector('#app main').append(img, link); return true";
    let _: bool = page.script(leak, Vec::new()).await?;
    assert_eq!(became(page).await?, ["1", "script", "javascript:0"]);
    Ok(())
}

/// Open a page, wait until a text of the server's is on it, and look what became of them all.
async fn visit(page: &Page, path: &str) -> Outcome {
    page.goto(path).await?;
    page.role("heading", containing("")).first().shown().await?;
    page.sees(MARK).await?;
    page.pass(std::time::Duration::ZERO).await?;
    harmless(page).await
}

/// More of them, where the first rows have none.
fn plant(page: &Page) {
    let atmosphere = page.atmosphere();
    atmosphere.set_row(
        "machine_requests",
        "1",
        json!({
            "new_application_name": "<svg onload=alert('request')>",
            "new_application_description": LONG.repeat(3),
            "installed_software": "<script>alert('software')</script>",
            "exclude_files": format!("/opt/{}", "x".repeat(300)),
        }),
    );
    for number in 1..=13 {
        atmosphere.set_row(
            "help_links",
            &number.to_string(),
            json!({"href": "javascript:alert('help')"}),
        );
    }
}

/// Nothing of it became an element, nothing ran (an alert would have stopped the journey), nothing sticks out, and
/// each link opens a page or writes a message.
async fn harmless(page: &Page) -> Outcome {
    let found = became(page).await?;
    assert!(
        found.is_empty(),
        "what the server's texts became: {found:?}"
    );
    page.no_horizontal_scroll().await?;
    Ok(())
}

/// How many elements that the application never makes, what ran, and the links that lead astray.
async fn became(page: &Page) -> Result<Vec<String>, Trouble> {
    let script = "const made = document.querySelectorAll('#app :is(script, img, b, iframe, object, [onload], [onerror])').length;
        const links = [...document.querySelectorAll('[href], [src], [action]')].map((it) => it.href?.baseVal ?? it.href ?? it.src ?? it.action)
            .filter((it) => !/^(https?|mailto):/.test(it) || it.includes('//evil.example'));
        return [made, window.ran ?? null, ...links].filter(Boolean).map(String)";
    page.script(script, Vec::new()).await
}
