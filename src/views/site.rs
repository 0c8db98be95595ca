//! What only some sites show: their logo, their help, and what is wrong with their settings.

use leptos::prelude::*;

use crate::state::app::use_app;
use crate::ui::icon::Icon;
use crate::views::kiosk::HandOver;
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

/// The site's own pages with help, beside the one that the API names; on a shared machine the way to hand it over as well.
#[component]
pub fn HelpLinks() -> impl IntoView {
    let app = use_app();
    let links = app.site.map_or(&[][..], |it| &it.settings.help_links);
    let is_kiosk = app.is_kiosk();
    let links = links.iter().map(|it| {
        view! {
            <a class="button button--quiet" href=it.url.as_str() target="_blank" rel="noopener noreferrer">
                {it.label.as_str()}
                <span class="visually-hidden">{format!("({})", frame::NEW_TAB)}</span>
            </a>
        }
    });
    view! {
        {links.collect_view()}
        {is_kiosk.then(|| view! { <HandOver /> })}
    }
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
