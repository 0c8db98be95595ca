//! The imaging lock: what not to do while an image is being made, and the question before it.

use leptos::prelude::*;

use crate::reactive::{callback, maybe, memo};
use crate::route::Route;
use crate::state::app::use_lists;
use crate::state::follow::Followed;
use crate::state::lock::Lock;
use crate::ui::dialog::ConfirmDialog;
use crate::ui::icon::Icon;
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{actions, instances as words, status};

/// What not to do, where the request stands, and the way to it.
#[component]
pub fn LockNotice(followed: Followed) -> impl IntoView {
    let lists = use_lists();
    let open = memo(move || {
        let id = followed.instance.with(|it| it.value().map(|it| it.id))?;
        lists.lock(id)
    });
    maybe(move || {
        open.get().map(|request| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{words::lock(&request.image_name, &status::request(&request))}</p>
                    <p><a href=Route::Request { uuid: request.uuid }.path()>
                        {words::SEE_REQUEST}<Icon name="arrow-right" />
                    </a></p>
                </Notice>
            }
            .into_any()
        })
    })
}

/// Asks once more before an action that could spoil an image. A page that offers actions has one of these.
#[component]
pub fn LockQuestion(lock: Lock) -> impl IntoView {
    maybe(move || {
        lock.asked.get().map(|asked| {
            let said =
                actions::lock_request(&asked.request.image_name, &status::request(&asked.request));
            let href = Route::Request {
                uuid: asked.request.uuid,
            }
            .path();
            view! {
                <ConfirmDialog
                    title=actions::lock_title(asked.action)
                    is_open=true
                    confirm=actions::lock_confirm(asked.action)
                    keep=actions::LOCK_KEEP
                    danger=true
                    on_confirm=callback(move |()| lock.confirm())
                    on_close=callback(move |()| lock.dismiss())
                >
                    <p><strong>{actions::LOCK}</strong></p>
                    <p>{said.clone()}</p>
                    <p><a href=href.clone()>{words::SEE_REQUEST}</a></p>
                </ConfirmDialog>
            }
            .into_any()
        })
    })
}
