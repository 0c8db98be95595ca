//! Text that is folded away until it is wanted.

use leptos::prelude::*;

use crate::reactive::text;

use super::icon::Icon;

/// The browser's own `<details>`.
#[component]
pub fn Disclosure(
    #[prop(into)] summary: Signal<String>,
    /// Unfolded to begin with.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">
                <Icon name="chevron" />
                <span>{text(move || summary.get())}</span>
            </summary>
            <div class="disclosure__content">{children()}</div>
        </details>
    }
    .into_any()
}
