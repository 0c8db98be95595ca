//! The table of instances: real rows for those that can be seen, the right count for those who listen.

use leptos::html;
use leptos::prelude::*;

use crate::dom::{timer, viewport};
use crate::domain::instance::Instance;
use crate::domain::instance_view::{Column, Order};
use crate::domain::window::{self, Window};
use crate::reactive::{derive, each, effect, flag, keyed, maybe, memo, part, text};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::ui::copy_button::CopyButton;
use crate::ui::icon::Icon;
use crate::views::moment::Ago;
use crate::views::status_badge::{StatusBadge, light_of};
use crate::words::instances as words;

#[component]
pub fn InstanceTable(
    #[prop(into)] rows: Signal<Vec<Instance>>,
    #[prop(into)] order: Signal<Order>,
    #[prop(into)] on_order: Callback<Column>,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let height = RwSignal::new(0.0);
    let shown = RwSignal::new(Window {
        first: 0,
        end: window::WHOLE,
    });
    let update = move || {
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        if let Some(row) = viewport::height_of(&body, ".instance-row") {
            height.set(row);
        }
        let (hidden, visible) = viewport::hidden_above(&body);
        let count = rows.with_untracked(Vec::len);
        let next = window::window(count, height.get_untracked(), hidden, visible);
        if shown.get_untracked() != next {
            shown.set(next);
        }
    };
    viewport::on_change(update);
    effect(move || {
        rows.with(Vec::len);
        timer::next_frame(update);
    });
    let count = move || rows.with(Vec::len);
    let is_windowed = memo(move || count() > window::WHOLE);
    let uuids = memo(move || {
        let Window { first, end } = shown.get();
        rows.with(|rows| {
            let end = end.min(rows.len());
            rows.get(first.min(end)..end)
                .unwrap_or_default()
                .iter()
                .enumerate()
                .map(|(index, row)| (first + index, row.uuid.clone()))
                .collect::<Vec<_>>()
        })
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
    let above = move || {
        room(if is_windowed.get() {
            shown.get().first
        } else {
            0
        })
    };
    let below = move || {
        room(if is_windowed.get() {
            count().saturating_sub(shown.get().end)
        } else {
            0
        })
    };
    view! {
        <table
            class="instances"
            role="table"
            aria-label=words::TABLE
            aria-rowcount=text(move || (count() + 1).to_string())
            data-windowed=flag(move || is_windowed.get())
        >
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    {Column::ALL.into_iter().map(|column| view! {
                        <HeaderCell column order on_order />
                    }).collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup" node_ref=body>
                <tr class="instances__room" aria-hidden="true" style:height=above></tr>
                {each(move || uuids.get().into_iter().map(|(index, uuid)| {
                    keyed(format!("{index} {uuid}"), move || row(rows, index, &uuid))
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
                {label(column)}
                <Icon name="chevron" />
            </button>
        </th>
    }
}

fn label(column: Column) -> &'static str {
    match column {
        Column::Launched => words::LAUNCHED,
        column => words::order(Order {
            column,
            is_descending: false,
        }),
    }
}

/// One row, followed by its key: what changes in it changes in place.
fn row(
    rows: Signal<Vec<Instance>>,
    index: usize,
    uuid: &crate::domain::ids::InstanceUuid,
) -> AnyView {
    let wanted = uuid.clone();
    let instance = memo(move || {
        rows.with(|rows| {
            let guess = rows.get(index).filter(|it| it.uuid == wanted);
            guess
                .or_else(|| rows.iter().find(|it| it.uuid == wanted))
                .cloned()
        })
    });
    let href = Route::Instance {
        uuid: uuid.clone(),
        tab: Tab::Details,
    }
    .path();
    let field = move |read: fn(&Instance) -> String| {
        memo(move || instance.with(|it| it.as_ref().map(read).unwrap_or_default()))
    };
    let name = field(words::name_of);
    let ip = memo(move || {
        instance.with(|it| it.as_ref().and_then(|it| it.usable_ip().map(str::to_owned)))
    });
    let status = derive(move || {
        instance.with(|it| it.as_ref().map(|it| it.status.clone()).unwrap_or_default())
    });
    let is_ended = instance.with_untracked(|it| {
        it.as_ref()
            .is_some_and(|it| light_of(it) == crate::domain::status::Light::Ended)
    });
    let launched = instance.with_untracked(|it| it.as_ref().and_then(|it| it.launched));
    let cell = |column: Column, value: Memo<String>| {
        view! {
            <td role="cell" data-column=column.key()>
                <span class="instances__label" aria-hidden="true">{label(column)}</span>
                <span class="instances__text" title=text(move || value.get())>{text(move || value.get())}</span>
            </td>
        }
    };
    view! {
        <tr role="row" class="instance-row" aria-rowindex=index + 2>
            <td role="rowheader" data-column="name">
                <a class="instance-row__link" href=href title=text(move || name.get())>{text(move || name.get())}</a>
                <Marks instance />
            </td>
            <td role="cell" data-column="status"><StatusBadge status is_ended /></td>
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
        </tr>
    }
    .into_any()
}

/// Whose it is, and whether an image of it is under way.
#[component]
fn Marks(instance: Memo<Option<Instance>>) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let shared_by = memo(move || {
        let me = app.session.username()?;
        instance.with(|it| {
            let it = it.as_ref()?;
            (!it.is_owned_by(&me)).then(|| it.owner.username.0.clone())
        })
    });
    let lock = memo(move || {
        let id = instance.with(|it| it.as_ref().map(|it| it.id))?;
        lists.lock(id).map(|it| it.uuid)
    });
    view! {
        {maybe(move || shared_by.get().map(|owner| view! { <span class="mark">{words::shared_by(&owner)}</span> }.into_any()))}
        {maybe(move || lock.get().map(|uuid| view! {
            <a class="mark mark--accent" href=Route::Request { uuid }.path()>{words::IMAGING}</a>
        }.into_any()))}
    }
}
