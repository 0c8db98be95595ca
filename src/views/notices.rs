//! The notices, under the header: each says what came of an action.

use leptos::prelude::*;

use crate::reactive::{callback, each, keyed};
use crate::state::app::use_app;
use crate::state::notices::Tone;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::frame;

#[component]
pub fn Notices() -> impl IntoView {
    let notices = use_app().notices;
    view! {
        <div class="notices" role="log" aria-live="polite" aria-label=frame::NOTICES>
            {each(move || notices.list().into_iter().map(|it| keyed(it.id.to_string(), move || view! {
                <Notice kind=kind(it.tone)>
                    <p>{it.text}</p>
                    {(!it.href.is_empty()).then(|| view! { <p><a href=it.href>{frame::SEE_MORE}</a></p> })}
                    <ActionButton
                        label=frame::DISMISS
                        icon="close"
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| notices.dismiss(it.id))
                    />
                </Notice>
            }.into_any())).collect())}
        </div>
    }
}

fn kind(tone: Tone) -> NoticeKind {
    match tone {
        Tone::Success => NoticeKind::Success,
        Tone::Info => NoticeKind::Info,
        Tone::Danger => NoticeKind::Danger,
    }
}
