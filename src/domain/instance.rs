//! An instance: a virtual machine, as Atmosphere's database knows it (API contract, section 4.3).

use super::allocation::AllocationSource;
use super::ids::{
    IdentityId, IdentityUuid, ImageId, InstanceId, InstanceUuid, ProjectId, ProviderId,
    ProviderUuid, ScriptId, UserId, Username, VersionId,
};
use super::status::{Light, Status};
use super::time::Timestamp;

/// A virtual machine of the person, or one shared with the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    pub id: InstanceId,
    pub uuid: InstanceUuid,
    /// May be empty in old data.
    pub name: String,
    pub status: Status,
    pub size: Size,
    /// As the server says it; [`Instance::usable_ip`] tells whether it is an address.
    pub ip_address: Option<String>,
    /// Whether a web desktop can be asked for.
    pub web_desktop: bool,
    pub identity: Identity,
    pub owner: User,
    pub provider: Provider,
    /// `None` for an instance that was booted from a volume: it cannot be imaged.
    pub image: Option<Image>,
    pub version: Option<Version>,
    pub project: Option<Project>,
    pub launched: Option<Timestamp>,
    /// Set once the instance is deleted; it then keeps its last status.
    pub ended: Option<Timestamp>,
    /// `None` makes Start, Resume and Unshelve fail (API contract, section 6.2).
    pub allocation: Option<AllocationSource>,
    /// Boot scripts attached at launch.
    pub scripts: Vec<Script>,
}

impl Instance {
    /// The address, when there is one: `null`, `""` and `0.0.0.0` are none (section 18).
    pub fn usable_ip(&self) -> Option<&str> {
        usable_ip(self.ip_address.as_deref())
    }

    /// The address under which it can be reached now. One that is put away may still show the
    /// address that it had (section 4.3).
    pub fn current_ip(&self) -> Option<&str> {
        let is_away = self.ended.is_some() || self.status.light() == Light::Stopped;
        self.usable_ip().filter(|_| !is_away)
    }

    pub fn is_owned_by(&self, username: &Username) -> bool {
        self.owner.username == *username
    }
}

/// What the live call tells of an instance; merged into the row, never put in its place (section 7).
#[derive(Clone, Debug, PartialEq)]
pub struct LiveInstance {
    pub uuid: InstanceUuid,
    pub status: Status,
    pub ip_address: Option<String>,
    pub web_desktop: bool,
    pub ended: Option<Timestamp>,
    /// The cloud's own words for what went wrong, where it gives any.
    pub fault: Option<String>,
}

impl Instance {
    /// Takes over what a live call knows better than the database.
    pub fn merge_live(&mut self, live: &LiveInstance) {
        self.status = live.status.clone();
        self.ip_address.clone_from(&live.ip_address);
        self.web_desktop = live.web_desktop;
        if live.ended.is_some() {
            self.ended = live.ended;
        }
    }
}

/// A text that is an address: present, not blank, and not beginning with `0`.
pub fn usable_ip(text: Option<&str>) -> Option<&str> {
    text.map(str::trim)
        .filter(|ip| !ip.is_empty() && !ip.starts_with('0'))
}

/// What the machine has. Unknown sizes say -1 (section 4.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Size {
    pub name: String,
    pub alias: String,
    /// Cores; -1 when unknown.
    pub cpu: i64,
    /// Megabytes; -1 when unknown.
    pub memory: i64,
    /// Gigabytes; 0 for none, -1 when unknown.
    pub disk: i64,
    /// Gigabytes of the root disk; 0 for none, -1 when unknown.
    pub root: i64,
}

/// The credentials an instance runs under.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub id: IdentityId,
    pub uuid: IdentityUuid,
    /// `Username: rlin, Project:rlin`.
    pub key: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub id: UserId,
    pub username: Username,
}

/// A cloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    pub id: ProviderId,
    pub uuid: ProviderUuid,
    pub name: String,
    pub active: bool,
}

/// The image an instance was booted from, in brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub id: ImageId,
    pub name: String,
    pub description: String,
    /// The number of the image's owner; summaries do not name the owner.
    pub owner: Option<UserId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub id: VersionId,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub id: ProjectId,
    pub uuid: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    pub id: ScriptId,
    pub title: String,
}
