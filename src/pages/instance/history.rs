//! The History tab: the states the instance was in, how long each lasted, and what went wrong.

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::history as rules;
use crate::domain::leadership::Relation;
use crate::domain::resources::HistoryEntry;
use crate::domain::text;
use crate::domain::time::Timestamp;
use crate::reactive::{self, callback, derive, each, keyed, maybe, memo, part};
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::state::history::History as State;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::disclosure::Disclosure;
use crate::ui::waiting::Skeleton;
use crate::views::failure::{LoadFailed, Stale};
use crate::views::moment::Exact;
use crate::views::status_badge::StatusBadge;
use crate::words::{history as words, instances, status, time};

/// What is longer is folded.
const LONGEST_FAULT: usize = 240;

#[component]
pub fn History(followed: Followed, relation: Memo<Option<Relation>>) -> impl IntoView {
    let past = State::start(use_app(), followed);
    let line = past.line;
    let retry = callback(move |()| line.refresh());
    let stage = memo(move || match line.with(|it| it.value().map(Vec::len)) {
        Some(count) => Ok(Some(count > 0)),
        None => line.error().map_or(Ok(None), Err),
    });
    let old = memo(move || line.with(|it| Some((it.error()?.clone(), it.data.as_ref()?.at))));
    let none = move || {
        let is_others = relation.get().is_some_and(|it| it != Relation::Owner);
        if is_others {
            words::NOT_YOURS
        } else {
            words::NONE
        }
    };
    view! {
        <h2 class="visually-hidden">{instances::HISTORY_TAB}</h2>
        {maybe(move || old.get().map(|(error, at)| view! { <Stale error at on_retry=retry /> }.into_any()))}
        {part(move || match stage.get() {
            Ok(Some(true)) => view! { <Line past /> }.into_any(),
            Ok(Some(false)) => view! { <p>{none()}</p> }.into_any(),
            Err(error) => view! { <LoadFailed error on_retry=retry /> }.into_any(),
            Ok(None) => view! { <Skeleton lines=4 /> }.into_any(),
        })}
    }
}

#[component]
fn Line(past: State) -> impl IntoView {
    let line = past.line;
    let all = memo(move || line.with(|it| it.value().map_or(0, Vec::len)));
    let shown = memo(move || past.shown.get().min(all.get()));
    let entries = memo(move || {
        let mut list = line.value().unwrap_or_default();
        if !past.is_oldest_first.get() {
            list.reverse();
        }
        list.truncate(shown.get());
        list
    });
    let more = move |()| {
        let first_new = shown.get_untracked();
        past.show_more();
        timer::soon(move || focus::move_to_document_id(&entry_id(first_new)));
    };
    view! {
        <Totals past />
        <div class="tools">
            <span role="status">{reactive::text(move || words::shown(shown.get(), all.get()))}</span>
            <ActionButton
                label=derive(move || {
                    let label = if past.is_oldest_first.get() { words::NEWEST_FIRST } else { words::OLDEST_FIRST };
                    label.to_owned()
                })
                kind=ButtonKind::Quiet
                on_press=callback(move |()| past.turn())
            />
            <ActionButton
                label=words::LOOK_AGAIN
                icon="refresh"
                kind=ButtonKind::Quiet
                busy=derive(move || line.is_loading())
                on_press=callback(move |()| line.refresh())
            />
        </div>
        <ol class="timeline" role="list" aria-label=words::STATES>
            {each(move || {
                let entries = entries.get().into_iter().enumerate();
                entries.map(|(at, entry)| {
                    let key = format!("{at} {:?} {:?} {}", entry.from, entry.until, status::label(&entry.status));
                    keyed(key, move || view! { <Entry at entry /> }.into_any())
                }).collect()
            })}
        </ol>
        {maybe(move || (shown.get() < all.get()).then(|| view! {
            <ActionButton
                label=derive(move || words::more(all.get().saturating_sub(shown.get())))
                icon="plus"
                on_press=callback(more)
            />
        }.into_any()))}
    }
}

fn entry_id(at: usize) -> String {
    format!("history-{at}")
}

/// How long it was in each past.
#[component]
fn Totals(past: State) -> impl IntoView {
    let clock = use_app().clock;
    let totals = memo(move || {
        let now = Timestamp(clock.now());
        let line = past.line.value().unwrap_or_default();
        let totals = rules::totals(&line, now).into_iter();
        totals
            .map(|(status, total)| (status::label(&status), time::span(total / 1000)))
            .collect::<Vec<_>>()
    });
    view! {
        <h3 id="history-totals">{words::TOTALS}</h3>
        <dl class="totals">
            {part(move || totals.get().into_iter().map(|(label, total)| view! {
                <div class="totals__total"><dt>{label}</dt><dd>{total}</dd></div>
            }).collect_view().into_any())}
        </dl>
    }
}

#[component]
fn Entry(at: usize, entry: HistoryEntry) -> impl IntoView {
    let clock = use_app().clock;
    let (from, is_now) = (entry.from, entry.until.is_none());
    let timed = entry.clone();
    // A past that still lasts has no end; its length grows with the clock.
    let lasted = move || {
        let lasted = rules::lasted(&timed, Timestamp(clock.now()));
        lasted
            .map(|it| words::lasted(it, is_now))
            .unwrap_or_default()
    };
    let size = entry.size.clone();
    view! {
        <li class="timeline__entry" id=entry_id(at) tabindex="-1">
            <StatusBadge status=Signal::stored(entry.status) />
            <span><Exact at=from /></span>
            <span class="quiet">{reactive::text(lasted)}</span>
            <span class="quiet">{size}</span>
            {entry.fault.map(|fault| view! { <Fault fault /> })}
        </li>
    }
}

#[component]
fn Fault(fault: String) -> impl IntoView {
    let short = text::truncate(&fault, LONGEST_FAULT);
    if short.len() == fault.len() {
        return view! { <p class="timeline__fault">{fault}</p> }.into_any();
    }
    let short = format!("{short}…");
    view! {
        <div class="timeline__fault">
            <p>{short}</p>
            <Disclosure summary=words::WHOLE_FAULT><p>{fault}</p></Disclosure>
        </div>
    }
    .into_any()
}
