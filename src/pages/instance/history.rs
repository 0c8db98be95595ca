//! The History tab: the states the instance was in, newest first.

use leptos::prelude::*;

use crate::domain::resources::HistoryEntry;
use crate::domain::time::Timestamp;
use crate::reactive::{callback, part};
use crate::state::app::{rows, use_app};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::views::moment::Exact;
use crate::views::status_badge::StatusBadge;
use crate::words::{instances as words, time};

#[component]
pub fn History(followed: Followed) -> impl IntoView {
    let app = use_app();
    let uuid = followed
        .instance
        .with_untracked(|it| it.value().map(|it| it.uuid.clone()));
    let Some(uuid) = uuid else {
        return ().into_any();
    };
    let history = Query::new(app, move || {
        let uuid = uuid.clone();
        async move {
            // Rows within one instance come in no order (API contract, section 2.2).
            let mut entries = app
                .session
                .client()
                .instance_history(&uuid)
                .await
                .map(rows)?;
            entries.sort_by_key(|it| std::cmp::Reverse(it.from));
            Ok(entries)
        }
    })
    .start();
    view! {
        <h2 class="visually-hidden">{words::HISTORY_TAB}</h2>
        {part(move || match (history.value(), history.error()) {
            (Some(list), _) if list.is_empty() => view! { <p>{words::NO_HISTORY}</p> }.into_any(),
            (Some(list), _) => view! {
                <ol class="timeline" role="list">
                    {list.into_iter().map(|it| view! { <Entry entry=it /> }).collect_view()}
                </ol>
            }.into_any(),
            (None, Some(error)) => view! {
                <LoadFailed error on_retry=callback(move |()| history.refresh()) />
            }.into_any(),
            (None, None) => view! { <Skeleton lines=4 /> }.into_any(),
        })}
    }
    .into_any()
}

#[component]
fn Entry(entry: HistoryEntry) -> impl IntoView {
    let clock = use_app().clock;
    let (from, until) = (entry.from, entry.until);
    // A state that still lasts has no end; its length grows with the clock.
    let lasted = move || {
        let from = from?;
        let until = until.unwrap_or_else(|| Timestamp(clock.now()));
        Some(time::span(until.since(from) / 1000))
    };
    view! {
        <li class="timeline__entry">
            <StatusBadge status=Signal::stored(entry.status) />
            <span><Exact at=from /></span>
            <span class="quiet">{lasted}</span>
            {entry.fault.map(|fault| view! { <p class="timeline__fault">{fault}</p> })}
        </li>
    }
}
