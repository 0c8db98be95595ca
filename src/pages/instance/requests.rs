//! The Image requests tab: those for this instance.

use leptos::prelude::*;

use crate::reactive::{callback, memo, part};
use crate::state::app::use_lists;
use crate::state::follow::Followed;
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::views::request_summary::RequestCard;
use crate::words::instances as words;

#[component]
pub fn Requests(followed: Followed) -> impl IntoView {
    let requests = use_lists().requests;
    let of_this = memo(move || {
        let id = followed.instance.with(|it| it.value().map(|it| it.id))?;
        let all = requests.value()?;
        Some(
            all.into_iter()
                .filter(|it| it.instance == id)
                .collect::<Vec<_>>(),
        )
    });
    view! {
        {part(move || match (of_this.get(), requests.error()) {
            (Some(list), _) if list.is_empty() => view! { <p>{words::NO_REQUESTS}</p> }.into_any(),
            (Some(list), _) => view! {
                <ul class="cards" role="list">
                    {list.into_iter().map(|request| view! { <li><RequestCard request /></li> }).collect_view()}
                </ul>
            }.into_any(),
            (None, Some(error)) => view! {
                <LoadFailed error on_retry=callback(move |()| requests.refresh()) />
            }.into_any(),
            (None, None) => view! { <Skeleton lines=3 /> }.into_any(),
        })}
    }
}
