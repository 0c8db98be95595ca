//! Changing projects and the volumes in them (API contract, sections 8.1 and 12.10).

use serde_json::{Value, json};

use super::{
    Caller,
    changes::{linked, made, set},
    validate::{Problems, blank_or_text, text},
    visible,
};
use crate::{
    clock::iso,
    db::{Fields, Row, Table},
    http::{Call, Reply},
    render::Eyes,
    schema::View,
    world::World,
};

pub(super) fn create(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let name = problems.required("name", text(&fields, "name", Some(256)));
    let about = problems.optional("description", blank_or_text(&fields, "description", None));
    let owner = problems.required("owner", group(world, &fields));
    problems.refusal()?;
    let users = owner
        .and_then(|owner| world.db.get(Table::Groups, owner))
        .map(|group| group.ints("users"));
    let now = iso(world.clock.now());
    let values = json!({
        "name": name, "description": about.unwrap_or_default(), "owner": owner, "created_by": caller.user,
        "users": users, "leaders": users, "links": [], "images": [], "start_date": now, "end_date": null,
    });
    Ok(made(world, caller, Table::Projects, values))
}

/// A group by its name.
fn group(world: &World, fields: &Row) -> Result<Option<i64>, String> {
    match text(fields, "owner", None)? {
        None => Ok(None),
        Some(name) => match world.db.find(Table::Groups, "name", &name) {
            Some(group) => Ok(Some(group)),
            None => Err(format!("Object with name={name} does not exist.")),
        },
    }
}

pub(super) fn rename(
    world: &mut World,
    call: &Call,
    caller: Caller,
    key: &str,
) -> Result<Reply, Reply> {
    let number = visible::reached(&world.db, caller, Table::Projects, key)?;
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let name = problems.optional("name", text(&fields, "name", Some(256)));
    let about = problems.optional("description", blank_or_text(&fields, "description", None));
    problems.refusal()?;
    let row = world.db.entry(Table::Projects, number);
    set(row, "name", name.map(Value::from));
    set(row, "description", about.map(Value::from));
    Ok(Reply::ok(Eyes::of(&world.db, caller).draw(
        Table::Projects,
        number,
        View::Detail,
    )))
}

/// Only an empty project goes.
pub(super) fn delete(world: &mut World, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number = visible::reached(&world.db, caller, Table::Projects, key)?;
    for (table, things) in [(Table::Instances, "instances"), (Table::Volumes, "volumes")] {
        let mut rows = world.db.rows(table);
        if rows.any(|(_, row)| row.int("project") == Some(number) && row.is_unset("end_date")) {
            let text = format!(
                "Cannot delete a project when it contains {things}. To delete a project, all {things} must be moved to \
                 another project or deleted"
            );
            return Err(Reply::json(400, json!([text])));
        }
    }
    world.db.remove(Table::Projects, number);
    Ok(Reply::empty(204))
}

/// API contract, section 8.1: the answer holds the three changeable fields alone.
pub(super) fn change_volume(
    world: &mut World,
    call: &Call,
    caller: Caller,
    key: &str,
) -> Result<Reply, Reply> {
    let number = visible::reached(&world.db, caller, Table::Volumes, key)?;
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let name = problems.optional("name", text(&fields, "name", Some(256)));
    let description = problems.optional("description", blank_or_text(&fields, "description", None));
    let project = problems.optional(
        "project",
        linked(world, &fields, "project", Table::Projects, "Project"),
    );
    problems.refusal()?;
    let row = world.db.entry(Table::Volumes, number);
    set(row, "name", name.map(Value::from));
    set(row, "description", description.map(Value::from));
    set(row, "project", project.map(Value::from));
    let eyes = Eyes::of(&world.db, caller);
    let drawn = eyes.draw(Table::Volumes, number, View::Detail);
    let shown = ["name", "description", "project"].into_iter();
    let fields: Row = shown
        .map(|name| {
            (
                name.to_owned(),
                drawn.get(name).cloned().unwrap_or_default(),
            )
        })
        .collect();
    Ok(Reply::ok(Value::Object(fields)))
}

/// A free volume goes; an attached one stays, with the cloud's words.
pub(super) fn delete_volume(world: &mut World, caller: Caller, key: &str) -> Result<Reply, Reply> {
    let number = visible::reached(&world.db, caller, Table::Volumes, key)?;
    let now = iso(world.clock.now());
    let row = world.db.entry(Table::Volumes, number);
    if !row.is_unset("attached_to") {
        let name = row.text("uuid");
        return Err(Reply::errors(
            409,
            format!("Volume {name} is attached. Detach it first."),
        ));
    }
    row.insert("end_date".into(), now.into());
    Ok(Reply::empty(204))
}
