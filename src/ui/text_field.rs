//! Text typed into a line or an area. Typing is never swallowed: there is no `maxlength`, limits are said in words.

use leptos::{html, prelude::*};

use super::field::{Field, Wiring, keep_area, keep_input};
use crate::dom::clipboard::{self, Paste};

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] value: Signal<String>,
    /// Gets the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    /// Shown while there is no problem.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// How much is used, and of how much.
    #[prop(optional, into)]
    counter: Option<Signal<(usize, usize)>>,
    #[prop(default = "off")] autocomplete: &'static str,
    /// `text`, `password`, `number` or `search`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] placeholder: String,
    /// The focus begins here when the dialog around it opens.
    #[prop(optional)]
    first_focus: bool,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint,
        required,
        problem,
        warning,
        counter,
    };
    let input = NodeRef::<html::Input>::new();
    keep_input(input, value);
    // Names and passwords are not prose: neither a phone's capitals nor a checker's underlines help there.
    let is_secret = kind == "password";
    view! {
        <Field wiring=wiring.clone() label>
            <input
                class="field__control"
                node_ref=input
                id=id
                name=wiring.id.clone()
                type=kind
                autocomplete=autocomplete
                autocapitalize=is_secret.then_some("none")
                spellcheck=is_secret.then_some("false")
                placeholder=(!placeholder.is_empty()).then_some(placeholder)
                aria-describedby=wiring.described_by()
                aria-invalid=wiring.invalid()
                aria-required=wiring.required()
                data-first-focus=first_focus.then_some("true")
                on:input:target=move |event| on_input.run(event.target().value())
                on:blur=move |_| {
                    if let Some(on_blur) = on_blur {
                        on_blur.try_run(());
                    }
                }
            />
        </Field>
    }
    .into_any()
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] value: Signal<String>,
    /// Gets the whole text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    /// Gets what is pasted; what it gives back is put in instead.
    #[prop(optional)]
    on_paste: Option<Callback<Paste, Option<String>>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    /// Shown while there is no problem.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// How much is used, and of how much.
    #[prop(optional, into)]
    counter: Option<Signal<(usize, usize)>>,
    #[prop(default = 4)] rows: u32,
    /// For paths and lists of packages, whose columns mean something.
    #[prop(optional)]
    monospace: bool,
    #[prop(optional, into)] placeholder: String,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint,
        required,
        problem,
        warning,
        counter,
    };
    let area = NodeRef::<html::Textarea>::new();
    keep_area(area, value);
    view! {
        <Field wiring=wiring.clone() label>
            <textarea
                class=if monospace { "field__control field__control--code" } else { "field__control" }
                node_ref=area
                id=id
                name=wiring.id.clone()
                rows=rows
                autocomplete="off"
                spellcheck=monospace.then_some("false")
                autocapitalize=monospace.then_some("none")
                placeholder=(!placeholder.is_empty()).then_some(placeholder)
                aria-describedby=wiring.described_by()
                aria-invalid=wiring.invalid()
                aria-required=wiring.required()
                on:input:target=move |event| on_input.run(event.target().value())
                on:paste=move |event| {
                    if let (Some(on_paste), Some(area)) = (on_paste, area.get_untracked())
                        && let Some(paste) = clipboard::pasted_into(&event, &area)
                        && let Some(instead) = on_paste.run(paste)
                    {
                        event.prevent_default();
                        clipboard::put_in(&area, &instead);
                    }
                }
                on:blur=move |_| {
                    if let Some(on_blur) = on_blur {
                        on_blur.try_run(());
                    }
                }
            ></textarea>
        </Field>
    }
    .into_any()
}
