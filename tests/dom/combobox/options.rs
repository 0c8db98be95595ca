//! What it tells assistive technology, the options and how they change, the mouse, and pasting.

use atmosphere_imaging::ui::combobox::{ComboKind, ComboOption};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{Fruit, fruit_named};
use crate::page::{attribute, click, paste, send, settle, type_text, value};

#[test]
async fn it_is_a_labelled_combobox_with_a_labelled_listbox() {
    let fruit = Fruit::show().await;
    let input = fruit.input();
    assert_eq!(attribute(&input, "aria-autocomplete").unwrap(), "list");
    assert_eq!(fruit.page.description(&input), "Any will do.");
    assert!(!fruit.is_expanded());

    fruit.press("ArrowDown").await;
    assert!(fruit.is_expanded());
    let list = fruit.page.get("listbox", "Fruit");
    assert_eq!(attribute(&input, "aria-controls").unwrap(), list.id());
    assert_eq!(fruit.page.texts("option"), ["apple", "banana", "cherry"]);
}

#[test]
async fn a_pasted_list_is_told_and_a_pasted_word_is_typed() {
    let fruit = Fruit::show().await;
    for list in ["fig, date", "fig\ndate", "fig;date", "fig\tdate"] {
        assert!(paste(&fruit.input(), list).await.default_prevented());
        assert_eq!(*fruit.told().last().unwrap(), format!("paste {list}"));
    }
    assert!(
        !paste(&fruit.input(), "passion fruit")
            .await
            .default_prevented()
    );
    assert_eq!(fruit.told().len(), 4);
}

#[test]
async fn a_pasted_list_closes_what_would_cover_what_comes_of_it() {
    let fruit = Fruit::show().await;
    click(&fruit.input(), false).await;
    assert!(fruit.is_expanded());
    paste(&fruit.input(), "fig, date").await;
    assert!(!fruit.is_expanded());
}

#[test]
async fn a_click_picks_and_leaves_the_focus_in_the_input() {
    let fruit = Fruit::show().await;
    click(&fruit.input(), false).await;
    assert!(fruit.is_expanded());
    let down = click(&fruit.page.get("option", "cherry"), false).await;
    assert!(
        down.default_prevented(),
        "or else the focus would leave the input"
    );
    assert_eq!(fruit.told(), ["pick cherry"]);
    assert!(!fruit.is_expanded());
}

#[test]
async fn options_that_come_late_never_change_what_enter_picks() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowDown").await;
    fruit.press("ArrowDown").await;
    fruit
        .options
        .set(fruit_named(&["avocado", "apple", "apricot", "banana"]));
    settle().await;
    assert_eq!(fruit.highlighted().unwrap(), "banana");

    fruit.options.set(fruit_named(&["avocado", "apple"]));
    settle().await;
    assert_eq!(fruit.highlighted(), None);
    fruit.text.set("ba".to_owned());
    settle().await;
    fruit.press("Enter").await;
    assert_eq!(
        fruit.told(),
        ["submit ba"],
        "what was highlighted is gone: nothing is picked for it"
    );
}

#[test]
async fn the_number_of_results_is_said_politely_and_only_while_open() {
    let fruit = Fruit::show().await;
    assert_eq!(fruit.page.said(), "");
    type_text(&fruit.input(), "x").await;
    assert_eq!(fruit.page.said(), "3 results");
    fruit.options.set(Vec::new());
    settle().await;
    assert_eq!(fruit.page.said(), "No fruit");
    assert!(!fruit.is_expanded());
    assert!(
        fruit.press("Escape").await,
        "the word about it is closed before the text is cleared"
    );
    assert_eq!(
        (fruit.page.said(), value(&fruit.input())),
        (String::new(), "x".to_owned())
    );
}

#[test]
async fn the_highlighted_option_is_scrolled_into_view() {
    let fruit = Fruit::show().await;
    let names: Vec<String> = (0..40).map(|number| format!("fruit {number}")).collect();
    fruit.options.set(fruit_named(
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    ));
    let list: HtmlElement = fruit.page.by_id("fruit-list").unwrap();
    list.set_attribute(
        "style",
        "position: relative; overflow-y: auto; max-height: 6rem",
    )
    .unwrap();
    fruit.press("ArrowUp").await;
    assert_eq!(fruit.highlighted().unwrap(), "fruit 39");
    assert_eq!(
        list.scroll_top(),
        list.scroll_height() - list.client_height()
    );
    fruit.press("ArrowDown").await;
    assert_eq!(list.scroll_top(), fruit.page.all("option")[0].offset_top());
}

#[test]
async fn a_new_thing_can_be_among_the_options() {
    let fruit = Fruit::show().await;
    let kind = ComboKind::Create;
    let create = ComboOption {
        key: "new".into(),
        label: "Create fig".into(),
        detail: String::new(),
        kind,
    };
    fruit.options.set(vec![create]);
    fruit.press("ArrowDown").await;
    fruit.press("Enter").await;
    assert_eq!(fruit.told(), ["pick new"]);
}

#[test]
async fn typing_in_the_middle_keeps_the_caret() {
    let fruit = Fruit::show().await;
    let input: HtmlInputElement = fruit.input().unchecked_into();
    type_text(&input, "banana").await;
    input.set_value("baXnana");
    input.set_selection_range(3, 3).unwrap();
    send(&input, "input").await;
    assert_eq!(fruit.text.get_untracked(), "baXnana");
    assert_eq!(input.selection_start().unwrap(), Some(3));
}
