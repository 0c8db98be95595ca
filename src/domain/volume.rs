//! Volumes: disks that can be attached to an instance (API contract, section 8).

use super::ids::{IdentityUuid, InstanceUuid, ProviderUuid, Username, VolumeId, VolumeUuid};
use super::text::natural_order;
use super::time::Timestamp;

/// A volume as the live call tells it: the only place that knows attachments.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveVolume {
    pub uuid: VolumeUuid,
    pub name: String,
    /// Gigabytes.
    pub size: i64,
    pub state: VolumeState,
    /// The instance it is attached to.
    pub attached_to: Option<InstanceUuid>,
    /// `/dev/vdb`.
    pub device: Option<String>,
    /// `/vol1`.
    pub mount_location: Option<String>,
}

/// A volume as Atmosphere's database lists it, without state or attachment (section 8.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    pub id: VolumeId,
    pub uuid: VolumeUuid,
    pub name: String,
    /// Gigabytes.
    pub size: i64,
    pub owner: Username,
    pub provider: ProviderUuid,
    pub provider_name: String,
    pub identity: IdentityUuid,
    pub created: Option<Timestamp>,
}

/// The cloud's word for what a volume is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VolumeState {
    Available,
    InUse,
    Attaching,
    Detaching,
    /// Any other word, as it comes: `creating`, `error`, `in-use - mounting`, ...
    Other(String),
}

impl VolumeState {
    pub fn parse(text: &str) -> Self {
        match text.trim().to_lowercase().as_str() {
            "available" => Self::Available,
            "in-use" => Self::InUse,
            "attaching" => Self::Attaching,
            "detaching" => Self::Detaching,
            _ => Self::Other(text.trim().to_owned()),
        }
    }
}

/// How a volume stands to an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Attached to it, or on its way off.
    Here,
    /// It can be attached, or is on its way.
    Free,
    /// Another instance has it.
    Elsewhere(InstanceUuid),
    /// In use, and the cloud does not say by what: an instance was booted from it.
    Boot,
    /// In a state in which nothing can be done with it.
    Busy,
}

impl Standing {
    pub fn of(volume: &LiveVolume, instance: &InstanceUuid) -> Self {
        match (&volume.attached_to, &volume.state) {
            (Some(it), _) if it == instance => Self::Here,
            (Some(other), _) => Self::Elsewhere(other.clone()),
            (None, VolumeState::InUse) => Self::Boot,
            (None, VolumeState::Available | VolumeState::Attaching) => Self::Free,
            (None, VolumeState::Detaching | VolumeState::Other(_)) => Self::Busy,
        }
    }
}

/// Volumes with how each stands to an instance, by name.
pub fn sorted(
    mut volumes: Vec<LiveVolume>,
    instance: &InstanceUuid,
) -> Vec<(LiveVolume, Standing)> {
    volumes.sort_by(|a, b| natural_order(&a.name, &b.name));
    let stand = |it: LiveVolume| {
        let standing = Standing::of(&it, instance);
        (it, standing)
    };
    volumes.into_iter().map(stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::{attached_volume, instance};

    #[test]
    fn each_volume_stands_in_one_way() {
        let here = instance().uuid;
        let other = InstanceUuid("another".into());
        let table = [
            (Some(&here), "in-use", Standing::Here),
            (Some(&here), "detaching", Standing::Here),
            (Some(&here), "in-use - mounting", Standing::Here),
            (Some(&other), "in-use", Standing::Elsewhere(other.clone())),
            (None, "available", Standing::Free),
            (None, "attaching", Standing::Free),
            (None, "in-use", Standing::Boot),
            (None, "error", Standing::Busy),
            (None, "detaching", Standing::Busy),
        ];
        for (attached_to, state, standing) in table {
            let volume = LiveVolume {
                attached_to: attached_to.cloned(),
                state: VolumeState::parse(state),
                ..attached_volume()
            };
            assert_eq!(Standing::of(&volume, &here), standing, "{state}");
        }
    }
}
