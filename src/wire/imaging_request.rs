//! `/api/v2/machine_requests`, as it is read (API contract, section 9.5).

use super::json::Json;
use super::new_request::NO_FILES;
use super::{Missing, python};
use crate::domain::ids::{InstanceId, InstanceUuid, RequestId, RequestUuid};
use crate::domain::imaging_request::{self, ImagingRequest, RequestStatus};

/// A request as the person who asked sees it; staff see the same keys and more.
///
/// Only the request's own number is indispensable: a person must be able to see and cancel a
/// request of which the rest is odd.
pub fn imaging_request(json: &Json) -> Result<ImagingRequest, Missing> {
    // The instance is in brief: its `user` and `provider` are no objects here.
    let instance = json.at("instance");
    Ok(ImagingRequest {
        id: RequestId(json.id("id")?),
        uuid: RequestUuid(json.text("uuid")),
        instance: InstanceId(instance.int("id").unwrap_or_default()),
        instance_uuid: InstanceUuid(instance.text("uuid")),
        instance_name: instance.text("name"),
        requested: json.moment("start_date"),
        ended: json.moment("end_date"),
        status: RequestStatus::parse(&json.at("status").text("name")),
        note: json.text("old_status"),
        image_name: json.text("new_application_name"),
        description: json.text("new_application_description"),
        visibility: json.text("new_application_visibility"),
        // A list printed by Python: `"[u'mkato', u'rlin']"`.
        users: python::list(&json.text("access_list")),
        patterns: json.rows("new_application_access_list", |row| row.filled("pattern")),
        tags: tags(&json.text("new_version_tags")),
        installed_software: without_placeholder(json.text("installed_software")),
        system_files: without_placeholder(json.text("system_files")),
        exclude_files: without_placeholder(json.text("exclude_files")),
        version_name: json.text("new_version_name"),
        change_log: json.text("new_version_change_log"),
        is_new_image: json.flag("new_version_forked").unwrap_or(true),
        allow_imaging: json.is_set("new_version_allow_imaging"),
        memory_min: json.int("new_version_memory_min").unwrap_or_default(),
        cpu_min: json.int("new_version_cpu_min").unwrap_or_default(),
        licenses: json.rows("new_version_licenses", title),
        scripts: json.rows("new_version_scripts", title),
        provider_name: json.at("new_machine_provider").filled("name"),
        // The image on the cloud, `null` until it exists.
        result: json.object("new_machine").map(result),
    })
}

fn title(json: &Json) -> Option<String> {
    json.filled("title")
}

/// The tags are joined with comma and space; names hold no comma, so that a bare one separates
/// as well.
fn tags(joined: &str) -> Vec<String> {
    joined
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_placeholder(text: String) -> String {
    if text.trim() == NO_FILES {
        String::new()
    } else {
        text
    }
}

fn result(json: &Json) -> imaging_request::Result {
    imaging_request::Result {
        machine_uuid: json.text("uuid"),
        provider_name: json.at("provider").text("name"),
        size: json.decimal("size_gb"),
        version: json.filled("version"),
    }
}
