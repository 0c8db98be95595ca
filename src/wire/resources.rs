//! The smaller resources of `/api/v2` (API contract, section 12).

use serde::Deserialize;

use super::Missing;
use super::instance::{Provider as ProviderSummary, Size, User};
use super::lenient::{Flag, Int, Maybe, Rows, Text};
use crate::domain::ids::{
    IdentityId, IdentityUuid, LicenseId, PatternId, ProjectId, ProviderId, ProviderUuid, ScriptId,
    Username,
};
use crate::domain::resources::{self, PatternKind, Strategy, TextKind};
use crate::domain::status::Status;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Project {
    id: Int,
    uuid: Text,
    name: Text,
    leaders: Rows<User>,
}

impl TryFrom<Project> for resources::Project {
    type Error = Missing;

    fn try_from(it: Project) -> Result<Self, Missing> {
        Ok(Self {
            id: ProjectId(it.id.0.ok_or(Missing("id"))?),
            uuid: it.uuid.or_empty(),
            name: it.name.or_empty(),
            leaders: it.leaders.objects().map(User::into_username).collect(),
        })
    }
}

/// An identity in a list; its `id` is a number here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Identity {
    id: Int,
    uuid: Text,
    key: Text,
    provider: Maybe<ProviderSummary>,
}

impl TryFrom<Identity> for resources::Identity {
    type Error = Missing;

    fn try_from(it: Identity) -> Result<Self, Missing> {
        let provider = it.provider.0.unwrap_or_default();
        Ok(Self {
            id: IdentityId(it.id.0.ok_or(Missing("id"))?),
            uuid: IdentityUuid(it.uuid.filled().ok_or(Missing("uuid"))?),
            key: it.key.or_empty(),
            provider: ProviderUuid(provider.uuid.filled().ok_or(Missing("provider.uuid"))?),
            provider_name: provider.name.or_empty(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Provider {
    id: Int,
    uuid: Text,
    name: Text,
    description: Text,
    active: Flag,
    public: Flag,
}

impl TryFrom<Provider> for resources::Provider {
    type Error = Missing;

    fn try_from(it: Provider) -> Result<Self, Missing> {
        Ok(Self {
            id: ProviderId(it.id.0.ok_or(Missing("id"))?),
            uuid: ProviderUuid(it.uuid.filled().ok_or(Missing("uuid"))?),
            name: it.name.or_empty(),
            description: it.description.or_empty(),
            active: it.active.0.unwrap_or(true),
            public: it.public.is_set(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct License {
    id: Int,
    title: Text,
    text: Text,
    /// An object here; a text where a license is part of something else.
    #[serde(rename = "type")]
    kind: Maybe<Kind>,
    created_by: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Kind {
    name: Text,
}

impl TryFrom<License> for resources::License {
    type Error = Missing;

    fn try_from(it: License) -> Result<Self, Missing> {
        let kind = it.kind.0.unwrap_or_default().name;
        Ok(Self {
            id: LicenseId(it.id.0.ok_or(Missing("id"))?),
            title: it.title.or_empty(),
            text: it.text.or_empty(),
            kind: TextKind::from_wire_name(kind.as_deref().unwrap_or_default()),
            created_by: Username(it.created_by.or_empty()),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BootScript {
    id: Int,
    title: Text,
    text: Text,
    #[serde(rename = "type")]
    kind: Text,
    strategy: Text,
    wait_for_deploy: Flag,
}

impl TryFrom<BootScript> for resources::BootScript {
    type Error = Missing;

    fn try_from(it: BootScript) -> Result<Self, Missing> {
        Ok(Self {
            id: ScriptId(it.id.0.ok_or(Missing("id"))?),
            title: it.title.or_empty(),
            text: it.text.or_empty(),
            kind: TextKind::from_wire_name(it.kind.as_deref().unwrap_or_default()),
            strategy: Strategy::from_wire_name(it.strategy.as_deref().unwrap_or_default()),
            wait_for_deploy: it.wait_for_deploy.is_set(),
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Pattern {
    id: Int,
    #[serde(rename = "pattern")]
    text: Text,
    #[serde(rename = "type")]
    kind: Text,
    allow_access: Flag,
}

impl TryFrom<Pattern> for resources::Pattern {
    type Error = Missing;

    fn try_from(it: Pattern) -> Result<Self, Missing> {
        Ok(Self {
            id: PatternId(it.id.0.ok_or(Missing("id"))?),
            text: it.text.filled().ok_or(Missing("pattern"))?,
            kind: PatternKind::from_wire_name(it.kind.as_deref().unwrap_or_default()),
            // The server's own default.
            allow: it.allow_access.0.unwrap_or(true),
        })
    }
}

/// A help link has no id; its key is what it is looked up by.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HelpLink {
    link_key: Text,
    topic: Text,
    href: Text,
}

impl TryFrom<HelpLink> for resources::HelpLink {
    type Error = Missing;

    fn try_from(it: HelpLink) -> Result<Self, Missing> {
        Ok(Self {
            key: it.link_key.filled().ok_or(Missing("link_key"))?,
            topic: it.topic.or_empty(),
            href: it.href.filled().ok_or(Missing("href"))?,
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Maintenance {
    title: Text,
    message: Text,
    start_date: Text,
    end_date: Text,
    /// `null` is the whole site.
    provider: Maybe<ProviderSummary>,
    disable_login: Flag,
}

impl From<Maintenance> for resources::Maintenance {
    fn from(it: Maintenance) -> Self {
        Self {
            title: it.title.or_empty(),
            message: it.message.or_empty(),
            starts: it.start_date.moment(),
            ends: it.end_date.moment(),
            provider: it.provider.0.map(|it| it.name.or_empty()),
            disables_sign_in: it.disable_login.is_set(),
        }
    }
}

/// One row of `/api/v2/instance_histories` (section 4.9).
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HistoryEntry {
    status: Text,
    activity: Text,
    size: Maybe<Size>,
    start_date: Text,
    end_date: Text,
    extra: Maybe<Extra>,
}

/// What went wrong; its `traceback` is for the staff.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Extra {
    display_error: Text,
}

impl From<HistoryEntry> for resources::HistoryEntry {
    fn from(it: HistoryEntry) -> Self {
        Self {
            status: Status::from_parts(
                it.status.as_deref().unwrap_or_default(),
                it.activity.as_deref(),
            ),
            size: it.size.0.unwrap_or_default().into_name(),
            from: it.start_date.moment(),
            until: it.end_date.moment(),
            fault: it.extra.0.and_then(|extra| extra.display_error.filled()),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StatusType {
    id: Int,
    name: Text,
}

impl TryFrom<StatusType> for resources::StatusType {
    type Error = Missing;

    fn try_from(it: StatusType) -> Result<Self, Missing> {
        Ok(Self {
            id: it.id.0.ok_or(Missing("id"))?,
            name: it.name.or_empty(),
        })
    }
}
