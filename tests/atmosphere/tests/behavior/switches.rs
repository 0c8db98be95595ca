//! The test switches.

use std::time::{Duration, Instant};

use atmosphere_standin::Options;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::{Browser, imaging_request};

/// Turns a switch, which must be there.
pub(crate) async fn switch(browser: &Browser, name: &str, body: Value) {
    let seen = browser
        .with_body("POST", &format!("/__standin/{name}"), body)
        .await;
    assert_eq!(seen.json, json!({"ok": true}), "{}", seen.text);
}

#[tokio::test]
async fn statuses_come_on_demand_and_as_often_as_asked() {
    let alice = Browser::of("alice").await;
    switch(&alice, "fault", json!({
        "method": "GET", "path": "/api/v2/tags", "times": 1, "fault": {"kind": "status", "status": 503},
    })).await;
    assert_eq!(alice.get("/api/v2/tags").await.status, 503);
    assert_eq!(
        alice.get("/api/v2/tags").await.status,
        200,
        "once was asked for"
    );
    let page =
        json!({"path": "/api/v2/*", "fault": {"kind": "status", "status": 500, "html": true}});
    switch(&alice, "fault", page).await;
    assert!(
        alice
            .get("/api/v2/users")
            .await
            .text
            .contains("down for maintenance")
    );
    assert_eq!(
        alice.get("/api/v1/profile").await.status,
        200,
        "another path"
    );
    alice
        .with_body("DELETE", "/__standin/fault", Value::Null)
        .await;
    assert_eq!(alice.get("/api/v2/users").await.status, 200);
    let own =
        json!({"path": "/api/v2/tags", "fault": {"kind": "status", "status": 400, "body": ["no"]}});
    switch(&alice, "fault", own).await;
    assert_eq!(alice.get("/api/v2/tags").await.json, json!(["no"]));
}

#[tokio::test]
async fn a_call_that_is_kept_waiting_goes_on_when_the_faults_end() {
    let alice = Browser::of("alice").await;
    let slow = json!({"path": "/api/v2/tags", "fault": {"kind": "slow", "ms": 600_000}});
    switch(&alice, "fault", slow).await;
    let mut tags = std::pin::pin!(alice.get("/api/v2/tags"));
    let early = timeout(Duration::from_millis(200), &mut tags).await;
    assert!(early.is_err(), "it is slow");
    alice
        .with_body("DELETE", "/__standin/fault", Value::Null)
        .await;
    let tags = timeout(Duration::from_secs(60), tags).await;
    assert_eq!(tags.map(|it| it.status), Ok(200));
}

#[tokio::test]
async fn answers_can_be_broken_in_their_json() {
    let alice = Browser::of("alice").await;
    switch(
        &alice,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "invalid-json"}}),
    )
    .await;
    let half = alice.get("/api/v2/tags").await;
    assert!(half.status == 200 && serde_json::from_str::<Value>(&half.text).is_err());
    switch(
        &alice,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "wrong-types"}}),
    )
    .await;
    let wrong = alice.get("/api/v2/tags").await.json;
    assert!(
        wrong["count"].is_object() && wrong["results"].is_object(),
        "{wrong}"
    );
}

#[tokio::test]
async fn a_request_can_be_carried_out_and_its_answer_lost() {
    let alice = Browser::of("alice").await;
    for (kind, status) in [("created-then-400", 400), ("created-then-500", 500)] {
        let rule = json!({"method": "POST", "path": "/api/v2/machine_requests", "times": 1, "fault": {"kind": kind}});
        switch(&alice, "fault", rule).await;
        let instance = if status == 400 {
            "maize-gwas-2026"
        } else {
            "workshop-rstudio"
        };
        let body = imaging_request(&alice.instance(instance).await, kind);
        assert_eq!(
            alice.post("/api/v2/machine_requests", body).await.status,
            status
        );
        assert!(
            alice
                .get("/api/v2/machine_requests")
                .await
                .text
                .contains(kind),
            "{kind} exists"
        );
    }
}

#[tokio::test]
async fn lists_cost_time_by_the_row_when_asked_to() {
    let options = Options {
        row_cost: Duration::from_millis(5),
        ..Options::default()
    };
    let browser = Browser {
        state: atmosphere_standin::State::new(options).unwrap(),
        token: None,
    };
    let started = Instant::now();
    browser.get("/api/v2/tags?page_size=40").await;
    assert!(
        started.elapsed() >= Duration::from_millis(200),
        "40 rows of 5 ms"
    );
}

#[tokio::test]
async fn maintenance_stops_the_api_and_not_what_tells_of_it() {
    let alice = Browser::of("alice").await;
    switch(
        &alice,
        "maintenance",
        json!({"on": true, "title": "Upgrade", "message": "Back at noon."}),
    )
    .await;
    let seen = alice.get("/api/v2/instances").await;
    assert_eq!(
        (seen.status, seen.json),
        (503, json!({"detail": "Upgrade: Back at noon."}))
    );
    assert_eq!(alice.get("/api/v1/profile").await.status, 503);
    let records = alice
        .get("/api/v2/maintenance_records?active=true")
        .await
        .json;
    assert_eq!(records["results"][0]["message"], "Back at noon.");
    assert_eq!(alice.get("/api/v2/help_links").await.status, 200);
    let stranger = Browser {
        state: alice.state.clone(),
        token: None,
    };
    assert_eq!(
        stranger.get("/api/v2/instances").await.status,
        503,
        "v2 looks for maintenance first"
    );
    assert_eq!(
        stranger.get("/api/v1/profile").await.status,
        403,
        "v1 looks for the caller first"
    );
    switch(&alice, "maintenance", json!({"on": false})).await;
    assert_eq!(alice.get("/api/v2/instances").await.status, 200);
}

#[tokio::test]
async fn tokens_run_out_on_demand_and_after_a_day() {
    let mut alice = Browser::of("alice").await;
    switch(&alice, "expire-tokens", json!({})).await;
    assert_eq!(alice.get("/api/v1/profile").await.status, 403);
    alice.token = None;
    alice.sign_in("alice").await;
    switch(&alice, "clock", json!({"advance_ms": 25 * 3600 * 1000})).await;
    assert_eq!(alice.get("/api/v1/profile").await.status, 403);
}

#[tokio::test]
async fn the_log_tells_what_was_asked() {
    let alice = Browser::of("alice").await;
    alice
        .with_body("DELETE", "/__standin/calls", Value::Null)
        .await;
    alice
        .post(
            "/api/v2/tags",
            json!({"name": "logged", "description": "x"}),
        )
        .await;
    alice.get("/instances").await;
    let calls = alice.get("/__standin/calls").await.json;
    assert_eq!(
        calls.as_array().unwrap().len(),
        2,
        "the switches themselves are not in it"
    );
    let (call, page) = (&calls[0], &calls[1]);
    assert_eq!(
        (&call["method"], &call["path"], &call["status"]),
        (&json!("POST"), &json!("/api/v2/tags"), &json!(201))
    );
    assert_eq!(
        (&call["user"], &call["body"]["name"]),
        (&json!("alice"), &json!("logged"))
    );
    assert_eq!(call["headers"]["accept"], "application/json");
    assert_eq!(
        (&call["asset"], &page["asset"]),
        (&json!(false), &json!(true))
    );
}

#[tokio::test]
async fn a_reset_begins_again() {
    let mut alice = Browser::of("alice").await;
    alice
        .post(
            "/api/v2/tags",
            json!({"name": "short-lived", "description": "x"}),
        )
        .await;
    switch(
        &alice,
        "fault",
        json!({"path": "/api/*", "fault": {"kind": "status", "status": 500}}),
    )
    .await;
    switch(&alice, "reset", json!({})).await;
    alice.token = None;
    alice.sign_in("alice").await;
    assert!(
        !alice
            .get("/api/v2/tags?page_size=1000")
            .await
            .text
            .contains("short-lived")
    );
}

#[tokio::test]
async fn unknown_switches_and_bodies_say_so() {
    let browser = Browser::stranger();
    assert_eq!(
        browser.post("/__standin/nonsense", json!({})).await.status,
        404
    );
    assert_eq!(
        browser
            .post("/__standin/fault", json!({"path": "/x"}))
            .await
            .status,
        400
    );
}
