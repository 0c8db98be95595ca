//! `/api/v2/instances` (API contract, section 4.3), and the summaries that other objects share.

use serde::{Deserialize, Serialize};

use super::Missing;
use super::allocation::AllocationSource;
use super::lenient::{Flag, Int, Maybe, Rows, Text};
use crate::domain::ids::{
    IdentityId, IdentityUuid, ImageId, InstanceId, InstanceUuid, ProjectId, ProviderId,
    ProviderUuid, ScriptId, UserId, Username, VersionId,
};
use crate::domain::instance;
use crate::domain::status::Status;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Instance {
    id: Int,
    uuid: Text,
    name: Text,
    status: Text,
    activity: Text,
    size: Maybe<Size>,
    ip_address: Text,
    web_desktop: Flag,
    identity: Maybe<Identity>,
    user: Maybe<User>,
    provider: Maybe<Provider>,
    /// `{}` for an instance that was booted from a volume, and so is the version.
    image: Maybe<Image>,
    version: Maybe<Version>,
    project: Maybe<Project>,
    start_date: Text,
    end_date: Text,
    allocation_source: Maybe<AllocationSource>,
    scripts: Rows<Script>,
}

impl TryFrom<Instance> for instance::Instance {
    type Error = Missing;

    /// Every live call and action needs the keys of the identity and the provider as well:
    /// acting with a wrong key would do harm (API contract, section 7).
    fn try_from(it: Instance) -> Result<Self, Missing> {
        let identity = it.identity.0.unwrap_or_default();
        let provider = it.provider.0.unwrap_or_default();
        Ok(Self {
            id: InstanceId(it.id.0.ok_or(Missing("id"))?),
            uuid: InstanceUuid(it.uuid.filled().ok_or(Missing("uuid"))?),
            name: it.name.or_empty(),
            status: Status::from_parts(
                it.status.as_deref().unwrap_or_default(),
                it.activity.as_deref(),
            ),
            size: it.size.0.unwrap_or_default().into(),
            ip_address: it.ip_address.filled(),
            web_desktop: it.web_desktop.is_set(),
            identity: identity.try_into()?,
            owner: it.user.0.unwrap_or_default().into(),
            provider: provider.try_into()?,
            image: it.image.0.and_then(Image::into_domain),
            version: it.version.0.and_then(Version::into_domain),
            project: it.project.0.and_then(Project::into_domain),
            launched: it.start_date.moment(),
            ended: it.end_date.moment(),
            allocation: it.allocation_source.0.and_then(|it| it.try_into().ok()),
            scripts: it
                .scripts
                .objects()
                .filter_map(Script::into_domain)
                .collect(),
        })
    }
}

/// `PATCH /api/v2/instances/<id>` with the name alone: echoing more is refused (section 4.4).
#[derive(Serialize)]
pub struct Rename<'a> {
    pub name: &'a str,
}

/// `PATCH /api/v2/instances/<id>` with another allocation source.
#[derive(Serialize)]
pub struct SetAllocation {
    pub allocation_source: ById,
}

#[derive(Serialize)]
pub struct ById {
    pub id: i64,
}

/// Memory in megabytes, disks in gigabytes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Size {
    name: Text,
    alias: Text,
    cpu: Int,
    mem: Int,
    disk: Int,
    root: Int,
}

impl Size {
    pub(super) fn into_name(self) -> String {
        self.name.or_empty()
    }
}

impl From<Size> for instance::Size {
    fn from(it: Size) -> Self {
        // -1 is the server's own word for an unknown size.
        let known = |number: Int| number.0.unwrap_or(-1);
        Self {
            cpu: known(it.cpu),
            memory: known(it.mem),
            disk: known(it.disk),
            root: known(it.root),
            name: it.name.or_empty(),
            alias: it.alias.or_empty(),
        }
    }
}

/// An identity in brief; its `id` is text (`"57"`).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Identity {
    id: Int,
    uuid: Text,
    key: Text,
}

impl TryFrom<Identity> for instance::Identity {
    type Error = Missing;

    fn try_from(it: Identity) -> Result<Self, Missing> {
        Ok(Self {
            id: IdentityId(it.id.0.ok_or(Missing("identity.id"))?),
            uuid: IdentityUuid(it.uuid.filled().ok_or(Missing("identity.uuid"))?),
            key: it.key.or_empty(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct User {
    id: Int,
    username: Text,
}

impl User {
    pub(super) fn id(&self) -> Option<UserId> {
        self.id.0.map(UserId)
    }

    pub(super) fn into_username(self) -> Username {
        Username(self.username.or_empty())
    }
}

impl From<User> for instance::User {
    /// An owner who cannot be read is nobody, and nobody is never the person who is signed in.
    fn from(it: User) -> Self {
        Self {
            id: it.id().unwrap_or(UserId(0)),
            username: it.into_username(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Provider {
    pub(super) id: Int,
    pub(super) uuid: Text,
    pub(super) name: Text,
    active: Flag,
}

impl TryFrom<Provider> for instance::Provider {
    type Error = Missing;

    fn try_from(it: Provider) -> Result<Self, Missing> {
        Ok(Self {
            id: ProviderId(it.id.0.ok_or(Missing("provider.id"))?),
            uuid: ProviderUuid(it.uuid.filled().ok_or(Missing("provider.uuid"))?),
            name: it.name.or_empty(),
            // Nothing is to be forbidden for want of a flag.
            active: it.active.0.unwrap_or(true),
        })
    }
}

/// An image in brief: `user` is a number, and there are no tags.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Image {
    pub(super) id: Int,
    pub(super) name: Text,
    description: Text,
    user: Int,
}

impl Image {
    /// None for `{}`.
    fn into_domain(self) -> Option<instance::Image> {
        Some(instance::Image {
            id: ImageId(self.id.0?),
            name: self.name.or_empty(),
            description: self.description.or_empty(),
            owner: self.user.0.map(UserId),
        })
    }
}

/// A version in brief: its `id` is a UUID.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Version {
    pub(super) id: Text,
    pub(super) name: Text,
}

impl Version {
    /// None for `{}`.
    fn into_domain(self) -> Option<instance::Version> {
        Some(instance::Version {
            id: VersionId(self.id.filled()?),
            name: self.name.or_empty(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Project {
    id: Int,
    uuid: Text,
    name: Text,
}

impl Project {
    fn into_domain(self) -> Option<instance::Project> {
        Some(instance::Project {
            id: ProjectId(self.id.0?),
            uuid: self.uuid.or_empty(),
            name: self.name.or_empty(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Script {
    pub(super) id: Int,
    pub(super) title: Text,
}

impl Script {
    fn into_domain(self) -> Option<instance::Script> {
        Some(instance::Script {
            id: ScriptId(self.id.0?),
            title: self.title.or_empty(),
        })
    }
}
