//! The button that does something: it says why it cannot, and shows when it is at it.

use leptos::prelude::*;

use super::{icon::Icon, ids, live::LiveRegion, waiting::Spinner};
use crate::reactive::{attribute, derive, flag, maybe, part, text};
use crate::words::{self, saying::say_again};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Plain,
    /// What most people come for; one on a screen.
    Primary,
    Danger,
    /// No frame, for rows and corners.
    Quiet,
}

impl ButtonKind {
    /// The classes of a button of this kind, for links that look like one as well.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Danger => "button button--danger",
            Self::Quiet => "button button--quiet",
        }
    }
}

/// A button that never goes dead without a reason.
///
/// While it is blocked it can still be reached, is described by the reason, and says it when pressed.
#[component]
pub fn ActionButton(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] icon: &'static str,
    #[prop(optional)] kind: ButtonKind,
    /// What was asked for is under way: pressing it again does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed now, and what helps.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// Whether the reason stands under the button; otherwise it shows while the button has the focus or the pointer.
    #[prop(optional)]
    shows_reason: bool,
    /// May be left out of a button that submits its form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    #[prop(optional)] submit: bool,
    #[prop(optional, into)] id: String,
    /// The focus begins here when the dialog around it opens.
    #[prop(optional)]
    first_focus: bool,
) -> impl IntoView {
    let reason_id = ids::unique("reason");
    let described = reason_id.clone();
    let is_blocked = derive(move || blocked.with(Option::is_some));
    let said = RwSignal::new(String::new());
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(reason) = blocked.get_untracked() {
            // Not even the form around it is submitted.
            event.prevent_default();
            said.update(|said| *said = say_again(said, &reason));
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <span class="action">
            <button
                class=kind.class()
                id=(!id.is_empty()).then_some(id)
                type=if submit { "submit" } else { "button" }
                aria-disabled=flag(move || busy.get() || is_blocked.get())
                aria-busy=flag(move || busy.get())
                aria-describedby=attribute(move || is_blocked.get().then(|| described.clone()))
                data-first-focus=first_focus.then_some("true")
                on:click=press
            >
                {part(move || {
                    if busy.get() {
                        view! { <Spinner /> }.into_any()
                    } else if icon.is_empty() {
                        ().into_any()
                    } else {
                        view! { <Icon name=icon /> }.into_any()
                    }
                })}
                <span class="button__label">{text(move || label.get())}</span>
            </button>
            {maybe(move || {
                is_blocked
                    .get()
                    .then(|| {
                        let class = if shows_reason { "action__reason" } else { "action__reason action__reason--hint" };
                        view! {
                            <span class=class id=reason_id.clone()>{text(move || blocked.get().unwrap_or_default())}</span>
                            <LiveRegion text=said />
                        }
                        .into_any()
                    })
            })}
            <LiveRegion text=derive(move || {
                if busy.get() { words::ui::WORKING.to_owned() } else { String::new() }
            }) />
        </span>
    }
    .into_any()
}
