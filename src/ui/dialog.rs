//! A modal dialog: the browser's own `<dialog>`, which keeps the focus inside and the page behind it out of reach.

use leptos::{html, prelude::*};

use super::{
    button::{ActionButton, ButtonKind},
    icon::Icon,
    ids,
    notice::{Notice, NoticeKind},
};
use crate::reactive::{maybe, memo, text};
use crate::{
    dom::{focus, timer},
    words,
};

/// What takes the focus when the dialog opens: mark it with this attribute, or else it is the first control of the content.
const FIRST: &str = "[data-first-focus]";

/// A dialog. Its content is made anew each time it opens.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    /// One sentence under the title, read out with it.
    #[prop(optional, into)]
    description: String,
    #[prop(into)] is_open: Signal<bool>,
    /// Escape or the close button: the caller sets what `is_open` comes from.
    #[prop(into)]
    on_close: Callback<()>,
    /// The dialog asks something that must be answered: it is announced as an alert and has no close button.
    #[prop(optional)]
    alert: bool,
    /// Where the focus goes on closing if what had it before is gone.
    #[prop(optional, into)]
    return_to: String,
    children: ChildrenFn,
) -> impl IntoView {
    // A signal may be set to what it was: the content must not be made anew, and lose what was typed, for that.
    let is_open = memo(move || is_open.get());
    maybe(move || {
        is_open.get().then(|| {
            let (description, return_to, children) =
                (description.clone(), return_to.clone(), children.clone());
            view! { <Opened title description alert return_to on_close>{children()}</Opened> }
                .into_any()
        })
    })
}

#[component]
fn Opened(
    title: Signal<String>,
    description: String,
    alert: bool,
    return_to: String,
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let title_id = ids::unique("dialog");
    let labelled = title_id.clone();
    let description_id = format!("{title_id}-description");
    let described = (!description.is_empty()).then(|| description_id.clone());
    let dialog = NodeRef::<html::Dialog>::new();
    let content = NodeRef::<html::Div>::new();
    let opener = StoredValue::new_local(None);

    dialog.on_load(move |dialog| {
        opener.set_value(focus::active(&dialog));
        // It fails only for a dialog that is open already or not in a page.
        let _ = dialog.show_modal();
        if let Some(content) = content.get_untracked() {
            focus::move_into(&content, FIRST);
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            // Closed before it goes: while a modal dialog is open, nothing behind it takes the focus.
            dialog.close();
            let is_back = opener
                .try_get_value()
                .flatten()
                .is_some_and(|opener| focus::move_to(&opener));
            if !is_back && !return_to.is_empty() {
                focus::move_to_id(&dialog, &return_to);
            }
        }
    });

    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            role=alert.then_some("alertdialog")
            aria-labelledby=labelled
            aria-describedby=described
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
            // Some browsers close on a second Escape without asking.
            on:close=move |_| {
                on_close.try_run(());
                // Whoever must be answered stays: a dialog that is wanted is still here a moment later.
                timer::soon(move || {
                    if let Some(dialog) = dialog.try_get_untracked().flatten() {
                        let _ = dialog.show_modal();
                    }
                });
            }
        >
            <header class="dialog__head">
                <h2 class="dialog__title" id=title_id>{text(move || title.get())}</h2>
                {(!alert)
                    .then(|| {
                        view! {
                            <button
                                class="dialog__close"
                                type="button"
                                aria-label=words::ui::CLOSE
                                on:click=move |_| on_close.run(())
                            >
                                <Icon name="close" />
                            </button>
                        }
                    })}
            </header>
            <div class="dialog__content" node_ref=content>
                {(!description.is_empty())
                    .then(|| view! { <p class="dialog__description" id=description_id>{description}</p> })}
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}

/// Asks before something is done. The focus begins on Cancel where the deed is dangerous.
#[component]
pub fn ConfirmDialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] is_open: Signal<bool>,
    /// The button that does it, worded as the deed: "Stop instance", not "OK".
    #[prop(into)]
    confirm: String,
    /// The button that leaves everything as it is.
    #[prop(default = words::ui::CANCEL)]
    keep: &'static str,
    #[prop(optional)] danger: bool,
    /// The focus begins in the content, where something is to be typed first.
    #[prop(optional)]
    focus_inside: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Why it cannot be confirmed yet.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// Why it could not be done.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    #[prop(into)] on_confirm: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(optional, into)] return_to: String,
    /// What happens then, and what is lost.
    children: ChildrenFn,
) -> impl IntoView {
    let kind = if danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Primary
    };
    let children = StoredValue::new(children);
    let confirm = StoredValue::new(confirm);
    view! {
        <Dialog title is_open on_close alert=true return_to>
            <div class="dialog__body">{children.with_value(|children| children())}</div>
            <div class="dialog__problem" role="alert">
                {maybe(move || {
                    problem.get().map(|problem| view! { <Notice kind=NoticeKind::Danger>{problem}</Notice> }.into_any())
                })}
            </div>
            <div class="dialog__actions">
                <button
                    class="button"
                    type="button"
                    data-first-focus=(danger && !focus_inside).then_some("true")
                    on:click=move |_| on_close.run(())
                >
                    {keep}
                </button>
                <ActionButton
                    label=confirm.get_value()
                    kind
                    busy
                    blocked
                    on_press=on_confirm
                    first_focus=!danger && !focus_inside
                />
            </div>
        </Dialog>
    }
    .into_any()
}
