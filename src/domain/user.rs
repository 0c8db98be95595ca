//! People (API contract, sections 12.2 and 12.8).

use super::ids::{UserId, Username};
use super::time::Timestamp;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub id: UserId,
    pub username: Username,
    pub email: String,
    pub is_staff: bool,
}

/// Somebody found by a search.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundUser {
    pub id: UserId,
    pub username: Username,
    /// Set when the account has ended.
    pub ended: Option<Timestamp>,
}

/// A page of found users; the search answers at most 1,000 at once.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundUsers {
    /// How many match in all.
    pub total: u64,
    pub users: Vec<FoundUser>,
}

/// What `POST /auth` gives (section 1.5). Its `Debug` never shows the token.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub username: Username,
    pub token: String,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}
