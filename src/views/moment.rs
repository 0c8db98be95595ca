//! A moment: its age in words, the exact time on demand.

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::time::Timestamp;
use crate::reactive::{memo, text};
use crate::state::app::use_app;
use crate::words::{instances, time};

/// "3 days ago", with the exact time where it is pointed at; or the word for unknown.
#[component]
pub fn Ago(at: Option<Timestamp>) -> impl IntoView {
    let clock = use_app().clock;
    match at {
        None => instances::UNKNOWN.into_any(),
        Some(at) => {
            // Remembered: the clock ticks oftener than the words change.
            let age = memo(move || time::ago(clock.now() - at.0));
            // Not at once: the first one takes a phone as long as several rows.
            view! {
                <time
                    datetime=intl::iso(at.0)
                    on:pointerenter:target=move |event| event.target().set_title(&intl::date_time(at.0))
                >
                    {text(move || age.get())}
                </time>
            }
            .into_any()
        }
    }
}

/// The exact time, with the age behind it.
#[component]
pub fn Exact(at: Option<Timestamp>) -> impl IntoView {
    let clock = use_app().clock;
    match at {
        None => instances::UNKNOWN.into_any(),
        Some(at) => view! {
            <time datetime=intl::iso(at.0)>{intl::date_time(at.0)}</time>
            <span class="quiet">{text(move || format!(" ({})", time::ago(clock.now() - at.0)))}</span>
        }
        .into_any(),
    }
}
