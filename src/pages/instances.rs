//! My Instances: one list over all projects.

use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::instance::Instance;
use crate::domain::instance_view::{Column, Order};
use crate::domain::link;
use crate::domain::remote::Load;
use crate::reactive::{callback, derive, maybe, memo, part, text};
use crate::state::app::{use_app, use_lists};
use crate::state::later::Piece;
use crate::state::list_view::ListView;
use crate::state::selection::Selection;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::{Select, SelectOption};
use crate::ui::live::LiveRegion;
use crate::ui::text_field::TextField;
use crate::ui::waiting::{EmptyState, Skeleton};
use crate::views::failure::{LoadFailed, Stale};
use crate::views::instance_table::InstanceTable;
use crate::words::{frame, instances as words, time};

use super::later;

#[component]
pub fn InstancesPage() -> impl IntoView {
    super::title(|| frame::MY_INSTANCES.to_owned());
    let instances = use_lists().instances;
    let view = ListView::start(instances);
    let stage = memo(move || {
        instances.with(|list| match (&list.rows, &list.load) {
            (Some(rows), _) if rows.0.is_empty() && list.is_complete => Stage::Empty,
            (Some(_), _) => Stage::Rows,
            (None, Load::Failed(error)) => Stage::Failed(error.clone()),
            (None, _) => Stage::Loading,
        })
    });
    view! {
        <div class="page">
            <div class="page__head">
                <h1 tabindex="-1">{frame::MY_INSTANCES}</h1>
                <Refresh />
            </div>
            {part(move || match stage.get() {
                Stage::Loading => view! { <Skeleton lines=6 label=words::LOADING /> }.into_any(),
                Stage::Failed(error) => view! {
                    <LoadFailed error on_retry=callback(move |()| instances.refresh()) />
                }.into_any(),
                Stage::Empty => view! { <NoInstances /> }.into_any(),
                Stage::Rows => view! { <Listed view /> }.into_any(),
            })}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(crate::domain::api_error::ApiError),
    Empty,
    Rows,
}

/// How old the list is, and loading it anew.
#[component]
fn Refresh() -> impl IntoView {
    let clock = use_app().clock;
    let instances = use_lists().instances;
    let is_loading = derive(move || instances.with(|it| it.load == Load::Loading));
    let updated = move || {
        let at = instances.with(|it| it.at);
        (at > 0).then(|| words::updated(&time::ago(clock.now() - at)))
    };
    view! {
        <div class="page__aside">
            <span class="quiet">{updated}</span>
            <ActionButton
                label=words::REFRESH
                icon="refresh"
                busy=is_loading
                on_press=callback(move |()| instances.refresh())
            />
        </div>
    }
}

#[component]
fn Listed(view: ListView) -> impl IntoView {
    let instances = use_lists().instances;
    let total = move || instances.with(|it| it.total);
    let rows = view.rows;
    let count = memo(move || {
        let shown = rows.with(|it| it.0.len()) as u64;
        words::count(
            &intl::number(shown),
            &intl::number(total()),
            view.is_narrowed(),
        )
    });
    let progress = memo(move || {
        instances.with(|it| {
            let loaded = it.rows.as_ref().map_or(0, |it| it.0.len()) as u64;
            (!it.is_complete && loaded < it.total)
                .then(|| words::progress(&intl::number(loaded), &intl::number(it.total)))
        })
    });
    let failed = memo(move || {
        instances.with(|it| match &it.load {
            Load::Failed(error) => Some((error.clone(), it.at)),
            Load::Idle | Load::Loading => None,
        })
    });
    let selection = Selection::new(instances, rows);
    let has_no_match = memo(move || rows.with(|it| it.0.is_empty()) && view.is_narrowed());
    let waits = memo(move || view.waits());
    let hidden = derive(move || {
        let arrangement = view.arrangement.get();
        arrangement.map_or_else(String::new, |it| it.hidden.get())
    });
    view! {
        {maybe(move || failed.get().map(|(error, at)| view! {
            <Stale error at on_retry=callback(move |()| instances.refresh()) />
        }.into_any()))}
        <div class="toolbar">
            <div class="toolbar__search" role="search">
                <TextField
                    id="search"
                    label=words::SEARCH
                    hint=words::SEARCH_HINT
                    value=view.search
                    on_input=move |text| view.type_search(text)
                    on_blur=callback(move |()| view.end_typing())
                    kind="search"
                />
            </div>
            <div class="toolbar__sort">
                <Select
                    id="sort"
                    label=words::SORT
                    options=sort_options()
                    value=derive(move || view.order.get().key())
                    on_change=move |key: String| view.sort(Order::from_key(&key).unwrap_or_default())
                />
            </div>
            <div class="toolbar__state">
                <span>{text(move || count.get())}</span>
                <span class="quiet">{text(move || progress.get().unwrap_or_default())}</span>
            </div>
        </div>
        <LiveRegion text=count />
        <div class="instances__tools">{later::piece(move || Piece::ListTools(view))}</div>
        {later::piece(move || Piece::Bulk(selection))}
        {part(move || if waits.get() {
            // The rows would be the wrong ones until the rest of the program is here.
            later::awaited().into_any()
        } else if has_no_match.get() {
            view! { <NoMatch view /> }.into_any()
        } else {
            view! {
                <InstanceTable
                    rows
                    selection
                    order=view.order
                    on_order=move |column| view.press(column)
                    hidden
                    imaging=imaging
                />
            }.into_any()
        })}
    }
}

/// What a row says of imaging.
fn imaging(instance: Memo<Option<Arc<Instance>>>) -> AnyView {
    later::piece(move || Piece::Imaging(instance)).into_any()
}

/// Where the rows are cards there are no headers to press.
fn sort_options() -> Vec<SelectOption> {
    let newest = Order::default();
    let by_column = Column::ALL.into_iter().map(|column| Order {
        column,
        is_descending: false,
    });
    std::iter::once(newest)
        .chain(by_column)
        .map(|order| SelectOption {
            value: order.key(),
            label: words::order(order).to_owned(),
        })
        .collect()
}

#[component]
fn NoInstances() -> impl IntoView {
    let (portal, url) = use_app().config(|it| (it.portal_name.clone(), it.portal_url.clone()));
    let href = link::safe_href(&url).map(str::to_owned);
    view! {
        <EmptyState title=words::EMPTY_TITLE icon="server">
            <p>{words::empty(&portal)}</p>
            {href.map(|href| view! {
                <a class="button button--primary" href=href rel="external">{words::open_portal(&portal)}</a>
            })}
        </EmptyState>
    }
}

#[component]
fn NoMatch(view: ListView) -> impl IntoView {
    let has_filters = move || view.picked.with(|it| !it.is_empty());
    view! {
        <EmptyState title=words::NO_MATCH_TITLE icon="search">
            <p>{text(move || view.search.with(|it| words::no_match(it.trim(), has_filters())))}</p>
            <ActionButton
                label=derive(move || if has_filters() { words::CLEAR_ALL } else { words::CLEAR_SEARCH }.to_owned())
                kind=ButtonKind::Primary
                on_press=callback(move |()| view.clear())
            />
        </EmptyState>
    }
}
