//! Live calls: what the cloud itself says, and telling it to act (API contract, sections 6 to 8).
//!
//! A live call that finds nothing *ends* the thing in Atmosphere's database, so the three keys
//! have to be those of one row. Answers are kept for a minute by the server and shared between
//! people; a query parameter that was never sent before gets a fresh one.

use super::call::{Call, list, nothing, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::action::ActionCall;
use crate::domain::api_error::ApiError;
use crate::domain::ids::{IdentityUuid, InstanceUuid, ProviderUuid, VolumeUuid};
use crate::domain::instance::{Instance, LiveInstance};
use crate::domain::page::Page;
use crate::domain::volume::{LiveVolume, Volume};
use crate::wire::live as wire;
use crate::wire::volume;

/// Below which identity of which provider a live call looks.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub provider: &'a ProviderUuid,
    pub identity: &'a IdentityUuid,
}

impl<'a> From<&'a Instance> for Place<'a> {
    fn from(it: &'a Instance) -> Self {
        Self {
            provider: &it.provider.uuid,
            identity: &it.identity.uuid,
        }
    }
}

fn below(place: Place<'_>, start: fn(&'static str) -> Endpoint) -> Endpoint {
    start("/api/v1/provider")
        .key(place.provider.as_str())
        .then("identity")
        .key(place.identity.as_str())
}

fn fresh(endpoint: Endpoint, stamp: u64) -> Endpoint {
    endpoint.query("_", &stamp.to_string())
}

/// `GET .../instance/<uuid>`.
pub fn live_instance(place: Place<'_>, uuid: &InstanceUuid, stamp: u64) -> Call<LiveInstance> {
    let endpoint = below(place, Endpoint::get)
        .then("instance")
        .key(uuid.as_str());
    Call::new(fresh(endpoint, stamp), |body| {
        one(body, wire::live_instance)
    })
}

/// `POST .../instance/<uuid>/action`: the one way of acting that asks whose the instance is.
pub fn act(place: Place<'_>, uuid: &InstanceUuid, action: &ActionCall) -> Call<()> {
    let endpoint = below(place, Endpoint::post)
        .then("instance")
        .key(uuid.as_str())
        .then("action");
    Call::new(endpoint.json(wire::action(action)), nothing)
}

/// `GET .../volume`.
pub fn live_volumes(place: Place<'_>, stamp: u64) -> Call<Page<LiveVolume>> {
    let endpoint = below(place, Endpoint::get).then("volume");
    Call::new(fresh(endpoint, stamp), |body| list(body, wire::live_volume))
}

/// `GET .../volume/<uuid>`.
pub fn live_volume(place: Place<'_>, uuid: &VolumeUuid, stamp: u64) -> Call<LiveVolume> {
    let endpoint = below(place, Endpoint::get)
        .then("volume")
        .key(uuid.as_str());
    Call::new(fresh(endpoint, stamp), |body| one(body, wire::live_volume))
}

/// `GET /api/v2/volumes`: from the database, without state or attachment.
pub fn volumes() -> Call<Page<Volume>> {
    let endpoint = Endpoint::get("/api/v2/volumes").all_rows();
    Call::new(endpoint, |body| page(body, volume::volume))
}

impl Client {
    /// What the cloud says of an instance now. The stamp is a number never used before, such as
    /// the milliseconds of the clock. [`ApiError::CloudCredentials`] for an instance of somebody
    /// else means that it cannot be polled, and nothing more.
    pub async fn live_instance(
        &self,
        instance: &Instance,
        stamp: u64,
    ) -> Result<LiveInstance, ApiError> {
        self.send(live_instance(instance.into(), &instance.uuid, stamp))
            .await
    }

    /// Tells the cloud to do something with an instance. Success means that it was accepted.
    /// [`ApiError::Forbidden`] is every failure that has no status of its own (section 6.2).
    pub async fn act(&self, instance: &Instance, action: &ActionCall) -> Result<(), ApiError> {
        self.send(act(instance.into(), &instance.uuid, action))
            .await
    }

    /// All volumes of the identity that an instance runs under: those attached to it, those
    /// attached to others, and those that are free.
    pub async fn live_volumes(
        &self,
        instance: &Instance,
        stamp: u64,
    ) -> Result<Page<LiveVolume>, ApiError> {
        self.send(live_volumes(instance.into(), stamp)).await
    }

    /// What the cloud says now of one of those volumes.
    pub async fn live_volume(
        &self,
        instance: &Instance,
        uuid: &VolumeUuid,
        stamp: u64,
    ) -> Result<LiveVolume, ApiError> {
        self.send(live_volume(instance.into(), uuid, stamp)).await
    }

    /// All volumes of the person, without state or attachment.
    pub async fn volumes(&self) -> Result<Page<Volume>, ApiError> {
        self.send(volumes()).await
    }
}
