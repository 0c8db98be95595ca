//! Chosen things: their names, where the focus goes when one is removed, the two presses of Backspace.

use atmosphere_imaging::ui::{
    chips::{Chip, ChipMark, Chips},
    combobox::Combobox,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::page::{Page, attribute, click, press, settle, type_text};

/// Tags with the combobox that adds to them.
struct Tags {
    page: Page,
    chips: RwSignal<Vec<Chip>>,
}

impl Tags {
    async fn show(names: &[&str]) -> Self {
        let chips = RwSignal::new(names.iter().map(|name| chip(name)).collect::<Vec<_>>());
        let text = RwSignal::new(String::new());
        let mark = ChipMark::new();
        let remove = move |key: String| chips.update(|chips| chips.retain(|chip| chip.key != key));
        let page = Page::show(move || {
            view! {
                <Chips label="Chosen tags" chips on_remove=remove input_id="tags" mark />
                <Combobox
                    id="tags"
                    label="Image Tags"
                    text
                    on_text=move |new| {
                        mark.clear();
                        text.set(new);
                    }
                    options=Signal::stored(Vec::new())
                    on_pick=|_: String| ()
                    on_backspace_empty=move || {
                        if let Some(key) = chips.with_untracked(|chips| mark.backspace(chips)) {
                            remove(key);
                        }
                    }
                />
            }
        });
        Self {
            page: page.await,
            chips,
        }
    }

    async fn remove(&self, name: &str) {
        let button = self.page.get("button", &format!("Remove {name}"));
        button.focus().unwrap();
        click(&button, false).await;
    }

    fn names(&self) -> Vec<String> {
        self.page.texts("listitem")
    }

    fn focused(&self) -> String {
        let focused = self.page.focused().expect("something has the focus");
        attribute(&focused, "aria-label").unwrap_or_else(|| focused.id())
    }
}

fn chip(name: &str) -> Chip {
    Chip {
        key: name.to_owned(),
        label: name.to_owned(),
        ..Chip::default()
    }
}

#[test]
async fn chips_are_a_named_list_of_things_with_a_button_each() {
    let tags = Tags::show(&["R", "genomics"]).await;
    tags.page.get("list", "Chosen tags");
    assert_eq!(tags.names(), ["R", "genomics"]);
    tags.page.get("button", "Remove R");
    tags.page.get("button", "Remove genomics");
    assert_eq!(
        tags.page.said(),
        "",
        "what was there from the start is not news"
    );
}

#[test]
async fn an_empty_list_is_not_there() {
    let tags = Tags::show(&[]).await;
    assert!(!tags.page.is_there("list"));
    tags.chips.set(vec![chip("R")]);
    settle().await;
    tags.page.get("list", "Chosen tags");
    assert_eq!(tags.page.said(), "Added R");
}

#[test]
async fn removing_moves_the_focus_to_the_next_the_previous_and_at_last_the_input() {
    let tags = Tags::show(&["a", "b", "c"]).await;
    tags.remove("b").await;
    assert_eq!(
        (tags.focused().as_str(), tags.page.said().as_str()),
        ("Remove c", "Removed b")
    );
    tags.remove("c").await;
    assert_eq!(tags.focused(), "Remove a");
    tags.remove("a").await;
    assert_eq!(tags.focused(), "tags");
    assert_eq!(tags.names(), [] as [&str; 0]);
}

#[test]
async fn the_second_backspace_removes_what_the_first_has_marked() {
    let tags = Tags::show(&["a", "b"]).await;
    let input = tags.page.get("combobox", "Image Tags");
    press(&input, "Backspace").await;
    assert_eq!(tags.names(), ["a", "b"]);
    assert_eq!(tags.page.said(), "Press Backspace again to remove b");
    assert_eq!(
        attribute(&tags.page.all("listitem")[1], "data-marked").unwrap(),
        "true"
    );
    press(&input, "Backspace").await;
    assert_eq!(tags.names(), ["a"]);
    assert_eq!(tags.page.said(), "Removed b");
}

#[test]
async fn typing_takes_the_mark_away() {
    let tags = Tags::show(&["a", "b"]).await;
    let input = tags.page.get("combobox", "Image Tags");
    press(&input, "Backspace").await;
    type_text(&input, "x").await;
    assert_eq!(
        (
            attribute(&tags.page.all("listitem")[1], "data-marked"),
            tags.page.said()
        ),
        (None, String::new())
    );
    type_text(&input, "").await;
    press(&input, "Backspace").await;
    assert_eq!(tags.names(), ["a", "b"], "it is only marked again");
}

#[test]
async fn a_chip_that_changes_keeps_its_place_and_the_focus() {
    let tags = Tags::show(&["a", "b"]).await;
    let button = tags.page.get("button", "Remove b");
    button.focus().unwrap();
    tags.chips
        .update(|chips| "not found".clone_into(&mut chips[1].detail));
    settle().await;
    assert_eq!(tags.names(), ["a", "bnot found"]);
    assert_eq!(tags.page.focused().unwrap(), button);
}
