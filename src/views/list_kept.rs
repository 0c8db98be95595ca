//! What a person keeps of My Instances in this browser: which columns are shown, and views under a name.

use leptos::prelude::*;

use crate::domain::instance_view::Column;
use crate::domain::kept_views::{Hidden, KeptView};
use crate::reactive::{callback, each, keyed, maybe, memo, switch};
use crate::state::app::use_app;
use crate::state::list_tools::ListTools;
use crate::state::notices::Tone;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::TextField;
use crate::words::{instances, list_tools as words};

#[component]
pub fn Columns(tools: ListTools) -> impl IntoView {
    let choice = move |column: Column| {
        view! {
            <label class="facet__choice">
                <input
                    type="checkbox"
                    prop:checked=switch(move || !tools.hidden.with(|it: &Hidden| it.has(column)))
                    on:change=move |_| tools.toggle_column(column)
                />
                <span>{instances::column(column)}</span>
            </label>
        }
    };
    // The name is always shown: it leads to the instance.
    let columns = Column::ALL.into_iter().filter(|it| *it != Column::Name);
    view! {
        <fieldset class="facet facet--wide">
            <legend class="facet__name">{words::COLUMNS_LEGEND}</legend>
            {columns.map(choice).collect_view()}
        </fieldset>
    }
}

const NAME: &str = "view-name";

#[component]
pub fn KeptViews(tools: ListTools) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None);
    let is_empty = memo(move || tools.kept.with(Vec::is_empty));
    let keep = move || {
        let typed = name.get_untracked();
        match tools.keep_view(&typed) {
            Ok(()) => {
                name.set(String::new());
                problem.set(None);
                app.notices.add(Tone::Success, words::kept(typed.trim()));
            }
            Err(refusal) => problem.set(Some(words::refused(refusal))),
        }
    };
    view! {
        <form class="kept-view" novalidate on:submit=move |event| {
            event.prevent_default();
            keep();
        }>
            <TextField
                id=NAME
                label=words::VIEW_NAME
                hint=words::VIEW_NAME_HINT
                value=name
                on_input=move |text| name.set(text)
                problem
            />
            <ActionButton label=words::KEEP_VIEW submit=true />
        </form>
        {maybe(move || is_empty.get().then(|| view! { <p class="quiet">{words::NO_VIEWS}</p> }.into_any()))}
        <ul class="kept-views" aria-label=words::KEPT_VIEWS>
            {each(move || {
                let kept = tools.kept.get().into_iter();
                kept.map(|it| keyed(format!("{}\t{}", it.name, it.query), move || item(tools, it))).collect()
            })}
        </ul>
    }
}

fn item(tools: ListTools, kept: KeptView) -> AnyView {
    let app = use_app();
    let (name, gone) = (kept.name.clone(), kept.name.clone());
    view! {
        <li>
            <ActionButton label=name.clone() on_press=callback(move |()| tools.show_view(&kept)) />
            <ActionButton
                label=words::forget_view(&name)
                kind=ButtonKind::Quiet
                on_press=callback(move |()| {
                    tools.forget_view(&gone);
                    app.notices.add(Tone::Info, words::forgotten(&gone));
                    crate::dom::focus::move_to_document_id(NAME);
                })
            />
        </li>
    }
    .into_any()
}
