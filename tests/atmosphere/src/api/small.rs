//! The short answers: versions, the action catalogue, web tokens, and what is known but not imitated.

use serde_json::{Value, json};

use super::{Caller, catalog, list, visible};
use crate::{
    clock::iso,
    db::{Fields, Table, made_hash},
    http::{Call, Reply},
    render::ORIGIN,
    world::World,
};

/// The commit of the back end that the recordings were made with.
const COMMIT: &str = "4688a4a9ab1c0bd202201394cbfb98d8e47c6e7";

/// Resources that this site has no rows of.
const EMPTY: [&str; 5] = [
    "image_access_lists",
    "image_metrics",
    "image_version_boot_scripts",
    "image_version_licenses",
    "resource_requests",
];

pub(super) fn version() -> Reply {
    Reply::ok(json!({
        "git_sha": COMMIT,
        "git_sha_abbrev": "@4688a4",
        "commit_date": "2022-09-11T21:16:23-07:00",
        "git_branch": "master",
    }))
}

/// The list of resources that the API's own front page gives.
pub(super) fn root(call: &Call) -> Reply {
    let home = call.path.trim_end_matches('/');
    let names = visible::names();
    let pairs = names.map(|name| (name.to_owned(), format!("{ORIGIN}{home}/{name}").into()));
    Reply::ok(Value::Object(pairs.collect()))
}

/// What exists in the real service and not here. No screen calls it; `docs/standin.md` says so too.
pub(super) fn absent() -> Reply {
    Reply::detail(
        501,
        "The stand-in does not imitate this call: see docs/standin.md.",
    )
}

/// Resources without rows of their own.
pub(super) fn other(
    world: &mut World,
    call: &Call,
    caller: Caller,
    name: &str,
    keys: &[&str],
) -> Result<Reply, Reply> {
    match (name, call.method.as_str(), keys) {
        ("instance_actions", "GET", []) => action_catalogue(world, call),
        ("web_tokens", "GET", [uuid]) => web_token(world, call, caller, uuid),
        ("quotas" | "accounts", _, _) if !caller.staff => Err(Reply::forbidden()),
        ("accounts", method, []) => Err(Reply::bad_method(method)),
        // Two addresses that crash whoever asks (API contract, section 2.2).
        ("projects", "GET", [_, "instances" | "volumes"]) | ("providers", "GET", [_, "sizes"]) => {
            Err(Reply::crash())
        }
        (name, "GET", []) if EMPTY.contains(&name) => list::page(call, &[], |_| Value::Null),
        ("links" | "credentials", "GET", []) if caller.user.is_none() => {
            list::page(call, &[], |_| Value::Null)
        }
        _ => Err(absent()),
    }
}

/// API contract, section 6.1: the catalogue, or what one instance can do.
fn action_catalogue(world: &World, call: &Call) -> Result<Reply, Reply> {
    let keys: Vec<&str> = match call.param("instance_id") {
        Some(uuid) => {
            let instance = world.db.find(Table::Instances, "uuid", uuid);
            instance
                .map(|instance| catalog::offered(&world.db, instance))
                .unwrap_or_default()
        }
        None => catalog::CATALOG.to_vec(),
    };
    let numbers: Vec<i64> = keys.iter().filter_map(|key| catalog::number(key)).collect();
    list::page(call, &numbers, catalog::drawn)
}

/// API contract, section 4.10.
fn web_token(world: &World, call: &Call, caller: Caller, uuid: &str) -> Result<Reply, Reply> {
    if !matches!(call.param("client"), Some("guacamole" | "web_desktop")) {
        return Err(Reply::errors(
            400,
            "Invalid or missing \"client\" query paramater",
        ));
    }
    let instance = world.db.find(Table::Instances, "uuid", uuid);
    let seen =
        instance.filter(|number| visible::sees(&world.db, caller, Table::Instances, *number));
    let Some(row) = seen.and_then(|number| world.db.get(Table::Instances, number)) else {
        return Err(Reply::errors(
            404,
            format!("Instance {uuid} not found / no longer exists"),
        ));
    };
    if !world.site.desktop {
        return Err(Reply::html(500, "Atmosphere failed to retrieve web token"));
    }
    let token = made_hash("web", format!("{uuid}-{}", iso(world.clock.now())));
    let url = format!(
        "https://desktop.example.org/?token={token}&location={}",
        row.text("ip")
    );
    Ok(Reply::ok(json!({"token": token, "token_url": url})))
}

/// `GET /api/v1/maintenance`: every record, bare; with `active`, those under way. Strangers see those of the whole
/// site alone.
pub(super) fn v1_maintenance(world: &World, call: &Call, caller: Caller) -> Reply {
    let now = iso(world.clock.now());
    let wants_active = call.param("active").is_some();
    let records = world.db.rows(Table::Maintenance).filter(|(_, row)| {
        (!wants_active || visible::covers(row, &now))
            && (caller.user.is_some() || row.is_unset("provider"))
    });
    let list = records.map(|(_, row)| {
        let mut shown = crate::db::Row::new();
        for name in [
            "id",
            "start_date",
            "end_date",
            "title",
            "message",
            "disable_login",
            "provider",
        ] {
            shown.insert(name.into(), row.get(name).cloned().unwrap_or_default());
        }
        // The uuid is there only for records of one cloud.
        if let Some(provider) = row.int("provider") {
            shown.insert(
                "provider_id".into(),
                world
                    .db
                    .text_of(Table::Providers, Some(provider), "uuid")
                    .into(),
            );
        }
        Value::Object(shown)
    });
    Reply::ok(list.collect::<Value>())
}
