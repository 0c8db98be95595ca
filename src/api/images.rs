//! Images and their versions (API contract, sections 12.6 and 12.7).

use super::call::{Call, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::ids::{ImageId, Username, VersionId};
use crate::domain::image::{Image, ImageVersion};
use crate::domain::page::Page;
use crate::wire::image as wire;

const VERSIONS: &str = "/api/v2/image_versions";

/// `GET /images/<id>`.
pub fn image(id: ImageId) -> Call<Image> {
    let endpoint = Endpoint::get("/api/v2/images").id(id.0);
    Call::new(endpoint, |body| one(body, wire::image))
}

/// `GET /images` made by somebody, so that a name is not given twice; pages count from 1.
pub fn images_of(owner: &Username, number: u32) -> Call<Page<Image>> {
    let endpoint = Endpoint::get("/api/v2/images")
        .query("created_by__username", owner.as_str())
        .page(number, 1000);
    Call::new(endpoint, |body| page(body, wire::image))
}

/// `GET /image_versions?image_id=<id>`, oldest first.
pub fn image_versions(image: ImageId) -> Call<Page<ImageVersion>> {
    let endpoint = Endpoint::get(VERSIONS)
        .query("image_id", &image.to_string())
        .all_rows();
    Call::new(endpoint, |body| page(body, wire::image_version))
}

/// `GET /image_versions/<uuid>`.
pub fn image_version(id: &VersionId) -> Call<ImageVersion> {
    let endpoint = Endpoint::get(VERSIONS).key(id.as_str());
    Call::new(endpoint, |body| one(body, wire::image_version))
}

impl Client {
    /// An image. [`ApiError::NotFound`] is no fault: instances outlive the right to see theirs.
    pub async fn image(&self, id: ImageId) -> Result<Image, ApiError> {
        self.send(image(id)).await
    }

    /// A page of the images that somebody made, a thousand at a time.
    pub async fn images_of(&self, owner: &Username, number: u32) -> Result<Page<Image>, ApiError> {
        self.send(images_of(owner, number)).await
    }

    /// All versions of an image, oldest first.
    pub async fn image_versions(&self, image: ImageId) -> Result<Page<ImageVersion>, ApiError> {
        self.send(image_versions(image)).await
    }

    /// One version of an image.
    pub async fn image_version(&self, id: &VersionId) -> Result<ImageVersion, ApiError> {
        self.send(image_version(id)).await
    }
}
