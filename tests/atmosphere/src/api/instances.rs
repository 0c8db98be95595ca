//! Instances in v2, apart from reading them (API contract, sections 4.4, 4.5 and 6).

use serde_json::{Value, json};

use super::{
    Caller, actions, catalog,
    changes::{linked, set},
    validate::{Problems, REQUIRED, text},
};
use crate::{
    cloud,
    db::{Db, Fields, Table},
    http::{Call, Reply},
    render::Eyes,
    schema::View,
    world::World,
};

/// Which kind of key each call takes is the trap here: PATCH wants the number, the others the uuid.
pub(super) fn change(
    world: &mut World,
    call: &Call,
    caller: Caller,
    keys: &[&str],
) -> Result<Reply, Reply> {
    match (call.method.as_str(), keys) {
        ("GET", [uuid, "actions"]) => Ok(offered(world, uuid)),
        ("POST", [uuid, "actions"]) => act(world, call, uuid),
        ("POST", [uuid, "update_metadata"]) => {
            world
                .db
                .find(Table::Instances, "uuid", uuid)
                .ok_or_else(Reply::crash)?;
            Ok(Reply::empty(204))
        }
        ("PATCH", [key]) => patch(world, call, caller, key),
        ("PUT", [key]) => put(world, call, key),
        ("DELETE", [uuid]) => delete(world, uuid),
        ("POST", []) => Err(super::small::absent()),
        (method, _) => Err(Reply::bad_method(method)),
    }
}

/// The row of the instance's history that counts: the newest.
pub(crate) fn newest_history(db: &Db, instance: i64) -> Option<i64> {
    let rows = db
        .rows(Table::Histories)
        .filter(|(_, row)| row.int("instance") == Some(instance));
    rows.max_by(|(a, first), (b, second)| {
        first
            .text("start_date")
            .cmp(second.text("start_date"))
            .then(a.cmp(b))
    })
    .map(|(number, _)| number)
}

/// A number instead of a uuid gives an empty list, not an error.
fn offered(world: &World, uuid: &str) -> Reply {
    let instance = world.db.find(Table::Instances, "uuid", uuid);
    let keys = instance
        .map(|instance| catalog::offered(&world.db, instance))
        .unwrap_or_default();
    Reply::ok(
        keys.into_iter()
            .filter_map(catalog::number)
            .map(catalog::drawn)
            .collect::<Value>(),
    )
}

/// Nobody asks whose instance it is.
fn act(world: &mut World, call: &Call, uuid: &str) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let instance = world
        .db
        .find(Table::Instances, "uuid", uuid)
        .ok_or_else(Reply::crash)?;
    let verb = actions::verb(&fields).ok_or_else(Reply::crash)?;
    actions::perform(world, instance, &verb, &fields)?;
    let text = format!("The requested action <{verb}> was run successfully");
    Ok(Reply::ok(json!({"message": text, "result": "success"})))
}

fn patch(world: &mut World, call: &Call, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number: i64 = key.parse().map_err(|_| Reply::crash())?;
    let current = world
        .db
        .get(Table::Instances, number)
        .ok_or_else(Reply::crash)?
        .clone();
    let fields = call.fields()?;
    let source = match fields.get("allocation_source") {
        Some(source) => Some(own_source(world, caller, source)?),
        None => None,
    };
    let mut problems = Problems::default();
    let name = problems.optional("name", text(&fields, "name", Some(256)));
    let uuid = problems.optional("uuid", text(&fields, "uuid", Some(256)));
    let project = problems.optional(
        "project",
        linked(world, &fields, "project", Table::Projects, "Project"),
    );
    for nested in ["user", "provider", "identity"] {
        if fields.get(nested).is_some_and(Value::is_object) {
            problems.add(nested, "Incorrect type. Expected pk value, received dict.");
        }
    }
    problems.refusal()?;
    let mut changed = current;
    set(&mut changed, "name", name.map(Value::from));
    // The real service lets the uuid be overwritten; the row then has no machine any more.
    set(&mut changed, "uuid", uuid.map(Value::from));
    set(&mut changed, "project", project.map(Value::from));
    set(&mut changed, "allocation_source", source.map(Value::from));
    *world.db.entry(Table::Instances, number) = changed;
    let eyes = Eyes::of(&world.db, caller);
    Ok(Reply::ok(eyes.draw(Table::Instances, number, View::Detail)))
}

/// One of the caller's own sources, by number; a uuid crashes, as does any other text.
fn own_source(world: &World, caller: Caller, given: &Value) -> Result<i64, Reply> {
    let number = given
        .get("id")
        .and_then(Value::as_i64)
        .ok_or_else(Reply::crash)?;
    let source = world.db.get(Table::Allocations, number);
    let mine = source.is_some_and(|row| {
        caller
            .user
            .is_some_and(|me| row.ints("users").contains(&me))
    });
    if mine {
        Ok(number)
    } else {
        Err(Reply::json(400, "Invalid allocation_source"))
    }
}

/// Not usable: it asks for fields that it then rejects.
fn put(world: &World, call: &Call, key: &str) -> Result<Reply, Reply> {
    const NEEDED: [&str; 6] = [
        "uuid",
        "project",
        "user",
        "provider",
        "start_date",
        "identity",
    ];
    let number: i64 = key.parse().map_err(|_| Reply::crash())?;
    world
        .db
        .get(Table::Instances, number)
        .ok_or_else(Reply::crash)?;
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let missing: Vec<&str> = NEEDED
        .into_iter()
        .filter(|name| !fields.contains_key(*name))
        .collect();
    match missing.as_slice() {
        [] => problems.add(
            "identity",
            "Incorrect type. Expected pk value, received dict.",
        ),
        names => NEEDED
            .into_iter()
            .filter(|name| names.contains(name))
            .for_each(|name| problems.add(name, REQUIRED)),
    }
    problems.refusal().and_then(|()| Err(Reply::crash()))
}

/// The row stays until the cloud has ended the machine. Nobody asks whose it is.
fn delete(world: &mut World, uuid: &str) -> Result<Reply, Reply> {
    let number = world.db.find(Table::Instances, "uuid", uuid);
    let number =
        number.ok_or_else(|| Reply::errors(409, "Instance matching query does not exist."))?;
    cloud::terminate(world, number);
    Ok(Reply::empty(204))
}
