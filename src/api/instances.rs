//! Instances as the database knows them (API contract, sections 4 and 6.1).
//!
//! The server lets anybody rename, act on and delete any instance: whoever calls has to have
//! asked first whose it is.

use super::call::{Call, Unreadable, list, nothing, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::ids::{AllocationId, InstanceId, InstanceUuid};
use crate::domain::instance::Instance;
use crate::domain::page::Page;
use crate::domain::resources::HistoryEntry;
use crate::wire::live::offered_action;
use crate::wire::{instance as wire, resources};

const INSTANCES: &str = "/api/v2/instances";

/// `GET /instances`, newest first: one of the few orders that the server keeps. With the page
/// comes the answer as it was, for keeping.
pub fn instances(number: u32, size: u32) -> Call<(Page<Instance>, String)> {
    let endpoint = Endpoint::get(INSTANCES)
        .query("ordering", "-start_date")
        .page(number, size);
    Call::new(endpoint, read_page)
}

fn read_page(body: &str) -> Result<(Page<Instance>, String), Unreadable> {
    Ok((page(body, wire::instance)?, body.to_owned()))
}

/// Reads an answer that was kept.
pub fn kept(body: &str) -> Option<Page<Instance>> {
    read_page(body).ok().map(|it| it.0)
}

/// `GET /instances/<uuid>`, also when it has ended.
pub fn instance(uuid: &InstanceUuid) -> Call<Instance> {
    let endpoint = Endpoint::get(INSTANCES)
        .key(uuid.as_str())
        .query("archived", "true");
    Call::new(endpoint, |body| one(body, wire::instance))
}

/// `PATCH /instances/<id>`: by number, a UUID crashes it.
pub fn rename_instance(id: InstanceId, name: &str) -> Call<Instance> {
    let endpoint = Endpoint::patch(INSTANCES).id(id.0);
    let endpoint = endpoint.json(wire::rename(name));
    Call::new(endpoint, |body| one(body, wire::instance))
}

/// `PATCH /instances/<id>` with one of the person's own allocation sources.
pub fn set_allocation(id: InstanceId, allocation: AllocationId) -> Call<Instance> {
    let endpoint = Endpoint::patch(INSTANCES).id(id.0);
    let endpoint = endpoint.json(wire::set_allocation(allocation));
    Call::new(endpoint, |body| one(body, wire::instance))
}

/// `DELETE /instances/<uuid>`: by UUID, a number is refused.
pub fn delete_instance(uuid: &InstanceUuid) -> Call<()> {
    Call::new(Endpoint::delete(INSTANCES).key(uuid.as_str()), nothing)
}

/// `GET /instances/<uuid>/actions`: by UUID, a number gives an empty list.
pub fn actions(uuid: &InstanceUuid) -> Call<Vec<Action>> {
    let endpoint = Endpoint::get(INSTANCES).key(uuid.as_str()).then("actions");
    Call::new(endpoint, offered)
}

fn offered(body: &str) -> Result<Vec<Action>, Unreadable> {
    let page = list(body, offered_action)?;
    Ok(page.rows.into_iter().flatten().collect())
}

/// `GET /instance_histories?instance=<uuid>`: the server orders by instance, not within one.
pub fn instance_history(uuid: &InstanceUuid, number: u32) -> Call<Page<HistoryEntry>> {
    let endpoint = Endpoint::get("/api/v2/instance_histories")
        .query("instance", uuid.as_str())
        .page(number, 1000);
    Call::new(endpoint, |body| page(body, resources::history_entry))
}

impl Client {
    /// A page of the instances that the person may see, newest first; pages count from 1.
    /// A page behind the last is [`ApiError::NotFound`]. With it comes the answer as it was.
    pub async fn instances(
        &self,
        number: u32,
        size: u32,
    ) -> Result<(Page<Instance>, String), ApiError> {
        self.send(instances(number, size)).await
    }

    /// One instance, also when it has ended.
    pub async fn instance(&self, uuid: &InstanceUuid) -> Result<Instance, ApiError> {
        self.send(instance(uuid)).await
    }

    /// Gives an instance another name; answers with the instance as it is now.
    pub async fn rename_instance(&self, id: InstanceId, name: &str) -> Result<Instance, ApiError> {
        self.send(rename_instance(id, name)).await
    }

    /// Charges another allocation source; answers with the instance as it is now.
    pub async fn set_allocation(
        &self,
        id: InstanceId,
        allocation: AllocationId,
    ) -> Result<Instance, ApiError> {
        self.send(set_allocation(id, allocation)).await
    }

    /// Has an instance deleted. It stays in the list until the cloud has done it.
    pub async fn delete_instance(&self, uuid: &InstanceUuid) -> Result<(), ApiError> {
        self.send(delete_instance(uuid)).await
    }

    /// What the cloud allows to be done with an instance now.
    pub async fn actions(&self, uuid: &InstanceUuid) -> Result<Vec<Action>, ApiError> {
        self.send(actions(uuid)).await
    }

    /// The states an instance was in, a thousand a page, in no order; pages count from 1.
    pub async fn instance_history(
        &self,
        uuid: &InstanceUuid,
        number: u32,
    ) -> Result<Page<HistoryEntry>, ApiError> {
        self.send(instance_history(uuid, number)).await
    }
}
