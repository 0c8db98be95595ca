//! What an instance is charged to, and changing it there.

use leptos::prelude::*;

use super::change_form::ChangeForm;
use super::failure::LoadFailed;
use crate::dom::{focus, timer};
use crate::domain::allocation::AllocationSource;
use crate::domain::leadership::Relation;
use crate::reactive::{callback, derive, maybe, memo, part};
use crate::state::app::{rows, use_app, use_lists};
use crate::state::change::Change;
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::{Select, SelectOption};
use crate::ui::waiting::Skeleton;
use crate::words::{details as words, ui};

const FIELD: &str = "allocation-source";
const BUTTON: &str = "change-allocation-source";

/// The source of the instance; its owner may choose another of their own (API contract, 4.4).
#[component]
pub fn Allocation(followed: Followed, relation: Memo<Option<Relation>>) -> impl IntoView {
    let change = Change::start(use_app(), use_lists(), followed);
    let now = memo(move || {
        followed
            .instance
            .with(|it| it.value().map(|it| it.allocation.clone()))
    });
    let may_change = memo(move || {
        let is_over = followed
            .instance
            .with(|it| it.value().is_none_or(|it| it.ended.is_some()));
        relation.get() == Some(Relation::Owner) && !is_over
    });
    let is_open = memo(move || change.is_open.get());
    view! {
        {part(move || match now.get().flatten() {
            Some(source) => view! {
                <span>{words::source(&source)}</span>
                {source.is_used_up().then(|| view! { <p class="facts__trouble">{words::USED_UP}</p> })}
            }.into_any(),
            None => view! { <span class="facts__trouble">{words::NO_SOURCE}</span> }.into_any(),
        })}
        {maybe(move || (may_change.get() && !is_open.get()).then(|| view! {
            <ActionButton
                id=BUTTON
                label=words::CHANGE_SOURCE
                kind=ButtonKind::Quiet
                on_press=callback(move |()| change.open())
            />
        }.into_any()))}
        {maybe(move || is_open.get().then(|| view! { <Choose followed change /> }.into_any()))}
    }
}

/// My sources, asked for when they are wanted.
#[component]
fn Choose(followed: Followed, change: Change) -> impl IntoView {
    let app = use_app();
    let sources = Query::new(app, move || async move {
        app.session.client().allocation_sources().await.map(rows)
    })
    .start();
    on_cleanup(|| timer::soon(|| focus::recover_to(BUTTON)));
    let close = callback(move |()| change.close());
    // Looked up once, so that a refresh does not take the choice away.
    let stage = memo(move || match (sources.value(), sources.error()) {
        (Some(list), _) => Ok(Some(list)),
        (None, Some(error)) => Err(error),
        (None, None) => Ok(None),
    });
    part(move || match stage.get() {
        Ok(Some(list)) if list.is_empty() => view! {
            <p role="status">{words::NO_SOURCES}</p>
            <ActionButton label=ui::CLOSE on_press=close />
        }
        .into_any(),
        Ok(Some(list)) => view! { <ChooseOf list followed change /> }.into_any(),
        Err(error) => view! {
            <LoadFailed error on_retry=callback(move |()| sources.refresh()) />
        }
        .into_any(),
        Ok(None) => view! { <Skeleton lines=2 /> }.into_any(),
    })
}

#[component]
fn ChooseOf(list: Vec<AllocationSource>, followed: Followed, change: Change) -> impl IntoView {
    let current = followed.instance.with_untracked(|it| {
        let source = it.value().and_then(|it| it.allocation.as_ref());
        source.map(|it| it.id.0.to_string()).unwrap_or_default()
    });
    let chosen = RwSignal::new(current.clone());
    let has_tried = RwSignal::new(false);
    let problem = derive(move || {
        (has_tried.get() && chosen.with(String::is_empty)).then(|| words::CHOOSE_FIRST.to_owned())
    });
    let mut options: Vec<SelectOption> = list
        .iter()
        .map(|it| SelectOption {
            value: it.id.0.to_string(),
            label: words::source(it),
        })
        .collect();
    // What it is charged to now may be none of mine, and then nothing is chosen yet.
    if options.iter().all(|it| it.value != current) {
        chosen.set(String::new());
        options.insert(
            0,
            SelectOption {
                value: String::new(),
                label: words::CHOOSE.to_owned(),
            },
        );
    }
    timer::soon(|| focus::move_to_document_id(FIELD));
    let save = move |()| {
        has_tried.set(true);
        let wanted = chosen.get_untracked();
        if wanted == current && !wanted.is_empty() {
            change.close();
        } else if let Some(source) = list.iter().find(|it| it.id.0.to_string() == wanted) {
            change.charge(source);
        } else {
            focus::move_to_document_id(FIELD);
        }
    };
    view! {
        <ChangeForm change save=words::SAVE_SOURCE say=words::source_trouble on_save=callback(save)>
            <Select
                id=FIELD
                label=words::CHARGE_TO
                hint=words::CHARGE_HINT
                options=derive(move || options.clone())
                value=chosen
                on_change=callback(move |it| {
                    chosen.set(it);
                    change.edited();
                })
                problem
            />
        </ChangeForm>
    }
}
