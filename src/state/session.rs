//! Who is signed in, and by what.
//!
//! The token lives in memory, and where the site allows it in the tab's own storage, so that a
//! reload does not sign out. It goes to the API alone: never into an address, a log or a notice.

use leptos::prelude::*;

use crate::api::{Auth, Client};
use crate::config::Config;
use crate::dom::storage::{self, Keep};
use crate::domain::api_error::ApiError;
use crate::domain::ids::Username;
use crate::domain::user::{Profile, SignedIn};

/// How things stand with signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    SignedOut,
    SignedIn,
    /// It was signed in and the server does not take the token any more: the page stays as it is,
    /// with the question over it.
    Expired,
}

#[derive(Clone, Copy)]
pub struct Session {
    standing: RwSignal<Standing>,
    auth: StoredValue<Auth>,
    api_base: StoredValue<String>,
    keeps_token: StoredValue<bool>,
    profile: RwSignal<Option<Profile>>,
    /// Counts sign-ins, so that what failed for want of one is asked again.
    epoch: RwSignal<u32>,
    /// Counts those who signed in as somebody else than was here before.
    newcomers: RwSignal<u32>,
}

/// Where the token is kept for the tab.
const TOKEN_KEY: &str = "token";

/// Whether this tab keeps its token: what it keeps beside it is the same person's.
pub fn keeps_token() -> bool {
    storage::get(Keep::Tab, TOKEN_KEY).is_some()
}

impl Session {
    /// Takes up where this tab left off.
    pub fn resume(config: &Config) -> Self {
        let kept = if config.keep_token_for_tab {
            storage::get(Keep::Tab, TOKEN_KEY).filter(|it| !it.is_empty())
        } else {
            None
        };
        let (auth, standing) = match kept {
            Some(token) => (Auth::Token(token), Standing::SignedIn),
            // The page around us may have a token; its first call will tell.
            None if config.sign_in.host => (Auth::Host, Standing::SignedIn),
            // The site's own session may be there already; its first call will tell.
            None if config.sign_in.session && !config.sign_in.site_url.is_empty() => {
                (Auth::Session, Standing::SignedIn)
            }
            None => (Auth::Anonymous, Standing::SignedOut),
        };
        Self {
            standing: RwSignal::new(standing),
            auth: StoredValue::new(auth),
            api_base: StoredValue::new(config.api_base.clone()),
            keeps_token: StoredValue::new(config.keep_token_for_tab),
            profile: RwSignal::new(None),
            epoch: RwSignal::new(0),
            newcomers: RwSignal::new(0),
        }
    }

    /// A client that speaks for the person.
    pub fn client(self) -> Client {
        Client::new(self.api_base.get_value(), self.auth.get_value())
    }

    /// A client that speaks for nobody, for signing in.
    pub fn anonymous_client(self) -> Client {
        Client::new(self.api_base.get_value(), Auth::Anonymous)
    }

    /// Whether the page around us has the token.
    pub fn is_host(self) -> bool {
        self.auth.with_value(|it| matches!(it, Auth::Host))
    }

    /// Whether the site's own session is used, which begins and ends at its pages as well.
    pub fn is_site(self) -> bool {
        self.auth.with_value(|it| *it == Auth::Session)
    }

    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    pub fn profile(self) -> Option<Profile> {
        self.profile.get()
    }

    pub fn username(self) -> Option<Username> {
        self.profile
            .with(|it| it.as_ref().map(|it| it.username.clone()))
    }

    pub fn username_untracked(self) -> Option<Username> {
        self.profile
            .with_untracked(|it| it.as_ref().map(|it| it.username.clone()))
    }

    /// Tracks sign-ins: whoever reads it runs again after the next one.
    pub fn signed_in_again(self) -> u32 {
        self.epoch.get()
    }

    /// Tracks who is here: whoever reads it runs again once somebody else has signed in.
    pub fn newcomers(self) -> u32 {
        self.newcomers.get()
    }

    pub fn is_same_person(self, signed_in: &SignedIn) -> bool {
        self.profile
            .with_untracked(|it| signed_in.is_same_person(it.as_ref()))
    }

    /// Somebody else at the same tab must not see the first person's name or page meanwhile.
    pub fn forget_person(self) {
        self.profile.set(None);
        self.newcomers.update(|it| *it = it.wrapping_add(1));
    }

    pub fn enter(self, signed_in: SignedIn) {
        if self.keeps_token.get_value() {
            storage::set(Keep::Tab, TOKEN_KEY, &signed_in.token);
        }
        self.auth.set_value(Auth::Token(signed_in.token));
        self.standing.set(Standing::SignedIn);
        self.epoch.update(|it| *it = it.wrapping_add(1));
    }

    /// Somebody has signed in elsewhere, at the page around us or at the site's, or may have: the calls will tell.
    pub fn enter_from_elsewhere(self) {
        if self.standing.get_untracked() == Standing::Expired {
            self.standing.set(Standing::SignedIn);
            self.epoch.update(|it| *it = it.wrapping_add(1));
        }
    }

    pub fn set_profile(self, profile: Profile) {
        self.profile.set(Some(profile));
    }

    /// Forgets the token and the person.
    pub fn leave(self) {
        storage::remove(Keep::Tab, TOKEN_KEY);
        self.auth.set_value(Auth::Anonymous);
        self.profile.set(None);
        self.standing.set(Standing::SignedOut);
    }

    /// Every failed call comes by here: one that says "signed out" asks for the password once.
    pub fn note(self, error: &ApiError) {
        if *error != ApiError::SignedOut || self.standing.get_untracked() != Standing::SignedIn {
            return;
        }
        if self.is_host() {
            self.standing.set(Standing::Expired);
            return;
        }
        storage::remove(Keep::Tab, TOKEN_KEY);
        // A session of the site's may have begun again by the next call.
        if !self.is_site() {
            self.auth.set_value(Auth::Anonymous);
        }
        let was_known = self.profile.with_untracked(Option::is_some);
        self.standing.set(if was_known {
            Standing::Expired
        } else {
            Standing::SignedOut
        });
    }
}
