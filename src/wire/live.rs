//! The live calls of `/api/v1`: instances, volumes, actions (API contract, sections 6.2, 7, 8.2).

use super::Missing;
use super::json::Json;
use super::writer::Writer;
use crate::domain::action::{Action, ActionCall};
use crate::domain::ids::{InstanceUuid, VolumeUuid};
use crate::domain::instance::LiveInstance;
use crate::domain::status::Status;
use crate::domain::volume::{LiveVolume, VolumeState};

/// `GET .../instance/<uuid>`: the uuid is called alias here.
pub fn live_instance(json: &Json) -> Result<LiveInstance, Missing> {
    let uuid = json.key("alias")?;
    // Without a status nothing was learned, and nothing must be merged.
    let status = json.at("status").as_text().ok_or(Missing("status"))?;
    Ok(LiveInstance {
        uuid: InstanceUuid(uuid),
        status: Status::from_parts(&status, Some(&json.text("activity"))),
        ip_address: json.filled("ip_address"),
        web_desktop: json.is_set("web_desktop"),
        ended: json.moment("end_date"),
        // `{}`, or the cloud's own object.
        fault: json.at("fault").filled("message"),
    })
}

/// `GET .../volume` and `GET .../volume/<uuid>`.
pub fn live_volume(json: &Json) -> Result<LiveVolume, Missing> {
    // `null` when it is not attached; which keys there are depends on the cloud's driver.
    let attachment = json.at("attach_data");
    let instance = attachment.filled("instance_alias");
    Ok(LiveVolume {
        uuid: VolumeUuid(json.key("alias")?),
        name: json.text("name"),
        size: json.int("size").unwrap_or_default(),
        state: VolumeState::parse(&json.text("status")),
        attached_to: instance
            .or_else(|| attachment.filled("serverId"))
            .map(InstanceUuid),
        device: attachment.filled("device"),
        mount_location: json.filled("mount_location"),
    })
}

/// One row of `GET /api/v2/instances/<uuid>/actions`: none for an action that this product does
/// not offer.
pub fn offered_action(json: &Json) -> Result<Option<Action>, Missing> {
    Ok(Action::from_key(&json.text("key")))
}

/// The body of `POST .../action`.
pub fn action(call: &ActionCall) -> String {
    let mut body = Writer::new();
    body.text("action", name(call));
    match call {
        ActionCall::Reboot { hard } => {
            body.text("reboot_type", if *hard { "HARD" } else { "SOFT" });
        }
        ActionCall::AttachVolume {
            volume,
            mount_location,
        } => {
            body.text("volume_id", volume.as_str());
            if let Some(place) = mount_location {
                body.text("mount_location", place);
            }
        }
        ActionCall::DetachVolume { volume } => {
            body.text("volume_id", volume.as_str());
        }
        _ => {}
    }
    body.finish()
}

fn name(call: &ActionCall) -> &'static str {
    match call {
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
    }
}
