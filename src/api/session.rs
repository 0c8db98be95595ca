//! Signing in, and who is signed in (API contract, sections 1.5 and 12.8).

use super::call::{Call, one};
use super::client::{Auth, Client};
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::user::{Profile, SignedIn};
use crate::wire::people;

/// `POST /auth`. A wrong password is [`ApiError::Refused`].
pub fn sign_in(username: &str, password: &str) -> Call<SignedIn> {
    let body = people::credentials(username, password);
    let endpoint = Endpoint::post("/auth").json(body);
    Call::new(endpoint, |body| one(body, people::signed_in))
}

/// `GET /api/v1/profile`: also the one call that proves a token, as public lists answer anybody.
pub fn profile() -> Call<Profile> {
    Call::new(Endpoint::get("/api/v1/profile"), |body| {
        one(body, people::profile)
    })
}

impl Client {
    /// Signs in with a password. Neither a token nor a cookie goes with it, and none is kept.
    pub async fn sign_in(&self, username: &str, password: &str) -> Result<SignedIn, ApiError> {
        let nobody = self.signed_in_as(Auth::Anonymous);
        nobody.send(sign_in(username, password)).await
    }

    /// Ends the site's session: `GET /api-auth/logout/`, with the slash. What it answers is a page, so that who is
    /// signed in is asked afterwards: nobody may be.
    pub async fn end_session(&self) -> Result<(), ApiError> {
        self.exchange(&Endpoint::get("/api-auth/logout/")).await?;
        match self.profile().await {
            Err(ApiError::SignedOut) => Ok(()),
            Err(error) => Err(error),
            Ok(_) => Err(ApiError::Unclear(String::new())),
        }
    }

    /// Who is signed in.
    pub async fn profile(&self) -> Result<Profile, ApiError> {
        self.send(profile()).await
    }
}
