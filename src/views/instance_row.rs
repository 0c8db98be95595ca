//! One row of the list of instances.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::InstanceUuid;
use crate::domain::instance::Instance;
use crate::domain::instance_view::Column;
use crate::domain::news::Note;
use crate::domain::roll::Rows;
use crate::domain::status::Light;
use crate::reactive::{attribute, derive, maybe, memo, part, switch, text};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::selection::Selection;
use crate::ui::copy_button::CopyButton;
use crate::views::moment::Ago;
use crate::views::status_badge::{StatusBadge, light_of};
use crate::words::{instances as words, news as news_words};

/// Makes what a row says of imaging: a later part of the program does.
pub type ImagingCell = fn(Memo<Option<Arc<Instance>>>) -> AnyView;

/// The rows that are in the document, and where in the list they begin.
#[derive(Clone, Default, PartialEq)]
pub struct Seen {
    first: usize,
    rows: Rows,
}

impl Seen {
    pub fn of(rows: &Rows, first: usize, end: usize) -> Self {
        let end = end.min(rows.0.len());
        let rows = rows.0.get(first.min(end)..end).unwrap_or_default();
        Self {
            first,
            rows: Rows(rows.to_vec()),
        }
    }

    pub fn uuids(&self) -> Vec<InstanceUuid> {
        self.rows.0.iter().map(|it| it.uuid.clone()).collect()
    }

    /// A row and its place in the list, from 0.
    fn find(&self, uuid: &InstanceUuid) -> Option<(usize, Arc<Instance>)> {
        let at = self.rows.0.iter().position(|it| it.uuid == *uuid)?;
        Some((self.first + at, self.rows.0.get(at)?.clone()))
    }
}

/// One row, followed by its key: what changes in it changes in place.
pub fn row(
    seen: Memo<Seen>,
    uuid: InstanceUuid,
    selection: Selection,
    imaging: ImagingCell,
) -> AnyView {
    let (of_index, of_row) = (uuid.clone(), uuid.clone());
    let index = move || seen.with(|it| it.find(&of_index).map(|it| (it.0 + 2).to_string()));
    let instance = memo(move || seen.with(|it| it.find(&of_row).map(|it| it.1)));
    let (of_box, pressed, of_note) = (uuid.clone(), uuid.clone(), uuid.clone());
    let notes = use_lists().instances.notes;
    let note = memo(move || notes.with(|it| it.of(&of_note).cloned()));
    let href = Route::Instance {
        uuid,
        tab: Tab::Details,
    }
    .path();
    let field = move |read: fn(&Instance) -> String| {
        memo(move || instance.with(|it| it.as_deref().map(read).unwrap_or_default()))
    };
    let name = field(words::name_of);
    let ip = memo(move || {
        instance.with(|it| it.as_ref().and_then(|it| it.usable_ip().map(str::to_owned)))
    });
    let status = derive(move || {
        instance.with(|it| it.as_ref().map(|it| it.status.clone()).unwrap_or_default())
    });
    let is_ended = derive(move || {
        instance.with(|it| it.as_ref().is_some_and(|it| light_of(it) == Light::Ended))
    });
    let launched = instance.with_untracked(|it| it.as_ref().and_then(|it| it.launched));
    let cell = |column: Column, value: Memo<String>| {
        view! {
            <td role="cell" data-column=column.key()>
                <span class="instances__label" aria-hidden="true">{words::column(column)}</span>
                <span class="instances__text" title=text(move || value.get())>{text(move || value.get())}</span>
            </td>
        }
    };
    view! {
        <tr role="row" class="instance-row" aria-rowindex=attribute(index)>
            <td role="cell" data-column="select">
                <label class="instances__pick">
                    <input
                        type="checkbox"
                        aria-label=text(move || words::select(&name.get()))
                        prop:checked=switch(move || selection.has(&of_box))
                        on:click=move |event| selection.press(&pressed, event.shift_key())
                    />
                </label>
            </td>
            <td role="rowheader" data-column="name">
                <a class="instance-row__link" href=href title=text(move || name.get())>{text(move || name.get())}</a>
                <Marks instance note />
            </td>
            <td role="cell" data-column="status">
                <StatusBadge status is_ended />
                {maybe(move || note.get()?.since.map(since))}
            </td>
            <td role="cell" data-column="ip">
                <span class="instances__label" aria-hidden="true">{words::IP_ADDRESS}</span>
                {part(move || match ip.get() {
                    Some(ip) => view! {
                        <span class="mono">{ip.clone()}</span>
                        <CopyButton what=words::IP_ADDRESS text=ip />
                    }.into_any(),
                    None => view! { <span class="quiet">{words::NONE}</span> }.into_any(),
                })}
            </td>
            {cell(Column::Size, field(|it| it.size.name.clone()))}
            {cell(Column::Image, field(words::image_of))}
            {cell(Column::Project, field(words::project_of))}
            {cell(Column::Provider, field(|it| it.provider.name.clone()))}
            <td role="cell" data-column="launched">
                <span class="instances__label" aria-hidden="true">{words::LAUNCHED}</span>
                <Ago at=launched />
            </td>
            <td role="cell" data-column="imaging">
                <span class="instances__label" aria-hidden="true">{words::IMAGING_COLUMN}</span>
                {imaging(instance)}
            </td>
        </tr>
    }
    .into_any()
}

/// For how long it has been in its state, where that was seen.
fn since(at: i64) -> AnyView {
    let clock = use_app().clock;
    let so_long = move || news_words::for_so_long(clock.now() - at);
    view! { <span class="quiet instance-row__since">{text(so_long)}</span> }.into_any()
}

/// Whose it is, where it is not mine, and what is new.
#[component]
fn Marks(instance: Memo<Option<Arc<Instance>>>, note: Memo<Option<Note>>) -> impl IntoView {
    let app = use_app();
    let shared_by = memo(move || {
        let me = app.session.username()?;
        instance.with(|it| {
            let it = it.as_ref()?;
            (!it.is_owned_by(&me)).then(|| it.owner.username.0.clone())
        })
    });
    let news = move || {
        note.with(|it| {
            let it = it.as_ref()?;
            let is_new = it.changed.map(|_| news_words::CHANGED);
            is_new.or_else(|| it.is_slow.then_some(news_words::SLOW))
        })
    };
    view! {
        {maybe(move || news().map(|word| view! { <span class="mark mark--accent">{word}</span> }.into_any()))}
        {maybe(move || shared_by.get().map(|owner| view! { <span class="mark">{words::shared_by(&owner)}</span> }.into_any()))}
    }
}
