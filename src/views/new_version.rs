//! That a new build of the application is there, and loading it when the person likes.

use leptos::prelude::*;

use crate::dom::page;
use crate::reactive::{callback, maybe};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::Notice;
use crate::words::frame;

/// Nobody is hurried: the old build works on, its files are kept.
#[component]
pub fn NewVersion() -> impl IntoView {
    let is_offered = RwSignal::new(page::has_update());
    page::on_update(move || {
        is_offered.try_set(true);
    });
    view! {
        <div class="banners" role="status">
            {maybe(move || is_offered.get().then(|| view! {
                <Notice>
                    <p>{frame::NEW_VERSION}</p>
                    <ActionButton
                        label=frame::LOAD_NEW_VERSION
                        kind=ButtonKind::Primary
                        on_press=callback(move |()| page::reload())
                    />
                    <ActionButton
                        label=frame::NOT_NOW
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| is_offered.set(false))
                    />
                </Notice>
            }.into_any()))}
        </div>
    }
}
