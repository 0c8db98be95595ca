//! The tools of My Instances: filters, columns, kept views, the file, and the keys.

use leptos::prelude::*;

use crate::domain::facets::Picked;
use crate::reactive::{callback, derive, flag, maybe, text};
use crate::state::app::{use_app, use_lists};
use crate::state::list_tools::ListTools;
use crate::state::list_view::ListView;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::views::list_facets::Facets;
use crate::views::list_kept::{Columns, KeptViews};
use crate::views::list_keys::Keys;
use crate::words::list_tools as words;

/// What is unfolded under the row of buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    Filters,
    Columns,
    Views,
}

/// The id of what is unfolded, to which the buttons point.
const PANEL: &str = "list-panel";

#[component]
pub fn Tools(view: ListView) -> impl IntoView {
    let tools = ListTools::start(view, use_app(), use_lists());
    // Whoever comes by a link with filters sees which ones these are.
    let begins = view.picked.with_untracked(|it| !it.is_empty());
    let open = RwSignal::new(begins.then_some(Panel::Filters));
    let fold = move |panel: Panel, label: Signal<String>| {
        let is_open = move || open.get() == Some(panel);
        view! {
            <button
                type="button"
                class="button button--quiet"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-controls=PANEL
                data-open=flag(is_open)
                on:click=move |_| open.update(|it| *it = (*it != Some(panel)).then_some(panel))
            >
                <span class="button__label">{text(move || label.get())}</span>
            </button>
        }
    };
    let filters = derive(move || words::filters(view.picked.with(Picked::count)));
    view! {
        <div class="list-tools" role="group" aria-label=words::TOOLS>
            {fold(Panel::Filters, filters)}
            {fold(Panel::Columns, derive(|| words::COLUMNS.to_owned()))}
            {fold(Panel::Views, derive(|| words::VIEWS.to_owned()))}
            // A file would stay on a machine that others use.
            {(!use_app().is_kiosk()).then(|| view! {
                <ActionButton label=words::SAVE_FILE kind=ButtonKind::Quiet on_press=callback(move |()| tools.download()) />
            })}
            <Keys view />
        </div>
        <div id=PANEL class="list-panel">
            {maybe(move || open.get().map(|panel| match panel {
                Panel::Filters => view! { <Facets tools /> }.into_any(),
                Panel::Columns => view! { <Columns tools /> }.into_any(),
                Panel::Views => view! { <KeptViews tools /> }.into_any(),
            }))}
        </div>
    }
}
