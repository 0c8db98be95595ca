//! What polling sees after an action, compared with what polling of the real service saw.
//!
//! Every status that was recorded must come, in the recorded order; between two of them there may be more, because
//! the recorder looked less often than the cloud moved.

// A test that cannot go on should stop right there.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::{fs, path::PathBuf, time::Duration};

use atmosphere_standin::{ClockMode, Options, Seed, Site, State, router};
use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

const ALICE: &str = "Token a11ce000000000000000000000000001";
const STAFF: &str = "Token 57aff000000000000000000000000004";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../recorded")
}

/// The folder whose timelines are followed: another one with `RECORDINGS=<folder>`.
fn timelines() -> PathBuf {
    std::env::var_os("RECORDINGS").map_or_else(folder, PathBuf::from)
}

fn state() -> State {
    let options = Options {
        seed: Seed::Recorded,
        clock: ClockMode::Manual,
        ..Options::default()
    };
    State::new(options).unwrap()
}

async fn call(state: &State, token: &str, method: &str, path: &str, body: Value) -> Value {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:8800")
        .header("accept", "application/json")
        .header("content-type", "application/json")
        .header("authorization", token);
    let body = if body.is_null() {
        Body::empty()
    } else {
        Body::from(body.to_string())
    };
    let response = router(state.clone())
        .oneshot(request.body(body).unwrap())
        .await
        .unwrap();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Drops repetitions.
fn changes(mut list: Vec<String>) -> Vec<String> {
    list.dedup();
    list
}

fn assert_comes_in_order(what: &str, recorded: &[String], ours: &[String]) {
    let mut rest = ours.iter();
    for wanted in recorded {
        assert!(
            rest.any(|seen| seen == wanted),
            "{what}: {wanted:?} does not come in time in {ours:?}, recorded {recorded:?}"
        );
    }
    assert_eq!(recorded.last(), ours.last(), "{what}: the last state");
}

/// The state before an action, and its body.
fn before(name: &str, timeline: &Value) -> (&'static str, Value) {
    match name {
        "reboot-hard" => ("active", json!({"action": "reboot", "reboot_type": "HARD"})),
        "resume" => ("suspended", json!({"action": "resume"})),
        "start" => ("shutoff", json!({"action": "start"})),
        "unshelve" => ("shelved_offloaded", json!({"action": "unshelve"})),
        _ => ("active", json!({"action": text(timeline, "/action")})),
    }
}

#[tokio::test]
async fn machines_take_the_recorded_steps() {
    let mut count = 0;
    let is_standard = timelines() == folder();
    for entry in fs::read_dir(timelines()).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = file
            .strip_prefix("series.")
            .and_then(|name| name.strip_suffix(".timeline.json"))
        else {
            continue;
        };
        let timeline: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let observed = timeline["observed"].as_array().unwrap();
        if name.contains("volume")
            || observed[0].get("v1").is_none()
            || timeline.get("instance").is_none()
        {
            continue;
        }
        let state = state();
        let uuid = text(&timeline, "/instance");
        let (nova, body) = before(name, &timeline);
        state.set_row(
            "instances",
            &uuid,
            json!({"nova": nova, "task": "", "state": nova}),
        );
        let row = call(
            &state,
            ALICE,
            "GET",
            &format!("/api/v2/instances/{uuid}"),
            Value::Null,
        )
        .await;
        let accepted = call(
            &state,
            ALICE,
            "POST",
            &format!("/api/v2/instances/{uuid}/actions"),
            body,
        )
        .await;
        assert_eq!(text(&accepted, "/result"), "success", "{name}: {accepted}");
        let live = format!(
            "/api/v1/provider/{}/identity/{}/instance/{uuid}",
            text(&row, "/provider/uuid"),
            text(&row, "/identity/uuid")
        );
        let (mut v1, mut v2) = (Vec::new(), Vec::new());
        for tick in 0..150 {
            let row = call(
                &state,
                ALICE,
                "GET",
                &format!("/api/v2/instances/{uuid}"),
                Value::Null,
            )
            .await;
            v2.push(format!(
                "{} / {}",
                text(&row, "/status"),
                text(&row, "/activity")
            ));
            let row = call(
                &state,
                ALICE,
                "GET",
                &format!("{live}?_={tick}"),
                Value::Null,
            )
            .await;
            v1.push(text(&row, "/status"));
            state.turn_clock(Duration::from_millis(200));
        }
        let recorded_v1 = observed.iter().map(|one| text(one, "/v1/status")).collect();
        let recorded_v2 = observed
            .iter()
            .map(|one| {
                format!(
                    "{} / {}",
                    text(one, "/v2/status"),
                    text(one, "/v2/activity")
                )
            })
            .collect();
        assert_comes_in_order(
            &format!("{name} in v1"),
            &changes(recorded_v1),
            &changes(v1),
        );
        assert_comes_in_order(
            &format!("{name} in v2"),
            &changes(recorded_v2),
            &changes(v2),
        );
        count += 1;
    }
    assert!(
        count >= 7 || !is_standard,
        "only {count} timelines were found"
    );
}

#[tokio::test]
async fn volumes_take_the_recorded_steps() {
    let state = state();
    let volume = "1c98091f-955a-5b96-bf90-130f9208e0ca";
    let instance = "6f49f8db-206f-5d93-ac0b-fcb270aee815";
    state.set_row(
        "volumes",
        volume,
        json!({"status": "available", "attached_to": null, "device": null, "mount": null}),
    );
    state.set_row(
        "instances",
        instance,
        json!({"nova": "active", "task": "", "state": "active"}),
    );
    let row = call(
        &state,
        ALICE,
        "GET",
        &format!("/api/v2/instances/{instance}"),
        Value::Null,
    )
    .await;
    let live = format!(
        "/api/v1/provider/{}/identity/{}/volume/{volume}",
        text(&row, "/provider/uuid"),
        text(&row, "/identity/uuid")
    );
    for action in ["attach_volume", "detach_volume"] {
        let timeline = fs::read(folder().join(format!("series.{action}.timeline.json"))).unwrap();
        let timeline: Value = serde_json::from_slice(&timeline).unwrap();
        let seen = |value: &Value| {
            let place = value.get("mount_location").cloned().unwrap_or_default();
            format!(
                "{} on {} at {place}",
                text(value, "/status"),
                text(value, "/attach_data/instance_alias")
            )
        };
        let recorded: Vec<String> = timeline["observed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| seen(&one["v1_volume"]))
            .collect();
        let body = json!({"action": action, "volume_id": volume});
        call(
            &state,
            ALICE,
            "POST",
            &format!("/api/v2/instances/{instance}/actions"),
            body,
        )
        .await;
        let mut ours = Vec::new();
        for _ in 0..80 {
            ours.push(seen(&call(&state, ALICE, "GET", &live, Value::Null).await));
            state.turn_clock(Duration::from_millis(200));
        }
        assert_comes_in_order(action, &changes(recorded), &changes(ours));
    }
}

#[tokio::test]
async fn an_approved_request_takes_the_recorded_steps() {
    let state = state();
    let path = "/api/v2/machine_requests/2a165bee-eb6c-59aa-86f9-5cb5a7b2ce79";
    let timeline = fs::read(folder().join("series.mr-approve.timeline.json")).unwrap();
    let timeline: Value = serde_json::from_slice(&timeline).unwrap();
    let seen = |value: &Value, made: bool| {
        let status = value
            .pointer("/status/name")
            .or_else(|| value.get("status"))
            .cloned()
            .unwrap_or_default();
        format!("{status} {} made: {made}", value["old_status"])
    };
    let recorded: Vec<String> = timeline["observed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| seen(one, one["new_machine"].as_bool().unwrap()))
        .collect();
    call(&state, STAFF, "PATCH", path, json!({"status": 2})).await;
    let mut ours = Vec::new();
    for _ in 0..200 {
        let row = call(&state, ALICE, "GET", path, Value::Null).await;
        ours.push(seen(&row, !row["new_machine"].is_null()));
        state.turn_clock(Duration::from_millis(200));
    }
    assert_comes_in_order("imaging", &changes(recorded), &changes(ours));
}

#[tokio::test]
async fn in_production_the_database_stands_still_until_somebody_asks_the_cloud() {
    let state = state();
    state.set_site(Site {
        follows: Some(false),
        ..Site::default()
    });
    let uuid = "e551320e-2f07-5ca2-bb00-c0dd2049ea8c";
    state.set_row(
        "instances",
        uuid,
        json!({"nova": "shutoff", "task": "", "state": "shutoff"}),
    );
    let path = format!("/api/v2/instances/{uuid}");
    let row = call(&state, ALICE, "GET", &path, Value::Null).await;
    let live = format!(
        "/api/v1/provider/{}/identity/{}/instance/{uuid}",
        text(&row, "/provider/uuid"),
        text(&row, "/identity/uuid")
    );
    call(
        &state,
        ALICE,
        "POST",
        &format!("{path}/actions"),
        json!({"action": "start"}),
    )
    .await;
    state.turn_clock(Duration::from_secs(25));
    assert_eq!(
        text(
            &call(&state, ALICE, "GET", &path, Value::Null).await,
            "/status"
        ),
        "shutoff"
    );
    assert_eq!(
        text(
            &call(&state, ALICE, "GET", &live, Value::Null).await,
            "/status"
        ),
        "active"
    );
    assert_eq!(
        text(
            &call(&state, ALICE, "GET", &path, Value::Null).await,
            "/status"
        ),
        "active"
    );
}
