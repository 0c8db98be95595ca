//! Making and changing tags, patterns, scripts, licenses and the like (API contract, section 12).

use serde_json::{Value, json};

use super::{
    Caller, projects,
    validate::{Problems, choice, text},
    visible,
};
use crate::{
    clock::iso,
    db::{Fields, Row, Table, made_hash, row},
    http::{Call, Reply},
    render::{Eyes, address},
    schema::View,
    world::World,
};

/// Everything but reading, for the resources whose rules are short.
pub(super) fn change(
    world: &mut World,
    call: &Call,
    caller: Caller,
    table: Table,
    key: Option<&str>,
) -> Result<Reply, Reply> {
    match (table, call.method.as_str(), key) {
        (Table::Tags, "POST", None) => tag(world, call, caller),
        (Table::Tags, "PUT" | "PATCH" | "DELETE", key) => managed_tag(world, call, caller, key),
        (Table::Patterns, "POST", None) => pattern(world, call, caller),
        (Table::BootScripts, "POST", None) => script(world, call, caller),
        (Table::Licenses, "POST", None) => license(world, call, caller),
        (Table::AccessTokens, "POST", None) => access_token(world, call, caller),
        (Table::Patterns | Table::BootScripts | Table::AccessTokens, "DELETE", Some(key)) => {
            let number = visible::reached(&world.db, caller, table, key)?;
            world.db.remove(table, number);
            Ok(Reply::empty(204))
        }
        (Table::Volumes, "PATCH", Some(key)) => projects::change_volume(world, call, caller, key),
        (Table::Volumes, "DELETE", Some(key)) => projects::delete_volume(world, caller, key),
        (Table::Projects, "POST", None) => projects::create(world, call, caller),
        (Table::Projects, "PATCH", Some(key)) => projects::rename(world, call, caller, key),
        (Table::Projects, "DELETE", Some(key)) => projects::delete(world, caller, key),
        (Table::Maintenance, "POST", None) => maintenance(world, call, caller),
        (_, method, _) => Err(Reply::bad_method(method)),
    }
}

/// The new row, as the answer to the call that made it.
pub(super) fn made(world: &mut World, caller: Caller, table: Table, values: Value) -> Reply {
    let number = world.db.insert(table, row(values));
    let eyes = Eyes::of(&world.db, caller);
    let home = world.db.get(table, number).map(|row| address(table, row));
    let home = home.unwrap_or_default();
    let path = home.trim_start_matches(crate::render::ORIGIN);
    Reply::json(201, eyes.draw(table, number, View::Detail)).with("location", path)
}

fn tag(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let name = problems.required("name", text(&fields, "name", Some(128)).and_then(slug));
    let description = problems.required("description", text(&fields, "description", Some(1024)));
    problems.refusal()?;
    let (Some(name), Some(description)) = (name, description) else {
        return Err(Reply::crash());
    };
    let lower = name.to_lowercase();
    let twin = world
        .db
        .rows(Table::Tags)
        .find(|(_, tag)| tag.text("name").to_lowercase() == lower);
    if let Some((_, twin)) = twin {
        let text = format!("A tag with this name already exists: {}", twin.text("name"));
        return Err(Reply::json(400, json!([text])));
    }
    let values = json!({"name": name, "description": description, "user": caller.user, "allow_access": true});
    Ok(made(world, caller, Table::Tags, values))
}

fn slug(name: Option<String>) -> Result<Option<String>, String> {
    let fits = |name: &str| {
        name.chars()
            .all(|one| one.is_ascii_alphanumeric() || one == '-' || one == '_')
    };
    match name {
        Some(name) if !fits(&name) => Err(
            "Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens.".into(),
        ),
        other => Ok(other),
    }
}

/// Tags are changed by cloud administrators alone.
fn managed_tag(
    world: &mut World,
    call: &Call,
    caller: Caller,
    key: Option<&str>,
) -> Result<Reply, Reply> {
    if !caller.staff {
        return Err(Reply::forbidden());
    }
    let Some(key) = key else {
        return Err(Reply::bad_method(&call.method));
    };
    let number = visible::reached(&world.db, caller, Table::Tags, key)?;
    if call.method == "DELETE" {
        world.db.remove(Table::Tags, number);
        return Ok(Reply::empty(204));
    }
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let name = problems.optional("name", text(&fields, "name", Some(128)).and_then(slug));
    let description = problems.optional("description", text(&fields, "description", Some(1024)));
    problems.refusal()?;
    let row = world.db.entry(Table::Tags, number);
    set(row, "name", name.map(Value::from));
    set(row, "description", description.map(Value::from));
    Ok(Reply::ok(Eyes::of(&world.db, caller).draw(
        Table::Tags,
        number,
        View::Detail,
    )))
}

/// Stores a value where one was given.
pub(super) fn set(row: &mut Row, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        row.insert(name.into(), value);
    }
}

fn pattern(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let pattern = problems.required("pattern", text(&fields, "pattern", Some(256)));
    let kind = problems.required("type", named(&fields, &["Email", "Username"]));
    let allow = problems.optional("allow_access", choice(&fields, "allow_access"));
    problems.refusal()?;
    let values = json!({
        "pattern": pattern, "type": kind, "allow_access": allow.unwrap_or(true), "created_by": caller.user,
    });
    Ok(made(world, caller, Table::Patterns, values))
}

/// The `type` of patterns, scripts and licenses: one of a few names.
fn named(fields: &Row, names: &[&str]) -> Result<Option<String>, String> {
    match text(fields, "type", None)? {
        Some(name) if !names.contains(&name.as_str()) => {
            Err(format!("Object with name={name} does not exist."))
        }
        other => Ok(other),
    }
}

fn script(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let title = problems.required("title", text(&fields, "title", Some(128)));
    let body = problems.required("text", text(&fields, "text", None));
    let kind = problems.required("type", named(&fields, &["URL", "Raw Text"]));
    let strategy = problems.required("strategy", strategy(&fields));
    let wait = problems.optional("wait_for_deploy", choice(&fields, "wait_for_deploy"));
    problems.refusal()?;
    let values = json!({
        "title": title, "text": body, "type": kind, "strategy": strategy,
        "wait_for_deploy": wait.unwrap_or(true), "created_by": caller.user,
    });
    Ok(made(world, caller, Table::BootScripts, values))
}

fn strategy(fields: &Row) -> Result<Option<String>, String> {
    match text(fields, "strategy", None)? {
        Some(name) if !matches!(name.as_str(), "once" | "always") => {
            Err(format!("Object with name={name} does not exist."))
        }
        other => Ok(other),
    }
}

fn license(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let title = problems.required("title", text(&fields, "title", Some(256)));
    let body = problems.required("text", text(&fields, "text", None));
    let kind = problems.required("type", named(&fields, &["URL", "Raw Text"]));
    problems.refusal()?;
    let values = json!({"title": title, "text": body, "type": kind, "created_by": caller.user});
    Ok(made(world, caller, Table::Licenses, values))
}

/// A personal token: shown this once, and good for ever.
fn access_token(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let name = fields
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let issued = iso(world.clock.now());
    let key = made_hash(
        "access",
        format!("{}-{issued}", world.db.next_number(Table::Tokens)),
    );
    world.db.insert(
        Table::Tokens,
        row(json!({"key": key, "user": caller.user, "expires": null})),
    );
    let values = json!({"name": name, "issued_time": issued, "user": caller.user});
    let number = world.db.insert(Table::AccessTokens, row(values));
    Ok(Reply::json(
        201,
        json!({"token": key, "id": number, "issued_time": issued, "name": name}),
    ))
}

/// A link given as a number, or as `{"pk": number}`.
pub(super) fn linked(
    world: &World,
    fields: &Row,
    name: &str,
    table: Table,
    model: &str,
) -> Result<Option<i64>, String> {
    let given = match fields.get(name) {
        None => return Ok(None),
        Some(Value::Null) => return Err(super::validate::NULL.into()),
        Some(Value::Object(object)) => object.get("pk").cloned().unwrap_or_default(),
        Some(value) => value.clone(),
    };
    let number = match &given {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let known = number.filter(|number| world.db.get(table, *number).is_some());
    let printed = match &given {
        Value::Null => "None".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    known
        .map(Some)
        .ok_or_else(|| format!("{model} with Field: pk '{printed}' does not exist."))
}

/// Anybody who is signed in may announce maintenance: the real service does not check either.
fn maintenance(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    let fields = call.fields()?;
    let mut problems = Problems::default();
    let title = problems.required("title", text(&fields, "title", Some(256)));
    let message = problems.required("message", text(&fields, "message", None));
    let start = problems.required("start_date", text(&fields, "start_date", None));
    problems.refusal()?;
    let end = fields.get("end_date").cloned().unwrap_or_default();
    let values = json!({
        "title": title, "message": message, "start_date": start, "end_date": end,
        "provider": null, "disable_login": true,
    });
    Ok(made(world, caller, Table::Maintenance, values))
}
