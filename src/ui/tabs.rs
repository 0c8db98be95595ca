//! Tabs that are routes: each is a link that can be opened in a window of its own.

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};

use crate::dom::focus;
use crate::reactive::{attribute, token};

/// One tab. The id of its panel is made from `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tab {
    pub id: String,
    pub label: String,
    pub href: String,
}

/// The row of tabs. The panel of the selected one is a `TabPanel` with the same id.
#[component]
pub fn Tabs(
    /// Names the row, "Parts of this instance" for example.
    #[prop(into)]
    label: String,
    tabs: Vec<Tab>,
    /// The id of the tab that is shown.
    #[prop(into)]
    selected: Signal<String>,
    /// Gets the `href` of the tab that is wanted.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let tabs = StoredValue::new(tabs);
    let press = move |event: KeyboardEvent, index: usize| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(to) = target(&event.key(), index, tabs.with_value(Vec::len)) else {
            return;
        };
        let Some(tab) = tabs.with_value(|tabs| tabs.get(to).cloned()) else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(list) = list.get_untracked() {
            focus::move_to_id(&list, &tab.id);
        }
        on_select.run(tab.href);
    };
    let view = move |(index, tab): (usize, Tab)| {
        let id = StoredValue::new(tab.id);
        let href = tab.href.clone();
        let is_selected = move || id.with_value(|id| selected.with(|selected| selected == id));
        view! {
            <a
                class="tabs__tab"
                id=id.get_value()
                role="tab"
                href=tab.href
                aria-selected=token(move || Some(if is_selected() { "true" } else { "false" }))
                // The other panels are not in the page.
                aria-controls=attribute(move || is_selected().then(|| id.with_value(|id| panel_id(id))))
                tabindex=token(move || Some(if is_selected() { "0" } else { "-1" }))
                on:click=move |event| {
                    if is_plain(&event) {
                        event.prevent_default();
                        on_select.run(href.clone());
                    }
                }
                on:keydown=move |event| press(event, index)
            >
                {tab.label}
            </a>
        }
    };
    view! {
        <div class="tabs" node_ref=list role="tablist" aria-label=label>
            {tabs.get_value().into_iter().enumerate().map(view).collect_view()}
        </div>
    }
    .into_any()
}

/// What belongs to the selected tab.
#[component]
pub fn TabPanel(
    /// The id of the tab.
    #[prop(into)]
    tab: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="tabs__panel" role="tabpanel" id=panel_id(&tab) aria-labelledby=tab tabindex="-1">
            {children()}
        </div>
    }
    .into_any()
}

fn panel_id(tab: &str) -> String {
    format!("{tab}-panel")
}

/// The tab that `key` goes to; Space shows the one that has the focus, as Enter does by itself.
fn target(key: &str, index: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if index < last { index + 1 } else { 0 }),
        "ArrowLeft" => Some(if index > 0 { index - 1 } else { last }),
        "Home" => Some(0),
        "End" => Some(last),
        " " => Some(index),
        _ => None,
    }
}

/// Whether a click is for us: with a modifier or another button it asks the browser for a new tab or window.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn arrows_wrap_and_other_keys_are_left_alone() {
        let cases = [
            ("ArrowRight", 0, Some(1)),
            ("ArrowRight", 2, Some(0)),
            ("ArrowLeft", 0, Some(2)),
            ("ArrowLeft", 2, Some(1)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(2)),
            (" ", 1, Some(1)),
            ("ArrowDown", 1, None),
            ("a", 1, None),
        ];
        for (key, index, wanted) in cases {
            assert_eq!(target(key, index, 3), wanted, "{key} at {index}");
        }
        assert_eq!(target("Home", 0, 0), None);
    }
}
