//! Pictures beside words, never instead of them.

use leptos::prelude::*;

/// A small picture in the color of the text around it, drawn by `icon.css` in `style/components` and `style/later`, which have the names.
/// It is hidden from assistive technology: the words beside it, or the name of the button around it, say the same.
#[component]
pub fn Icon(#[prop(into)] name: &'static str) -> impl IntoView {
    view! { <span class=format!("icon icon--{name}") aria-hidden="true"></span> }.into_any()
}
