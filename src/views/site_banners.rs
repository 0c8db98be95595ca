//! What concerns the whole site: being offline, and maintenance.

use leptos::prelude::*;

use crate::state::app::{use_app, use_lists};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::frame;

#[component]
pub fn SiteBanners() -> impl IntoView {
    let app = use_app();
    let maintenance = use_lists().maintenance;
    let texts = Memo::new(move |_| {
        maintenance
            .value()
            .unwrap_or_default()
            .into_iter()
            .map(|it| frame::maintenance(&it.title, &it.message))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="banners" role="status">
            {move || (!app.is_online.get()).then(|| view! {
                <Notice kind=NoticeKind::Warning><p>{frame::OFFLINE}</p></Notice>
            })}
            {move || texts.get().into_iter().map(|text| view! {
                <Notice kind=NoticeKind::Warning><p>{text}</p></Notice>
            }).collect_view()}
        </div>
    }
}
