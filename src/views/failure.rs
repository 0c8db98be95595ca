//! Where a failed load shows: a panel where nothing is there yet, a quiet line where something is.

use leptos::prelude::*;

use crate::domain::api_error::ApiError;
use crate::reactive::text;
use crate::state::app::use_app;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{errors, time};

/// The first load failed: what happened, and a way to try again, in the place of the data.
#[component]
pub fn LoadFailed(error: ApiError, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    view! {
        <div class="failure" role="alert">
            <h2 class="failure__title">{errors::headline(&error)}</h2>
            <p>{errors::sentence(&error)}</p>
            <ActionButton label=errors::RETRY icon="refresh" kind=ButtonKind::Primary on_press=on_retry />
        </div>
    }
}

/// A refresh failed: the data stays, with a word on how old it is.
#[component]
pub fn Stale(error: ApiError, at: i64, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let clock = use_app().clock;
    view! {
        <Notice kind=NoticeKind::Warning>
            <p>{text(move || errors::stale(&time::ago(clock.now() - at), &error))}</p>
            <ActionButton label=errors::RETRY icon="refresh" kind=ButtonKind::Quiet on_press=on_retry />
        </Notice>
    }
}
