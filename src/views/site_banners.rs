//! What concerns the whole site: being offline, and maintenance.

use leptos::prelude::*;

use crate::reactive::{callback, maybe, memo, part};
use crate::state::app::{use_app, use_lists};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{errors, frame};

#[component]
pub fn SiteBanners() -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let maintenance = lists.maintenance;
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
            {maybe(move || app.profile_error.get().map(|error| view! {
                <Notice kind=NoticeKind::Danger>
                    <p>{errors::sentence(&error)}</p>
                    <ActionButton
                        label=errors::RETRY
                        icon="refresh"
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| app.ask_who_i_am(lists))
                    />
                </Notice>
            }.into_any()))}
            {part(move || texts.get().into_iter().map(|text| view! {
                <Notice kind=NoticeKind::Warning><p>{text}</p></Notice>
            }.into_any()).collect_view().into_any())}
        </div>
    }
}
