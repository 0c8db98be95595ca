//! The state of an instance: by word, shape and color together.

use leptos::prelude::*;

use crate::domain::instance::Instance;
use crate::domain::status::{Light, Status};
use crate::reactive::{maybe, text, token};
use crate::words::status as words;

#[component]
pub fn StatusBadge(
    #[prop(into)] status: Signal<Status>,
    #[prop(into, optional)] is_ended: Signal<bool>,
) -> impl IntoView {
    let light = move || {
        if is_ended.get() {
            Light::Ended
        } else {
            status.with(Status::light)
        }
    };
    let label = move || {
        if is_ended.get() {
            words::light(Light::Ended).to_owned()
        } else {
            status.with(words::label)
        }
    };
    let progress = move || status.with(Status::progress).filter(|_| !is_ended.get());
    view! {
        <span class="status" data-light=token(move || Some(light().key()))>
            <span class="status__light" aria-hidden="true"></span>
            <span class="status__word">{text(label)}</span>
            {maybe(move || progress().map(|percent| view! {
                <span class="status__progress">{format!("{percent}%")}</span>
            }.into_any()))}
        </span>
    }
}

/// The light of an instance as a whole: a deleted one keeps its last state on the server.
pub fn light_of(instance: &Instance) -> Light {
    if instance.ended.is_some() {
        Light::Ended
    } else {
        instance.status.light()
    }
}
