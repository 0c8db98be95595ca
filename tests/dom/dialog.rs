//! Dialogs: modal, named, closed by Escape, and the focus back where it was.

use atmosphere_imaging::ui::{
    dialog::{ConfirmDialog, Dialog},
    text_field::TextField,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlDialogElement;

use crate::page::{Page, attribute, click, send, settle, text, type_text, value};

/// A dialog with a field in it, and the button that opens it.
fn rename(is_open: RwSignal<bool>, has_opener: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    view! {
        {move || has_opener.get().then(|| view! { <button on:click=move |_| is_open.set(true)>"Rename"</button> })}
        <button id="elsewhere">"Elsewhere"</button>
        <Dialog
            title="Rename the instance"
            description="The name is for people."
            is_open
            on_close=move || is_open.set(false)
            return_to="elsewhere"
        >
            <TextField id="new-name" label="Name" value=name on_input=move |new| name.set(new) />
        </Dialog>
    }
}

async fn open(page: &Page) {
    let opener = page.get("button", "Rename");
    opener.focus().unwrap();
    click(&opener, false).await;
}

fn is_modal(page: &Page) -> bool {
    page.all("dialog")
        .iter()
        .any(|dialog| dialog.matches(":modal").unwrap())
}

async fn check_focus(page: Page) {
    assert!(!page.is_there("dialog"));
    open(&page).await;
    let dialog = page.get("dialog", "Rename the instance");
    assert!(is_modal(&page));
    assert_eq!(page.description(&dialog), "The name is for people.");
    assert_eq!(page.focused().unwrap(), page.get("textbox", "Name"));

    // What the browser sends for Escape.
    let cancel = send(&dialog, "cancel").await;
    assert!(
        cancel.default_prevented(),
        "whether it closes is for the owner of the dialog"
    );
    assert!(!page.is_there("dialog"));
    assert_eq!(page.focused().unwrap(), page.get("button", "Rename"));
}

#[test]
async fn escape_closes_it_and_the_focus_goes_back_to_the_opener() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    check_focus(Page::show(move || rename(is_open, has_opener)).await).await;
}

#[test]
async fn it_does_so_inside_of_a_shadow_root_too() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    check_focus(Page::show_in_shadow(move || rename(is_open, has_opener)).await).await;
}

#[test]
async fn the_close_button_closes_it() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    let page = Page::show(move || rename(is_open, has_opener)).await;
    open(&page).await;
    click(&page.get("button", "Close"), false).await;
    assert!(!page.is_there("dialog") && !is_open.get_untracked());
}

#[test]
async fn if_the_opener_is_gone_the_focus_goes_where_the_owner_says() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    let page = Page::show(move || rename(is_open, has_opener)).await;
    open(&page).await;
    has_opener.set(false);
    settle().await;
    is_open.set(false);
    settle().await;
    assert_eq!(page.focused().unwrap(), page.get("button", "Elsewhere"));
}

#[test]
async fn a_browser_that_closes_it_without_asking_is_noticed() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    let page = Page::show(move || rename(is_open, has_opener)).await;
    open(&page).await;
    let dialog: HtmlDialogElement = page.get("dialog", "Rename the instance").unchecked_into();
    dialog.close();
    send(&dialog, "close").await;
    assert!(!is_open.get_untracked() && !page.is_there("dialog"));
}

#[test]
async fn what_was_typed_stays_while_it_is_open_and_goes_when_it_closes() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    let page = Page::show(move || rename(is_open, has_opener)).await;
    open(&page).await;
    let field = page.get("textbox", "Name");
    type_text(&field, "my-vm").await;
    is_open.set(true);
    settle().await;
    assert_eq!(
        page.get("textbox", "Name"),
        field,
        "the content was not made anew"
    );
    assert_eq!(value(&field), "my-vm");
}

#[test]
async fn leaving_the_screen_with_it_open_leaves_nothing_behind() {
    let (is_open, has_opener) = (RwSignal::new(false), RwSignal::new(true));
    let mut page = Page::show(move || rename(is_open, has_opener)).await;
    open(&page).await;
    page.leave().await;
    assert!(!page.is_there("dialog"));
}

/// Asks whether to delete; tells what was answered.
async fn confirm(
    danger: bool,
) -> (
    Page,
    RwSignal<Vec<&'static str>>,
    RwSignal<bool>,
    RwSignal<Option<String>>,
) {
    let told = RwSignal::new(Vec::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None);
    let page = Page::show(move || {
        view! {
            <ConfirmDialog
                title="Delete the instance?"
                is_open=Signal::stored(true)
                confirm="Delete instance"
                danger
                busy
                problem
                on_confirm=move || told.update(|told| told.push("confirm"))
                on_close=move || told.update(|told| told.push("close"))
            >
                <p>"Its disk is lost."</p>
            </ConfirmDialog>
        }
    });
    (page.await, told, busy, problem)
}

#[test]
async fn a_dangerous_question_begins_on_cancel() {
    let (page, told, ..) = confirm(true).await;
    page.get("alertdialog", "Delete the instance?");
    assert!(is_modal_alert(&page));
    let cancel = page.get("button", "Cancel");
    assert_eq!(page.focused().unwrap(), cancel);
    click(&cancel, false).await;
    click(&page.get("button", "Delete instance"), false).await;
    assert_eq!(told.get_untracked(), ["close", "confirm"]);
}

#[test]
async fn a_harmless_question_begins_on_its_answer() {
    let (page, ..) = confirm(false).await;
    assert_eq!(
        page.focused().unwrap(),
        page.get("button", "Delete instance")
    );
}

#[test]
async fn while_it_is_being_done_it_is_not_done_twice_and_a_problem_is_said() {
    let (page, told, busy, problem) = confirm(true).await;
    busy.set(true);
    settle().await;
    let button = page.get("button", "Delete instance");
    assert_eq!(attribute(&button, "aria-busy").unwrap(), "true");
    click(&button, false).await;
    assert!(told.get_untracked().is_empty());
    busy.set(false);
    problem.set(Some("The cloud refused it.".to_owned()));
    settle().await;
    assert_eq!(text(&page.all("alert")[0]), "The cloud refused it.");
}

fn is_modal_alert(page: &Page) -> bool {
    page.all("alertdialog")[0].matches(":modal").unwrap()
}
