//! v1: what the cloud itself says of machines and volumes (API contract, sections 6.2, 7 and 8.2).

use serde_json::{Value, json};

use super::{actions, visible};
use crate::{
    cloud,
    db::{Db, Fields, Row, Table, made_hash},
    http::{Call, Reply},
    world::World,
};

/// Everything below `/api/v1/provider/<uuid>/identity/<uuid>/`.
pub(super) fn answer(
    world: &mut World,
    call: &Call,
    user: i64,
    (provider, identity): (&str, &str),
    keys: &[&str],
) -> Result<Reply, Reply> {
    if let ("POST", ["instance", uuid, "action"]) = (call.method.as_str(), keys) {
        return act(world, call, user, uuid);
    }
    let identity = own_identity(&world.db, user, provider, identity)?;
    match (call.method.as_str(), keys) {
        ("GET", ["instance"]) => Ok(instances(world, identity)),
        ("GET", ["instance", uuid]) => instance(world, identity, uuid),
        ("DELETE", ["instance", uuid]) => delete(world, identity, uuid),
        ("GET", ["volume"]) => Ok(volumes(&world.db, identity)),
        ("GET", ["volume", uuid]) => volume(world, identity, uuid),
        (_, ["instance" | "volume", ..]) => Err(Reply::bad_method(&call.method)),
        (_, ["machine" | "size" | "request_image", ..]) => Err(super::small::absent()),
        _ => Err(Reply::no_page()),
    }
}

/// The identity, if it is on this provider and the caller may use it; else the cloud refuses.
fn own_identity(db: &Db, user: i64, provider: &str, identity: &str) -> Result<i64, Reply> {
    let number = db
        .find(Table::Identities, "uuid", identity)
        .ok_or_else(Reply::cloud_refused)?;
    let provider = db.find(Table::Providers, "uuid", provider);
    let row = db
        .get(Table::Identities, number)
        .ok_or_else(Reply::cloud_refused)?;
    let may = visible::sees(db, super::Caller::plain(user), Table::Identities, number);
    if may && provider.is_some() && row.int("provider") == provider {
        Ok(number)
    } else {
        Err(Reply::cloud_refused())
    }
}

/// The machine of this identity that the cloud still has.
fn machine(db: &Db, identity: i64, uuid: &str) -> Option<i64> {
    let number = db.find(Table::Instances, "uuid", uuid)?;
    let row = db.get(Table::Instances, number)?;
    (row.int("identity") == Some(identity) && row.is_unset("end_date")).then_some(number)
}

fn instances(world: &mut World, identity: i64) -> Reply {
    let all = world.db.rows(Table::Instances);
    let ours =
        all.filter(|(_, row)| row.int("identity") == Some(identity) && row.is_unset("end_date"));
    let numbers: Vec<i64> = ours.map(|(number, _)| number).collect();
    let now = world.clock.now();
    for number in &numbers {
        cloud::follow(&mut world.db, now, *number);
    }
    let shown = numbers
        .iter()
        .filter_map(|number| drawn_instance(&world.db, *number));
    Reply::ok(shown.collect::<Value>()).with("cache-control", "no-cache")
}

/// Asking also brings the database up to date; a machine that the cloud has lost is ended in it.
fn instance(world: &mut World, identity: i64, uuid: &str) -> Result<Reply, Reply> {
    let now = world.clock.now();
    let Some(number) = machine(&world.db, identity, uuid) else {
        let lost = world.db.find(Table::Instances, "uuid", uuid);
        let ours = lost.filter(|lost| {
            world
                .db
                .get(Table::Instances, *lost)
                .is_some_and(|row| row.flag("lost"))
        });
        if let Some(lost) = ours {
            cloud::end(&mut world.db, now, lost);
        }
        return Err(Reply::errors(
            404,
            format!("Instance {uuid} does not exist"),
        ));
    };
    cloud::follow(&mut world.db, now, number);
    drawn_instance(&world.db, number)
        .map(Reply::ok)
        .ok_or_else(Reply::crash)
}

fn delete(world: &mut World, identity: i64, uuid: &str) -> Result<Reply, Reply> {
    let number = machine(&world.db, identity, uuid)
        .ok_or_else(|| Reply::errors(404, format!("Instance {uuid} does not exist")))?;
    cloud::terminate(world, number);
    drawn_instance(&world.db, number)
        .map(Reply::ok)
        .ok_or_else(Reply::crash)
}

/// The only place that asks whose instance it is: its owner, or a leader of its project.
fn act(world: &mut World, call: &Call, user: i64, uuid: &str) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let verb = actions::verb(&fields).ok_or_else(|| {
        Reply::errors(400, "POST request to /action require a BODY with 'action'.")
    })?;
    let number = world.db.find(Table::Instances, "uuid", uuid);
    let number =
        number.ok_or_else(|| Reply::errors(404, format!("Instance {uuid} no longer exists")))?;
    let row = world
        .db
        .get(Table::Instances, number)
        .ok_or_else(Reply::crash)?;
    let project = row
        .int("project")
        .and_then(|project| world.db.get(Table::Projects, project));
    let leads = project.is_some_and(|project| project.ints("leaders").contains(&user));
    if row.int("user") != Some(user) && !leads {
        return Err(Reply::detail(
            403,
            "The requested user is not a member of the project.",
        ));
    }
    actions::perform(world, number, &verb, &fields)?;
    let volume = fields.get("volume_id").and_then(Value::as_str);
    let volume = volume.and_then(|uuid| world.db.find(Table::Volumes, "uuid", uuid));
    let object = volume
        .and_then(|volume| drawn_volume(&world.db, volume))
        .unwrap_or_default();
    let text = format!("The requested action <{verb}> was run successfully");
    Ok(Reply::ok(
        json!({"message": text, "object": object, "result": "success"}),
    ))
}

fn identity(db: &Db, row: &Row) -> Value {
    let number = row.int("identity");
    json!({
        "id": db.text_of(Table::Identities, number, "uuid"),
        "created_by": db.text_of(Table::Users, row.int("user"), "username"),
        "provider": db.text_of(Table::Providers, row.int("provider"), "uuid"),
    })
}

/// API contract, section 7.
pub(crate) fn drawn_instance(db: &Db, number: i64) -> Option<Value> {
    let row = db.get(Table::Instances, number)?;
    let image = row
        .int("image")
        .and_then(|image| db.get(Table::Images, image));
    let (nova, task) = (row.text("nova"), row.text("task"));
    let status = if task.is_empty() {
        nova.to_owned()
    } else {
        format!("{nova} - {task}")
    };
    let machine = source(db, row);
    // A machine that was booted from a volume has the volume's name and no image.
    let boot = row.int("boot_volume");
    let name = image.map_or_else(
        || db.text_of(Table::Volumes, boot, "name"),
        |image| image.text("name"),
    );
    let mut shown = json!({
        "id": number,
        "alias": row.text("uuid"),
        "alias_hash": made_hash("alias", row.text("uuid")),
        "application_name": name,
        "application_uuid": image.map(|image| image.text("uuid")),
        "created_by": db.text_of(Table::Users, row.int("user"), "username"),
        "status": status,
        "activity": task,
        "fault": row.get("fault").cloned().unwrap_or_else(|| json!({})),
        "size_alias": db.text_of(Table::Sizes, row.int("size"), "alias"),
        "machine_alias": machine,
        "machine_name": name,
        "machine_alias_hash": made_hash("alias", &machine),
        "ip_address": if row.is_unset("ip") { "0.0.0.0" } else { row.text("ip") },
        "start_date": row.get("start_date"),
        "end_date": row.get("end_date"),
        "token": null,
        "has_shell": row.flag("shell"),
        "has_vnc": row.flag("vnc"),
        "identity": identity(db, row),
        "name": row.text("name"),
        "tags": row.get("tags").cloned().unwrap_or_else(|| json!([])),
        "scripts": row.ints("scripts").into_iter().filter_map(|one| script(db, one)).collect::<Value>(),
        "web_desktop": row.flag("web_desktop"),
    });
    // Without a project the field is missing, not null.
    if let (Some(project), Some(fields)) = (row.int("project"), shown.as_object_mut()) {
        fields.insert("project".into(), project.into());
    }
    Some(shown)
}

/// The cloud's own id of what the machine was booted from.
fn source(db: &Db, instance: &Row) -> String {
    if let Some(volume) = instance.int("boot_volume") {
        return db.text_of(Table::Volumes, Some(volume), "uuid").to_owned();
    }
    let mut machines = db.rows(Table::Machines).filter(|(_, row)| {
        row.int("of") == instance.int("version") && row.int("provider") == instance.int("provider")
    });
    machines.next().map_or_else(
        || {
            db.text_of(Table::Versions, instance.int("version"), "uuid")
                .to_owned()
        },
        |(_, row)| row.text("uuid").to_owned(),
    )
}

fn script(db: &Db, number: i64) -> Option<Value> {
    let row = db.get(Table::BootScripts, number)?;
    Some(json!({
        "id": number,
        "created_by": db.text_of(Table::Users, row.int("created_by"), "username"),
        "script_type": row.text("type"),
        "uuid": row.text("uuid"),
        "title": row.text("title"),
        "script_text": row.text("text"),
        "run_every_deploy": row.text("strategy") == "always",
        "wait_for_deploy": row.get("wait_for_deploy").and_then(Value::as_bool).unwrap_or(true),
    }))
}

fn volumes(db: &Db, identity: i64) -> Reply {
    let all = db.rows(Table::Volumes);
    let ours =
        all.filter(|(_, row)| row.int("identity") == Some(identity) && row.is_unset("end_date"));
    Reply::ok(
        ours.filter_map(|(number, _)| drawn_volume(db, number))
            .collect::<Value>(),
    )
}

fn volume(world: &mut World, identity: i64, uuid: &str) -> Result<Reply, Reply> {
    let number = world
        .db
        .find(Table::Volumes, "uuid", uuid)
        .filter(|number| {
            let row = world.db.get(Table::Volumes, *number);
            row.is_some_and(|row| row.int("identity") == Some(identity) && row.is_unset("end_date"))
        });
    let gone = || Reply::errors(404, format!("Volume {uuid} does not exist"));
    number
        .and_then(|number| drawn_volume(&world.db, number))
        .map(Reply::ok)
        .ok_or_else(gone)
}

/// API contract, section 8.2.
pub(crate) fn drawn_volume(db: &Db, number: i64) -> Option<Value> {
    let row = db.get(Table::Volumes, number)?;
    let (uuid, status) = (row.text("uuid"), row.text("status"));
    let device = row.get("device").cloned().unwrap_or_default();
    let attached = match row
        .int("attached_to")
        .and_then(|instance| db.get(Table::Instances, instance))
    {
        Some(instance) => {
            let server = instance.text("uuid");
            json!({"device": device, "serverId": server, "id": uuid, "instance_alias": server, "volumeId": uuid})
        }
        // On its way, or the disk that a machine was booted from.
        None if matches!(status, "attaching" | "in-use") => {
            json!({"device": device, "id": uuid, "instance_alias": null})
        }
        None => Value::Null,
    };
    let mut shown = json!({
        "id": number,
        "status": status,
        "attach_data": attached,
        "mount_location": row.get("mount").cloned().unwrap_or_default(),
        "created_by": db.text_of(Table::Users, row.int("user"), "username"),
        "provider": db.text_of(Table::Providers, row.int("provider"), "uuid"),
        "identity": identity(db, row),
        "alias": uuid,
        "start_date": row.get("start_date"),
        "end_date": row.get("end_date"),
        "size": row.get("size"),
        "name": row.text("name"),
        "description": row.text("description"),
    });
    if let (Some(project), Some(fields)) = (row.int("project"), shown.as_object_mut()) {
        fields.insert("project".into(), project.into());
    }
    Some(shown)
}
