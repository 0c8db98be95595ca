//! What is shown while something is awaited. Each comes after a moment, by its style sheet: a quick answer shows none.

use leptos::prelude::*;

use super::live::VisuallyHidden;
use crate::words;

/// A turning ring, for inside of controls. What is being done stands beside it, so it is hidden from assistive technology.
#[component]
pub fn Spinner() -> impl IntoView {
    view! { <span class="spinner" aria-hidden="true"></span> }.into_any()
}

/// Gray bars where text is going to be.
#[component]
pub fn Skeleton(
    #[prop(default = 3)] lines: usize,
    /// What is awaited, for those who do not see the bars.
    #[prop(default = words::ui::LOADING.to_owned(), into)]
    label: String,
) -> impl IntoView {
    view! {
        <div class="skeleton">
            <VisuallyHidden>{label}</VisuallyHidden>
            {(0..lines)
                .map(|_| view! { <span class="skeleton__line" aria-hidden="true"></span> })
                .collect_view()}
        </div>
    }
    .into_any()
}

/// Where a list has nothing to show: why, and what can be done, which are the children.
#[component]
pub fn EmptyState(
    #[prop(default = "info")] icon: &'static str,
    #[prop(into)] title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__icon">
                <super::icon::Icon name=icon />
            </span>
            <h2 class="empty-state__title">{title}</h2>
            <div class="empty-state__text">{children()}</div>
        </div>
    }
    .into_any()
}
