//! That a workshop has filled something in, and what of it could not be.

use leptos::prelude::*;

use crate::reactive::{maybe, memo};
use crate::state::workshop::Workshop;
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{form, kiosk as words};

#[component]
pub fn Preset(workshop: Workshop) -> impl IntoView {
    let filled = memo(move || {
        let preset = workshop.preset();
        let mut parts = Vec::new();
        parts.extend(preset.visibility.map(|it| form::visibility(it).to_owned()));
        if !preset.tags.is_empty() {
            parts.push(words::preset_tags(&preset.tags));
        }
        let users: Vec<String> = preset.users.into_iter().map(|it| it.0).collect();
        if !users.is_empty() {
            parts.push(words::preset_users(&users));
        }
        (!parts.is_empty()).then(|| words::preset(workshop.name(), &parts))
    });
    let unknown = memo(move || {
        let names = workshop.unknown();
        (!names.is_empty()).then(|| words::preset_unknown(&names))
    });
    view! {
        {maybe(move || filled.get().map(|said| view! {
            <Notice kind=NoticeKind::Info><p>{said}</p></Notice>
        }.into_any()))}
        {maybe(move || unknown.get().map(|said| view! {
            <Notice kind=NoticeKind::Warning><p>{said}</p></Notice>
        }.into_any()))}
    }
}
