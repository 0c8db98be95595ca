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

impl SignedIn {
    /// Whether this is who was here before, who keeps what is shown. Where that is not known, it
    /// may be somebody else.
    pub fn is_same_person(&self, before: Option<&Profile>) -> bool {
        before.is_some_and(|it| it.username == self.username)
    }
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed_in(name: &str) -> SignedIn {
        SignedIn {
            username: Username(name.into()),
            token: "secret".into(),
        }
    }

    #[test]
    fn only_the_same_person_keeps_what_is_shown() {
        let alice = Profile {
            id: UserId(1),
            username: Username("alice".into()),
            email: String::new(),
            is_staff: false,
        };
        assert!(signed_in("alice").is_same_person(Some(&alice)));
        assert!(!signed_in("bob").is_same_person(Some(&alice)));
        assert!(!signed_in("alice").is_same_person(None));
    }

    #[test]
    fn no_log_shows_the_token() {
        assert!(!format!("{:?}", signed_in("alice")).contains("secret"));
    }
}
