//! What surrounds every field: label, hint, problem, warning and counter, each tied to the control by id.
//!
//! No control is shown without it, so none can miss its label or keep its problem from a screen reader.

use leptos::{html, prelude::*};

use super::{icon::Icon, live::LiveRegion};
use crate::reactive::{derive, flag, memo, part, text};
use crate::words;

/// Around a control, which is the children.
#[component]
pub fn Field(wiring: Wiring, label: String, children: Children) -> impl IntoView {
    let Wiring {
        hint,
        required,
        problem,
        warning,
        counter,
        ..
    } = wiring.clone();
    view! {
        <div class="field">
            <div class="field__head">
                <label class="field__label" id=wiring.label_id() for=wiring.id.clone()>{label}</label>
                {required.then(|| view! { <RequiredMark /> })}
            </div>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=wiring.hint_id()>{hint}</p> })}
            {children()}
            <div class="field__foot">
                <Messages id=wiring.id.clone() problem warning />
                {counter.map(|counter| view! { <Counter id=wiring.counter_id() counter /> })}
            </div>
        </div>
    }
    .into_any()
}

/// The problem, or else the warning, of a control or a group of them.
/// Both regions are there from the start, or else screen readers would not notice what appears in them.
#[component]
pub fn Messages(
    id: String,
    problem: Signal<Option<String>>,
    warning: Signal<Option<String>>,
) -> impl IntoView {
    let warning = move || {
        if problem.get().is_some() {
            None
        } else {
            warning.get()
        }
    };
    let message = |icon: &'static str, text: Option<String>| match text {
        Some(text) => view! { <Icon name=icon /> <span>{text}</span> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <div class="field__messages">
            <p class="field__problem" id=format!("{id}-problem") aria-live="polite">
                {part(move || message("danger", problem.get()))}
            </p>
            <p class="field__warning" id=format!("{id}-warning") aria-live="polite">
                {part(move || message("warning", warning()))}
            </p>
        </div>
    }
    .into_any()
}

/// Hidden from assistive technology, which has `aria-required`, so that the name of the field is its label alone.
#[component]
pub fn RequiredMark() -> impl IntoView {
    view! { <span class="field__required" aria-hidden="true">{words::ui::REQUIRED}</span> }
}

#[component]
fn Counter(id: String, counter: Signal<(usize, usize)>) -> impl IntoView {
    let is_over = move || counter.with(|(used, limit)| used > limit);
    let said = memo(move || {
        let (used, limit) = counter.get();
        words::ui::counter_said(used, limit)
    });
    view! {
        <p class="field__counter" id=id data-over=flag(is_over)>
            {text(move || {
                let (used, limit) = counter.get();
                words::ui::counter(used, limit)
            })}
            <span class="visually-hidden">" "{words::ui::COUNTER_UNIT}</span>
        </p>
        <LiveRegion text=said />
    }
    .into_any()
}

/// The ids of one field and the signals that decide which of them the control points to.
#[derive(Clone)]
pub struct Wiring {
    /// The control's.
    pub id: String,
    /// May be empty.
    pub hint: String,
    pub required: bool,
    pub problem: Signal<Option<String>>,
    /// Shown while there is no problem.
    pub warning: Signal<Option<String>>,
    /// How much is used, and of how much.
    pub counter: Option<Signal<(usize, usize)>>,
}

impl Wiring {
    /// For what else the label names, such as the list of a combobox.
    pub fn label_id(&self) -> String {
        format!("{}-label", self.id)
    }

    /// For who shows the hint without `Field`.
    pub fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    fn counter_id(&self) -> String {
        format!("{}-counter", self.id)
    }

    /// For `aria-describedby`: only what is there at the moment.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let Wiring {
            id,
            hint,
            problem,
            warning,
            counter,
            ..
        } = self.clone();
        derive(move || {
            let mut parts = Vec::new();
            if !hint.is_empty() {
                parts.push("hint");
            }
            if problem.with(Option::is_some) {
                parts.push("problem");
            } else if warning.with(Option::is_some) {
                parts.push("warning");
            }
            if counter.is_some() {
                parts.push("counter");
            }
            let ids: Vec<String> = parts
                .into_iter()
                .map(|part| format!("{id}-{part}"))
                .collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        let problem = self.problem;
        derive(move || problem.with(Option::is_some).then_some("true"))
    }

    /// For `aria-required`: `required` itself would have the browser judge the field, in its own words and too early.
    pub fn required(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }
}

/// Keeps the text of an input equal to `value`.
///
/// It writes only what differs, for writing moves the caret, ends a composition,
/// and in a number field would delete a half typed number, whose value reads as empty.
pub fn keep_input(input: NodeRef<html::Input>, value: Signal<String>) {
    Effect::new(move || {
        let value = value.get();
        if let Some(input) = input.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });
}

/// As `keep_input`, for an area of text.
pub fn keep_area(area: NodeRef<html::Textarea>, value: Signal<String>) {
    Effect::new(move || {
        let value = value.get();
        if let Some(area) = area.get()
            && area.value() != value
        {
            area.set_value(&value);
        }
    });
}
