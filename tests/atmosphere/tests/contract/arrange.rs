//! Bringing about the state that a recorded call met, as its answer tells.
//!
//! The calls were recorded over an afternoon in which requests were made, tags added, machines stopped. Each rule
//! reads the recorded answer, never the recording's name.

use std::collections::BTreeMap;

use atmosphere_standin::State;
use serde_json::{Value, json};

use crate::{Recording, send};

/// Makes the state such that the recorded answer is the right one.
pub(crate) async fn state(state: &State, recording: &Recording, tokens: &BTreeMap<String, String>) {
    let (path, _) = recording
        .path
        .split_once('?')
        .unwrap_or((&recording.path, ""));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let answer: Value = serde_json::from_str(&recording.answer).unwrap_or_default();
    if recording.status == 503 {
        maintenance(state, &answer);
    }
    if recording.method == "GET" && recording.status == 200 {
        state.absorb(&recording.path, recording.user.as_deref(), &answer);
        rows(state, recording, &parts, &answer).await;
        later_rows(state, recording, &parts, &answer).await;
        under_way(state, recording, &parts, &answer);
    }
    match (recording.method.as_str(), parts.as_slice()) {
        // A sign-in that was accepted had the right password.
        ("POST", ["auth"]) if recording.status == 201 => {
            let name = recording
                .body
                .get("username")
                .and_then(Value::as_str)
                .unwrap_or_default();
            state.remove_rows("users", "username", &json!(name));
            state.add_row(
                "users",
                json!({"username": name, "password": recording.body.get("password")}),
            );
        }
        ("POST", ["api", "v2", "machine_requests"]) => open_requests(state, recording).await,
        ("PATCH" | "PUT" | "DELETE", ["api", "v2", "machine_requests", key]) => {
            request_status(state, recording, key);
        }
        ("POST", ["api", "v2", "tags"]) => existing_tag(state, &answer),
        (
            "POST",
            ["api", "v2", "instances", uuid, "actions"]
            | [
                "api",
                "v1",
                "provider",
                _,
                "identity",
                _,
                "instance",
                uuid,
                "action",
            ],
        ) => {
            machine(state, recording, uuid, &answer);
        }
        ("GET", ["api", "v1", "provider", _, "identity", _, "instance", _])
            if recording.status == 200 =>
        {
            cached(state, recording, &answer, tokens).await;
        }
        ("GET", ["api", "v2", resource @ ("instances" | "volumes"), key])
            if recording.status == 404 =>
        {
            // What cannot be found any more had ended.
            state.set_row(resource, key, json!({"end_date": "2026-01-01T00:00:00Z"}));
        }
        _ => {}
    }
}

/// Somebody who may not ask, and was answered, was answered from the cache: the owner had asked before.
async fn cached(
    state: &State,
    recording: &Recording,
    answer: &Value,
    tokens: &BTreeMap<String, String>,
) {
    let owner = answer
        .get("created_by")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if recording.user.as_deref() == Some(owner) {
        return;
    }
    let mut first = recording.clone();
    if let Some(token) = tokens.get(owner) {
        first.headers.insert("Authorization".into(), token.clone());
        send(state, &first).await;
    }
}

/// The text of the refusal is title and message of the maintenance.
fn maintenance(state: &State, answer: &Value) {
    let text = answer
        .get("detail")
        .and_then(Value::as_str)
        .unwrap_or("Upgrade: Back at noon.");
    let (title, message) = text.split_once(": ").unwrap_or((text, ""));
    state.set_maintenance(Some((title, message)));
}

/// Records that were under way then are under way now.
fn under_way(state: &State, recording: &Recording, parts: &[&str], answer: &Value) {
    if parts != ["api", "v2", "maintenance_records"] || !recording.path.contains("active") {
        return;
    }
    let word = |name: &str| {
        answer
            .pointer(&format!("/results/0/{name}"))
            .and_then(Value::as_str)
    };
    state.set_maintenance(word("title").zip(word("message")));
}

/// A list that counted more rows than we have gets copies of its first one.
async fn rows(state: &State, recording: &Recording, parts: &[&str], answer: &Value) {
    let (Some(count), ["api", "v2", resource]) =
        (answer.get("count").and_then(Value::as_u64), parts)
    else {
        return;
    };
    let key = answer.pointer("/results/0/id").map(ToString::to_string);
    let Some(key) = key.filter(|_| recording.path.contains("page")) else {
        return;
    };
    let mut first = recording.clone();
    first.path = format!("/api/v2/{resource}?page_size=1");
    let ours: Value = serde_json::from_str(&send(state, &first).await.body).unwrap_or_default();
    let ours = ours
        .get("count")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    state.copy_row(resource, key.trim_matches('"'), count.saturating_sub(ours));
}

/// A whole list that does not have a row was recorded before that row was made.
async fn later_rows(state: &State, recording: &Recording, parts: &[&str], answer: &Value) {
    let resource = match parts {
        ["api", "v2", resource] => resource,
        ["api", "v1", "maintenance"] => "maintenance_records",
        _ => return,
    };
    let rows = |value: &Value| {
        value
            .get("results")
            .unwrap_or(value)
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    let number = |row: &Value| row.get("id").cloned().unwrap_or_default();
    let recorded: Vec<Value> = rows(answer).iter().map(number).collect();
    let is_whole = answer.get("next").is_none_or(Value::is_null)
        && answer.get("previous").is_none_or(Value::is_null);
    let is_late = matches!(
        resource,
        "machine_requests" | "licenses" | "maintenance_records" | "instances"
    );
    if !is_whole || !is_late {
        return;
    }
    let ours: Value = serde_json::from_str(&send(state, recording).await.body).unwrap_or_default();
    for row in rows(&ours)
        .iter()
        .map(number)
        .filter(|number| !recorded.contains(number))
    {
        state.remove_rows(resource, "id", &row);
    }
}

/// 405 says that one was open for this instance; anything else, that none was.
async fn open_requests(state: &State, recording: &Recording) {
    let Some(instance) = recording.body.get("instance") else {
        return;
    };
    let number = instance
        .as_i64()
        .or_else(|| instance.as_str()?.parse().ok());
    let Some(number) = number else {
        return;
    };
    state.remove_rows("machine_requests", "instance", &json!(number));
    if recording.status == 405 {
        send(state, recording).await;
    }
}

/// A request that "has already been resolved" is closed; every other one that can be changed is pending.
fn request_status(state: &State, recording: &Recording, key: &str) {
    let status = if recording.status == 405 { 8 } else { 1 };
    state.set_row("machine_requests", key, json!({
        "status": status, "end_date": null, "new_machine": null, "new_application_version": null,
    }));
}

/// A name that is refused as taken is taken.
fn existing_tag(state: &State, answer: &Value) {
    let text = answer
        .pointer("/0")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if let Some((_, name)) = text.split_once("already exists: ") {
        state.remove_rows("tags", "name", &json!(name));
        state.add_row(
            "tags",
            json!({"name": name, "description": "x", "user": null, "allow_access": true}),
        );
    } else if let Some(name) = answer.get("name").and_then(Value::as_str) {
        state.remove_rows("tags", "name", &json!(name));
    }
}

/// An accepted action met a machine in a state that allows it; a conflict names the state that it met.
fn machine(state: &State, recording: &Recording, uuid: &str, answer: &Value) {
    let word = recording
        .body
        .get("action")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let refusal = answer
        .pointer("/errors/0/message")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (nova, task) = if let Some((_, found)) = refusal.rsplit_once("vm_state ") {
        (found, "")
    } else if let Some((_, found)) = refusal.rsplit_once("task_state ") {
        ("build", found)
    } else if let Some((_, found)) = refusal.rsplit_once("(Current") {
        let found = found.split_once(": ").map_or("", |(_, found)| found);
        (found.split(')').next().unwrap(), "")
    } else {
        match word {
            "start" => ("shutoff", ""),
            "resume" => ("suspended", ""),
            "unshelve" => ("shelved_offloaded", ""),
            _ => ("active", ""),
        }
    };
    state.set_row(
        "instances",
        uuid,
        json!({"nova": nova, "task": task, "state": nova}),
    );
    if let Some(volume) = recording.body.get("volume_id").and_then(Value::as_str) {
        let attached = word == "attach_volume";
        let status = if attached { "available" } else { "in-use" };
        state.set_row("volumes", volume, json!({"status": status}));
    }
}
