//! The table of instances: real rows for those that can be seen, the right count for those who listen.

use leptos::html;
use leptos::prelude::*;

use crate::dom::{timer, viewport};
use crate::domain::chosen::Extent;
use crate::domain::instance_view::{Column, Order};
use crate::domain::roll::Rows;
use crate::domain::window::{self, Window};
use crate::reactive::{each, effect, flag, keyed, memo, switch, text};
use crate::state::selection::Selection;
use crate::ui::icon::Icon;
use crate::views::instance_row::{ImagingCell, Seen, row};
use crate::words::instances as words;

#[component]
pub fn InstanceTable(
    rows: Memo<Rows>,
    selection: Selection,
    #[prop(into)] order: Signal<Order>,
    #[prop(into)] on_order: Callback<Column>,
    /// The keys of the columns that are not shown.
    #[prop(into)]
    hidden: Signal<String>,
    imaging: ImagingCell,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let height = RwSignal::new(0.0);
    let shown = RwSignal::new(Window::OPENING);
    let update = move || {
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        if let Some(row) = viewport::height_of(&body, ".instance-row") {
            height.set(row);
        }
        let (hidden, visible) = viewport::hidden_above(&body);
        let count = rows.with_untracked(|it| it.0.len());
        let before = shown.get_untracked();
        let next = window::window(count, height.get_untracked(), hidden, visible, before);
        if before != next {
            shown.set(next);
        }
    };
    viewport::on_change(update);
    effect(move || {
        rows.track();
        // Until all that are wanted are there.
        shown.track();
        timer::soon(update);
    });
    let count = move || rows.with(|it| it.0.len());
    let is_windowed = memo(move || count() > window::WHOLE);
    let seen = memo(move || {
        let Window { first, end } = shown.get();
        rows.with(|rows| Seen::of(rows, first, end))
    });
    // Room for the rows that are left out, so that the scroll bar tells the truth.
    let room = move |rows_left_out: usize| {
        // Whole pixels: printing a fraction takes 2 kB of program.
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss
        )]
        let pixels = (rows_left_out as f64 * height.get()) as u32;
        format!("{pixels}px")
    };
    let above = move || room(shown.get().first);
    let below = move || room(count().saturating_sub(shown.get().end));
    view! {
        <table
            class="instances"
            role="table"
            aria-label=words::TABLE
            aria-rowcount=text(move || (count() + 1).to_string())
            data-hidden=text(move || hidden.get())
            data-windowed=flag(move || is_windowed.get())
        >
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    <SelectAll selection />
                    {Column::ALL.into_iter().map(|column| view! {
                        <HeaderCell column order on_order />
                    }).collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup" node_ref=body>
                <tr class="instances__room" aria-hidden="true" style:height=above></tr>
                {each(move || seen.with(Seen::uuids).into_iter().map(|uuid| {
                    keyed(uuid.0.clone(), move || row(seen, uuid, selection, imaging))
                }).collect())}
                <tr class="instances__room" aria-hidden="true" style:height=below></tr>
            </tbody>
        </table>
    }
}

#[component]
fn HeaderCell(column: Column, order: Signal<Order>, on_order: Callback<Column>) -> impl IntoView {
    let sort = move || {
        let order = order.get();
        (order.column == column).then_some(if order.is_descending {
            "descending"
        } else {
            "ascending"
        })
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=sort data-column=column.key()>
            <button type="button" class="instances__sort" on:click=move |_| on_order.run(column)>
                {words::column(column)}
                <Icon name="chevron" />
            </button>
        </th>
    }
}

/// The box that stands for all rows that are shown, also where they are cards.
#[component]
fn SelectAll(selection: Selection) -> impl IntoView {
    view! {
        <th role="columnheader" scope="col" data-column="select">
            <label class="instances__pick">
                <input
                    type="checkbox"
                    prop:checked=switch(move || selection.extent() == Extent::All)
                    prop:indeterminate=switch(move || selection.extent() == Extent::Some)
                    on:change=move |_| selection.press_all()
                />
                <span>{words::SELECT_ALL}</span>
            </label>
        </th>
    }
}
