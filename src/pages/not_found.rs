//! An address that is none of ours.

use leptos::prelude::*;

use crate::route::Route;
use crate::words::frame;

#[component]
pub fn NotFoundPage(path: String) -> impl IntoView {
    super::title(|| frame::NOT_FOUND_TITLE.to_owned());
    view! {
        <div class="page page--narrow">
            <h1 tabindex="-1">{frame::NOT_FOUND_TITLE}</h1>
            <p>{frame::not_found(&path)}</p>
            <p><a class="button button--primary" href=Route::Instances.path()>{frame::TO_INSTANCES}</a></p>
        </div>
    }
}
