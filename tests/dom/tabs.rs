//! Tabs: keys, panels, and clicks that are a link's.

use atmosphere_imaging::ui::tabs::{Tab, TabPanel, Tabs};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlElement;

use crate::page::{Page, attribute, click, press, text};

/// Three tabs; selecting one is all that the page does.
struct Shown {
    page: Page,
    told: RwSignal<Vec<String>>,
    /// Whether the browser was left to follow the last click.
    is_followed: RwSignal<bool>,
}

impl Shown {
    async fn show() -> Self {
        let selected = RwSignal::new("details".to_owned());
        let told = RwSignal::new(Vec::new());
        let is_followed = RwSignal::new(false);
        let page = Page::show(move || {
            let tab = |id: &str, label: &str| Tab {
                id: id.to_owned(),
                label: label.to_owned(),
                href: format!("/{id}"),
            };
            let tabs = vec![
                tab("details", "Instance Details"),
                tab("volumes", "Volumes"),
                tab("history", "History"),
            ];
            view! {
                // Stops the browser after all, which would open a tab in front of the tests.
                <div on:click=move |event| {
                    is_followed.set(!event.default_prevented());
                    event.prevent_default();
                }>
                    <Tabs
                        label="Instance"
                        tabs
                        selected
                        on_select=move |href: String| {
                            selected.set(href.trim_start_matches('/').to_owned());
                            told.update(|told| told.push(href));
                        }
                    />
                </div>
                {move || view! { <TabPanel tab=selected.get()>{move || selected.get()}</TabPanel> }}
            }
        });
        Self {
            page: page.await,
            told,
            is_followed,
        }
    }

    fn tab(&self, name: &str) -> HtmlElement {
        self.page.get("tab", name)
    }

    fn selected(&self) -> HtmlElement {
        let is_selected = |tab: &HtmlElement| attribute(tab, "aria-selected").unwrap() == "true";
        let mut selected = self.page.all("tab").into_iter().filter(is_selected);
        let tab = selected.next().expect("a tab is selected");
        assert!(selected.next().is_none(), "only one tab is selected");
        tab
    }

    async fn press(&self, key: &str) -> bool {
        press(&self.page.focused().unwrap(), key)
            .await
            .default_prevented()
    }
}

#[test]
async fn the_selected_tab_and_its_panel_refer_to_each_other() {
    let shown = Shown::show().await;
    shown.page.get("tablist", "Instance");
    let details = shown.tab("Instance Details");
    assert_eq!(shown.selected(), details);
    let panel = shown.page.get("tabpanel", "Instance Details");
    assert_eq!(attribute(&details, "aria-controls").unwrap(), panel.id());
    assert_eq!(text(&panel), "details");
    let volumes = shown.tab("Volumes");
    assert_eq!(
        attribute(&volumes, "aria-controls"),
        None,
        "it points to no panel that is not there"
    );
    assert_eq!(
        (
            attribute(&details, "tabindex").unwrap(),
            attribute(&volumes, "tabindex").unwrap()
        ),
        ("0".into(), "-1".into())
    );
}

#[test]
async fn arrows_home_and_end_move_the_focus_and_select() {
    let shown = Shown::show().await;
    shown.selected().focus().unwrap();
    for (key, name) in [
        ("ArrowRight", "Volumes"),
        ("End", "History"),
        ("ArrowRight", "Instance Details"),
        ("ArrowLeft", "History"),
        ("Home", "Instance Details"),
    ] {
        assert!(shown.press(key).await, "{key} does not scroll");
        assert_eq!(
            shown.page.focused().unwrap(),
            shown.tab(name),
            "after {key}"
        );
        assert_eq!(shown.selected(), shown.tab(name), "after {key}");
    }
    assert!(
        !shown.press("ArrowDown").await,
        "the page may still be scrolled"
    );
    assert!(
        !shown.press("Alt+ArrowLeft").await,
        "going back is the browser's"
    );
}

#[test]
async fn a_plain_click_selects_and_one_with_a_modifier_is_a_links() {
    let shown = Shown::show().await;
    let volumes = shown.tab("Volumes");
    click(&volumes, false).await;
    assert!(!shown.is_followed.get_untracked());
    assert_eq!(shown.told.get_untracked(), ["/volumes"]);
    click(&shown.tab("History"), true).await;
    assert!(
        shown.is_followed.get_untracked(),
        "the browser opens a tab of its own"
    );
    assert_eq!(shown.told.get_untracked(), ["/volumes"]);
}
