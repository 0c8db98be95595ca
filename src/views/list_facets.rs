//! The filters of My Instances, each value with how many instances it would show.

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::facets::{Facet, Tally};
use crate::reactive::{callback, each, keyed, maybe, memo, switch, text};
use crate::state::app::use_lists;
use crate::state::list_tools::ListTools;
use crate::ui::button::ActionButton;
use crate::words::list_tools as words;

#[component]
pub fn Facets(tools: ListTools) -> impl IntoView {
    let instances = use_lists().instances;
    let traits = tools.traits();
    let covers = memo(move || {
        instances.with(|it| {
            let loaded = it.rows.as_ref().map_or(0, |it| it.0.len()) as u64;
            (!it.is_complete && loaded < it.total)
                .then(|| words::covers(&intl::number(loaded), &intl::number(it.total)))
        })
    });
    let has_picked = memo(move || tools.view.picked.with(|it| !it.is_empty()));
    let group = move |facet: Facet| {
        let tally = memo(move || traits.with(|it| tools.tally(facet, it)));
        view! {
            <fieldset class="facet">
                <legend class="facet__name">{words::facet(facet)}</legend>
                {each(move || {
                    let values = tally.get().into_iter();
                    values.map(|(name, it)| {
                        let value = it.value;
                        keyed(format!("{value} {name}"), move || choice(tools, facet, value, name, tally))
                    }).collect()
                })}
            </fieldset>
        }
    };
    view! {
        <div class="facets">{Facet::ALL.map(group).into_iter().collect_view()}</div>
        <div class="list-panel__foot">
            {maybe(move || has_picked.get().then(|| view! {
                <ActionButton label=words::CLEAR_FILTERS on_press=callback(move |()| tools.view.clear_picked()) />
            }.into_any()))}
            <span class="quiet">{text(move || covers.get().unwrap_or_default())}</span>
        </div>
    }
}

/// One value: a box to tick, its name, and its number.
fn choice(
    tools: ListTools,
    facet: Facet,
    value: String,
    name: String,
    tally: Memo<Vec<(String, Tally)>>,
) -> AnyView {
    let (of_count, of_box) = (value.clone(), value.clone());
    let count = move || {
        let count = tally.with(|all| {
            let own = all.iter().find(|it| it.1.value == of_count);
            own.map_or(0, |it| it.1.count)
        });
        intl::number(count as u64)
    };
    view! {
        <label class="facet__choice">
            <input
                type="checkbox"
                prop:checked=switch(move || tools.view.picked.with(|it| it.has(facet, &of_box)))
                on:change=move |_| tools.view.pick(facet, &value)
            />
            <span>{name}</span>
            " "
            <span class="quiet">{text(count)}</span>
        </label>
    }
    .into_any()
}
