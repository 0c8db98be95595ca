//! `/api/v2/volumes`, which knows neither state nor attachment (API contract, section 8.1).

use super::Missing;
use super::instance::{identity, provider, username};
use super::json::Json;
use crate::domain::ids::{IdentityUuid, ProviderUuid, VolumeId, VolumeUuid};
use crate::domain::volume::Volume;

pub fn volume(json: &Json) -> Result<Volume, Missing> {
    let identity = identity(json.at("identity"))?;
    let provider = provider(json.at("provider"))?;
    Ok(Volume {
        id: VolumeId(json.id("id")?),
        uuid: VolumeUuid(json.key("uuid")?),
        name: json.text("name"),
        size: json.int("size").unwrap_or_default(),
        owner: username(json.at("user")),
        provider: ProviderUuid(provider.uuid.0),
        provider_name: provider.name,
        identity: IdentityUuid(identity.uuid.0),
        created: json.moment("start_date"),
    })
}
