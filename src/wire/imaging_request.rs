//! `/api/v2/machine_requests`, as it is read (API contract, section 9.5).

use serde::Deserialize;

use super::instance::{Provider, Script};
use super::lenient::{Decimal, Flag, Int, Maybe, Rows, Text};
use super::new_request::NO_FILES;
use super::{Missing, python};
use crate::domain::ids::{InstanceId, InstanceUuid, RequestId, RequestUuid};
use crate::domain::imaging_request::{self, RequestStatus};

/// A request as the person who asked sees it; staff see the same keys and more.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImagingRequest {
    id: Int,
    uuid: Text,
    start_date: Text,
    end_date: Text,
    instance: Maybe<Instance>,
    status: Maybe<Name>,
    old_status: Text,
    new_application_visibility: Text,
    new_application_name: Text,
    new_application_access_list: Rows<Pattern>,
    new_application_description: Text,
    /// A list printed by Python: `"[u'mkato', u'rlin']"`.
    access_list: Text,
    system_files: Text,
    installed_software: Text,
    exclude_files: Text,
    new_version_name: Text,
    new_version_change_log: Text,
    /// Joined with comma and space.
    new_version_tags: Text,
    new_version_memory_min: Int,
    new_version_cpu_min: Int,
    new_version_allow_imaging: Flag,
    new_version_forked: Flag,
    new_version_licenses: Rows<Script>,
    new_version_scripts: Rows<Script>,
    new_machine_provider: Maybe<Provider>,
    new_machine: Maybe<Machine>,
}

/// The instance in brief: its `user` and `provider` are no objects here.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Instance {
    id: Int,
    uuid: Text,
    name: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Name {
    name: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pattern {
    pattern: Text,
}

/// The image on the cloud, `null` until it exists.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Machine {
    uuid: Text,
    provider: Maybe<Provider>,
    version: Text,
    size_gb: Decimal,
}

impl TryFrom<ImagingRequest> for imaging_request::ImagingRequest {
    type Error = Missing;

    /// Only the request's own number is indispensable: a person must be able to see and cancel
    /// a request of which the rest is odd.
    fn try_from(it: ImagingRequest) -> Result<Self, Missing> {
        let instance = it.instance.0.unwrap_or_default();
        let status = it.status.0.unwrap_or_default().name;
        let titles = |rows: Rows<Script>| -> Vec<String> {
            rows.objects()
                .filter_map(|row| row.title.filled())
                .collect()
        };
        Ok(Self {
            id: RequestId(it.id.0.ok_or(Missing("id"))?),
            uuid: RequestUuid(it.uuid.or_empty()),
            instance: InstanceId(instance.id.0.unwrap_or_default()),
            instance_uuid: InstanceUuid(instance.uuid.or_empty()),
            instance_name: instance.name.or_empty(),
            requested: it.start_date.moment(),
            ended: it.end_date.moment(),
            status: RequestStatus::parse(status.as_deref().unwrap_or_default()),
            note: it.old_status.or_empty(),
            image_name: it.new_application_name.or_empty(),
            description: it.new_application_description.or_empty(),
            visibility: it.new_application_visibility.or_empty(),
            users: python::list(&it.access_list.or_empty()),
            patterns: patterns(it.new_application_access_list),
            tags: tags(it.new_version_tags.as_deref().unwrap_or_default()),
            installed_software: without_placeholder(it.installed_software),
            system_files: without_placeholder(it.system_files),
            exclude_files: without_placeholder(it.exclude_files),
            version_name: it.new_version_name.or_empty(),
            change_log: it.new_version_change_log.or_empty(),
            is_new_image: it.new_version_forked.0.unwrap_or(true),
            allow_imaging: it.new_version_allow_imaging.is_set(),
            memory_min: it.new_version_memory_min.0.unwrap_or_default(),
            cpu_min: it.new_version_cpu_min.0.unwrap_or_default(),
            licenses: titles(it.new_version_licenses),
            scripts: titles(it.new_version_scripts),
            provider_name: it.new_machine_provider.0.and_then(|it| it.name.filled()),
            result: it.new_machine.0.map(result),
        })
    }
}

fn patterns(rows: Rows<Pattern>) -> Vec<String> {
    rows.objects()
        .filter_map(|row| row.pattern.filled())
        .collect()
}

/// Names hold no comma, so that a bare one separates as well.
fn tags(joined: &str) -> Vec<String> {
    joined
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_placeholder(text: Text) -> String {
    let text = text.or_empty();
    if text.trim() == NO_FILES {
        String::new()
    } else {
        text
    }
}

fn result(it: Machine) -> imaging_request::Result {
    imaging_request::Result {
        machine_uuid: it.uuid.or_empty(),
        provider_name: it.provider.0.unwrap_or_default().name.or_empty(),
        size: it.size_gb.0,
        version: it.version.filled(),
    }
}
