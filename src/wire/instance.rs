//! `/api/v2/instances` (API contract, section 4.3), and the summaries that other objects share.

use super::Missing;
use super::allocation::allocation_source;
use super::json::Json;
use super::writer::Writer;
use crate::domain::ids::{
    AllocationId, IdentityId, IdentityUuid, ImageId, InstanceId, InstanceUuid, ProjectId,
    ProviderId, ProviderUuid, ScriptId, UserId, Username, VersionId,
};
use crate::domain::instance::{
    Identity, Image, Instance, Project, Provider, Script, Size, User, Version,
};
use crate::domain::status::Status;

/// Every live call and action needs the keys of the identity and the provider as well: acting
/// with a wrong key would do harm (API contract, section 7).
pub fn instance(json: &Json) -> Result<Instance, Missing> {
    Ok(Instance {
        id: InstanceId(json.id("id")?),
        uuid: InstanceUuid(json.key("uuid")?),
        name: json.text("name"),
        status: status(json),
        size: size(json.at("size")),
        ip_address: json.filled("ip_address"),
        web_desktop: json.is_set("web_desktop"),
        identity: identity(json.at("identity"))?,
        owner: user(json.at("user")),
        provider: provider(json.at("provider"))?,
        // `{}` for an instance that was booted from a volume, and so is the version.
        image: image(json.at("image")),
        version: version(json.at("version")),
        project: project(json.at("project")),
        launched: json.moment("start_date"),
        ended: json.moment("end_date"),
        allocation: allocation_source(json.at("allocation_source")).ok(),
        scripts: json.rows("scripts", script),
    })
}

/// `PATCH /api/v2/instances/<id>` with the name alone: echoing more is refused (section 4.4).
pub fn rename(name: &str) -> String {
    Writer::new().text("name", name).finish()
}

/// `PATCH /api/v2/instances/<id>` with another allocation source.
pub fn set_allocation(allocation: AllocationId) -> String {
    let by_id = Writer::new().int("id", allocation.0).finish();
    Writer::new().put("allocation_source", &by_id).finish()
}

/// The status and the activity of an instance, or of a row of its history.
pub(super) fn status(json: &Json) -> Status {
    Status::from_parts(&json.text("status"), Some(&json.text("activity")))
}

/// Memory in megabytes, disks in gigabytes.
fn size(json: &Json) -> Size {
    // -1 is the server's own word for an unknown size.
    let known = |key| json.int(key).unwrap_or(-1);
    Size {
        cpu: known("cpu"),
        memory: known("mem"),
        disk: known("disk"),
        root: known("root"),
        name: json.text("name"),
        alias: json.text("alias"),
    }
}

/// An identity in brief; its `id` is text (`"57"`).
pub(super) fn identity(json: &Json) -> Result<Identity, Missing> {
    Ok(Identity {
        id: IdentityId(json.int("id").ok_or(Missing("identity.id"))?),
        uuid: IdentityUuid(json.filled("uuid").ok_or(Missing("identity.uuid"))?),
        key: json.text("key"),
    })
}

/// An owner who cannot be read is nobody, and nobody is never the person who is signed in.
fn user(json: &Json) -> User {
    User {
        id: UserId(json.int("id").unwrap_or(0)),
        username: username(json),
    }
}

/// The name of a user in brief.
pub(super) fn username(json: &Json) -> Username {
    Username(json.text("username"))
}

pub(super) fn provider(json: &Json) -> Result<Provider, Missing> {
    Ok(Provider {
        id: ProviderId(json.int("id").ok_or(Missing("provider.id"))?),
        uuid: ProviderUuid(json.filled("uuid").ok_or(Missing("provider.uuid"))?),
        name: json.text("name"),
        // Nothing is to be forbidden for want of a flag.
        active: json.flag("active").unwrap_or(true),
    })
}

/// An image in brief: `user` is a number, and there are no tags. None for `{}`.
fn image(json: &Json) -> Option<Image> {
    Some(Image {
        id: ImageId(json.int("id")?),
        name: json.text("name"),
        description: json.text("description"),
        owner: json.int("user").map(UserId),
    })
}

/// A version in brief: its `id` is a UUID. None for `{}`.
fn version(json: &Json) -> Option<Version> {
    Some(Version {
        id: VersionId(json.filled("id")?),
        name: json.text("name"),
    })
}

fn project(json: &Json) -> Option<Project> {
    Some(Project {
        id: ProjectId(json.int("id")?),
        uuid: json.text("uuid"),
        name: json.text("name"),
    })
}

fn script(json: &Json) -> Option<Script> {
    Some(Script {
        id: ScriptId(json.int("id")?),
        title: json.text("title"),
    })
}
