//! An instance, a volume and a request, for the tests of the rules.

use super::allocation::AllocationSource;
use super::ids::{
    AllocationId, IdentityId, IdentityUuid, ImageId, InstanceId, InstanceUuid, ProjectId,
    ProviderId, ProviderUuid, RequestId, RequestUuid, UserId, Username, VersionId, VolumeUuid,
};
use super::imaging_request::{ImagingRequest, RequestStatus, Result};
use super::instance::{Identity, Image, Instance, Project, Provider, Size, User, Version};
use super::status::Status;
use super::time::Timestamp;
use super::volume::{LiveVolume, VolumeState};

pub(crate) fn instance() -> Instance {
    Instance {
        id: InstanceId(901),
        uuid: InstanceUuid("5b7f3e12-8a0c-4d15-b6c9-70d0a4f1e2aa".into()),
        name: "aligner-01".into(),
        status: Status::from_live("active"),
        size: Size {
            name: "Tiny 2".into(),
            alias: "tiny2".into(),
            cpu: 2,
            memory: 4096,
            disk: 40,
            root: 0,
        },
        ip_address: Some("203.0.113.27".into()),
        web_desktop: true,
        identity: Identity {
            id: IdentityId(57),
            uuid: IdentityUuid("e6b0a8a2-51a5-4b7f-8a55-3c26b1f0d7c4".into()),
            key: "Username: rlin, Project:rlin".into(),
        },
        owner: User {
            id: UserId(42),
            username: Username("rlin".into()),
        },
        provider: Provider {
            id: ProviderId(4),
            uuid: ProviderUuid("9d0d2c7e-6f5b-4e7a-9a1b-3f1c5a7e2b90".into()),
            name: "Cactus Cloud".into(),
            active: true,
        },
        image: Some(Image {
            id: ImageId(310),
            name: "Ubuntu 20.04 GUI".into(),
            description: "Desktop base image".into(),
            owner: Some(UserId(7)),
        }),
        version: Some(Version {
            id: VersionId("c3d6f2a4-2f2b-4c39-9a5f-1c7d4e8b9f02".into()),
            name: "2.1".into(),
        }),
        project: Some(Project {
            id: ProjectId(73),
            uuid: "1d9a0c55-2b8e-49a5-8e19-8c9b0ea1b3f6".into(),
            name: "Genomics".into(),
        }),
        launched: Timestamp::parse("2026-11-22T19:40:03Z"),
        ended: None,
        allocation: None,
        scripts: Vec::new(),
    }
}

pub(crate) fn allocation() -> AllocationSource {
    AllocationSource {
        id: AllocationId(8),
        uuid: "u".into(),
        name: "TG-BIO1".into(),
        compute_allowed: Some(168.0),
        compute_used: Some(42.0),
    }
}

pub(crate) fn attached_volume() -> LiveVolume {
    LiveVolume {
        uuid: VolumeUuid("d1c2b3a4-9e8f-4a7b-8c6d-5e4f3a2b1c0d".into()),
        name: "reads-2026".into(),
        size: 50,
        state: VolumeState::InUse,
        attached_to: Some(instance().uuid),
        device: Some("/dev/vdb".into()),
        mount_location: Some("/vol1".into()),
    }
}

pub(crate) fn open_request() -> ImagingRequest {
    ImagingRequest {
        id: RequestId(4410),
        uuid: RequestUuid("a4d1f0f2-6c11-4c5e-8a0b-02b7a9d5c3e1".into()),
        instance: instance().id,
        instance_uuid: instance().uuid,
        instance_name: "aligner-01".into(),
        requested: Timestamp::parse("2026-11-23T08:01:12.004511Z"),
        ended: None,
        status: RequestStatus::Pending,
        note: "pending".into(),
        image_name: "Aligner workbench".into(),
        description: "STAR and helpers.".into(),
        visibility: "select".into(),
        users: vec!["mkato".into()],
        patterns: Vec::new(),
        tags: vec!["Genomics".into()],
        installed_software: "STAR 2.7.10b".into(),
        system_files: String::new(),
        exclude_files: String::new(),
        version_name: "1.0".into(),
        change_log: String::new(),
        is_new_image: true,
        allow_imaging: true,
        memory_min: 0,
        cpu_min: 0,
        licenses: Vec::new(),
        scripts: Vec::new(),
        provider_name: Some("Cactus Cloud".into()),
        result: None,
    }
}

/// An image that came of a request.
pub(crate) fn made_image() -> Result {
    Result {
        machine_uuid: "7a0d1f52-6d38-4a6e-9b1e-0c5d2f3a4b5c".into(),
        provider_name: "Cactus Cloud".into(),
        size: Some(11.5),
        version: Some("1.0".into()),
    }
}
