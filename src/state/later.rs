//! Parts of the program that come after the first page: each is fetched once, and kept from then on.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::timer;
use crate::domain::instance::Instance;
use crate::route::Route;
use crate::state::list_view::ListView;
use crate::state::selection::Selection;
use crate::state::site::Show;

/// What a part of the program can make.
#[derive(Clone)]
pub enum Piece {
    /// Everything, once the settings have been read that only some sites have.
    Whole { text: Option<String>, show: Show },
    /// The site's picture in the header.
    Logo,
    /// The site's own pages with help.
    HelpLinks,
    /// On a receipt: where it is found with another device.
    Follow,
    /// The page of a place.
    Page(Route),
    /// Signing in, in the place of any page.
    SignIn,
    /// The question for the password over the page.
    SignInAgain,
    /// That a new build is there.
    NewVersion,
    /// What is done to the chosen instances of the list, above it.
    Bulk(Selection),
    /// How the list is narrowed, shown and kept, and its keys.
    ListTools(ListView),
    /// Where an instance of the list stands with imaging.
    Imaging(Memo<Option<Arc<Instance>>>),
}

/// Makes a piece.
pub type Make = fn(Piece) -> AnyView;

/// What a part of the program brings.
#[derive(Clone, Copy)]
pub struct Program {
    pub make: Make,
    /// What is to be begun as soon as it is here, before any of its pages.
    pub begin: fn(),
}

/// The fetching of a part. Without an answer it could not be fetched.
pub type Fetching = Pin<Box<dyn Future<Output = Option<Program>>>>;

/// One part of the program.
#[derive(Clone, Copy)]
pub struct Part {
    stage: RwSignal<Stage>,
    fetch: fn() -> Fetching,
    /// Whoever made it: what the part begins lasts as long.
    owner: StoredValue<Option<Owner>>,
}

/// How far fetching a part is.
#[derive(Clone, Copy, Default)]
pub enum Stage {
    #[default]
    Absent,
    Coming,
    Missing,
    Here(Make),
}

impl Part {
    /// Does not fetch yet: [`Part::fetch`] does.
    pub fn new(fetch: fn() -> Fetching) -> Self {
        Self {
            stage: RwSignal::new(Stage::Absent),
            fetch,
            owner: StoredValue::new(Owner::current()),
        }
    }

    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    pub fn is_here(self) -> bool {
        matches!(self.stage.get(), Stage::Here(_))
    }

    /// Fetches it before it is needed, once: where that failed, it is asked for again when it is needed.
    pub fn fetch_ahead(self) {
        if let Stage::Absent = self.stage.get_untracked() {
            self.fetch();
        }
    }

    /// Fetches it, unless it is here or on its way.
    pub fn fetch(self) {
        if let Stage::Coming | Stage::Here(_) = self.stage.get_untracked() {
            return;
        }
        self.stage.set(Stage::Coming);
        let fetched = (self.fetch)();
        spawn_local(async move {
            let fetched = fetched.await;
            let Some(owner) = self.owner.try_get_value() else {
                return;
            };
            if let (Some(program), Some(owner)) = (fetched, owner) {
                owner.with(program.begin);
            }
            let stage = fetched.map_or(Stage::Missing, |it| Stage::Here(it.make));
            // What it shows is made in a task of its own: what was pressed meanwhile is heard first.
            timer::soon(move || {
                self.stage.try_set(stage);
            });
        });
    }
}
