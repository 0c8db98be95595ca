//! The manual's important notes, complete and folded, with what they mean for this instance.

use leptos::prelude::*;

use crate::domain::manual;
use crate::domain::preflight::Known;
use crate::reactive::{maybe, memo, part, text};
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::state::preflight::Preflight;
use crate::ui::disclosure::Disclosure;
use crate::views::inspect::Inspect;
use crate::words::{form, important_notes as words};

#[component]
pub fn ImportantNotes(preflight: Preflight, followed: Followed) -> impl IntoView {
    let organization = use_app().config(|it| it.organization.clone());
    let label = form::system_files(&organization);
    // The user on the instance is whoever launched it; a leader of the project may be looking.
    let home = memo(move || {
        followed
            .instance
            .with(|it| it.value().map(|it| words::home(it.owner.username.as_str())))
    });
    view! {
        <Disclosure summary=words::NOTES>
            <div class="notes">
                <section>
                    <h3>{words::REMOVE_TITLE}</h3>
                    <ul>{words::remove(&organization).into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                </section>
                <section>
                    <h3>{words::DELETED_TITLE}</h3>
                    <ul class="mono">{manual::DELETED.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                    {maybe(move || home.get().map(|it| view! { <p>{it}</p> }.into_any()))}
                    <p>{words::SAVE_FIRST}</p>
                </section>
                <section>
                    <h3>{words::NOT_COPIED_TITLE}</h3>
                    <ul>
                        <li><Volumes preflight /></li>
                        <li>{words::FUSE}</li>
                    </ul>
                </section>
                <section>
                    <h3>{words::OVERWRITTEN_TITLE}</h3>
                    <ul class="notes__files">
                        {manual::MANAGED_FILES.into_iter().map(|it| view! {
                            <li>
                                <span class="mono">{it.path}</span>
                                {it.on_linux.map(|it| view! { " "<span class="quiet">{words::on_linux(it)}</span> })}
                            </li>
                        }).collect_view()}
                    </ul>
                    <p>{words::overwritten_note(&label)}</p>
                </section>
                <section>
                    <h3>{words::SCRIPTS_TITLE}</h3>
                    <p>{words::scripts(manual::POST_SCRIPTS)}</p>
                </section>
            </div>
            <Inspect followed />
        </Disclosure>
    }
}

/// The volumes that stay behind, by name, as the checks found them.
#[component]
fn Volumes(preflight: Preflight) -> impl IntoView {
    let attached = memo(move || {
        preflight
            .facts
            .with(|it| it.as_ref().map(|it| it.attached.clone()))
    });
    let said = move || match attached.get() {
        None | Some(Known::Asking) => words::VOLUMES_ASKING,
        Some(Known::Unknown) => words::VOLUMES_UNKNOWN,
        Some(Known::Is(list)) if list.is_empty() => words::VOLUMES_NONE,
        Some(Known::Is(_)) => words::VOLUMES_THESE,
    };
    view! {
        {text(move || said().to_owned())}
        {part(move || match attached.get() {
            Some(Known::Is(list)) if !list.is_empty() => view! {
                <ul>{list.iter().map(|it| view! { <li>{words::volume(it)}</li> }).collect_view()}</ul>
            }.into_any(),
            _ => ().into_any(),
        })}
    }
}
