//! The form in which one field of an instance is changed where it stands: what was typed stays until the change is made.

use leptos::prelude::*;

use crate::domain::change::Trouble;
use crate::reactive::{callback, maybe, word};
use crate::state::change::Change;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{details as words, ui};

/// Around the field, which is the children. Escape leaves everything as it was.
#[component]
pub fn ChangeForm(
    change: Change,
    /// The button that makes the change.
    save: &'static str,
    say: fn(&Trouble) -> String,
    on_save: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="rename"
            novalidate
            on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                on_save.run(());
            }
            on:keydown=move |event: leptos::ev::KeyboardEvent| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    change.close();
                }
            }
        >
            {children()}
            <div role="alert">
                {maybe(move || change.trouble.get().map(|it| view! {
                    <Notice kind=NoticeKind::Danger>{say(&it)}</Notice>
                }.into_any()))}
            </div>
            <p class="quiet" role="status">
                {word(move || if change.is_asking.get() { words::ASKING } else { "" })}
            </p>
            <div class="rename__actions">
                <ActionButton label=save kind=ButtonKind::Primary busy=change.is_busy submit=true />
                <ActionButton label=ui::CANCEL on_press=callback(move |()| change.close()) />
            </div>
        </form>
    }
    .into_any()
}
