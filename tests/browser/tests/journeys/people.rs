//! Who may use the image: nobody is sent who was not confirmed, and nobody who was is lost.

use std::fmt::Write as _;

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, journeys};
use serde_json::json;

use crate::steps::{
    accepted, certify, chosen, created, fill_required, focus_is_on, has_chosen, is_ready,
    open_ready_form, pick, send,
};

journeys! {
    a_roster_of_a_hundred_names_is_checked_in_sight_and_can_be_stopped,
    names_that_could_not_be_checked_can_be_checked_again: lost(),
    an_old_answer_of_the_search_is_dropped,
    people_outlive_a_change_of_the_visibility,
    a_name_that_was_only_typed_is_not_dropped_without_a_word,
    a_pattern_is_made_with_an_example_of_whom_it_fits,
    a_pattern_whose_answer_got_lost_is_not_made_twice: lost(),
    a_pattern_is_deleted_after_a_question: lost().allow("status of 404"),
    people_and_patterns_need_no_mouse,
    the_pickers_of_people_fit_at_320_pixels: Options::narrow().dark(),
}

fn lost() -> Options {
    Options::default()
        .allow("status of 500")
        .allow("ERR_EMPTY_RESPONSE")
}

const PEOPLE: &str = "People who get access";
const USERS: &str = "/api/v2/users";

/// Everybody's username that the stand-in makes of these.
fn roster(count: usize) -> Vec<String> {
    let initials = ["a", "m", "j", "k", "s", "mar", "jo", "al", "ca", "ben"];
    let surnames = [
        "garcia", "gupta", "green", "kato", "lin", "lopez", "martin", "martinez", "marsh",
        "nakamura",
    ];
    let all = surnames
        .iter()
        .flat_map(|last| initials.iter().map(move |first| format!("{first}{last}")));
    all.take(count).collect()
}

async fn a_roster_of_a_hundred_names_is_checked_in_sight_and_can_be_stopped(
    page: &Page,
) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "For the class").await?;
    page.field("Specific Users").tick().await?;
    // Some are confirmed; then the answers stay away, so that there is something to stop.
    page.fault(Some("GET"), USERS, Some(20), Fault::Slow { ms: 100 });
    page.fault(Some("GET"), USERS, None, Fault::Never);
    let names = roster(100);
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        // As mail programs, spreadsheets and people write lists.
        match at % 3 {
            0 => writeln!(text, "Some Body <{name}@example.org>,"),
            1 => writeln!(text, "{name}"),
            _ => writeln!(text, "{};", name.to_uppercase()),
        }
        .map_err(|it| browser_tests::Failure::new(it.to_string()))?;
    }
    let users = page.role("combobox", "Users");
    users.paste(&text).await?;
    page.hears("Checking 100 names…").await?;
    page.role("progressbar", browser_tests::starting("Checking names:"))
        .shown()
        .await?;
    page.button("Remove agarcia").shown().await?;
    page.button("Request Imaging")
        .until("held back while names are checked", |it| {
            it.disabled
                && it
                    .description
                    .contains("Names of people are still being checked.")
        })
        .await?;
    // While people are added the button stands still under the pointer, and it is the next stop after the field.
    page.press(Key::Tab).await?;
    page.focus_fits("on what stops the check", |it| it.name == "Stop checking")
        .await?;
    page.button("Stop checking").click().await?;
    page.sees("not checked yet").await?;
    page.focus_fits("on what was left out", |it| {
        it.name == "Names that were not added"
    })
    .await?;
    let confirmed = chosen(page, PEOPLE).await?.len();
    assert!(
        (1..=20).contains(&confirmed),
        "who was confirmed stays: {confirmed}"
    );
    page.atmosphere().clear_faults();
    page.button("Check the rest again").click().await?;
    page.sees("100 of 100 names were confirmed and added.")
        .await?;
    page.hears("Checking names: 75 of 100").await?;
    page.hears("100 of 100 names were confirmed and added.")
        .await?;
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    let sent = created(page);
    let list = sent[0]["access_list"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let mut sent: Vec<&str> = list.split(',').collect();
    sent.sort_unstable();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(sent, names, "each as the server writes it, without a blank");
    Ok(())
}

async fn names_that_could_not_be_checked_can_be_checked_again(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    page.fault(Some("GET"), USERS, None, Fault::Cut { after: None });
    let users = page.role("combobox", "Users");
    users
        .paste("carol\nmkato\ndave\nagarcia\nnobody-here")
        .await?;
    page.sees("could not be checked").await?;
    page.sees("0 of 5 names were confirmed and added.").await?;
    page.atmosphere().clear_faults();
    page.button("Check the rest again").click().await?;
    page.sees("4 of 5 names were confirmed and added.").await?;
    page.sees("nobody-here: nobody has this username").await?;
    has_chosen(page, PEOPLE, &["carol", "mkato", "dave", "agarcia"]).await?;
    page.button("Dismiss").click().await?;
    page.heading("Names that were not added").gone().await?;
    Ok(())
}

async fn an_old_answer_of_the_search_is_dropped(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    let count = "window.__asked = 0; const ask = window.fetch;
        window.fetch = (...call) => {
            if (String(call[0]?.url ?? call[0]).includes('/api/v2/users')) window.__asked += 1;
            return ask(...call);
        }; return true";
    let _: bool = page.script(count, Vec::new()).await?;
    // How many searches a word makes depends on how fast it is typed.
    let asked = async || {
        page.script::<usize>("return window.__asked", Vec::new())
            .await
    };
    page.fault(Some("GET"), USERS, Some(1), Fault::Slow { ms: 2500 });
    let users = page.role("combobox", "Users");
    users.fill("mka").await?;
    page.hears("Searching…").await?;
    page.wait_until("the search to begin", async || {
        Ok((asked().await? > 0)
            .then_some(())
            .ok_or_else(|| "not yet".to_owned()))
    })
    .await?;
    users.fill("carol").await?;
    page.role("option", "carol").shown().await?;
    page.wait_until("the old answer", async || {
        let answered = page.calls("GET", USERS).len();
        let asked = asked().await?;
        Ok((answered == asked)
            .then_some(())
            .ok_or_else(|| format!("{answered} of {asked} searches are answered")))
    })
    .await?;
    page.any("option").are(&["carol"]).await?;
    Ok(())
}

async fn people_outlive_a_change_of_the_visibility(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Back and forth").await?;
    page.field("Specific Users").tick().await?;
    pick(page, "Users", "mka", "mkato").await?;
    pick(
        page,
        "Access patterns",
        "lab",
        "Let in *@lab.example.edu (e-mail address)",
    )
    .await?;
    for other in ["Public", "Private"] {
        page.field(other).tick().await?;
        page.role("combobox", "Users").gone().await?;
        page.field("Specific Users").tick().await?;
        has_chosen(page, PEOPLE, &["mkato"]).await?;
        has_chosen(
            page,
            "Chosen patterns",
            &["Let in *@lab.example.edu (e-mail address)"],
        )
        .await?;
    }
    page.reload().await?;
    has_chosen(page, PEOPLE, &["mkato"]).await?;
    is_ready(page).await?;
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    let sent = &created(page)[0];
    assert_eq!(sent["access_list"], "mkato");
    assert_eq!(sent["new_application_access_list"], json!([1]));
    Ok(())
}

async fn a_name_that_was_only_typed_is_not_dropped_without_a_word(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Half a name").await?;
    page.field("Specific Users").tick().await?;
    certify(page).await?;
    pick(page, "Users", "mka", "mkato").await?;
    page.role("combobox", "Users").fill("caro").await?;
    send(page).await?;
    page.sees("Users: “caro” is typed but not added.").await?;
    assert_eq!(created(page).len(), 0);
    // Nobody is called so: Enter does not guess.
    page.link("Users").click().await?;
    page.press(Key::Enter).await?;
    page.sees("caro: nobody has this username").await?;
    page.hears("caro: nobody has this username").await?;
    page.role("combobox", "Users").fill("CAROL").await?;
    page.press(Key::Enter).await?;
    has_chosen(page, PEOPLE, &["mkato", "carol"]).await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page)[0]["access_list"], "mkato,carol");
    Ok(())
}

async fn a_pattern_is_made_with_an_example_of_whom_it_fits(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "With patterns").await?;
    page.field("Specific Users").tick().await?;
    pick(
        page,
        "Access patterns",
        "*@bio.example.edu",
        "New access pattern",
    )
    .await?;
    let new = page.role("dialog", "New access pattern");
    new.field("Pattern").holds("*@bio.example.edu").await?;
    new.field("E-mail addresses")
        .until("chosen for what was typed", |it| it.checked == Some(true))
        .await?;
    page.sees("Fits ann@bio.example.edu, for example: whoever has “@bio.example.edu” in it.")
        .await?;
    for (typed, said) in [
        ("*", "This fits everybody."),
        ("a*b@c", "A * works at the beginning or the end only"),
        ("ann@x.org,bob@x.org", "One name or address in each pattern"),
        (
            "bio.example.edu",
            "A pattern for e-mail addresses needs an @.",
        ),
    ] {
        new.field("Pattern").fill(typed).await?;
        new.field("Pattern")
            .until("refused", |it| it.invalid && it.description.contains(said))
            .await?;
    }
    new.field("Usernames").tick().await?;
    new.field("Pattern").fill("mar*").await?;
    page.sees("You have this pattern already").await?;
    new.field("Keeps them out").tick().await?;
    page.sees("Fits mar01, for example: whoever has “mar” in it.")
        .await?;
    new.button("Create and add").click().await?;
    new.gone().await?;
    page.hears("Added Keep out mar* (username)").await?;
    assert_eq!(
        page.calls("POST", "/api/v2/pattern_matches")[0].body,
        json!({"pattern": "mar*", "type": "Username", "allow_access": false})
    );
    pick(page, "Access patterns", "lab", "Let in *@lab").await?;
    page.sees("Access patterns Keep out mar* (username) Let in *@lab.example.edu (e-mail address)")
        .await?;
    page.button("Remove Let in *@lab.example.edu (e-mail address)")
        .click()
        .await?;
    page.hears("Removed Let in *@lab").await?;
    assert_eq!(
        page.calls("DELETE", "/api/v2/pattern_matches").len(),
        0,
        "the pattern itself stays: other images may use it"
    );
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page)[0]["new_application_access_list"], json!([4]));
    Ok(())
}

async fn a_pattern_whose_answer_got_lost_is_not_made_twice(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    let made = "/api/v2/pattern_matches";
    page.fault(Some("POST"), made, Some(1), Fault::CreatedThen500);
    pick(page, "Access patterns", "lin*", "New access pattern").await?;
    let new = page.role("dialog", "New access pattern");
    new.button("Create and add").click().await?;
    new.gone().await?;
    has_chosen(page, "Chosen patterns", &["Let in lin* (username)"]).await?;
    assert_eq!(page.calls("POST", made).len(), 1);
    Ok(())
}

async fn a_pattern_is_deleted_after_a_question(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    pick(page, "Access patterns", "mar", "Let in mar* (username)").await?;
    page.button("Delete patterns that you no longer need")
        .click()
        .await?;
    let all = "/api/v2/pattern_matches/*";
    page.fault(Some("DELETE"), all, Some(1), Fault::CreatedThen500);
    let delete = page.button("Delete “Let in mar* (username)”");
    delete.click().await?;
    let question = page.role("alertdialog", "Delete this access pattern?");
    question.button("Delete pattern").click().await?;
    page.sees("It is not certain whether the pattern is deleted")
        .await?;
    page.axe(&[]).await?;
    question.button("Delete pattern").click().await?;
    question.gone().await?;
    page.hears("“Let in mar* (username)” is deleted.").await?;
    delete.gone().await?;
    page.button("Remove Let in mar* (username)").gone().await?;
    focus_is_on(page, "combobox", "Access patterns").await?;
    Ok(())
}

async fn people_and_patterns_need_no_mouse(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    page.tab_to("combobox", "Users").await?;
    page.type_text("mka").await?;
    page.role("listbox", "Users")
        .until("answered", |it| !it.busy)
        .await?;
    page.any("option").are(&["mkato"]).await?;
    page.press(Key::Down).await?;
    page.press(Key::Enter).await?;
    page.hears("Added mkato").await?;
    page.type_text("carol").await?;
    page.press(Key::Enter).await?;
    has_chosen(page, PEOPLE, &["mkato", "carol"]).await?;
    page.press(Key::Backspace).await?;
    page.hears("Press Backspace again to remove carol").await?;
    page.press(Key::Backspace).await?;
    page.hears("Removed carol").await?;
    page.tab_to("combobox", "Access patterns").await?;
    page.type_text("dna*").await?;
    page.press(Key::Enter).await?;
    focus_is_on(page, "textbox", "Pattern").await?;
    page.press(Key::Enter).await?;
    page.role("dialog", "New access pattern").gone().await?;
    focus_is_on(page, "combobox", "Access patterns").await?;
    page.hears("Added Let in dna* (username)").await?;
    assert_eq!(created(page).len(), 0, "Enter in a dialog sends nothing");
    Ok(())
}

async fn the_pickers_of_people_fit_at_320_pixels(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field("Specific Users").tick().await?;
    page.role("combobox", "Users")
        .paste("carol\nan-unreasonably-long-name-that-nobody-could-ever-have\nalice")
        .await?;
    page.sees("1 of 3 names were confirmed and added.").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    pick(
        page,
        "Access patterns",
        "*@a-very-long-department-name.example.edu",
        "New access pattern",
    )
    .await?;
    page.role("dialog", "New access pattern").shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.button("Create and add").click().await?;
    page.role("dialog", "New access pattern").gone().await?;
    page.no_horizontal_scroll().await?;
    page.role("combobox", "Users")
        .paste("mkato@example.org")
        .await?;
    page.sees("mkato").await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.button("Delete patterns that you no longer need")
        .click()
        .await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    page.button(browser_tests::starting("Delete “Let in"))
        .first()
        .click()
        .await?;
    page.role("alertdialog", "Delete this access pattern?")
        .shown()
        .await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}
