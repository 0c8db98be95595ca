//! What becomes of an imaging request once it is made (API contract, section 10).

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    clock::iso,
    cloud::{self, Change},
    db::{Db, Fields, Row, Table, made_uuid, row},
    world::World,
};

/// A step of imaging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Staff approve; the machine is copied.
    Started,
    /// The copy exists, the image is being made of it.
    Processing,
    /// The image exists, and the request says so without being over.
    Imaged,
    /// The image exists and the request is over.
    Completed,
    /// A test of the image that this deployment runs too early.
    Validating,
    Denied,
    Failed,
}

/// How a request's life goes on. A person chooses by the name of the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    Usual,
    /// Nobody ever approves.
    Pending,
    /// The preparation fails, and nobody is told.
    Started,
    /// The order of deployments that validate images: the request never completes.
    Validated,
    Denied,
    Failed,
}

impl Course {
    fn of(name: &str) -> Self {
        match name {
            "stuck-pending" => Self::Pending,
            "stuck-started" => Self::Started,
            "stuck-processing" => Self::Validated,
            "denied" => Self::Denied,
            "failed" => Self::Failed,
            _ => Self::Usual,
        }
    }
}

/// The number of a status by its name; a site makes its rows when they are first used.
pub(crate) fn status(db: &Db, name: &str) -> Option<i64> {
    db.find(Table::StatusTypes, "name", name)
}

/// A request has been made: on the demo's site somebody looks at it after a while.
pub(crate) fn requested(world: &mut World, request: i64) {
    if !world.site.approves {
        return;
    }
    let now = world.clock.now();
    let course = course(world, request);
    let stage = match course {
        Course::Pending => return,
        Course::Denied => Stage::Denied,
        Course::Failed => Stage::Failed,
        _ => Stage::Started,
    };
    world.plan(now, 50, Change::Imaging { request, stage });
}

/// Staff, or an owner who should not be able to, have set the status to approved: imaging starts at once.
pub(crate) fn approved(world: &mut World, request: i64) {
    stop(world, request);
    let now = world.clock.now();
    advance(world, now, request, Stage::Started);
}

/// Whatever was still to come of a request does not.
pub(crate) fn stop(world: &mut World, wanted: i64) {
    world.forget(|change| matches!(change, Change::Imaging { request, .. } if *request == wanted));
}

fn course(world: &World, request: i64) -> Course {
    Course::of(
        world
            .db
            .text_of(Table::Requests, Some(request), "new_application_name"),
    )
}

/// One step on.
pub(crate) fn advance(world: &mut World, at: Timestamp, request: i64, stage: Stage) {
    let course = course(world, request);
    let plan = |world: &mut World, tenths: u32, stage: Stage| {
        world.plan(at, tenths, Change::Imaging { request, stage });
    };
    match stage {
        Stage::Started => {
            set(world, request, "started", None);
            task(world, at, request, "image_uploading");
            match course {
                Course::Started => {}
                Course::Validated => {
                    plan(world, 3, Stage::Validating);
                    plan(world, 60, Stage::Imaged);
                }
                _ => plan(world, 60, Stage::Processing),
            }
        }
        Stage::Validating => set(world, request, "validating", Some("validating".into())),
        Stage::Processing => {
            let uuid = made_uuid("image", request);
            set(
                world,
                request,
                "processing",
                Some(format!("processing - {uuid}")),
            );
            task(world, at, request, "");
            plan(world, 30, Stage::Completed);
        }
        Stage::Imaged => {
            make_image(world, at, request);
            task(world, at, request, "");
            set(
                world,
                request,
                "processing",
                Some(format!("processing - {}", made_uuid("image", request))),
            );
        }
        Stage::Completed => {
            make_image(world, at, request);
            set(world, request, "completed", Some("completed".into()));
            world
                .db
                .entry(Table::Requests, request)
                .insert("end_date".into(), iso(at).into());
        }
        Stage::Denied => set(world, request, "denied", None),
        Stage::Failed => set(world, request, "failed", None),
    }
}

fn set(world: &mut World, request: i64, name: &str, old_status: Option<String>) {
    let status = status(&world.db, name);
    let row = world.db.entry(Table::Requests, request);
    row.insert("status".into(), status.into());
    if let Some(text) = old_status {
        row.insert("old_status".into(), text.into());
    }
}

/// While it is copied, a running machine says so.
fn task(world: &mut World, at: Timestamp, request: i64, task: &'static str) {
    let instance = world
        .db
        .get(Table::Requests, request)
        .and_then(|row| row.int("instance"));
    let machine = instance.and_then(|instance| world.db.get(Table::Instances, instance));
    let idle = machine.is_some_and(|row| {
        row.text("nova") == "active" && matches!(row.text("task"), "" | "image_uploading")
    });
    if let (Some(instance), true) = (instance, idle) {
        cloud::apply(
            world,
            at,
            Change::Live {
                instance,
                nova: "active",
                task,
            },
        );
    }
}

/// Makes the image, or the new version of the parent's, and its copy on the cloud.
fn make_image(world: &mut World, at: Timestamp, request: i64) {
    let Some(asked) = world.db.get(Table::Requests, request).cloned() else {
        return;
    };
    if !asked.is_unset("new_machine") {
        return;
    }
    let db = &mut world.db;
    let instance = asked
        .int("instance")
        .and_then(|instance| db.get(Table::Instances, instance))
        .cloned();
    let instance = instance.unwrap_or_default();
    let image = match instance.int("image") {
        Some(parent) if !asked.flag("new_version_forked") => parent,
        _ => new_image(db, at, &asked),
    };
    let minimum = |field: &str| {
        asked
            .text(field)
            .parse::<i64>()
            .ok()
            .filter(|least| *least > 0)
    };
    let version = db.insert(Table::Versions, row(json!({
        "image": image, "parent": instance.get("version"), "name": asked.text("new_version_name"),
        "change_log": asked.text("new_version_change_log"), "allow_imaging": asked.flag("new_version_allow_imaging"),
        "doc_object_id": "", "licenses": asked.ints("new_version_licenses"),
        "membership": asked.ints("new_version_membership"), "min_mem": minimum("new_version_memory_min"),
        "min_cpu": minimum("new_version_cpu_min"), "scripts": asked.ints("new_version_scripts"),
        "user": asked.get("owner"), "identity": asked.get("identity"), "start_date": iso(at), "end_date": null,
    })));
    let owner = db
        .text_of(Table::Users, asked.int("owner"), "username")
        .to_owned();
    let machine = db.insert(Table::Machines, row(json!({
        "of": version, "uuid": made_uuid("image", request), "provider": asked.get("new_machine_provider"),
        "version": asked.text("new_version_name"), "owner": owner, "size_gb": 11.5, "start_date": iso(at),
        "end_date": null,
    })));
    let asked = db.entry(Table::Requests, request);
    asked.insert("new_machine".into(), machine.into());
    asked.insert("new_application_version".into(), version.into());
}

fn new_image(db: &mut Db, at: Timestamp, asked: &Row) -> i64 {
    let wanted: Vec<&str> = asked.text("new_version_tags").split(", ").collect();
    let tags: Vec<i64> = db
        .rows(Table::Tags)
        .filter(|(_, tag)| {
            wanted
                .iter()
                .any(|name| name.eq_ignore_ascii_case(tag.text("name")))
        })
        .map(|(number, _)| number)
        .collect();
    let is_public = asked
        .text("new_application_visibility")
        .to_lowercase()
        .contains("public");
    let image: Value = json!({
        "name": asked.text("new_application_name"), "description": asked.text("new_application_description"),
        "icon": null, "created_by": asked.get("owner"), "is_public": is_public, "tags": tags,
        "access_list": asked.ints("new_application_access_list"), "start_date": iso(at), "end_date": null,
    });
    db.insert(Table::Images, row(image))
}
