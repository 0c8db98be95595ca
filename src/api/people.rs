//! Who may use an image: people and access patterns (API contract, sections 12.2 and 12.3).

use super::call::{Call, Unreadable, nothing, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::ids::PatternId;
use crate::domain::page::Page;
use crate::domain::resources::{NewPattern, Pattern};
use crate::domain::user::FoundUsers;
use crate::wire::{new, people, resources};

const PATTERNS: &str = "/api/v2/pattern_matches";

/// `GET /users?search=<prefix>`. Several words are ANDed and find nobody: it takes one.
/// Their pages have no order, so `most` is all that can be had: 1,000 at most.
pub fn users(prefix: &str, most: u32) -> Call<FoundUsers> {
    let endpoint = Endpoint::get("/api/v2/users")
        .query("search", prefix)
        .query("page_size", &most.to_string());
    Call::new(endpoint, found)
}

fn found(body: &str) -> Result<FoundUsers, Unreadable> {
    let page = page(body, people::user)?;
    Ok(FoundUsers {
        total: page.total,
        users: page.rows,
    })
}

/// `GET /pattern_matches`: the person's own.
pub fn patterns() -> Call<Page<Pattern>> {
    let endpoint = Endpoint::get(PATTERNS).all_rows();
    Call::new(endpoint, |body| page(body, resources::pattern))
}

/// `POST /pattern_matches`.
pub fn create_pattern(pattern: &NewPattern) -> Call<Pattern> {
    let endpoint = Endpoint::post(PATTERNS).json(new::pattern(pattern));
    Call::new(endpoint, |body| one(body, resources::pattern))
}

/// `DELETE /pattern_matches/<id>`.
pub fn delete_pattern(id: PatternId) -> Call<()> {
    Call::new(Endpoint::delete(PATTERNS).id(id.0), nothing)
}

impl Client {
    /// People whose names begin so, whatever the case; `most` of them at most, in no order.
    pub async fn users(&self, prefix: &str, most: u32) -> Result<FoundUsers, ApiError> {
        self.send(users(prefix, most)).await
    }

    /// The person's own access patterns.
    pub async fn patterns(&self) -> Result<Page<Pattern>, ApiError> {
        self.send(patterns()).await
    }

    /// Creates an access pattern; the server minds no duplicates.
    pub async fn create_pattern(&self, pattern: &NewPattern) -> Result<Pattern, ApiError> {
        self.send(create_pattern(pattern)).await
    }

    /// Deletes an access pattern.
    pub async fn delete_pattern(&self, id: PatternId) -> Result<(), ApiError> {
        self.send(delete_pattern(id)).await
    }
}
