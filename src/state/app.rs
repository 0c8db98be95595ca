//! Everything that all pages share, handed down through the context.

use std::ops::Deref;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::config::Config;
use crate::dom::{page, pointer};
use crate::domain::api_error::ApiError;
use crate::domain::ids::{InstanceId, RequestUuid};
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::leadership;
use crate::domain::lock;
use crate::domain::page::Page;
use crate::domain::preflight::Known;
use crate::domain::resources::{HelpLink, Maintenance, Project};
use crate::domain::user::SignedIn;
use crate::reactive::effect;
use crate::route::Route;
use crate::state::clock::Clock;
use crate::state::instances::Instances;
use crate::state::navigation::Navigation;
use crate::state::notices::{Notices, Tone};
use crate::state::query::Query;
use crate::state::session::{Session, Standing};
use crate::state::site::Site;
use crate::state::theme::{Choice, Theme};
use crate::words::frame;

/// The shared state, as a handle that is small enough for every closure to have its own.
///
/// What it leads to is made once for each mounting of the application and never given back: some
/// two hundred bytes, which is less than what one copy in one view weighed.
#[derive(Clone, Copy)]
pub struct App(&'static Shared);

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

pub struct Shared {
    pub config: StoredValue<Config>,
    /// What only some sites set.
    pub site: Option<Site>,
    pub session: Session,
    pub navigation: Navigation,
    pub notices: Notices,
    pub clock: Clock,
    pub theme: Theme,
    pub is_online: RwSignal<bool>,
    /// The request that was accepted just now: its receipt says so once.
    pub just_accepted: RwSignal<Option<RequestUuid>>,
    /// Why it is not known who is signed in.
    pub profile_error: RwSignal<Option<ApiError>>,
}

/// Lists that several pages show; a handle like [`App`].
#[derive(Clone, Copy)]
pub struct Lists(&'static SharedLists);

impl Deref for Lists {
    type Target = SharedLists;

    fn deref(&self) -> &SharedLists {
        self.0
    }
}

pub struct SharedLists {
    pub instances: Instances,
    /// My imaging requests.
    pub requests: Query<Vec<ImagingRequest>>,
    /// My projects, for who leads them.
    pub projects: Query<Vec<Project>>,
    pub help_links: Query<Vec<HelpLink>>,
    pub maintenance: Query<Vec<Maintenance>>,
}

impl App {
    /// Sets everything up in the current owner, and hands it down from there.
    pub fn provide(config: Config, site: Option<Site>) -> Self {
        let app = Self(Box::leak(Box::new(Shared {
            session: Session::resume(&config),
            config: StoredValue::new(config),
            site,
            navigation: Navigation::start(),
            notices: Notices::new(),
            clock: Clock::start(),
            theme: Theme::start(),
            is_online: RwSignal::new(page::is_online()),
            just_accepted: RwSignal::new(None),
            profile_error: RwSignal::new(None),
        })));
        page::on_connection_change(move || app.is_online.set(page::is_online()));
        pointer::watch();
        page::watch_leaving();
        page::on_token(move || app.session.enter_from_elsewhere());
        provide_context(app);
        let lists = Lists::new(app);
        provide_context(lists);
        app.load_profile(lists);
        app
    }

    /// After each sign-in: who am I, and the first page of instances, at once.
    fn load_profile(self, lists: Lists) {
        effect(move || {
            self.session.signed_in_again();
            if self.session.standing() == Standing::SignedIn {
                lists.instances.refresh();
                self.ask_who_i_am(lists);
            }
        });
    }

    /// Asks for the profile; what is shown of a person's rights depends on it.
    pub fn ask_who_i_am(self, lists: Lists) {
        self.profile_error.set(None);
        spawn_local(async move {
            match self.session.client().profile().await {
                Ok(profile) => {
                    // At the site's own pages, somebody else may have signed in meanwhile.
                    let before = self.session.username_untracked();
                    if before.is_some_and(|it| it != profile.username) {
                        self.forget_person(lists);
                        lists.instances.refresh();
                    }
                    self.session.set_profile(profile);
                    lists.requests.refresh();
                    lists.help_links.refresh();
                }
                Err(ApiError::SignedOut) => self.session.note(&ApiError::SignedOut),
                Err(error) => {
                    self.profile_error.try_set(Some(error));
                }
            }
            lists.maintenance.refresh();
        });
    }

    /// Takes in who has signed in: nothing of somebody else's stays. The same person signing in
    /// again keeps the page as it is.
    pub fn enter(self, signed_in: SignedIn, lists: Lists) {
        if !self.session.is_same_person(&signed_in) {
            self.forget_person(lists);
        }
        self.session.enter(signed_in);
    }

    fn forget_person(self, lists: Lists) {
        self.session.forget_person();
        self.just_accepted.set(None);
        self.notices.clear();
        lists.forget();
    }

    /// Signs out: the token, the person's lists and notices go; drafts stay for the next time.
    pub fn leave(self, lists: Lists) {
        if self.session.is_site() {
            self.end_site_session();
        }
        self.session.leave();
        lists.forget();
        self.notices.clear();
        self.navigation.go(Route::Instances);
    }

    /// Ends the site's session as well, which would sign in again by itself; where that fails, it is told.
    fn end_site_session(self) {
        let client = self.session.client();
        spawn_local(async move {
            if client.end_session().await.is_err() {
                self.notices
                    .add(Tone::Danger, frame::SITE_SESSION_LEFT.to_owned());
            }
        });
    }

    /// The next one comes, who may be anybody: the page is made anew as well.
    pub fn hand_over(self, lists: Lists) {
        self.leave(lists);
        self.forget_person(lists);
        self.profile_error.set(None);
        self.theme.choose(Choice::System);
    }

    /// Asks for my imaging requests: none while the person is not known, who is asked for first.
    pub async fn my_requests(self) -> Result<Vec<ImagingRequest>, ApiError> {
        match self.session.username_untracked() {
            Some(me) => {
                let client = self.session.client();
                client.imaging_requests(&me, 1, REQUESTS).await.map(rows)
            }
            None => Ok(Vec::new()),
        }
    }

    /// Whether people share this machine.
    pub fn is_kiosk(self) -> bool {
        self.site.is_some_and(|it| it.settings.is_kiosk)
    }

    pub fn config<R>(self, read: impl FnOnce(&Config) -> R) -> R {
        self.config.with_value(read)
    }
}

impl Lists {
    fn new(app: App) -> Self {
        let session = app.session;
        Self(Box::leak(Box::new(SharedLists {
            instances: Instances::new(app),
            requests: Query::new(app, move || app.my_requests()),
            projects: Query::new(app, move || async move {
                session.client().projects().await.map(rows)
            }),
            help_links: Query::new(app, move || async move {
                session.client().help_links().await.map(rows)
            }),
            maintenance: Query::new(app, move || async move {
                session.client().active_maintenance().await.map(rows)
            }),
        })))
    }

    /// My request for which an instance must be left alone, as far as is known.
    pub fn lock(self, instance: InstanceId) -> Option<ImagingRequest> {
        self.requests
            .with(|it| lock::holding(it.value()?, instance).cloned())
    }

    /// Puts a request that was just accepted at the head of my list.
    pub fn take_in(self, request: &ImagingRequest) {
        let accepted = request.clone();
        self.requests.change(|list| {
            list.retain(|it| it.id != accepted.id);
            list.insert(0, accepted);
        });
    }

    /// Whether I lead the project that an instance is in, as far as is known.
    pub fn leads(self, project_uuid: Option<&str>, app: App) -> bool {
        self.leadership(project_uuid, app) == Known::Is(true)
    }

    /// The same, told apart from not knowing it.
    pub fn leadership(self, project_uuid: Option<&str>, app: App) -> Known<bool> {
        match app.session.username() {
            Some(me) => self
                .projects
                .with(|it| leadership::leads(it, project_uuid, &me)),
            None => Known::Asking,
        }
    }

    /// Forgets everything of the person's.
    pub fn forget(self) {
        self.instances.forget();
        self.requests.forget();
        self.projects.forget();
    }
}

/// So many of my requests are shown; the newest come first.
pub(super) const REQUESTS: u32 = 100;

/// What a list holds, without how it was paged.
pub fn rows<T>(page: Page<T>) -> Vec<T> {
    page.rows
}

/// The shared state of this application.
pub fn use_app() -> App {
    expect_context()
}

/// The shared lists of this application.
pub fn use_lists() -> Lists {
    expect_context()
}
