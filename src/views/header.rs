//! The header: the site, its places, who is signed in, colors, signing out.

use leptos::prelude::*;

use crate::domain::link;
use crate::reactive::{callback, maybe, memo, switch};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::language;
use crate::state::later::Piece;
use crate::state::session::Standing;
use crate::state::theme::Choice;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::icon::Icon;
use crate::words::frame;

#[component]
pub fn Header() -> impl IntoView {
    let app = use_app();
    let is_in = memo(move || app.session.standing() != Standing::SignedOut);
    let has_choice = app.config(|it| it.offers_languages);
    view! {
        <header class="header">
            <a class="header__site" href=Route::Instances.path()>
                {match app.site {
                    Some(site) => (site.make)(Piece::Logo),
                    None => view! { <Icon name="cloud" /> }.into_any(),
                }}
                <span>{app.config(|it| it.site_name.clone())}</span>
            </a>
            {maybe(move || is_in.get().then(|| view! { <Places /> }.into_any()))}
            <div class="header__end">
                {maybe(move || (has_choice && app.is_online.get()).then(|| view! { <LanguageChoice /> }.into_any()))}
                <ThemeChoice />
                <HelpLink />
                {app.site.map(|site| (site.make)(Piece::HelpLinks))}
                {maybe(move || is_in.get().then(|| view! { <Person /> }.into_any()))}
            </div>
        </header>
    }
}

#[component]
fn Places() -> impl IntoView {
    let navigation = use_app().navigation;
    let current =
        move |is_here: fn(&Route) -> bool| move || is_here(&navigation.route()).then_some("page");
    let in_instances = current(|it| {
        matches!(
            it,
            Route::Instances | Route::Instance { .. } | Route::RequestImaging { .. }
        )
    });
    let in_requests = current(|it| matches!(it, Route::Requests | Route::Request { .. }));
    view! {
        <nav class="header__places" aria-label=frame::MAIN_PLACES>
            <a class="header__place" href=Route::Instances.path() aria-current=in_instances>
                {frame::MY_INSTANCES}
            </a>
            <a class="header__place" href=Route::Requests.path() aria-current=in_requests>
                {frame::IMAGE_REQUESTS}
            </a>
        </nav>
    }
}

/// The other language, by its own name. Each has a program of its own, so that the page is loaded anew; drafts are kept.
/// Without a network there is the program of one language alone.
#[component]
fn LanguageChoice() -> impl IntoView {
    view! {
        <span lang=frame::OTHER_LANGUAGE>
            <ActionButton
                label=frame::OTHER_LANGUAGE_NAME
                kind=ButtonKind::Quiet
                on_press=callback(|()| language::change())
            />
        </span>
    }
}

/// Three radio buttons: the choice is heard, seen, and made with the arrow keys.
#[component]
fn ThemeChoice() -> impl IntoView {
    let theme = use_app().theme;
    view! {
        <fieldset class="themes">
            <legend class="visually-hidden">{frame::THEME}</legend>
            {Choice::ALL.into_iter().map(|choice| {
                let (label, icon) = match choice {
                    Choice::System => (frame::THEME_SYSTEM, "auto"),
                    Choice::Light => (frame::THEME_LIGHT, "sun"),
                    Choice::Dark => (frame::THEME_DARK, "moon"),
                };
                view! {
                    <label class="themes__choice" title=label>
                        <input
                            type="radio"
                            name="theme"
                            value=choice.name()
                            prop:checked=switch(move || theme.choice() == choice)
                            on:change=move |_| theme.choose(choice)
                        />
                        <Icon name=icon />
                        <span class="visually-hidden">{label}</span>
                    </label>
                }
            }).collect_view()}
        </fieldset>
    }
}

/// The site's help on imaging, where the API names a page that may be opened.
#[component]
fn HelpLink() -> impl IntoView {
    let links = use_lists().help_links;
    let href = memo(move || {
        let links = links.value().unwrap_or_default();
        ["request-image", "instances", "faq"]
            .into_iter()
            .find_map(|key| {
                let link = links.iter().find(|it| it.key == key)?;
                link::safe_href(&link.href).map(str::to_owned)
            })
    });
    maybe(move || {
        href.get().map(|href| {
            view! {
                <a class="button button--quiet" href=href target="_blank" rel="noopener noreferrer">
                    {frame::HELP}
                    <span class="visually-hidden">{format!("({})", frame::NEW_TAB)}</span>
                </a>
            }
            .into_any()
        })
    })
}

#[component]
fn Person() -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let name = memo(move || app.session.username().map(|it| it.0));
    let leave = move |()| app.leave(lists);
    view! {
        {maybe(move || name.get().map(|name| view! {
            <span class="header__person" title=frame::signed_in_as(&name)>
                <Icon name="user" />
                <span class="visually-hidden">{frame::signed_in_as("")}</span>
                <span class="header__name">{name.clone()}</span>
            </span>
        }.into_any()))}
        <ActionButton label=frame::SIGN_OUT icon="sign-out" kind=ButtonKind::Quiet on_press=leave />
    }
}
