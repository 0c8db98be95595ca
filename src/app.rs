//! The application: its shared state, the frame, and which page is shown in it.

use leptos::prelude::*;

use crate::config::Config;
use crate::dom::{focus, history, page};
use crate::pages;
use crate::pages::later::Later;
use crate::reactive::{derive, memo, part};
use crate::route::{Route, Tab};
use crate::state::app::{App as SharedState, use_app};
use crate::state::later::Piece;
use crate::state::session::Standing;
use crate::state::site::Site;
use crate::ui::live::LiveRegion;
use crate::views::header::Header;
use crate::views::notices::Notices;
use crate::views::site_banners::SiteBanners;
use crate::words::frame;

/// The id of the one `main` element, for the skip link and for the focus after a move.
const MAIN: &str = "main";

/// Everything, from the configuration's text on.
#[component]
pub fn App(
    /// The text of `config.json`, or `None` where it could not be loaded.
    config: Option<String>,
) -> impl IntoView {
    match config.as_deref().map(Config::parse) {
        Some(Ok(config)) if !config.has_more => show(config, None),
        // What else it says, or what is wrong with it.
        _ => pages::later::whole(config, show),
    }
}

fn show(config: Config, site: Option<Site>) -> AnyView {
    SharedState::provide(config, site);
    Later::provide();
    view! { <Frame /> }.into_any()
}

#[component]
fn Frame() -> impl IntoView {
    let app = use_app();
    let is_out = memo(move || app.session.standing() == Standing::SignedOut);
    let was_in = StoredValue::new(false);
    // Signing in or out puts another page here, which takes the focus like any other. So does
    // somebody else who signs in over the page of the one before.
    Effect::new(move |before: Option<(bool, u32)>| {
        let now = (is_out.get(), app.session.newcomers());
        if before.is_some_and(|it| it != now) {
            pages::take_focus(MAIN);
        }
        now
    });
    let follow = move |event: leptos::ev::MouseEvent| {
        if let Some(path) = history::followed(&event) {
            event.prevent_default();
            app.navigation.go(Route::parse(&path));
        }
    };
    view! {
        <div class="app" on:click=follow>
            <a
                class="skip-link"
                href=format!("#{MAIN}")
                // A plain fragment would be looked for at the base address, on another page.
                on:click=|event| {
                    event.prevent_default();
                    focus::move_to_document_id(MAIN);
                }
            >{frame::SKIP}</a>
            <Header />
            <SiteBanners />
            {pages::later::piece(|| Piece::NewVersion)}
            <Notices />
            <main id=MAIN class="main" tabindex="-1">
                {part(move || {
                    app.session.newcomers();
                    if is_out.get() {
                        pages::later::sign_in(MAIN, was_in.get_value())
                    } else {
                        was_in.set_value(true);
                        view! { <Page /> }.into_any()
                    }
                })}
            </main>
            {pages::later::sign_in_again()}
            <LiveRegion text=derive(move || app.notices.said()) />
        </div>
    }
}

/// The page of the current place. Moving puts the focus on its heading, as a page load would.
#[component]
fn Page() -> impl IntoView {
    let app = use_app();
    // Tabs of one instance are one page: it must not be built anew between them.
    let place = memo(move || match app.navigation.route() {
        Route::Instance { uuid, .. } => Route::Instance {
            uuid,
            tab: Tab::Details,
        },
        other => other,
    });
    Effect::new(move |before: Option<u32>| {
        let moves = app.navigation.moves();
        place.track();
        if before.is_some_and(|it| it != moves) {
            pages::take_focus(MAIN);
        }
        moves
    });
    part(move || match place.get() {
        Route::Instances => view! { <pages::instances::InstancesPage /> }.into_any(),
        Route::NotFound { path } => {
            page::set_title(frame::NOT_FOUND_TITLE);
            view! { <pages::not_found::NotFoundPage path /> }.into_any()
        }
        other => pages::later::page(other, MAIN),
    })
}
