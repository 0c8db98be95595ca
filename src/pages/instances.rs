//! My Instances: one list over all projects.

use leptos::prelude::*;

use crate::dom::{history, intl};
use crate::domain::instance_view::{self, Column, Order};
use crate::domain::link;
use crate::domain::remote::Load;
use crate::domain::roll::Rows;
use crate::reactive::{callback, derive, maybe, memo, part, text};
use crate::route::{self, Route};
use crate::state::app::{use_app, use_lists};
use crate::state::instances::InstanceList;
use crate::state::later::Piece;
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

/// What the list is reduced to at the moment.
#[derive(Clone, Copy)]
struct View {
    search: RwSignal<String>,
    order: RwSignal<Order>,
}

impl View {
    /// As the address bar has it.
    fn from_address() -> Self {
        let address = history::current();
        let order = route::query_value(&address, "sort").and_then(|it| Order::from_key(&it));
        Self {
            search: RwSignal::new(route::query_value(&address, "search").unwrap_or_default()),
            order: RwSignal::new(order.unwrap_or_default()),
        }
    }

    /// Writes it into the address bar, so that Back and a shared link show the same.
    fn to_address(self) {
        let order = self.order.get_untracked();
        let sort = if order == Order::default() {
            String::new()
        } else {
            order.key()
        };
        let search = self.search.get_untracked();
        let values = [("search", search.trim()), ("sort", sort.as_str())];
        history::replace(&route::with_query(&Route::Instances.path(), &values));
    }

    fn rows(self, list: &InstanceList) -> Rows {
        let order = self.order.get();
        let mut rows = list.rows.clone().unwrap_or_default();
        self.search.with(|typed| {
            if !typed.trim().is_empty() {
                rows.0.retain(|it| instance_view::matches(it, typed));
            }
        });
        // The server's order is the default, and equal rows keep it.
        rows.0.sort_by(|a, b| instance_view::compare(a, b, order));
        rows
    }
}

#[component]
pub fn InstancesPage() -> impl IntoView {
    super::title(|| frame::MY_INSTANCES.to_owned());
    let instances = use_lists().instances;
    let view = View::from_address();
    let rows = memo(move || instances.with(|list| view.rows(list)));
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
                Stage::Rows => view! { <Listed view rows /> }.into_any(),
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
fn Listed(view: View, rows: Memo<Rows>) -> impl IntoView {
    let instances = use_lists().instances;
    let total = move || instances.with(|it| it.total);
    let is_filtered = move || view.search.with(|it| !it.trim().is_empty());
    let count = memo(move || {
        let shown = rows.with(|it| it.0.len()) as u64;
        words::count(&intl::number(shown), &intl::number(total()), is_filtered())
    });
    let progress = memo(move || {
        instances.with(|it| {
            let loaded = it.rows.as_ref().map_or(0, |it| it.0.len()) as u64;
            (!it.is_complete && it.load == Load::Loading)
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
    let has_no_match = memo(move || rows.with(|it| it.0.is_empty()) && is_filtered());
    let search = move |text: String| {
        view.search.set(text);
        view.to_address();
    };
    let sort_by = move |key: String| {
        view.order.set(Order::from_key(&key).unwrap_or_default());
        view.to_address();
    };
    let order_by = move |column| {
        view.order.update(|it| *it = it.pressed(column));
        view.to_address();
    };
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
                    on_input=search
                    kind="search"
                />
            </div>
            <div class="toolbar__sort">
                <Select
                    id="sort"
                    label=words::SORT
                    options=sort_options()
                    value=derive(move || view.order.get().key())
                    on_change=sort_by
                />
            </div>
            <div class="toolbar__state">
                <span>{text(move || count.get())}</span>
                <span class="quiet">{text(move || progress.get().unwrap_or_default())}</span>
            </div>
        </div>
        <LiveRegion text=count />
        {later::piece(move || Piece::Bulk(selection))}
        {part(move || if has_no_match.get() {
            view! { <NoMatch view /> }.into_any()
        } else {
            view! { <InstanceTable rows selection order=view.order on_order=order_by /> }.into_any()
        })}
    }
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
fn NoMatch(view: View) -> impl IntoView {
    view! {
        <EmptyState title=words::NO_MATCH_TITLE icon="search">
            <p>{text(move || view.search.with(|it| words::no_match(it.trim())))}</p>
            <ActionButton
                label=words::CLEAR_SEARCH
                kind=ButtonKind::Primary
                on_press=callback(move |()| {
                    view.search.set(String::new());
                    view.to_address();
                })
            />
        </EmptyState>
    }
}
