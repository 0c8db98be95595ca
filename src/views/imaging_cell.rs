//! Where an instance of the list stands with imaging: the open request, or whether and why not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::instance::Instance;
use crate::domain::standing::Standing;
use crate::reactive::{memo, part};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::list_tools::{has_requests, standing};
use crate::words::list_tools as words;

#[component]
pub fn ImagingCell(instance: Memo<Option<Arc<Instance>>>) -> impl IntoView {
    let (app, lists) = (use_app(), use_lists());
    let shown = memo(move || {
        let me = app.session.username();
        instance.with(|it| {
            let it = it.as_deref().filter(|_| has_requests(lists))?;
            let standing = standing(it, me.as_ref(), app, lists);
            let text = words::standing(&standing, it);
            if standing != Standing::Requested {
                return Some((text, None));
            }
            // Its request, and whether the instance is still needed for it.
            let held = lists.lock(it.id).map(|it| it.uuid);
            let text = held
                .as_ref()
                .map_or(text, |_| words::DO_NOT_STOP.to_owned());
            let any = || {
                lists.requests.with(|all| {
                    let mut all = all.value()?.iter();
                    let open = all.find(|of| of.instance == it.id && of.is_open());
                    open.map(|it| it.uuid.clone())
                })
            };
            Some((text, held.or_else(any)))
        })
    });
    part(move || match shown.get() {
        Some((text, Some(uuid))) => view! {
            <a href=Route::Request { uuid }.path() title=text.clone()>{text.clone()}</a>
        }
        .into_any(),
        Some((text, None)) => {
            view! { <span class="instances__text" title=text.clone()>{text.clone()}</span> }
                .into_any()
        }
        None => ().into_any(),
    })
}
