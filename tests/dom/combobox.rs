//! The combobox, in a page about fruit that writes down what it was told.

mod keys;
mod options;

use atmosphere_imaging::ui::combobox::{ComboOption, Combobox};
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::page::{Page, attribute, press};

/// A combobox about fruit, and all that it has told.
struct Fruit {
    page: Page,
    text: RwSignal<String>,
    options: RwSignal<Vec<ComboOption>>,
    told: RwSignal<Vec<String>>,
}

impl Fruit {
    async fn show() -> Self {
        let text = RwSignal::new(String::new());
        let options = RwSignal::new(fruit_named(&["apple", "banana", "cherry"]));
        let told = RwSignal::new(Vec::new());
        let tell = move |what: &str, which: String| {
            told.update(|told| told.push(format!("{what} {which}")));
        };
        let page = Page::show(move || {
            view! {
                // As a dialog around it would.
                <div on:keydown=move |event| tell("outside", event.key())>
                    <Combobox
                        id="fruit"
                        label="Fruit"
                        hint="Any will do."
                        text
                        on_text=move |new| text.set(new)
                        options
                        status=Signal::derive(move || match options.with(Vec::len) {
                            0 => "No fruit".to_owned(),
                            count => format!("{count} results"),
                        })
                        on_pick=move |key| tell("pick", key)
                        on_submit_text=move |text| tell("submit", text)
                        on_backspace_empty=move || tell("backspace", String::new())
                        on_paste=move |text| tell("paste", text)
                    />
                </div>
            }
        });
        let page = page.await;
        page.get("combobox", "Fruit").focus().unwrap();
        Self {
            page,
            text,
            options,
            told,
        }
    }

    fn input(&self) -> HtmlElement {
        self.page.get("combobox", "Fruit")
    }

    async fn press(&self, key: &str) -> bool {
        press(&self.input(), key).await.default_prevented()
    }

    fn is_expanded(&self) -> bool {
        let expanded = attribute(&self.input(), "aria-expanded").unwrap() == "true";
        assert_eq!(
            self.page.is_there("listbox"),
            expanded,
            "aria-expanded tells the truth"
        );
        expanded
    }

    /// The option that assistive technology is told to be at.
    fn highlighted(&self) -> Option<String> {
        let id = attribute(&self.input(), "aria-activedescendant")?;
        let option = self
            .page
            .by_id(&id)
            .expect("the highlighted option is there");
        let selected = |option: &HtmlElement| attribute(option, "aria-selected").unwrap() == "true";
        assert!(selected(&option), "the highlighted option is selected");
        assert_eq!(
            self.page
                .all("option")
                .iter()
                .filter(|option| selected(option))
                .count(),
            1
        );
        option.text_content()
    }

    fn told(&self) -> Vec<String> {
        self.told.get_untracked()
    }
}

fn fruit_named(names: &[&str]) -> Vec<ComboOption> {
    let option = |name: &&str| ComboOption {
        key: (*name).to_owned(),
        label: (*name).to_owned(),
        ..ComboOption::default()
    };
    names.iter().map(option).collect()
}
