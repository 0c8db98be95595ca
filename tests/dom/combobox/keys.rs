//! Each key.

use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::KeyboardEventInit;

use super::Fruit;
use crate::page::{send_key, type_text, value};

#[test]
async fn arrows_open_the_list_move_and_wrap() {
    let fruit = Fruit::show().await;
    assert!(
        fruit.press("ArrowDown").await,
        "the caret stays where it is"
    );
    assert_eq!(fruit.highlighted().unwrap(), "apple");
    fruit.press("ArrowDown").await;
    fruit.press("ArrowDown").await;
    assert_eq!(fruit.highlighted().unwrap(), "cherry");
    fruit.press("ArrowDown").await;
    assert_eq!(fruit.highlighted().unwrap(), "apple");
    fruit.press("ArrowUp").await;
    assert_eq!(fruit.highlighted().unwrap(), "cherry");
    assert_eq!(
        fruit.page.focused().unwrap(),
        fruit.input(),
        "the focus never leaves the input"
    );
}

#[test]
async fn up_opens_at_the_last_option_and_alt_down_at_none() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowUp").await;
    assert_eq!(fruit.highlighted().unwrap(), "cherry");
    fruit.press("Alt+ArrowUp").await;
    assert!(!fruit.is_expanded());
    fruit.press("Alt+ArrowDown").await;
    assert!(fruit.is_expanded());
    assert_eq!(fruit.highlighted(), None);
}

#[test]
async fn enter_picks_the_highlighted_option() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowDown").await;
    fruit.press("ArrowDown").await;
    assert!(
        fruit.press("Enter").await,
        "the form around it is not submitted"
    );
    assert!(fruit.told().contains(&"pick banana".to_owned()));
    assert!(!fruit.is_expanded());
    assert_eq!(fruit.page.focused().unwrap(), fruit.input());
}

#[test]
async fn enter_with_nothing_highlighted_gives_the_text_and_picks_nothing() {
    let fruit = Fruit::show().await;
    type_text(&fruit.input(), "ban").await;
    assert!(fruit.is_expanded());
    assert_eq!(fruit.highlighted(), None, "typing highlights nothing");
    assert!(fruit.press("Enter").await);
    assert_eq!(fruit.told(), ["submit ban"]);

    type_text(&fruit.input(), "  ").await;
    fruit.press("Enter").await;
    assert_eq!(fruit.told().len(), 1, "a blank text is nothing");
}

#[test]
async fn escape_closes_then_clears_and_only_then_reaches_what_is_around() {
    let fruit = Fruit::show().await;
    type_text(&fruit.input(), "ap").await;
    assert!(fruit.press("Escape").await);
    assert!(!fruit.is_expanded());
    assert_eq!(value(&fruit.input()), "ap");
    assert!(fruit.press("Escape").await);
    assert_eq!(value(&fruit.input()), "");
    assert_eq!(
        fruit.told(),
        [] as [&str; 0],
        "the dialog around it saw neither"
    );
    assert!(!fruit.press("Escape").await);
    assert_eq!(fruit.told(), ["outside Escape"]);
}

#[test]
async fn tab_closes_without_picking() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowDown").await;
    assert!(!fruit.press("Tab").await, "the focus moves on");
    assert!(!fruit.is_expanded());
    assert_eq!(fruit.told(), ["outside Tab"]);
}

#[test]
async fn home_and_end_move_the_caret_or_with_control_the_highlight() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowDown").await;
    assert!(fruit.press("Control+End").await);
    assert_eq!(fruit.highlighted().unwrap(), "cherry");
    assert!(fruit.press("Control+Home").await);
    assert_eq!(fruit.highlighted().unwrap(), "apple");
    assert!(!fruit.press("End").await, "the caret moves");
    assert_eq!(fruit.highlighted(), None);
    assert!(fruit.is_expanded());
}

#[test]
async fn backspace_in_the_empty_field_is_told_but_not_while_it_is_held() {
    let fruit = Fruit::show().await;
    let held = KeyboardEventInit::new();
    held.set_key("Backspace");
    held.set_repeat(true);
    send_key(&fruit.input(), held).await;
    assert_eq!(fruit.told(), ["outside Backspace"]);
    fruit.press("Backspace").await;
    assert_eq!(fruit.told()[1..], ["backspace "]);
    type_text(&fruit.input(), "a").await;
    assert!(!fruit.press("Backspace").await);
    assert_eq!(fruit.told().last().unwrap(), "outside Backspace");
}

#[test]
async fn an_input_method_keeps_its_enter() {
    let fruit = Fruit::show().await;
    fruit.press("ArrowDown").await;
    let composing = KeyboardEventInit::new();
    composing.set_key("Enter");
    composing.set_is_composing(true);
    assert!(
        !send_key(&fruit.input(), composing)
            .await
            .default_prevented()
    );
    // What Safari sends for the Enter that ends a word.
    let ending = KeyboardEventInit::new();
    ending.set_key("Enter");
    ending.set_key_code(229);
    assert!(!send_key(&fruit.input(), ending).await.default_prevented());
    assert!(
        !fruit
            .told()
            .iter()
            .any(|told| told.starts_with("pick") || told.starts_with("submit"))
    );
    assert!(fruit.is_expanded());
}
