//! The Image requests tab: those for this instance.

use leptos::prelude::*;

use crate::reactive::{callback, derive, memo, part};
use crate::state::app::{use_app, use_lists};
use crate::state::cancel::{self, Cancel};
use crate::state::follow::Followed;
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::views::question::QuestionDialog;
use crate::views::request_card::RequestList;
use crate::words::instances as words;

#[component]
pub fn Requests(followed: Followed) -> impl IntoView {
    let requests = use_lists().requests;
    let cancel = Cancel::start(use_app(), use_lists());
    let of_this = memo(move || {
        let id = followed.instance.with(|it| it.value().map(|it| it.id))?;
        requests.with(|it| {
            let all = it.value()?.iter();
            Some(
                all.filter(|it| it.instance == id)
                    .cloned()
                    .collect::<Vec<_>>(),
            )
        })
    });
    let is_empty = memo(move || of_this.with(|it| it.as_ref().map(Vec::is_empty)));
    let error = memo(move || requests.error());
    view! {
        <h2 class="visually-hidden" id=cancel::HEADING tabindex="-1">{words::REQUESTS_TAB}</h2>
        {part(move || match is_empty.get() {
            Some(true) => view! { <p>{words::NO_REQUESTS}</p> }.into_any(),
            Some(false) => view! {
                <RequestList requests=derive(move || of_this.get().unwrap_or_default()) cancel />
            }.into_any(),
            None => match error.get() {
                Some(error) => view! {
                    <LoadFailed error on_retry=callback(move |()| requests.refresh()) />
                }.into_any(),
                None => view! { <Skeleton lines=3 /> }.into_any(),
            },
        })}
        <QuestionDialog question=cancel.question />
    }
}
