//! Rows taken from the bodies of recorded calls.
//!
//! The same tables that draw rows read them here. A stand-in with these rows can be asked what the real service was
//! asked, and the answers be compared.

mod live;
mod taker;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    cloud::made_address,
    db::{Db, Fields, Row, Table, row},
    text::pairs,
};

use taker::Taker;

/// Whether a body may overrule what is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// It fills gaps: the recordings were made over an afternoon, in which things changed.
    Older,
    /// It is the state to be in.
    Newer,
}

/// A recorded call, as far as rows can be taken from it.
struct Recording {
    path: String,
    user: Option<String>,
    token: Option<String>,
    body: Value,
}

/// The rows that all recordings in these folders show together.
pub(crate) fn rows(folders: &[PathBuf]) -> io::Result<Db> {
    let mut recordings = Vec::new();
    for folder in folders {
        recordings.append(&mut read(folder)?);
    }
    // Lists show the state before anything was tried out; single rows and the cloud's view come after them.
    recordings.sort_by_key(|one| {
        let is_live = one.path.starts_with("/api/v1");
        (is_live, one.body.get("results").is_none())
    });
    let mut db = Db::default();
    for recording in &recordings {
        absorb(
            &mut db,
            &recording.path,
            recording.user.as_deref(),
            &recording.body,
            Trust::Older,
        );
    }
    complete(&mut db);
    tokens(&mut db, &recordings);
    Ok(db)
}

/// What no recording shows, and what follows from the way accounts are made: everybody has a group of the own name,
/// an identity belongs to whom its key names, and a machine that hides its address has one.
fn complete(db: &mut Db) {
    let numbers =
        |db: &Db, table: Table| db.rows(table).map(|(number, _)| number).collect::<Vec<_>>();
    for user in numbers(db, Table::Users) {
        let name = db.text_of(Table::Users, Some(user), "username").to_owned();
        if let Some(group) = db.find(Table::Groups, "name", &name) {
            add(db.entry(Table::Groups, group), "users", Some(user));
        }
    }
    for identity in numbers(db, Table::Identities) {
        let key = db.text_of(Table::Identities, Some(identity), "key");
        let name = key
            .trim_start_matches("Username: ")
            .split(',')
            .next()
            .unwrap_or_default()
            .to_owned();
        let (user, group) = (
            db.find(Table::Users, "username", &name),
            db.find(Table::Groups, "name", &name),
        );
        let row = db.entry(Table::Identities, identity);
        row.entry("user").or_insert_with(|| user.into());
        add(row, "members", group);
    }
    for instance in numbers(db, Table::Instances) {
        let row = db.entry(Table::Instances, instance);
        if row.is_unset("ip") && matches!(row.text("state"), "suspended" | "shutoff" | "shelved") {
            row.insert("ip".into(), made_address(instance).into());
        }
    }
    for provider in numbers(db, Table::Providers) {
        let row = db.entry(Table::Providers, provider);
        let list = |name: &str| {
            row.get(name)
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default()
        };
        let (seen, missed) = (list("seen_actions"), list("missed_actions"));
        let disabled: Vec<Value> = missed
            .into_iter()
            .filter(|key| !seen.contains(key))
            .collect();
        row.insert("disabled_actions".into(), disabled.into());
    }
}

/// Who used which token is who owns it. The account `expired` had one that was over.
fn tokens(db: &mut Db, recordings: &[Recording]) {
    for recording in recordings {
        let (Some(name), Some(key)) = (&recording.user, &recording.token) else {
            continue;
        };
        if db.find(Table::Tokens, "key", key).is_some() {
            continue;
        }
        if let Some(user) = db.find(Table::Users, "username", name) {
            db.insert(
                Table::Tokens,
                row(json!({"key": key, "user": user, "expires": null})),
            );
        }
    }
}

/// The reads of a folder that were answered with JSON.
fn read(folder: &Path) -> io::Result<Vec<Recording>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    let mut recordings = Vec::new();
    for path in paths {
        let Ok(call) = serde_json::from_slice::<Value>(&fs::read(&path)?) else {
            continue;
        };
        let text = |pointer: &str| {
            call.pointer(pointer)
                .and_then(Value::as_str)
                .map(ToOwned::to_owned)
        };
        let token = text("/request/headers/Authorization")
            .and_then(|value| value.strip_prefix("Token ").map(Into::into));
        let is_read = call
            .pointer("/request/method")
            .is_some_and(|method| method == "GET");
        let status = call.pointer("/response/status").and_then(Value::as_u64);
        let body = text("/response/body_text").and_then(|body| serde_json::from_str(&body).ok());
        recordings.push(Recording {
            path: text("/request/path").unwrap_or_default(),
            user: text("/user"),
            token,
            body: body
                .filter(|_| is_read && status == Some(200))
                .unwrap_or_default(),
        });
    }
    Ok(recordings)
}

/// Takes what a body shows; the path tells what it is, and the user whose it is.
pub(crate) fn absorb(db: &mut Db, path: &str, user: Option<&str>, body: &Value, trust: Trust) {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut taker = Taker { db, user, trust };
    match parts.as_slice() {
        ["api", "v2", "instances", uuid, "actions"] => taker.actions(uuid, body),
        ["api", "v2", resource] | ["api", "v2", resource, _] => {
            let Some(table) = Table::from_path(resource) else {
                return;
            };
            let list = body.get("results").and_then(Value::as_array);
            let is_marked = pairs(query).iter().any(|(name, _)| name == "bookmarked");
            for object in list.map_or_else(|| vec![body], |list| list.iter().collect()) {
                if let Some(number) = taker.top(table, object)
                    && is_marked
                {
                    taker.join(Table::Images, number, "bookmarked_by");
                }
            }
        }
        ["api", "v1", "provider", _, "identity", _, kind, ..] => {
            for object in body
                .as_array()
                .map_or_else(|| vec![body], |list| list.iter().collect())
            {
                match *kind {
                    "instance" => taker.live_instance(object),
                    "volume" => taker.live_volume(object),
                    _ => {}
                }
            }
        }
        ["api", "v1", "profile"] => taker.profile(body),
        _ => {}
    }
}

/// Adds a number to a list in a row.
fn add(row: &mut Row, list: &str, number: Option<i64>) {
    let mut numbers = row.ints(list);
    if let Some(number) = number.filter(|number| !numbers.contains(number)) {
        numbers.push(number);
    }
    row.insert(list.into(), numbers.into());
}
