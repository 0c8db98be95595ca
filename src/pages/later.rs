//! The pages that are not in the first load: My Instances is on the screen before they are fetched.
//!
//! The feature `split` makes files of their own out of them, which `scripts/split/split.mjs` cuts from the
//! built program. Without it they are part of the one program.

mod special;

use std::time::Duration;

use leptos::prelude::*;

use crate::dom::page as dom_page;
use crate::dom::timer::Timer;
use crate::reactive::{callback, effect, maybe, memo, part};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::bulk::Bulk;
use crate::state::later::{Make, Part, Piece, Program, Stage};
use crate::state::request_watch::RequestWatch;
use crate::state::session::Standing;
use crate::state::site::Show;
use crate::state::watcher::Watcher;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::waiting::Skeleton;
use crate::views::bulk::BulkBar;
use crate::views::imaging_cell::ImagingCell;
use crate::views::list_tools::Tools;
use crate::views::new_version::NewVersion;
use crate::views::sign_in::{SignInAgain, SignInPage};
use crate::words::{self, errors, frame};

use super::{instance, receipt, request_imaging, requests};

/// The rows are painted and the browser is idle again by then, even on a slow phone.
const PAUSE: Duration = Duration::from_secs(1);

/// The parts of the program that hold the other pages.
#[derive(Clone, Copy)]
pub struct Later {
    /// Signing in.
    door: Part,
    /// An instance, and requests for images.
    details: Part,
    /// The form.
    imaging: Part,
}

impl Later {
    /// Hands them down, and fetches them one after the other as soon as the list is on the screen:
    /// then the next page opens at once, and also where the network is gone by that time.
    pub fn provide() {
        let later = Self {
            door: Part::new(|| Box::pin(async { split::door().await.ok() })),
            details: Part::new(|| Box::pin(async { split::details().await.ok() })),
            imaging: Part::new(|| Box::pin(async { split::imaging().await.ok() })),
        };
        provide_context(later);
        let instances = use_lists().instances;
        let timer = Timer::new();
        let has_rows = memo(move || instances.with(|it| it.rows.is_some()));
        // Remembered, so that a part that cannot be fetched is not asked for again and again.
        let has_details = memo(move || later.details.is_here());
        effect(move || {
            if has_details.get() {
                timer.start(PAUSE, move || later.imaging.fetch_ahead());
            } else if has_rows.get() {
                timer.start(PAUSE, move || later.details.fetch_ahead());
            }
        });
    }

    fn of(self, route: &Route) -> Part {
        match route {
            Route::RequestImaging { .. } => self.imaging,
            _ => self.details,
        }
    }
}

/// The application of a site with settings that only its own part of the program reads.
pub fn whole(text: Option<String>, show: Show) -> AnyView {
    let program = Part::new(|| Box::pin(async { split::site().await.ok() }));
    coming(program, Piece::Whole { text, show }, None, "", false)
}

/// The page of a place.
pub fn page(route: Route, main: &'static str) -> AnyView {
    let program = expect_context::<Later>().of(&route);
    let heading = heading(&route);
    let has_moved = untrack(|| use_app().navigation.moves()) > 0;
    coming(program, Piece::Page(route), Some(heading), main, has_moved)
}

/// Signing in, in the place of any page: it takes the focus where somebody was in before.
pub fn sign_in(main: &'static str, was_in: bool) -> AnyView {
    let program = expect_context::<Later>().door;
    // On a shared machine somebody has pressed a button before it.
    let was_in = was_in || use_app().is_kiosk();
    coming(program, Piece::SignIn, Some(frame::SIGN_IN), main, was_in)
}

/// The question for the password over the page, once a session has ended.
pub fn sign_in_again() -> impl IntoView {
    let app = use_app();
    let program = expect_context::<Later>().door;
    let is_expired = memo(move || app.session.standing() == Standing::Expired);
    maybe(move || {
        let is_asked = is_expired.get();
        is_asked.then(|| coming(program, Piece::SignInAgain, None, "", false))
    })
}

/// What needs a part of the program, as soon as that is here. A page has a heading meanwhile, and its own, inside of
/// `main`, takes the focus then, unless the browser has just loaded all of this.
fn coming(
    program: Part,
    piece: Piece,
    heading: Option<&'static str>,
    main: &'static str,
    takes_focus: bool,
) -> AnyView {
    let has_waited = StoredValue::new(false);
    let takes_focus = StoredValue::new(takes_focus);
    program.fetch();
    part(move || {
        let inside = match program.stage() {
            Stage::Here(make) => {
                if heading.is_some() && has_waited.get_value() && takes_focus.get_value() {
                    super::take_focus(main);
                }
                return untrack(|| make(piece.clone()));
            }
            Stage::Missing => {
                // Whoever tries again has pressed a button that goes.
                takes_focus.set_value(true);
                missing(program)
            }
            Stage::Absent | Stage::Coming => view! { <Skeleton lines=6 /> }.into_any(),
        };
        has_waited.set_value(true);
        view! {
            <div class="page">
                {heading.map(|it| view! { <h1 tabindex="-1" class="visually-hidden">{it}</h1> }.into_any())}
                {inside}
            </div>
        }
        .into_any()
    })
    .into_any()
}

/// A piece of a page that is there as soon as its part of the program is; nothing stands for it until then.
pub fn piece(piece: impl Fn() -> Piece + Send + 'static) -> impl IntoView {
    let program = expect_context::<Later>().details;
    // A memo, which is not remembered by the part once it is gone: there is a piece in every row.
    let is_here = memo(move || program.is_here());
    maybe(move || match (is_here.get(), untrack(|| program.stage())) {
        (true, Stage::Here(make)) => Some(make(piece())),
        _ => None,
    })
}

/// What stands for a part of a page that can be shown only with a part of the program.
pub fn awaited() -> impl IntoView {
    let program = expect_context::<Later>().details;
    program.fetch();
    part(move || match program.stage() {
        Stage::Missing => missing(program),
        _ => view! { <Skeleton lines=6 label=words::instances::LOADING /> }.into_any(),
    })
}

/// What stands for the page's own heading until it is here.
fn heading(route: &Route) -> &'static str {
    match route {
        Route::RequestImaging { .. } => frame::REQUEST_IMAGING,
        Route::Instance { .. } => words::instances::LOADING_ONE,
        _ => frame::IMAGE_REQUESTS,
    }
}

/// An instance, and requests for images: these are watched wherever the person is, from the first part on
/// that comes.
const DETAILS: Program = Program {
    make: details,
    begin: || {
        RequestWatch::start(use_app(), use_lists());
        Watcher::start(use_app(), use_lists());
        Bulk::start(use_app(), use_lists());
    },
};

/// A part that begins nothing.
const fn quiet(make: Make) -> Program {
    Program { make, begin: || {} }
}

const IMAGING: Program = Program {
    make: imaging,
    begin: || Watcher::start(use_app(), use_lists()),
};

/// That a part is missing, and the two ways on.
fn missing(program: Part) -> AnyView {
    let retry = callback(move |()| program.fetch());
    view! {
        <div class="failure" role="alert">
            <h2 class="failure__title">{frame::PART_MISSING_TITLE}</h2>
            <p>{frame::PART_MISSING}</p>
            <ActionButton label=errors::RETRY icon="refresh" kind=ButtonKind::Primary on_press=retry />
            <ActionButton label=frame::RELOAD on_press=callback(move |()| dom_page::reload()) />
        </div>
    }
    .into_any()
}

fn details(piece: Piece) -> AnyView {
    match piece {
        Piece::NewVersion => view! { <NewVersion /> }.into_any(),
        Piece::Bulk(selection) => view! { <BulkBar selection /> }.into_any(),
        Piece::ListTools(view) => view! { <Tools view /> }.into_any(),
        Piece::Imaging(instance) => view! { <ImagingCell instance /> }.into_any(),
        Piece::Page(Route::Instance { uuid, .. }) => {
            view! { <instance::InstancePage uuid /> }.into_any()
        }
        Piece::Page(Route::Request { uuid }) => view! { <receipt::ReceiptPage uuid /> }.into_any(),
        Piece::Page(_) => view! { <requests::RequestsPage /> }.into_any(),
        _ => ().into_any(),
    }
}

fn door(piece: Piece) -> AnyView {
    match piece {
        Piece::SignIn => view! { <SignInPage /> }.into_any(),
        Piece::SignInAgain => view! { <SignInAgain /> }.into_any(),
        _ => ().into_any(),
    }
}

fn imaging(piece: Piece) -> AnyView {
    match piece {
        Piece::Page(Route::RequestImaging { uuid }) => {
            view! { <request_imaging::RequestImagingPage uuid /> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// Each name after `wasm_split` makes a file, with all that only its functions use.
#[cfg(feature = "split")]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the macro answers with the error where the file cannot be fetched"
)]
mod split {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use crate::state::later::Program;

    #[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn details() -> Result<Program, SplitLoaderError> {
        Ok(super::DETAILS)
    }

    #[wasm_split(door, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn door() -> Result<Program, SplitLoaderError> {
        Ok(super::quiet(super::door))
    }

    #[wasm_split(site, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn site() -> Result<Program, SplitLoaderError> {
        Ok(super::quiet(super::special::make))
    }

    #[wasm_split(imaging, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn imaging() -> Result<Program, SplitLoaderError> {
        Ok(super::IMAGING)
    }
}

#[cfg(not(feature = "split"))]
mod split {
    use std::convert::Infallible;
    use std::future::{Ready, ready};

    use crate::state::later::Program;

    pub(super) fn details() -> Ready<Result<Program, Infallible>> {
        ready(Ok(super::DETAILS))
    }

    pub(super) fn door() -> Ready<Result<Program, Infallible>> {
        ready(Ok(super::quiet(super::door)))
    }

    pub(super) fn site() -> Ready<Result<Program, Infallible>> {
        ready(Ok(super::quiet(super::special::make)))
    }

    pub(super) fn imaging() -> Ready<Result<Program, Infallible>> {
        ready(Ok(super::IMAGING))
    }
}
