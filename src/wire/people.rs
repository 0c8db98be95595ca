//! `/auth`, `/api/v1/profile`, `/api/v2/users` (API contract, sections 1.5, 12.2, 12.8).

use super::Missing;
use super::json::Json;
use super::writer::Writer;
use crate::domain::ids::{UserId, Username};
use crate::domain::user::{FoundUser, Profile, SignedIn};

/// The body of `POST /auth`.
pub fn credentials(username: &str, password: &str) -> String {
    let mut body = Writer::new();
    body.text("username", username).text("password", password);
    body.finish()
}

/// The answer of `POST /auth`.
pub fn signed_in(json: &Json) -> Result<SignedIn, Missing> {
    Ok(SignedIn {
        username: Username(json.key("username")?),
        token: json.key("token")?,
    })
}

/// The person's number is called `user` here.
pub fn profile(json: &Json) -> Result<Profile, Missing> {
    Ok(Profile {
        id: UserId(json.id("user")?),
        username: Username(json.key("username")?),
        email: json.text("email"),
        is_staff: json.is_set("is_staff"),
    })
}

/// A row of `GET /api/v2/users`.
pub fn user(json: &Json) -> Result<FoundUser, Missing> {
    Ok(FoundUser {
        id: UserId(json.id("id")?),
        username: Username(json.key("username")?),
        ended: json.moment("end_date"),
    })
}
