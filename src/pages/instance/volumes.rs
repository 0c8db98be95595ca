//! The Volumes tab: what is attached, as the cloud says it now.

use leptos::prelude::*;

use crate::dom::page;
use crate::domain::volume::LiveVolume;
use crate::reactive::{callback, memo, part};
use crate::state::app::{rows, use_app};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::words::{instances as words, status};

#[component]
pub fn Volumes(followed: Followed) -> impl IntoView {
    let app = use_app();
    let instance = followed.instance.with_untracked(|it| it.value().cloned());
    let Some(instance) = instance else {
        return ().into_any();
    };
    let uuid = instance.uuid.clone();
    let volumes = Query::new(app, move || {
        let instance = instance.clone();
        async move {
            app.session
                .client()
                .live_volumes(&instance, page::stamp())
                .await
                .map(rows)
        }
    })
    .start();
    let attached = memo(move || {
        volumes.value().map(|all| {
            all.into_iter()
                .filter(|it| it.attached_to.as_ref() == Some(&uuid))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <h2>{words::ATTACHED}</h2>
        {part(move || match (attached.get(), volumes.error()) {
            (Some(list), _) if list.is_empty() => view! { <p>{words::NO_VOLUMES}</p> }.into_any(),
            (Some(list), _) => view! {
                <ul class="rows" role="list">{list.into_iter().map(one).collect_view()}</ul>
            }.into_any(),
            (None, Some(error)) => view! {
                <LoadFailed error on_retry=callback(move |()| volumes.refresh()) />
            }.into_any(),
            (None, None) => view! { <Skeleton lines=2 /> }.into_any(),
        })}
    }
    .into_any()
}

fn one(volume: LiveVolume) -> AnyView {
    let place = volume
        .device
        .as_deref()
        .map(|device| words::attached_at(device, volume.mount_location.as_deref()));
    view! {
        <li class="rows__row">
            <strong>{volume.name}</strong>
            <span>{format!("{} GB", volume.size)}</span>
            <span>{status::volume(&volume.state)}</span>
            <span class="quiet">{place}</span>
        </li>
    }
    .into_any()
}
