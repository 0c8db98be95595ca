//! Text that is there for assistive technology alone.

use leptos::prelude::*;

use crate::reactive;

/// Says `text` whenever it changes: after what is being said, or `assertive`, at once.
#[component]
pub fn LiveRegion(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] assertive: bool,
) -> impl IntoView {
    view! {
        <div class="visually-hidden" role=if assertive { "alert" } else { "status" } aria-atomic="true">
            {reactive::text(move || text.get())}
        </div>
    }
    .into_any()
}

/// Read out, but not shown.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }.into_any()
}
