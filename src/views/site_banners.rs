//! What concerns the whole site: being offline, and maintenance.

use leptos::prelude::*;

use crate::reactive::{maybe, memo, part};
use crate::state::app::{use_app, use_lists};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::frame;

#[component]
pub fn SiteBanners() -> impl IntoView {
    let app = use_app();
    let maintenance = use_lists().maintenance;
    let texts = memo(move || {
        maintenance
            .value()
            .unwrap_or_default()
            .into_iter()
            .map(|it| frame::maintenance(&it.title, &it.message))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="banners" role="status">
            {maybe(move || (!app.is_online.get()).then(|| view! {
                <Notice kind=NoticeKind::Warning><p>{frame::OFFLINE}</p></Notice>
            }.into_any()))}
            {part(move || texts.get().into_iter().map(|text| view! {
                <Notice kind=NoticeKind::Warning><p>{text}</p></Notice>
            }.into_any()).collect_view().into_any())}
        </div>
    }
}
