//! The live calls of `/api/v1`: instances, volumes, actions (API contract, sections 6.2, 7, 8.2).

use serde::{Deserialize, Serialize};

use super::Missing;
use super::lenient::{Flag, Int, Maybe, Text};
use crate::domain::action::{self, ActionCall};
use crate::domain::ids::{InstanceUuid, VolumeUuid};
use crate::domain::instance;
use crate::domain::status::Status;
use crate::domain::volume::{self, VolumeState};

/// `GET .../instance/<uuid>`: the uuid is called alias here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LiveInstance {
    alias: Text,
    status: Text,
    activity: Text,
    /// `{}`, or the cloud's own object.
    fault: Maybe<Fault>,
    ip_address: Text,
    end_date: Text,
    web_desktop: Flag,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fault {
    message: Text,
}

impl TryFrom<LiveInstance> for instance::LiveInstance {
    type Error = Missing;

    fn try_from(it: LiveInstance) -> Result<Self, Missing> {
        Ok(Self {
            uuid: InstanceUuid(it.alias.filled().ok_or(Missing("alias"))?),
            // Without a status nothing was learned, and nothing must be merged.
            status: Status::from_parts(
                it.status.as_deref().ok_or(Missing("status"))?,
                it.activity.as_deref(),
            ),
            ip_address: it.ip_address.filled(),
            web_desktop: it.web_desktop.is_set(),
            ended: it.end_date.moment(),
            fault: it.fault.0.and_then(|fault| fault.message.filled()),
        })
    }
}

/// `GET .../volume` and `GET .../volume/<uuid>`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LiveVolume {
    alias: Text,
    name: Text,
    size: Int,
    status: Text,
    /// `null` when it is not attached; which keys there are depends on the cloud's driver.
    attach_data: Maybe<Attachment>,
    mount_location: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Attachment {
    instance_alias: Text,
    #[serde(rename = "serverId")]
    server: Text,
    device: Text,
}

impl TryFrom<LiveVolume> for volume::LiveVolume {
    type Error = Missing;

    fn try_from(it: LiveVolume) -> Result<Self, Missing> {
        let attachment = it.attach_data.0.unwrap_or_default();
        let instance = attachment.instance_alias.filled();
        Ok(Self {
            uuid: VolumeUuid(it.alias.filled().ok_or(Missing("alias"))?),
            name: it.name.or_empty(),
            size: it.size.0.unwrap_or_default(),
            state: VolumeState::parse(it.status.as_deref().unwrap_or_default()),
            attached_to: instance
                .or_else(|| attachment.server.filled())
                .map(InstanceUuid),
            device: attachment.device.filled(),
            mount_location: it.mount_location.filled(),
        })
    }
}

/// One row of `GET /api/v2/instances/<uuid>/actions`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OfferedAction {
    key: Text,
}

impl OfferedAction {
    /// None for an action that this product does not offer.
    pub fn into_domain(self) -> Option<action::Action> {
        self.key.as_deref().and_then(action::Action::from_key)
    }
}

/// The body of `POST .../action`.
#[derive(Default, Serialize)]
pub struct ActionBody<'a> {
    action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reboot_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mount_location: Option<&'a str>,
}

impl<'a> From<&'a ActionCall> for ActionBody<'a> {
    fn from(call: &'a ActionCall) -> Self {
        let action = match call {
            ActionCall::Start => "start",
            ActionCall::Stop => "stop",
            ActionCall::Suspend => "suspend",
            ActionCall::Resume => "resume",
            ActionCall::Shelve => "shelve",
            ActionCall::Unshelve => "unshelve",
            ActionCall::Reboot { .. } => "reboot",
            ActionCall::Redeploy => "redeploy",
            ActionCall::AttachVolume { .. } => "attach_volume",
            ActionCall::DetachVolume { .. } => "detach_volume",
        };
        let mut body = Self {
            action,
            ..Self::default()
        };
        match call {
            ActionCall::Reboot { hard } => {
                body.reboot_type = Some(if *hard { "HARD" } else { "SOFT" });
            }
            ActionCall::AttachVolume {
                volume,
                mount_location,
            } => {
                body.volume_id = Some(volume.as_str());
                body.mount_location = mount_location.as_deref();
            }
            ActionCall::DetachVolume { volume } => body.volume_id = Some(volume.as_str()),
            _ => {}
        }
        body
    }
}
