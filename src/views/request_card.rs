//! Requests among others: each a card that changes in place, so that the focus stays in it.

use leptos::prelude::*;

use crate::domain::imaging_request::ImagingRequest;
use crate::reactive::{callback, maybe, memo, part};
use crate::route::{Route, Tab};
use crate::state::cancel::Cancel;
use crate::ui::button::ActionButton;
use crate::views::moment::Ago;
use crate::views::request_steps::{RequestBadge, Steps};
use crate::views::request_wait::Still;
use crate::words::instances::named;
use crate::words::{receipt, requests as words};

#[component]
pub fn RequestList(
    /// Newest first.
    #[prop(into)]
    requests: Signal<Vec<ImagingRequest>>,
    cancel: Cancel,
) -> impl IntoView {
    let all =
        memo(move || requests.with(|all| all.iter().map(|it| it.uuid.clone()).collect::<Vec<_>>()));
    view! {
        <ul class="cards" role="list">
            <For each=move || all.get() key=Clone::clone let:uuid>
                {move || {
                    let uuid = uuid.clone();
                    let found = move || requests.with(|all| all.iter().find(|it| it.uuid == uuid).cloned());
                    let first = untrack(&found);
                    first.map(|first| {
                        // A request that leaves the list keeps its last state until its card is gone.
                        let request = memo(move || found().unwrap_or_else(|| first.clone()));
                        view! { <li><Card request cancel /></li> }
                    })
                }}
            </For>
        </ul>
    }
}

#[component]
fn Card(request: Memo<ImagingRequest>, cancel: Cancel) -> impl IntoView {
    let asked = request.get_untracked();
    let href = Route::Request { uuid: asked.uuid }.path();
    let instance = Route::Instance {
        uuid: asked.instance_uuid,
        tab: Tab::Details,
    }
    .path();
    let ended = memo(move || request.with(|it| it.ended));
    let result = memo(move || request.with(receipt::result));
    view! {
        <article class="card">
            <div class="card__head">
                <h2 class="card__title"><a href=href>{asked.image_name}</a></h2>
                {part(move || view! { <RequestBadge request=request.get() /> }.into_any())}
            </div>
            <p class="card__facts">
                <span>{words::INSTANCE}": "<a href=instance>{named(&asked.instance_name).to_owned()}</a></span>
                <span>{words::REQUESTED}" "<Ago at=asked.requested /></span>
                {maybe(move || ended.get().map(|at| view! {
                    <span>{words::ENDED}" "<Ago at=Some(at) /></span>
                }.into_any()))}
                {maybe(move || result.get().map(|it| view! {
                    <span>{words::RESULT}": "{it}</span>
                }.into_any()))}
            </p>
            {part(move || view! { <Steps request=request.get() /> }.into_any())}
            <Still request />
            <CancelButton request cancel />
        </article>
    }
}

/// There while the server lets the person take it back.
#[component]
pub fn CancelButton(request: Memo<ImagingRequest>, cancel: Cancel) -> impl IntoView {
    let can_cancel = memo(move || request.with(|it| it.status.can_cancel() && !it.has_image()));
    maybe(move || {
        can_cancel.get().then(|| {
            view! {
                <ActionButton
                    label=words::CANCEL
                    icon="close"
                    on_press=callback(move |()| cancel.ask(request.get_untracked()))
                />
            }
            .into_any()
        })
    })
}
