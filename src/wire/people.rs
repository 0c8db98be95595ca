//! `/auth`, `/api/v1/profile`, `/api/v2/users` (API contract, sections 1.5, 12.2, 12.8).

use serde::{Deserialize, Serialize};

use super::Missing;
use super::lenient::{Flag, Int, Text};
use crate::domain::ids::{UserId, Username};
use crate::domain::user;

/// The body of `POST /auth`.
#[derive(Serialize)]
pub struct Credentials<'a> {
    pub username: &'a str,
    pub password: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignedIn {
    username: Text,
    token: Text,
}

impl TryFrom<SignedIn> for user::SignedIn {
    type Error = Missing;

    fn try_from(it: SignedIn) -> Result<Self, Missing> {
        Ok(Self {
            username: Username(it.username.filled().ok_or(Missing("username"))?),
            token: it.token.filled().ok_or(Missing("token"))?,
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Profile {
    user: Int,
    username: Text,
    email: Text,
    is_staff: Flag,
}

impl TryFrom<Profile> for user::Profile {
    type Error = Missing;

    fn try_from(it: Profile) -> Result<Self, Missing> {
        Ok(Self {
            id: UserId(it.user.0.ok_or(Missing("user"))?),
            username: Username(it.username.filled().ok_or(Missing("username"))?),
            email: it.email.or_empty(),
            is_staff: it.is_staff.is_set(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct User {
    id: Int,
    username: Text,
    end_date: Text,
}

impl TryFrom<User> for user::FoundUser {
    type Error = Missing;

    fn try_from(it: User) -> Result<Self, Missing> {
        Ok(Self {
            id: UserId(it.id.0.ok_or(Missing("id"))?),
            username: Username(it.username.filled().ok_or(Missing("username"))?),
            ended: it.end_date.moment(),
        })
    }
}
