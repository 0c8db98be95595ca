//! A text field with suggestions: any text may be typed, a suggestion may be picked (WAI-ARIA combobox, list autocomplete).
//!
//! The focus never leaves the input; the highlighted option is only pointed to.
//! The highlight is kept by key, so that options arriving late cannot put another one under the person's Enter.

pub mod keys;
mod list;

use leptos::{ev::KeyboardEvent, html, prelude::*};

use self::{
    keys::{Deed, Modifier, Press, deed},
    list::List,
};
use super::{
    field::{Field, Wiring, keep_input},
    icon::Icon,
    waiting::Spinner,
};
use crate::dom::{clipboard, focus, timer};
use crate::reactive::{attribute, flag, maybe, switch, text, token};

/// One suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComboOption {
    /// What `on_pick` gets; different for each option.
    pub key: String,
    pub label: String,
    /// A second, quieter line; may be empty.
    pub detail: String,
    pub kind: ComboKind,
}

/// Whether picking takes something that exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComboKind {
    #[default]
    Pick,
    /// Picking it begins making something new.
    Create,
}

/// The field with its list. What was picked is for the caller to show, and so is emptying the text after it.
#[component]
pub fn Combobox(
    /// The input's; the list and its parts have ids made from it.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(into)] text: Signal<String>,
    /// Gets the whole text at each change.
    #[prop(into)]
    on_text: Callback<String>,
    #[prop(into)] options: Signal<Vec<ComboOption>>,
    /// Suggestions are being fetched.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Shown under the options and said politely, such as "12 results, showing 10" or "No tag has this name".
    #[prop(optional, into)]
    status: Signal<String>,
    /// Gets the key of the picked option.
    #[prop(into)]
    on_pick: Callback<String>,
    /// Enter with nothing highlighted: gets the text, which is not blank.
    #[prop(optional, into)]
    on_submit_text: Option<Callback<String>>,
    #[prop(optional, into)] on_backspace_empty: Option<Callback<()>>,
    /// Gets a pasted text that is a list: it has a line break, comma, semicolon or tab. It does not go into the input then.
    #[prop(optional, into)]
    on_paste: Option<Callback<String>>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] warning: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] placeholder: String,
) -> impl IntoView {
    let wiring = Wiring {
        id: id.clone(),
        hint,
        required,
        problem,
        warning,
        counter: None,
    };
    let input = NodeRef::<html::Input>::new();
    keep_input(input, text);
    let list = List::new(&id, options, status);

    let act = move |event: &KeyboardEvent| {
        let deed = deed(&press(event), list.situation(text));
        if deed.is_ours_alone() {
            event.prevent_default();
            event.stop_propagation();
        }
        match deed {
            Deed::Open(index) => list.open(index),
            Deed::Highlight(index) => list.highlight(Some(index)),
            Deed::Unhighlight => list.highlight(None),
            Deed::Pick(index) => {
                if let Some(key) = list.key_at(index) {
                    list.close();
                    on_pick.run(key);
                }
            }
            Deed::Submit => {
                let text = text.get_untracked();
                if let Some(on_submit_text) = on_submit_text
                    && !text.trim().is_empty()
                {
                    list.close();
                    on_submit_text.run(text);
                }
            }
            Deed::Close | Deed::Leave => list.close(),
            Deed::Clear => on_text.run(String::new()),
            Deed::BackspaceEmpty => {
                if let Some(on_backspace_empty) = on_backspace_empty {
                    on_backspace_empty.run(());
                }
            }
            Deed::Nothing => {}
        }
    };

    view! {
        <Field wiring=wiring.clone() label>
            <div class="combobox" data-open=flag(move || list.is_shown())>
                <input
                    class="field__control combobox__input"
                    node_ref=input
                    id=id.clone()
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder=(!placeholder.is_empty()).then_some(placeholder)
                    aria-autocomplete="list"
                    aria-haspopup="listbox"
                    aria-controls=list.id()
                    aria-expanded=token(move || Some(if list.is_expanded() { "true" } else { "false" }))
                    aria-activedescendant=attribute(move || list.highlighted_id())
                    aria-describedby=wiring.described_by()
                    aria-invalid=wiring.invalid()
                    aria-required=wiring.required()
                    on:keydown=move |event| act(&event)
                    on:input:target=move |event| {
                        list.open(None);
                        on_text.run(event.target().value());
                    }
                    on:click=move |_| list.open(list.highlighted.get_untracked())
                    on:blur=move |_| {
                        // Also when the input is taken out of the page, where not all of this exists any more.
                        list.close();
                        if let Some(on_blur) = on_blur {
                            on_blur.try_run(());
                        }
                    }
                    on:paste=move |event| {
                        if let Some(on_paste) = on_paste
                            && let Some(text) = clipboard::pasted(&event)
                            && is_list(&text)
                        {
                            event.prevent_default();
                            // What comes of it is said below, where the list would cover it.
                            list.close();
                            on_paste.run(text);
                        }
                    }
                />
                {maybe(move || busy.get().then(|| view! { <Spinner /> }.into_any()))}
                <Popup list label_id=wiring.label_id() busy on_pick />
            </div>
        </Field>
    }
    .into_any()
}

#[component]
fn Popup(
    list: List,
    label_id: String,
    busy: Signal<bool>,
    on_pick: Callback<String>,
) -> impl IntoView {
    let element = NodeRef::<html::Ul>::new();
    Effect::new(move || {
        if let Some(option) = list.highlighted_id() {
            // The option may have come with the same change that highlights it.
            timer::soon(move || {
                if let Some(element) = element.try_get_untracked().flatten()
                    && let Some(option) = focus::by_id(&element, &option)
                {
                    focus::reveal(&element, &option);
                }
            });
        }
    });
    let pick = move |key: String| {
        list.close();
        on_pick.run(key);
    };
    let options = move || {
        let options = if list.is_expanded() {
            list.options.get()
        } else {
            Vec::new()
        };
        let option = |(index, option)| option_view(list, index, option, pick);
        options.into_iter().enumerate().map(option).collect_view()
    };
    view! {
        // The focus stays in the input whatever is pressed here.
        <div class="combobox__popup" on:mousedown=move |event| event.prevent_default()>
            <ul
                class="combobox__list"
                node_ref=element
                id=list.id()
                role="listbox"
                aria-labelledby=label_id
                aria-busy=flag(move || busy.get())
                hidden=switch(move || !list.is_expanded())
            >
                {options}
            </ul>
            <p class="combobox__status" role="status">
                {text(move || if list.wants_open.get() { list.status.get() } else { String::new() })}
            </p>
        </div>
    }
    .into_any()
}

fn option_view(
    list: List,
    index: usize,
    option: ComboOption,
    pick: impl Fn(String) + Copy + 'static,
) -> AnyView {
    let ComboOption {
        key,
        label,
        detail,
        kind,
    } = option;
    view! {
        <li
            class="combobox__option"
            id=list.option_id(index)
            role="option"
            aria-selected=token(move || Some(if list.highlighted.get() == Some(index) { "true" } else { "false" }))
            on:click=move |_| pick(key.clone())
        >
            {(kind == ComboKind::Create).then(|| view! { <Icon name="plus" /> })}
            <span class="combobox__label">{label}</span>
            {(!detail.is_empty()).then(|| view! { <span class="combobox__detail">{detail}</span> })}
        </li>
    }
    .into_any()
}

fn press(event: &KeyboardEvent) -> Press {
    /// What browsers give for any key that an input method takes; Safari gives only this for the Enter that ends a word.
    const TAKEN_BY_INPUT_METHOD: u32 = 229;
    let modifier = if event.alt_key() {
        Modifier::Alt
    } else if event.ctrl_key() || event.meta_key() {
        Modifier::Control
    } else {
        Modifier::None
    };
    Press {
        key: event.key(),
        modifier,
        repeats: event.repeat(),
        is_composing: event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD,
    }
}

fn is_list(text: &str) -> bool {
    text.contains(['\n', '\r', ',', ';', '\t'])
}
