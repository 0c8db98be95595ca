//! The imaging lock: what not to do while an image is being made.

use leptos::prelude::*;

use crate::reactive::{maybe, memo};
use crate::route::Route;
use crate::state::app::use_lists;
use crate::state::follow::Followed;
use crate::ui::icon::Icon;
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{instances as words, status};

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
