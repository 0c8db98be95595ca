//! Every request, byte for byte.

mod resources;

use super::call::Call;
use super::{images, imaging, instances, live, people, session, tags};
use crate::domain::action::ActionCall;
use crate::domain::ids::{
    AllocationId, IdentityUuid, ImageId, InstanceId, InstanceUuid, PatternId, ProviderUuid,
    RequestId, RequestUuid, Username, VersionId, VolumeUuid,
};
use crate::domain::resources::{NewPattern, PatternKind};
use crate::domain::tag::NewTag;

/// The method, the path with its query, and the body on a line of its own.
fn bytes<T>(call: &Call<T>) -> String {
    let endpoint = call.endpoint();
    let line = format!("{} {}", endpoint.method().as_str(), endpoint.target());
    let body = endpoint.body().map(|body| format!("\n{body}"));
    line + &body.unwrap_or_default()
}

fn uuid() -> InstanceUuid {
    InstanceUuid("5b7f-12".into())
}

#[test]
fn signing_in_and_the_profile() {
    assert_eq!(
        bytes(&session::sign_in("rlin", "p\"w\\é")),
        "POST /auth\n{\"username\":\"rlin\",\"password\":\"p\\\"w\\\\é\"}"
    );
    assert_eq!(bytes(&session::profile()), "GET /api/v1/profile");
}

#[test]
fn instances_are_addressed_by_the_key_that_each_call_takes() {
    assert_eq!(
        bytes(&instances::instances(3, 100)),
        "GET /api/v2/instances?ordering=-start_date&page=3&page_size=100"
    );
    assert_eq!(
        bytes(&instances::instance(&uuid())),
        "GET /api/v2/instances/5b7f-12?archived=true"
    );
    assert_eq!(
        bytes(&instances::rename_instance(InstanceId(901), "aligner-02")),
        "PATCH /api/v2/instances/901\n{\"name\":\"aligner-02\"}"
    );
    assert_eq!(
        bytes(&instances::set_allocation(InstanceId(901), AllocationId(8))),
        "PATCH /api/v2/instances/901\n{\"allocation_source\":{\"id\":8}}"
    );
    assert_eq!(
        bytes(&instances::delete_instance(&uuid())),
        "DELETE /api/v2/instances/5b7f-12"
    );
    assert_eq!(
        bytes(&instances::actions(&uuid())),
        "GET /api/v2/instances/5b7f-12/actions"
    );
    assert_eq!(
        bytes(&instances::instance_history(&uuid(), 2)),
        "GET /api/v2/instance_histories?instance=5b7f-12&page=2&page_size=1000"
    );
}

#[test]
fn live_calls_carry_a_stamp_and_actions_their_words() {
    let (provider, identity) = (ProviderUuid("p-1".into()), IdentityUuid("i-2".into()));
    let place = live::Place {
        provider: &provider,
        identity: &identity,
    };
    let volume = VolumeUuid("v-3".into());
    assert_eq!(
        bytes(&live::live_instance(place, &uuid(), 1_795_420_872_004)),
        "GET /api/v1/provider/p-1/identity/i-2/instance/5b7f-12?_=1795420872004"
    );
    assert_eq!(
        bytes(&live::live_volumes(place, 7)),
        "GET /api/v1/provider/p-1/identity/i-2/volume?_=7"
    );
    assert_eq!(
        bytes(&live::live_volume(place, &volume, 8)),
        "GET /api/v1/provider/p-1/identity/i-2/volume/v-3?_=8"
    );
    assert_eq!(
        bytes(&live::volumes()),
        "GET /api/v2/volumes?page_size=1000"
    );

    let attach = |mount_location: Option<&str>| ActionCall::AttachVolume {
        volume: volume.clone(),
        mount_location: mount_location.map(str::to_owned),
    };
    let cases = [
        (ActionCall::Start, r#"{"action":"start"}"#),
        (ActionCall::Stop, r#"{"action":"stop"}"#),
        (ActionCall::Suspend, r#"{"action":"suspend"}"#),
        (ActionCall::Resume, r#"{"action":"resume"}"#),
        (ActionCall::Shelve, r#"{"action":"shelve"}"#),
        (ActionCall::Unshelve, r#"{"action":"unshelve"}"#),
        (ActionCall::Redeploy, r#"{"action":"redeploy"}"#),
        (
            ActionCall::Reboot { hard: false },
            r#"{"action":"reboot","reboot_type":"SOFT"}"#,
        ),
        (
            ActionCall::Reboot { hard: true },
            r#"{"action":"reboot","reboot_type":"HARD"}"#,
        ),
        (
            attach(Some("/vol1")),
            r#"{"action":"attach_volume","volume_id":"v-3","mount_location":"/vol1"}"#,
        ),
        (
            attach(None),
            r#"{"action":"attach_volume","volume_id":"v-3"}"#,
        ),
        (
            ActionCall::DetachVolume {
                volume: volume.clone(),
            },
            r#"{"action":"detach_volume","volume_id":"v-3"}"#,
        ),
    ];
    for (action, body) in cases {
        assert_eq!(
            bytes(&live::act(place, &uuid(), &action)),
            format!("POST /api/v1/provider/p-1/identity/i-2/instance/5b7f-12/action\n{body}")
        );
    }
}

#[test]
fn imaging_requests_always_name_their_owner() {
    let owner = Username("r lin&co".into());
    assert_eq!(
        bytes(&imaging::imaging_requests(&owner, 1, 100)),
        "GET /api/v2/machine_requests\
         ?new_machine_owner__username=r%20lin%26co&page=1&page_size=100"
    );
    assert_eq!(
        bytes(&imaging::active_imaging_requests(&owner)),
        "GET /api/v2/machine_requests\
         ?new_machine_owner__username=r%20lin%26co&active=true&page_size=1000"
    );
    assert_eq!(
        bytes(&imaging::imaging_request(&RequestUuid(
            "a4d1f0f2-6c11".into()
        ))),
        "GET /api/v2/machine_requests/a4d1f0f2-6c11"
    );
    assert_eq!(
        bytes(&imaging::cancel_imaging_request(RequestId(4410))),
        "DELETE /api/v2/machine_requests/4410"
    );
}

#[test]
fn tags_people_and_patterns() {
    assert_eq!(bytes(&tags::tags()), "GET /api/v2/tags?page_size=1000");
    let tag = NewTag {
        name: "RNA-seq".into(),
        description: "Of \"RNA\"".into(),
    };
    assert_eq!(
        bytes(&tags::create_tag(&tag)),
        "POST /api/v2/tags\n{\"name\":\"RNA-seq\",\"description\":\"Of \\\"RNA\\\"\"}"
    );
    assert_eq!(
        bytes(&people::users("al/b?", 100)),
        "GET /api/v2/users?search=al%2Fb%3F&page_size=100"
    );
    assert_eq!(
        bytes(&people::patterns()),
        "GET /api/v2/pattern_matches?page_size=1000"
    );
    let pattern = NewPattern {
        text: "*@lab.example.edu".into(),
        kind: PatternKind::Email,
        allow: true,
    };
    assert_eq!(
        bytes(&people::create_pattern(&pattern)),
        "POST /api/v2/pattern_matches\n\
         {\"pattern\":\"*@lab.example.edu\",\"type\":\"Email\",\"allow_access\":true}"
    );
    assert_eq!(
        bytes(&people::delete_pattern(PatternId(12))),
        "DELETE /api/v2/pattern_matches/12"
    );
}

#[test]
fn images_and_their_versions() {
    assert_eq!(
        bytes(&images::image(ImageId(310))),
        "GET /api/v2/images/310"
    );
    assert_eq!(
        bytes(&images::images_of(&Username("rlin".into()), 1)),
        "GET /api/v2/images?created_by__username=rlin&page=1&page_size=1000"
    );
    assert_eq!(
        bytes(&images::image_versions(ImageId(310))),
        "GET /api/v2/image_versions?image_id=310&page_size=1000"
    );
    assert_eq!(
        bytes(&images::image_version(&VersionId("c3d6".into()))),
        "GET /api/v2/image_versions/c3d6"
    );
}
