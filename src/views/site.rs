//! What only some sites show: their logo, their help, and what is wrong with their settings.

use leptos::prelude::*;

use crate::state::app::use_app;
use crate::ui::icon::Icon;
use crate::words::{config, frame};

/// In place of the cloud. The name of the site stands beside it, so that it says nothing itself.
#[component]
pub fn Logo() -> impl IntoView {
    let logo = use_app().site.map_or("", |it| it.settings.logo.as_str());
    if logo.is_empty() {
        return view! { <Icon name="cloud" /> }.into_any();
    }
    view! { <img class="header__logo" src=logo alt="" /> }.into_any()
}

/// The site's own pages with help, beside the one that the API names.
#[component]
pub fn HelpLinks() -> impl IntoView {
    let links = use_app().site.map_or(&[][..], |it| &it.settings.help_links);
    links
        .iter()
        .map(|it| {
            view! {
                <a class="button button--quiet" href=it.url.as_str() target="_blank" rel="noopener noreferrer">
                    {it.label.as_str()}
                    <span class="visually-hidden">{format!("({})", frame::NEW_TAB)}</span>
                </a>
            }
        })
        .collect_view()
}

/// In place of everything: which key of the site's settings is wrong, and why.
#[component]
pub fn Misconfigured(problem: String) -> impl IntoView {
    view! {
        <main class="page page--narrow">
            <h1>{config::TITLE}</h1>
            <p>{problem}</p>
        </main>
    }
}
