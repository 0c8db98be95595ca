//! `/api/v2/volumes`, which knows neither state nor attachment (API contract, section 8.1).

use serde::Deserialize;

use super::Missing;
use super::instance::{Identity, Provider, User};
use super::lenient::{Int, Maybe, Text};
use crate::domain::ids::{IdentityUuid, ProviderUuid, VolumeId, VolumeUuid};
use crate::domain::{instance, volume};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Volume {
    id: Int,
    uuid: Text,
    name: Text,
    size: Int,
    user: Maybe<User>,
    provider: Maybe<Provider>,
    identity: Maybe<Identity>,
    start_date: Text,
}

impl TryFrom<Volume> for volume::Volume {
    type Error = Missing;

    fn try_from(it: Volume) -> Result<Self, Missing> {
        let identity: instance::Identity = it.identity.0.unwrap_or_default().try_into()?;
        let provider: instance::Provider = it.provider.0.unwrap_or_default().try_into()?;
        Ok(Self {
            id: VolumeId(it.id.0.ok_or(Missing("id"))?),
            uuid: VolumeUuid(it.uuid.filled().ok_or(Missing("uuid"))?),
            name: it.name.or_empty(),
            size: it.size.0.unwrap_or_default(),
            owner: it.user.0.unwrap_or_default().into_username(),
            provider: ProviderUuid(provider.uuid.0),
            provider_name: provider.name,
            identity: IdentityUuid(identity.uuid.0),
            created: it.start_date.moment(),
        })
    }
}
