//! Which of our calls reads which answer, found by method and path.

use atmosphere_imaging::api::answer::Answer;
use atmosphere_imaging::api::{
    Call, images, imaging, instances, live, people, resources, session, support, tags,
};
use atmosphere_imaging::domain::action::ActionCall;
use atmosphere_imaging::domain::api_error::ApiError;
use atmosphere_imaging::domain::ids::{
    AllocationId, IdentityUuid, ImageId, InstanceId, InstanceUuid, PatternId, ProviderUuid,
    RequestId, RequestUuid, Username, VersionId, VolumeId, VolumeUuid,
};
use atmosphere_imaging::domain::page::Page;
use atmosphere_imaging::domain::resources::{
    NewBootScript, NewLicense, NewPattern, PatternKind, Report, Strategy, TextKind, WebAccess,
};
use atmosphere_imaging::domain::tag::NewTag;

/// How much was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// None for a single thing.
    pub(super) rows: Option<usize>,
    pub(super) unreadable: usize,
}

pub(super) type Reader = fn(&Answer) -> Result<Read, ApiError>;

/// Method, path (`*` is any one segment), and what reads the answer.
pub(super) const CALLS: &[(&str, &str, Reader)] = &[
    ("POST", "auth", |a| one(&session::sign_in("", ""), a)),
    ("GET", "api/v1/profile", |a| one(&session::profile(), a)),
    ("GET", "api/v2/instances", |a| {
        let (page, body) = instances::instances(1, 20).decode(a)?;
        assert_eq!(instances::kept(&body).as_ref(), Some(&page));
        Ok(Read {
            rows: Some(page.rows.len()),
            unreadable: page.unreadable,
        })
    }),
    ("GET", "api/v2/instances/*", |a| {
        one(&instances::instance(&uuid()), a)
    }),
    ("PATCH", "api/v2/instances/*", |a| {
        one(&instances::rename_instance(InstanceId(1), ""), a)?;
        let call = instances::set_allocation(InstanceId(1), AllocationId(1));
        one(&call, a)
    }),
    ("DELETE", "api/v2/instances/*", |a| {
        one(&instances::delete_instance(&uuid()), a)
    }),
    ("GET", "api/v2/instances/*/actions", |a| {
        one(&instances::actions(&uuid()), a)
    }),
    ("POST", "api/v2/instances/*/actions", act),
    ("GET", "api/v2/instance_histories", |a| {
        page(&instances::instance_history(&uuid(), 1), a)
    }),
    ("GET", "api/v1/provider/*/identity/*/instance/*", |a| {
        let keys = keys();
        one(&live::live_instance(place(&keys), &uuid(), 1), a)
    }),
    (
        "POST",
        "api/v1/provider/*/identity/*/instance/*/action",
        act,
    ),
    ("GET", "api/v1/provider/*/identity/*/volume", |a| {
        let keys = keys();
        page(&live::live_volumes(place(&keys), 1), a)
    }),
    ("GET", "api/v1/provider/*/identity/*/volume/*", |a| {
        let keys = keys();
        one(
            &live::live_volume(place(&keys), &VolumeUuid("v".into()), 1),
            a,
        )
    }),
    ("GET", "api/v2/volumes", |a| page(&live::volumes(), a)),
    ("GET", "api/v2/machine_requests", |a| {
        let me = Username("me".into());
        page(&imaging::active_imaging_requests(&me), a)?;
        page(&imaging::imaging_requests(&me, 1, 100), a)
    }),
    ("GET", "api/v2/machine_requests/*", request),
    // A request can be made only of a checked draft; what comes back is read alike.
    ("POST", "api/v2/machine_requests", request),
    ("DELETE", "api/v2/machine_requests/*", |a| {
        one(&imaging::cancel_imaging_request(RequestId(1)), a)
    }),
    ("GET", "api/v2/tags", |a| page(&tags::tags(), a)),
    ("POST", "api/v2/tags", |a| {
        let tag = NewTag {
            name: "t".into(),
            description: "d".into(),
        };
        one(&tags::create_tag(&tag), a)
    }),
    ("GET", "api/v2/users", |a| {
        let found = people::users("a", 100).decode(a)?;
        Ok(Read {
            rows: Some(found.users.len()),
            unreadable: 0,
        })
    }),
    ("GET", "api/v2/pattern_matches", |a| {
        page(&people::patterns(), a)
    }),
    ("POST", "api/v2/pattern_matches", |a| {
        let pattern = NewPattern {
            text: "*".into(),
            kind: PatternKind::Email,
            allow: true,
        };
        one(&people::create_pattern(&pattern), a)
    }),
    ("DELETE", "api/v2/pattern_matches/*", |a| {
        one(&people::delete_pattern(PatternId(1)), a)
    }),
    ("GET", "api/v2/images", |a| {
        page(&images::images_of(&Username("me".into()), 1), a)
    }),
    ("GET", "api/v2/images/*", |a| {
        one(&images::image(ImageId(1)), a)
    }),
    ("GET", "api/v2/image_versions", |a| {
        page(&images::image_versions(ImageId(1)), a)
    }),
    ("GET", "api/v2/image_versions/*", |a| {
        one(&images::image_version(&VersionId("v".into())), a)
    }),
    ("GET", "api/v2/projects", |a| {
        page(&resources::projects(), a)
    }),
    ("GET", "api/v2/identities", |a| {
        page(&resources::identities(), a)
    }),
    ("GET", "api/v2/providers", |a| {
        page(&resources::providers(), a)
    }),
    ("GET", "api/v2/licenses", |a| {
        page(&resources::licenses(), a)
    }),
    ("POST", "api/v2/licenses", |a| {
        let license = NewLicense {
            title: "l".into(),
            text: "t".into(),
            kind: TextKind::Url,
        };
        one(&resources::create_license(&license), a)
    }),
    ("GET", "api/v2/boot_scripts", |a| {
        page(&resources::boot_scripts(), a)
    }),
    ("POST", "api/v2/boot_scripts", |a| {
        let script = NewBootScript {
            title: "s".into(),
            text: "t".into(),
            kind: TextKind::RawText,
            strategy: Strategy::Once,
            wait_for_deploy: true,
        };
        one(&resources::create_boot_script(&script), a)
    }),
    ("GET", "api/v2/help_links", |a| {
        page(&resources::help_links(), a)
    }),
    ("GET", "api/v2/maintenance_records", |a| {
        page(&resources::active_maintenance(), a)?;
        page(&resources::maintenance_records(), a)
    }),
    ("GET", "api/v2/status_types", |a| {
        page(&resources::status_types(), a)
    }),
    ("GET", "api/v2/allocation_sources", |a| {
        page(&resources::allocation_sources(), a)
    }),
    ("GET", "api/v2/version", |a| one(&support::version(), a)),
    ("GET", "api/v2/web_tokens/*", |a| {
        one(&support::web_access(&uuid(), WebAccess::Shell), a)
    }),
    ("POST", "api/v2/email_instance_report", |a| {
        one(
            &support::report_instance(InstanceId(1), &Report::default()),
            a,
        )
    }),
    ("POST", "api/v2/email_volume_report", |a| {
        one(&support::report_volume(VolumeId(1), &Report::default()), a)
    }),
    ("POST", "api/v2/email_feedback", |a| {
        one(&support::send_feedback(&Report::default()), a)
    }),
];

/// The reader of one of our calls, if it is one.
pub(super) fn reader(method: &str, segments: &[&str]) -> Option<Reader> {
    let call = CALLS
        .iter()
        .find(|(its_method, path, _)| *its_method == method && matches(path, segments));
    call.map(|(_, _, reader)| *reader)
}

/// Whether a path fits a pattern, in which `*` stands for any one segment.
pub(super) fn matches(pattern: &str, segments: &[&str]) -> bool {
    let pattern: Vec<&str> = pattern.split('/').collect();
    let fits = |(wanted, segment): (&&str, &&str)| *wanted == "*" || wanted == segment;
    pattern.len() == segments.len() && pattern.iter().zip(segments).all(fits)
}

fn one<T>(call: &Call<T>, answer: &Answer) -> Result<Read, ApiError> {
    call.decode(answer).map(|_| Read {
        rows: None,
        unreadable: 0,
    })
}

fn page<T>(call: &Call<Page<T>>, answer: &Answer) -> Result<Read, ApiError> {
    call.decode(answer).map(|page| Read {
        rows: Some(page.rows.len()),
        unreadable: page.unreadable,
    })
}

fn act(answer: &Answer) -> Result<Read, ApiError> {
    let keys = keys();
    one(&live::act(place(&keys), &uuid(), &ActionCall::Stop), answer)
}

fn request(answer: &Answer) -> Result<Read, ApiError> {
    one(
        &imaging::imaging_request(&RequestUuid("a4d1".into())),
        answer,
    )
}

fn uuid() -> InstanceUuid {
    InstanceUuid("u".into())
}

fn keys() -> (ProviderUuid, IdentityUuid) {
    (ProviderUuid("p".into()), IdentityUuid("i".into()))
}

fn place(keys: &(ProviderUuid, IdentityUuid)) -> live::Place<'_> {
    live::Place {
        provider: &keys.0,
        identity: &keys.1,
    }
}
