//! A button that copies a short text.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::{icon::Icon, live::LiveRegion};
use crate::reactive::{self, part, token};
use crate::{
    dom::{clipboard, timer::Timer},
    words::{self, saying::say_again},
};

/// How it went the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    None,
    Copied,
    /// The text is shown, selected, for copying by hand.
    Refused,
}

/// Copies `text`; where the browser forbids it, shows the text selected.
#[component]
pub fn CopyButton(
    /// What the text is, as in "Copy IP address".
    #[prop(into)]
    what: String,
    #[prop(into)] text: Signal<String>,
    /// Whether the button says what it copies; otherwise it is a picture with a name.
    #[prop(optional)]
    in_words: bool,
) -> impl IntoView {
    const SHOWN_FOR: Duration = Duration::from_secs(2);
    let what = StoredValue::new(what);
    let outcome = RwSignal::new(Outcome::None);
    let said = RwSignal::new(String::new());
    let timer = Timer::new();
    let done = move |is_copied: bool| {
        let (now, sentence) = if is_copied {
            (
                Outcome::Copied,
                what.try_with_value(|what| words::ui::copied(what)),
            )
        } else {
            (Outcome::Refused, Some(words::ui::COPY_BY_HAND.to_owned()))
        };
        // The answer may come when the button is gone.
        let Some(sentence) = sentence else { return };
        outcome.set(now);
        said.update(|said| *said = say_again(said, &sentence));
        if is_copied {
            timer.start(SHOWN_FOR, move || outcome.set(Outcome::None));
        }
    };
    view! {
        <span class="copy" data-outcome=token(move || (outcome.get() == Outcome::Copied).then_some("copied"))>
            <button
                class=if in_words { "button" } else { "copy__button" }
                type="button"
                aria-label=what.with_value(|what| words::ui::copy(what))
                on:click=move |_| clipboard::copy(&text.get_untracked(), done)
            >
                {part(move || view! { <Icon name=if outcome.get() == Outcome::Copied { "check" } else { "copy" } /> }.into_any())}
                {in_words.then(|| what.with_value(|what| words::ui::copy(what)))}
            </button>
            {part(move || match outcome.get() {
                Outcome::None => ().into_any(),
                Outcome::Copied => {
                    // Said by the region below.
                    view! { <span class="copy__done" aria-hidden="true">{words::ui::COPIED}</span> }.into_any()
                }
                Outcome::Refused => view! { <ByHand what=what.get_value() text /> }.into_any(),
            })}
            <LiveRegion text=said />
        </span>
    }
    .into_any()
}

#[component]
fn ByHand(what: String, text: Signal<String>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    input.on_load(|input| clipboard::select(&input));
    view! {
        <span class="copy__by-hand">
            <input
                class="field__control copy__text"
                node_ref=input
                type="text"
                readonly
                aria-label=what
                value=reactive::text(move || text.get())
            />
            <span class="copy__hint">{words::ui::COPY_BY_HAND}</span>
        </span>
    }
    .into_any()
}
