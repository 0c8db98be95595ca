//! What an instance can be told to do (API contract, section 6.1).

use serde_json::{Value, json};

use super::newest_history;
use crate::{
    db::{Db, Fields, Row, Table},
    render::ORIGIN,
};

/// Every action, in the order of their numbers.
pub(super) const CATALOG: [&str; 13] = [
    "Start",
    "Stop",
    "Suspend",
    "Resume",
    "Shelve",
    "Unshelve",
    "Shelve Offload",
    "Reboot",
    "Hard Reboot",
    "Redeploy",
    "Resize",
    "Terminate",
    "Imaging",
];

/// Actions that no provider of this site enables.
const NOWHERE: [&str; 1] = ["Resize"];

pub(super) fn number(key: &str) -> Option<i64> {
    let at = CATALOG.iter().position(|known| *known == key)?;
    i64::try_from(at + 1).ok()
}

/// The row of the catalogue with this number.
pub(super) fn drawn(number: i64) -> Value {
    let at = usize::try_from(number - 1).unwrap_or_default();
    let key = CATALOG.get(at).copied().unwrap_or_default();
    let description = match key {
        "Imaging" => "Imaging an instance".to_owned(),
        _ => format!("{key} an instance"),
    };
    json!({"url": format!("{ORIGIN}/api/v2/instance_actions/{number}"), "key": key, "name": key, "description": description})
}

/// API contract, section 6.1: the newest history decides, and then the provider.
pub(crate) fn offered(db: &Db, instance: i64) -> Vec<&'static str> {
    let Some(row) = db.get(Table::Instances, instance) else {
        return Vec::new();
    };
    let history = newest_history(db, instance).and_then(|number| db.get(Table::Histories, number));
    let is_busy = history.is_some_and(|history| !history.text("activity").is_empty());
    let keys: &[&str] = match row.text("state") {
        "active" | "networking" | "deploying" | "initializing" if is_busy => {
            &["Terminate", "Redeploy", "Reboot", "Hard Reboot"]
        }
        "active" | "networking" | "deploying" | "initializing" => &[
            "Terminate",
            "Redeploy",
            "Reboot",
            "Hard Reboot",
            "Resize",
            "Shelve",
            "Suspend",
            "Stop",
            "Imaging",
        ],
        "deploy_error" => &[
            "Terminate",
            "Redeploy",
            "Reboot",
            "Hard Reboot",
            "Resize",
            "Shelve",
            "Suspend",
            "Stop",
        ],
        "suspended" => &["Terminate", "Reboot", "Hard Reboot", "Resume"],
        "shutoff" => &["Terminate", "Reboot", "Hard Reboot", "Start", "Imaging"],
        "build" => &["Terminate", "Reboot", "Hard Reboot"],
        "shelved" if is_busy => &["Terminate"],
        "shelved" => &["Terminate", "Unshelve", "Shelve Offload"],
        "shelved_offloaded" if !is_busy => &["Terminate", "Unshelve"],
        _ => &["Terminate"],
    };
    let enabled = |key: &&str| keys.contains(key) && is_enabled(db, row, key);
    CATALOG.into_iter().filter(enabled).collect()
}

pub(super) fn is_enabled(db: &Db, instance: &Row, key: &str) -> bool {
    let provider = instance
        .int("provider")
        .and_then(|number| db.get(Table::Providers, number));
    let disabled = provider
        .and_then(|row| row.get("disabled_actions"))
        .and_then(Value::as_array);
    !NOWHERE.contains(&key) && !disabled.is_some_and(|list| list.iter().any(|one| one == key))
}
