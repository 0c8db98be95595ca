//! Imaging requests (API contract, section 9).

use super::call::{Call, nothing, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::ids::{RequestId, RequestUuid, Username};
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::new_request::NewImagingRequest;
use crate::domain::page::Page;
use crate::wire::imaging_request as wire;
use crate::wire::new_request::new_request;

const REQUESTS: &str = "/api/v2/machine_requests";

/// `GET /machine_requests` of one person, newest first. Without the name, staff would get
/// everybody's, in another form.
pub fn imaging_requests(owner: &Username, number: u32, size: u32) -> Call<Page<ImagingRequest>> {
    let endpoint = of(owner).page(number, size);
    Call::new(endpoint, |body| page(body, wire::imaging_request))
}

/// The same, of those that are open or were made in the last seven days.
pub fn active_imaging_requests(owner: &Username) -> Call<Page<ImagingRequest>> {
    let endpoint = of(owner).query("active", "true").all_rows();
    Call::new(endpoint, |body| page(body, wire::imaging_request))
}

fn of(owner: &Username) -> Endpoint {
    Endpoint::get(REQUESTS).query("new_machine_owner__username", owner.as_str())
}

/// `GET /machine_requests/<uuid>`.
pub fn imaging_request(uuid: &RequestUuid) -> Call<ImagingRequest> {
    let endpoint = Endpoint::get(REQUESTS).key(uuid.as_str());
    Call::new(endpoint, |body| one(body, wire::imaging_request))
}

/// `POST /machine_requests`. [`ApiError::Conflict`] means that one is open for the instance;
/// whether [`ApiError::outcome_is_unknown`] has to be asked before it is sent again.
pub fn create_imaging_request(request: &NewImagingRequest) -> Call<ImagingRequest> {
    let endpoint = Endpoint::post(REQUESTS).json(new_request(request));
    Call::new(endpoint, |body| one(body, wire::imaging_request))
}

/// `DELETE /machine_requests/<id>`: PATCH would do it too, with side effects.
pub fn cancel_imaging_request(id: RequestId) -> Call<()> {
    Call::new(Endpoint::delete(REQUESTS).id(id.0), nothing)
}

impl Client {
    /// A page of somebody's own requests, newest first; pages count from 1.
    pub async fn imaging_requests(
        &self,
        owner: &Username,
        number: u32,
        size: u32,
    ) -> Result<Page<ImagingRequest>, ApiError> {
        self.send(imaging_requests(owner, number, size)).await
    }

    /// Somebody's own requests that are open, however old, and the others of the last seven days.
    pub async fn active_imaging_requests(
        &self,
        owner: &Username,
    ) -> Result<Page<ImagingRequest>, ApiError> {
        self.send(active_imaging_requests(owner)).await
    }

    /// One request, however old.
    pub async fn imaging_request(&self, uuid: &RequestUuid) -> Result<ImagingRequest, ApiError> {
        self.send(imaging_request(uuid)).await
    }

    /// Asks for an image; answers with the request as the server keeps it.
    pub async fn create_imaging_request(
        &self,
        request: &NewImagingRequest,
    ) -> Result<ImagingRequest, ApiError> {
        self.send(create_imaging_request(request)).await
    }

    /// Takes a request back. [`ApiError::Conflict`] when it is too late.
    pub async fn cancel_imaging_request(&self, id: RequestId) -> Result<(), ApiError> {
        self.send(cancel_imaging_request(id)).await
    }
}
