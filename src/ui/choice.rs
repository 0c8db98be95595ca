//! Choosing: a box to tick, one of several radio buttons, one of a list. All native.

use leptos::prelude::*;

use crate::reactive::{part, switch};

use super::field::{Field, Messages, RequiredMark, Wiring};

/// A box to tick.
#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    /// Shown while there is no problem.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint: hint.clone(),
        required,
        problem,
        warning,
        counter: None,
    };
    view! {
        <div class="field">
            <div class="choice">
                <input
                    class="choice__control"
                    type="checkbox"
                    id=id.clone()
                    name=id.clone()
                    prop:checked=checked
                    aria-describedby=wiring.described_by()
                    aria-invalid=wiring.invalid()
                    aria-required=wiring.required()
                    on:change:target=move |event| on_change.run(event.target().checked())
                />
                <label class="choice__label" for=id.clone()>{label}</label>
                {(!hint.is_empty())
                    .then(|| view! { <p class="choice__detail" id=wiring.hint_id()>{hint}</p> })}
            </div>
            <Messages id problem warning />
        </div>
    }
    .into_any()
}

/// One answer of a `RadioGroup`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RadioOption {
    pub value: String,
    pub label: String,
    /// What choosing it means; may be empty.
    pub detail: String,
}

impl RadioOption {
    pub fn new(value: &str, label: impl Into<String>, detail: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: label.into(),
            detail: detail.to_owned(),
        }
    }
}

/// One of a few answers, all in sight.
#[component]
pub fn RadioGroup(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    options: Vec<RadioOption>,
    /// `None` until the person has chosen.
    #[prop(into)]
    value: Signal<Option<String>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] warning: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint: hint.clone(),
        required,
        problem,
        warning,
        counter: None,
    };
    let name = id.clone();
    view! {
        <fieldset
            class="field field--group"
            // A plain group may be neither required nor invalid.
            role="radiogroup"
            aria-labelledby=wiring.label_id()
            aria-describedby=wiring.described_by()
            aria-invalid=wiring.invalid()
            aria-required=wiring.required()
        >
            <legend class="field__label" id=wiring.label_id()>
                {legend}
                {required.then(|| view! { <RequiredMark /> })}
            </legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=wiring.hint_id()>{hint}</p> })}
            <div class="choices">
                {options
                    .into_iter()
                    .enumerate()
                    .map(|(index, option)| radio(&name, index, option, value, on_change))
                    .collect_view()}
            </div>
            <Messages id problem warning />
        </fieldset>
    }
    .into_any()
}

fn radio(
    name: &str,
    index: usize,
    option: RadioOption,
    value: Signal<Option<String>>,
    on_change: Callback<String>,
) -> AnyView {
    // The first has the id of the group, so that whoever sends the focus to a field by id gets to a control.
    let id = if index == 0 {
        name.to_owned()
    } else {
        format!("{name}-{index}")
    };
    let detail_id = format!("{name}-{index}-detail");
    let has_detail = !option.detail.is_empty();
    let chosen = option.value.clone();
    let is_chosen = move || value.with(|value| value.as_ref() == Some(&chosen));
    let answer = option.value.clone();
    view! {
        <div class="choice choice--card">
            <input
                class="choice__control"
                type="radio"
                id=id.clone()
                name=name.to_owned()
                value=option.value
                prop:checked=is_chosen
                aria-describedby=has_detail.then(|| detail_id.clone())
                on:change=move |_| on_change.run(answer.clone())
            />
            <label class="choice__label" for=id>{option.label}</label>
            {has_detail
                .then(|| view! { <p class="choice__detail" id=detail_id.clone()>{option.detail}</p> })}
        </div>
    }
    .into_any()
}

/// One answer of a `Select`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectOption {
    pub value: String,
    pub label: String,
}

/// One of a list that is too long to be all in sight.
#[component]
pub fn Select(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] options: Signal<Vec<SelectOption>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint,
        required,
        problem,
        warning: Signal::default(),
        counter: None,
    };
    let option = move |option: SelectOption| {
        let SelectOption { value: own, label } = option;
        let chosen = own.clone();
        // On the option rather than the list: the list may be filled after its value was set.
        view! {
            <option value=own prop:selected=switch(move || value.with(|value| *value == chosen))>
                {label}
            </option>
        }
    };
    view! {
        <Field wiring=wiring.clone() label>
            <select
                class="field__control field__control--select"
                id=id.clone()
                name=id
                aria-describedby=wiring.described_by()
                aria-invalid=wiring.invalid()
                aria-required=wiring.required()
                on:change:target=move |event| on_change.run(event.target().value())
            >
                {part(move || options.get().into_iter().map(option).collect_view().into_any())}
            </select>
        </Field>
    }
    .into_any()
}
