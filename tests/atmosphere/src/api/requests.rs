//! Imaging requests: making, changing and closing them (API contract, section 9).

use serde_json::{Map, Value};

use super::{
    Caller, list, request_body,
    share::{identity, share, usable_tags},
    visible,
};
use crate::{
    clock::iso,
    db::{Db, Fields, Row, Table},
    http::{Call, Reply},
    imaging,
    render::{Eyes, address},
    schema::View,
    world::World,
};

const DUPLICATE: &str = "Only one active request is allowed per provider.";

pub(super) fn change(
    world: &mut World,
    call: &Call,
    caller: Caller,
    keys: &[&str],
) -> Result<Reply, Reply> {
    match (call.method.as_str(), keys) {
        ("POST", []) => create(world, call, caller),
        ("PATCH", [key]) => patch(world, call, caller, key),
        ("PUT", [key]) => put(world, call, caller, key),
        ("DELETE", [key]) => close(world, call, caller, key),
        ("GET", [key, "deny"]) => deny(world, call, caller, key),
        // Approving by address has never worked.
        ("GET", [_, "approve"]) => Err(Reply::crash()),
        (method, _) => Err(Reply::bad_method(method)),
    }
}

/// The order of the checks is the real one: fields, identity, open requests, and only then what saving trips over.
fn create(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let user = caller.required()?;
    let fields = call.fields()?;
    let mut row = request_body::judged(world, call, &fields, true)?;
    let identity = identity(&world.db, fields.get("identity"))?;
    let instance = row.int("instance").ok_or_else(Reply::crash)?;
    if open_request(&world.db, instance, user) {
        return Err(Reply::detail(405, DUPLICATE));
    }
    let image = world
        .db
        .get(Table::Instances, instance)
        .and_then(|row| row.int("image"));
    if image.is_none() {
        return Err(Reply::crash());
    }
    share(&world.db, &mut row, user)?;
    let submitting = |error: String| Reply::python_set("submitting", &error);
    request_body::savable(&row, &fields).map_err(submitting)?;
    let tags = usable_tags(&world.db, caller, row.text("new_version_tags"));
    row.insert("new_version_tags".into(), tags.into());
    complete(world, &mut row, user, identity);
    let number = world.db.insert(Table::Requests, row);
    imaging::requested(world, number);
    Ok(shown(world, call, caller, 201, number))
}

/// An own request that is not over, or anybody's that is pending or failed.
fn open_request(db: &Db, instance: i64, user: i64) -> bool {
    db.rows(Table::Requests)
        .filter(|(_, row)| row.int("instance") == Some(instance))
        .any(|(_, row)| {
            let status = db.text_of(Table::StatusTypes, row.int("status"), "name");
            let own = row.int("owner") == Some(user);
            matches!(status, "pending" | "failed")
                || (own && !matches!(status, "denied" | "completed" | "closed"))
        })
}

/// What the server adds by itself.
fn complete(world: &World, row: &mut Row, user: i64, identity: i64) {
    let db = &world.db;
    let pending = imaging::status(db, "pending");
    let instance = row
        .int("instance")
        .and_then(|number| db.get(Table::Instances, number));
    let parent = instance.and_then(|instance| {
        let mut machines = db.rows(Table::Machines);
        machines
            .find(|(_, machine)| machine.int("of") == instance.int("version"))
            .map(|(number, _)| number)
    });
    // Images are made on one provider of the site, whatever the body says.
    let provider = db.rows(Table::Providers).next().map(|(number, _)| number);
    let values = serde_json::json!({
        "owner": user, "identity": identity, "parent_machine": parent, "status": pending, "old_status": "pending",
        "admin_message": "", "start_date": iso(world.clock.now()), "end_date": null,
        "new_machine_provider": provider, "new_machine": null, "new_application_version": null,
    });
    for (name, default) in [
        ("system_files", ""),
        ("new_version_change_log", "Changelog Missing"),
    ] {
        row.entry(name).or_insert_with(|| default.into());
    }
    row.extend(crate::db::row(values));
}

fn shown(world: &World, call: &Call, caller: Caller, status: u16, number: i64) -> Reply {
    let eyes = Eyes::of(&world.db, caller);
    // Whoever asks for one is answered in the owner's form.
    let view = if status == 201 {
        View::Detail
    } else {
        list::view(call, caller, Table::Requests)
    };
    let reply = Reply::json(status, eyes.draw(Table::Requests, number, view));
    match world.db.get(Table::Requests, number) {
        Some(row) if status == 201 => {
            let home = address(Table::Requests, row);
            reply.with("location", home.trim_start_matches(crate::render::ORIGIN))
        }
        _ => reply,
    }
}

/// The request behind a key, if the caller may still change it.
fn changeable(world: &World, call: &Call, caller: Caller, key: &str) -> Result<i64, Reply> {
    let number = visible::reached(&world.db, caller, Table::Requests, key)?;
    let status = world
        .db
        .get(Table::Requests, number)
        .and_then(|row| row.int("status"));
    let status = world.db.text_of(Table::StatusTypes, status, "name");
    if caller.staff || matches!(status, "pending" | "failed") {
        return Ok(number);
    }
    let text = format!(
        "Method '{}' not allowed: the request has already been resolved and cannot be modified by a non-staff user.",
        call.method
    );
    Err(Reply::detail(405, &text))
}

/// API contract, section 9.7: without `status` nothing works, unless `identity` is there, which ends the request.
fn patch(world: &mut World, call: &Call, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number = changeable(world, call, caller, key)?;
    let fields = call.fields()?;
    let updating = |error: &str| Reply::python_set("updating", error);
    let status = match fields.get("status") {
        Some(Value::Object(_)) => {
            return Err(updating(
                "int() argument must be a string or a number, not 'dict'",
            ));
        }
        Some(given) => Some(known_status(&world.db, given)?),
        None => None,
    };
    let changed = request_body::judged(world, call, &fields, false)?;
    if status.is_none() && !fields.contains_key("identity") {
        return Err(updating("status"));
    }
    request_body::savable(&changed, &fields).map_err(|error| updating(&error))?;
    let now = iso(world.clock.now());
    let row = world.db.entry(Table::Requests, number);
    row.extend(changed);
    if status.is_none() {
        row.insert("end_date".into(), now.into());
    }
    if let Some(status) = status {
        row.insert("status".into(), status.into());
        if world.db.text_of(Table::StatusTypes, Some(status), "name") == "approved" {
            imaging::approved(world, number);
        }
    }
    Ok(shown(world, call, caller, 200, number))
}

fn known_status(db: &Db, given: &Value) -> Result<i64, Reply> {
    let number = match given {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let known = number.filter(|number| db.get(Table::StatusTypes, *number).is_some());
    let printed = given.as_str().map_or_else(|| given.to_string(), Into::into);
    known.ok_or_else(|| {
        Reply::invalid(&[(
            "status",
            format!("StatusType with id '{printed}' does not exist."),
        )])
    })
}

/// Needs every field, as making one does, and a status.
fn put(world: &mut World, call: &Call, caller: Caller, key: &str) -> Result<Reply, Reply> {
    changeable(world, call, caller, key)?;
    let fields: Map<String, Value> = call.fields()?;
    request_body::judged(world, call, &fields, true)?;
    patch(world, call, caller, key)
}

/// DELETE closes, and keeps the row.
fn close(world: &mut World, call: &Call, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number = changeable(world, call, caller, key)?;
    let closed = imaging::status(&world.db, "closed");
    let now = iso(world.clock.now());
    imaging::stop(world, number);
    let row = world.db.entry(Table::Requests, number);
    row.insert("status".into(), closed.into());
    row.insert("end_date".into(), now.into());
    Ok(Reply::empty(204))
}

/// A GET that changes things: anybody who can read a request can deny it so.
fn deny(world: &mut World, call: &Call, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number = visible::reached(&world.db, caller, Table::Requests, key)?;
    let denied = imaging::status(&world.db, "denied");
    imaging::stop(world, number);
    world
        .db
        .entry(Table::Requests, number)
        .insert("status".into(), denied.into());
    Ok(shown(world, call, caller, 200, number))
}
