//! Tags (API contract, section 12.1).

use super::call::{Call, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::page::Page;
use crate::domain::tag::{NewTag, Tag};
use crate::wire::image as wire;

const TAGS: &str = "/api/v2/tags";

/// `GET /tags`: the server searches nothing here, so it is all of them.
pub fn tags() -> Call<Page<Tag>> {
    Call::new(Endpoint::get(TAGS).all_rows(), |body| page(body, wire::tag))
}

/// `POST /tags`.
pub fn create_tag(tag: &NewTag) -> Call<Tag> {
    let endpoint = Endpoint::post(TAGS).json(wire::new_tag(tag));
    Call::new(endpoint, |body| one(body, wire::tag))
}

impl Client {
    /// All tags, the reserved ones included.
    pub async fn tags(&self) -> Result<Page<Tag>, ApiError> {
        self.send(tags()).await
    }

    /// Creates a tag. [`ApiError::Refused`] when there is one of that name, whatever its case.
    pub async fn create_tag(&self, tag: &NewTag) -> Result<Tag, ApiError> {
        self.send(create_tag(tag)).await
    }
}
