//! Ways that many journeys share: signing in, opening an instance, filling the form, and what came of it.

use std::time::Duration;

use browser_tests::{Failure, Find, Key, Outcome, Page, Trouble, starting};
use serde_json::{Value, json};

/// An instance of alice's that can be imaged at once. Three tags of its image may be used.
pub(crate) const READY: &str = "maize-gwas-2026";

/// The sentence of the manual that a receipt must show.
pub(crate) const DO_NOT_STOP: &str = "Do not suspend or stop the instance until you receive notification that the image has been created.";

/// What `fill_required` says of the image.
pub(crate) const DESCRIPTION: &str = "STAR and helpers, for the maize panel.";

/// Where imaging requests are made and listed.
pub(crate) const REQUESTS: &str = "/api/v2/machine_requests";

/// Sign in, and come to the list of instances.
pub(crate) async fn sign_in(page: &Page, name: &str) -> Outcome {
    page.goto("/").await?;
    enter_password(page, name).await?;
    arrive(page, "My Instances").await
}

/// Sign in where the form for it is shown.
pub(crate) async fn enter_password(page: &Page, name: &str) -> Outcome {
    page.field("Username").fill(name).await?;
    page.field("Password").fill("demo").await?;
    page.button("Sign in").click().await?;
    Ok(())
}

/// Sign in as alice, and open one of her instances from the list.
pub(crate) async fn open_instance(page: &Page, name: &str) -> Outcome {
    sign_in(page, "alice").await?;
    to_instance(page, name).await
}

/// The same, and then its form.
pub(crate) async fn open_form(page: &Page, name: &str) -> Outcome {
    sign_in(page, "alice").await?;
    to_form(page, name).await
}

/// Open the form of an instance that can be imaged, once all checks have passed.
pub(crate) async fn open_ready_form(page: &Page) -> Outcome {
    sign_in(page, "alice").await?;
    to_ready_form(page).await
}

/// The same from the list, for whoever is signed in already.
pub(crate) async fn to_ready_form(page: &Page) -> Outcome {
    to_form(page, READY).await?;
    is_ready(page).await
}

/// Wait until the form has all that it asks for: every check has passed, and what the parent image has, which would
/// move what is below it, is there.
pub(crate) async fn is_ready(page: &Page) -> Outcome {
    page.sees("Ready to be imaged: every check passed.").await?;
    page.pass(Duration::ZERO).await?;
    Ok(())
}

/// From the list to one of its instances.
async fn to_instance(page: &Page, name: &str) -> Outcome {
    // While rows arrive, they may move under the pointer.
    page.link(name).shown().await?;
    list_is_whole(page).await?;
    page.link(name).click().await?;
    arrive(page, name).await
}

/// From the list to the form of one of its instances.
pub(crate) async fn to_form(page: &Page, name: &str) -> Outcome {
    to_instance(page, name).await?;
    press_image(page).await?;
    page.field("Image Name").shown().await?;
    Ok(())
}

/// From an instance to its form.
pub(crate) async fn press_image(page: &Page) -> Outcome {
    let image = page.button("Image");
    image.until("free", |it| !it.disabled).await?;
    image.click().await?;
    arrive(page, "Request Imaging").await
}

/// Wait until the list is here whole, in as many pages as it takes.
pub(crate) async fn list_is_whole(page: &Page) -> Outcome {
    page.wait_until("the whole list", async || {
        let text = page.text().await?;
        Ok((!text.contains("Search covers only"))
            .then_some(())
            .ok_or_else(|| "it is still loading".to_owned()))
    })
    .await?;
    Ok(())
}

/// The same, and until each of alice's rows has all that it will show: what comes later moves the rows below.
pub(crate) async fn rows_are_complete(page: &Page) -> Outcome {
    page.button("Keyboard shortcuts").shown().await?;
    list_is_whole(page).await?;
    page.role("row", starting(&format!("Select {READY}")))
        .until("judged", |it| it.text.contains("Can be imaged"))
        .await?;
    Ok(())
}

/// Fill in what must be filled in.
pub(crate) async fn fill_required(page: &Page, name: &str) -> Outcome {
    page.field("Image Name").fill(name).await?;
    page.field("Description of the Image")
        .fill(DESCRIPTION)
        .await?;
    page.field("Private").tick().await?;
    certify(page).await?;
    Ok(())
}

/// Tick the box of the certification.
pub(crate) async fn certify(page: &Page) -> Outcome {
    page.field(starting("I certify that this image contains no"))
        .tick()
        .await?;
    Ok(())
}

/// Pick something from a field with suggestions, by mouse.
pub(crate) async fn pick(page: &Page, field: &str, typed: &str, option: &str) -> Outcome {
    page.role("combobox", field).fill(typed).await?;
    // Until then the suggestions are those of what was typed before.
    page.role("listbox", field)
        .until("answered", |it| !it.busy)
        .await?;
    page.role("option", starting(option)).click().await?;
    Ok(())
}

/// The names of the buttons that take something out of a list of chosen things, without the verb.
pub(crate) async fn chosen(page: &Page, list: &str) -> Result<Vec<String>, Trouble> {
    let names = page.role("list", list).any("button").names().await?;
    let bare = names.into_iter().map(|it| it.replace("Remove ", ""));
    Ok(bare.collect())
}

/// Wait until exactly these are chosen.
pub(crate) async fn has_chosen(page: &Page, list: &str, expected: &[&str]) -> Outcome {
    page.wait_until(&format!("{list}: {expected:?}"), async || {
        let now = chosen(page, list).await?;
        Ok((now == expected)
            .then_some(())
            .ok_or_else(|| format!("chosen is {now:?}")))
    })
    .await?;
    Ok(())
}

/// Press the button at the end of the form.
pub(crate) async fn send(page: &Page) -> Outcome {
    page.button("Request Imaging").click().await?;
    Ok(())
}

/// Wait for the receipt with its warning.
pub(crate) async fn accepted(page: &Page) -> Outcome {
    page.heading("Your request was accepted").shown().await?;
    page.sees(DO_NOT_STOP).await?;
    Ok(())
}

/// What was typed in by `fill_required` is still there.
pub(crate) async fn still_filled(page: &Page, name: &str) -> Outcome {
    page.field("Image Name").holds(name).await?;
    page.field("Description of the Image")
        .holds(DESCRIPTION)
        .await?;
    page.field("Private")
        .until("chosen", |it| it.checked == Some(true))
        .await?;
    Ok(())
}

/// The bodies of the imaging requests that were carried out.
pub(crate) fn created(page: &Page) -> Vec<Value> {
    let posts = page.calls("POST", REQUESTS);
    posts
        .into_iter()
        .filter(|call| call.status == 201)
        .map(|call| call.body)
        .collect()
}

/// Come to another page: its heading has the focus, so that a screen reader begins there.
pub(crate) async fn arrive(page: &Page, heading: &str) -> Outcome {
    focus_is_on(page, "heading", heading).await?;
    Ok(())
}

/// The time after which a last look before sending is given up never comes.
pub(crate) async fn looks_have_no_limit(page: &Page) -> Outcome {
    let never = "const wait = window.setTimeout;
        window.setTimeout = (work, delay, ...rest) => delay === 8000 ? 0 : wait(work, delay, ...rest); return true";
    let _: bool = page.script(never, Vec::new()).await?;
    Ok(())
}

/// Let the session end behind the page's back, and the page hear of it by what it asks of itself.
pub(crate) async fn session_ends(page: &Page) -> Outcome {
    // What is under way would hear of it before the person's name is known.
    page.pass(Duration::ZERO).await?;
    page.atmosphere().expire_tokens();
    page.pass(Duration::from_secs(6 * 60)).await?;
    Ok(())
}

/// Nothing is asked by itself from now on: no instance of alice's is changing, and none of her requests is open.
pub(crate) fn nobody_asks(page: &Page) {
    crate::watching::alone(page);
    let atmosphere = page.atmosphere();
    atmosphere.remove_rows("instances", "state", &json!("networking"));
    atmosphere.remove_rows("machine_requests", "new_version_name", &json!("1.0"));
}

/// Let the session end so that the page hears of it by what the person does next, where it watches no instance.
pub(crate) async fn session_ends_unnoticed(page: &Page) -> Outcome {
    is_quiet(page).await?;
    page.atmosphere().expire_tokens();
    Ok(())
}

/// Let the session end, and the page hear of it by a press on this button, which has the focus from a press before:
/// should the page hear of it earlier, the key goes to the question for the password, and does nothing there.
pub(crate) async fn session_ends_at(page: &Page, button: &str) -> Outcome {
    page.button(button).click().await?;
    focus_is_on(page, "button", button).await?;
    session_ends_unnoticed(page).await?;
    page.press(Key::Enter).await?;
    page.role("alertdialog", "Sign in again").shown().await?;
    Ok(())
}

/// Wait until the page has asked all that it asks of itself, also after a pause in typing.
pub(crate) async fn is_quiet(page: &Page) -> Outcome {
    page.pass(Duration::from_secs(2)).await?;
    page.pass(Duration::ZERO).await?;
    Ok(())
}

/// Sign out, and come to the form for signing in.
pub(crate) async fn sign_out(page: &Page) -> Outcome {
    page.button("Sign out").click().await?;
    arrive(page, "Sign in to Atmosphere").await
}

/// Wait until this has the focus.
pub(crate) async fn focus_is_on(page: &Page, role: &str, name: &str) -> Result<(), Trouble> {
    page.focus_fits(&format!("on {role} {name:?}"), |it| {
        it.role == role && it.name == name
    })
    .await
}

/// Ask for an image as if from another tab: with a token of one's own, past the page.
pub(crate) async fn ask_elsewhere(page: &Page, name: &str, description: &str) -> Outcome {
    let uuid = page.url().await?;
    let uuid = uuid.split('/').nth(2).unwrap_or_default().to_owned();
    let script = "const [uuid, name, description, done] = arguments;
        const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
        const call = async (path, options) => (await fetch(path, options)).json();
        (async () => {
          const { token } = await call('/auth', { method: 'POST', headers: json, body: JSON.stringify({ username: 'alice', password: 'demo' }) });
          const headers = { ...json, Authorization: `Token ${token}` };
          const instance = await call(`/api/v2/instances/${uuid}`, { headers });
          const body = { instance: instance.id, identity: instance.identity.id, new_application_name: name,
            new_application_description: description, new_application_visibility: 'private', access_list: '', installed_software: 'x',
            exclude_files: '', new_version_name: '1.0', new_version_memory_min: '0', new_version_cpu_min: '0',
            new_version_allow_imaging: true, new_version_forked: true };
          const made = await call('/api/v2/machine_requests', { method: 'POST', headers, body: JSON.stringify(body) });
          done(made.id ? '' : JSON.stringify(made));
        })().catch((error) => done(String(error)))";
    let arguments = vec![json!(uuid), json!(name), json!(description)];
    let answer = page.web().execute_async(script, arguments).await?;
    match answer.json().as_str() {
        Some("") => Ok(()),
        other => Err(Failure::new(format!("the other tab failed: {other:?}"))),
    }
}

/// Something of an instance or a volume of alice's, as the service has it.
pub(crate) async fn look_up(
    page: &Page,
    list: &str,
    name: &str,
    field: &str,
) -> Result<Value, Failure> {
    let script = "const [list, name, field, done] = arguments;
        const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
        (async () => {
          const signed_in = await fetch('/auth', { method: 'POST', headers: json, body: JSON.stringify({ username: 'alice', password: 'demo' }) });
          const { token } = await signed_in.json();
          const answer = await fetch(`/api/v2/${list}`, { headers: { ...json, Authorization: `Token ${token}` } });
          done((await answer.json()).results.find((it) => it.name === name)[field]);
        })().catch(() => done(null))";
    let arguments = vec![json!(list), json!(name), json!(field)];
    let answer = page.web().execute_async(script, arguments).await?;
    Ok(answer.json().clone())
}

/// The key of the oldest of bob's instances, which stands at the end of his list.
pub(crate) async fn oldest(page: &Page) -> Result<String, Failure> {
    let script = "const done = arguments[0]; (async () => {
        const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
        const { token } = await (await fetch('/auth', { method: 'POST', headers: json, body: JSON.stringify({ username: 'bob', password: 'demo' }) })).json();
        const path = '/api/v2/instances?ordering=start_date&page_size=1';
        const page = await (await fetch(path, { headers: { ...json, Authorization: `Token ${token}` } })).json();
        done(page.results[0].uuid) })().catch((error) => done(String(error)))";
    let answer = page.web().execute_async(script, Vec::new()).await?;
    Ok(answer.json().as_str().unwrap_or_default().to_owned())
}
