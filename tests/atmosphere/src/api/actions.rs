//! Telling an instance what to do (API contract, section 6.2).

use serde_json::{Map, Value};

use super::catalog::is_enabled;
use crate::{
    cloud,
    db::{Db, Fields, Row, Table},
    http::Reply,
    world::World,
};

/// The action that a body names; of a list, the first.
pub(super) fn verb(fields: &Map<String, Value>) -> Option<String> {
    match fields.get("action")? {
        Value::String(verb) => Some(verb.clone()),
        Value::Array(words) => words.first().and_then(Value::as_str).map(Into::into),
        _ => None,
    }
}

/// Does it, or refuses with the words of the framework or of the cloud.
pub(super) fn perform(
    world: &mut World,
    instance: i64,
    verb: &str,
    fields: &Map<String, Value>,
) -> Result<(), Reply> {
    let row = world
        .db
        .get(Table::Instances, instance)
        .ok_or_else(Reply::crash)?
        .clone();
    let hard = fields.get("reboot_type").and_then(Value::as_str) == Some("HARD");
    let disabled = || {
        Reply::errors(
            409,
            format!("The requested action {verb} has been explicitly disabled on this provider."),
        )
    };
    let key = match verb {
        "start" => "Start",
        "stop" => "Stop",
        "suspend" => "Suspend",
        "resume" => "Resume",
        "shelve" => "Shelve",
        "unshelve" => "Unshelve",
        "shelve_offload" => "Shelve Offload",
        "reboot" if hard => "Hard Reboot",
        "reboot" => "Reboot",
        "redeploy" => "Redeploy",
        "attach_volume" | "mount_volume" => return attach(world, instance, &row, verb, fields),
        "detach_volume" | "unmount_volume" => return detach(world, &row, verb, fields),
        "console" | "reset_network" | "rebuild" => return Ok(()),
        _ => return Err(disabled()),
    };
    if !is_enabled(&world.db, &row, key) {
        return Err(disabled());
    }
    if row.flag("gone") {
        return Err(Reply::errors(
            404,
            format!("Instance {} no longer exists", row.text("uuid")),
        ));
    }
    if matches!(verb, "start" | "resume" | "unshelve") {
        allocated(&world.db, &row, verb)?;
    }
    fits(&row, verb, hard)?;
    cloud::begin(world, instance, verb, hard);
    Ok(())
}

fn broken(verb: &str, text: &str) -> Reply {
    Reply::errors(
        403,
        format!("The requested action {verb} encountered an irrecoverable exception: {text}"),
    )
}

/// Starting costs hours: there must be a source, with some left.
fn allocated(db: &Db, instance: &Row, verb: &str) -> Result<(), Reply> {
    let source = instance
        .int("allocation_source")
        .and_then(|source| db.get(Table::Allocations, source));
    let Some(source) = source else {
        return Err(broken(
            verb,
            "InstanceAllocationSourceSnapshot matching query does not exist.",
        ));
    };
    let used = source
        .get("compute_used")
        .and_then(Value::as_f64)
        .unwrap_or_default();
    let allowed = source
        .get("compute_allowed")
        .and_then(Value::as_f64)
        .unwrap_or(f64::MAX);
    if used <= allowed {
        return Ok(());
    }
    let name = source.text("name");
    let text = format!(
        "Time allocation exceeded: Allocation {name} is over 100% by {:.3} hours.",
        used - allowed
    );
    Err(Reply::errors(413, text))
}

/// Whether the machine's state allows it: the words after `409 Conflict` are the cloud's.
fn fits(instance: &Row, verb: &str, hard: bool) -> Result<(), Reply> {
    let (nova, task) = (instance.text("nova"), instance.text("task"));
    // These are notes of the deployment, not tasks of the cloud.
    let is_note = matches!(
        task,
        "" | "initializing"
            | "networking"
            | "deploying"
            | "redeploying"
            | "deploy_error"
            | "user_deploy_error"
            | "boot_script_error"
    ) || task.starts_with("running_boot_script");
    let states: &[&str] = match verb {
        "start" => &["shutoff"],
        "resume" => &["suspended"],
        "unshelve" => &["shelved", "shelved_offloaded"],
        "shelve_offload" => &["shelved"],
        "shelve" => &["active", "shutoff", "suspended"],
        "reboot" if hard => &[
            "active",
            "shutoff",
            "suspended",
            "error",
            "reboot",
            "hard_reboot",
        ],
        "redeploy" if !matches!(nova, "active" | "redeploying" | "reboot" | "hard_reboot") => {
            let text = format!(
                "Cannot redeploy to an instance in a non-active state. (Current state: {nova})"
            );
            return Err(broken(verb, &text));
        }
        "redeploy" => return Ok(()),
        _ => &["active"],
    };
    let name = if verb == "shelve_offload" {
        "shelveOffload"
    } else {
        verb
    };
    let uuid = instance.text("uuid");
    if !is_note {
        return Err(Reply::errors(
            409,
            format!(
                "409 Conflict Cannot '{name}' instance {uuid} while it is in task_state {task}"
            ),
        ));
    }
    if !states.contains(&nova) {
        return Err(Reply::errors(
            409,
            format!("409 Conflict Cannot '{name}' instance {uuid} while it is in vm_state {nova}"),
        ));
    }
    Ok(())
}

/// The volume that a body names, on the instance's own cloud; without one the real code stumbles.
fn volume(db: &Db, instance: &Row, verb: &str, fields: &Map<String, Value>) -> Result<i64, Reply> {
    let uuid = fields
        .get("volume_id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let volume = db.find(Table::Volumes, "uuid", uuid).filter(|number| {
        let row = db.get(Table::Volumes, *number);
        row.is_some_and(|row| {
            row.int("provider") == instance.int("provider") && row.is_unset("end_date")
        })
    });
    volume.ok_or_else(|| broken(verb, "'NoneType' object has no attribute 'id'"))
}

fn attach(
    world: &mut World,
    number: i64,
    instance: &Row,
    verb: &str,
    fields: &Map<String, Value>,
) -> Result<(), Reply> {
    let (uuid, nova) = (instance.text("uuid"), instance.text("nova"));
    if nova != "active" {
        let text = format!(
            "Instance {uuid} must be active before attaching a volume. (Current: {nova})Retry request when instance is active."
        );
        return Err(broken(verb, &text));
    }
    let volume = volume(&world.db, instance, verb, fields)?;
    let row = world
        .db
        .get(Table::Volumes, volume)
        .ok_or_else(Reply::crash)?;
    if row.text("status") != "available" {
        let (id, status) = (row.text("uuid"), row.text("status"));
        return Err(Reply::errors(
            409,
            format!("409 Conflict Invalid volume: volume {id} is {status}"),
        ));
    }
    let mount = fields.get("mount_location").and_then(Value::as_str);
    cloud::attach(world, volume, number, mount);
    Ok(())
}

/// Detaching what is not attached is answered as a success, and does nothing.
fn detach(
    world: &mut World,
    instance: &Row,
    verb: &str,
    fields: &Map<String, Value>,
) -> Result<(), Reply> {
    let (uuid, nova) = (instance.text("uuid"), instance.text("nova"));
    if !matches!(nova, "active" | "suspended" | "shutoff") {
        let text = format!(
            "Instance {uuid} must be active, suspended, or stopped before detaching a volume. (Current: {nova})Retry \
             request when instance is active."
        );
        return Err(broken(verb, &text));
    }
    let volume = volume(&world.db, instance, verb, fields)?;
    let row = world
        .db
        .get(Table::Volumes, volume)
        .ok_or_else(Reply::crash)?;
    if row.int("attached_to").is_some() && row.int("attached_to") == instance.int("id") {
        cloud::detach(world, volume);
    }
    Ok(())
}
