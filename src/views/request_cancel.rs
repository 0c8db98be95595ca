//! The question before a request is cancelled, and what the server says to it.

use leptos::prelude::*;

use crate::reactive::{callback, derive, memo, text, word};
use crate::state::cancel::Cancel;
use crate::ui::dialog::ConfirmDialog;
use crate::words::requests as words;

#[component]
pub fn CancelDialog(cancel: Cancel) -> impl IntoView {
    let name = memo(move || {
        cancel.asked.with(|it| {
            it.as_ref()
                .map(|it| it.image_name.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <ConfirmDialog
            title=words::CANCEL_TITLE
            is_open=derive(move || cancel.asked.with(Option::is_some))
            confirm=words::CANCEL
            keep=words::KEEP
            danger=true
            busy=cancel.is_busy
            problem=derive(move || cancel.problem.with(|it| {
                it.as_ref().map(|verdict| words::verdict(&name.get(), verdict))
            }))
            on_confirm=callback(move |()| cancel.confirm())
            on_close=callback(move |()| cancel.dismiss())
        >
            <p>{text(move || words::cancel_body(&name.get()))}</p>
            <p class="quiet" role="status">
                {word(move || if cancel.is_asking.get() { words::ASKING } else { "" })}
            </p>
        </ConfirmDialog>
    }
}
