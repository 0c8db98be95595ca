//! What keeps a change from being made, at the field that it was typed into.

use leptos::prelude::*;

use crate::domain::change::Trouble;
use crate::reactive::{maybe, word};
use crate::state::change::Change;
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::details as words;

#[component]
pub fn ChangeTrouble(change: Change, say: fn(&Trouble) -> String) -> impl IntoView {
    view! {
        <div role="alert">
            {maybe(move || change.trouble.get().map(|it| view! {
                <Notice kind=NoticeKind::Danger>{say(&it)}</Notice>
            }.into_any()))}
        </div>
        <p class="quiet" role="status">
            {word(move || if change.is_asking.get() { words::ASKING } else { "" })}
        </p>
    }
}
