//! Who calls, and what they may do.

use serde_json::{Value, json};

use crate::Browser;

#[tokio::test]
async fn signed_out_is_403_and_public_lists_go_on() {
    let stranger = Browser::stranger();
    let seen = stranger.get("/api/v2/instances").await;
    assert_eq!(seen.status, 403);
    assert_eq!(
        seen.json,
        json!({"detail": "Authentication credentials were not provided."})
    );
    assert_eq!(stranger.get("/api/v2/tags").await.status, 200);
    let mut expired = Browser::stranger();
    expired.sign_in("expired").await;
    assert_eq!(expired.get("/api/v1/profile").await.status, 403);
    assert_eq!(expired.get("/api/v2/help_links").await.status, 200);
}

#[tokio::test]
async fn bearer_is_not_a_scheme_and_token_is_in_any_case() {
    let mut alice = Browser::of("alice").await;
    let token = alice.token.take().unwrap();
    let as_scheme = |scheme: &str| format!("{scheme} {token}");
    for (scheme, status) in [("Bearer", 403), ("token", 200), ("TOKEN", 200)] {
        let header = as_scheme(scheme);
        let headers = [
            ("accept", "application/json"),
            ("authorization", header.as_str()),
        ];
        assert_eq!(
            alice
                .send("GET", "/api/v1/profile", &headers, Value::Null)
                .await
                .status,
            status,
            "{scheme}"
        );
    }
}

#[tokio::test]
async fn a_session_cookie_signs_in_as_well_and_logout_ends_it() {
    let stranger = Browser::stranger();
    let seen = stranger
        .post("/auth", json!({"username": "alice", "password": "demo"}))
        .await;
    let cookie = seen
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let headers = [("accept", "application/json"), ("cookie", cookie.as_str())];
    assert_eq!(
        stranger
            .send("GET", "/api/v1/profile", &headers, Value::Null)
            .await
            .json["username"],
        "alice"
    );
    assert_eq!(
        stranger
            .send("GET", "/api-auth/logout/", &headers, Value::Null)
            .await
            .status,
        200
    );
    assert_eq!(
        stranger
            .send("GET", "/api/v1/profile", &headers, Value::Null)
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn wrong_passwords_and_missing_names_are_refused_in_the_hand_written_shape() {
    let stranger = Browser::stranger();
    let seen = stranger
        .post("/auth", json!({"username": "alice", "password": "x"}))
        .await;
    assert_eq!(seen.status, 400);
    let text = "Authentication request refused -- Username/Password combination was invalid";
    assert_eq!(
        seen.json,
        json!({"errors": [{"code": 400, "message": text}]})
    );
    assert_eq!(
        stranger
            .post("/auth", json!({"password": "demo"}))
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn the_disabled_account_is_told_so_in_two_ways() {
    let disabled = Browser::of("disabled").await;
    let seen = disabled.get("/api/v2/instances").await;
    assert_eq!(seen.status, 403);
    assert!(
        seen.json["detail"]
            .as_str()
            .unwrap()
            .contains("has been disabled")
    );
    let profile = disabled.get("/api/v1/profile").await;
    assert_eq!(profile.status, 403);
    assert!(
        profile.json.as_str().unwrap().contains("<disabled>"),
        "a bare text"
    );
    assert_eq!(disabled.get("/api/v2/tags").await.status, 200);
}

#[tokio::test]
async fn v2_lets_anybody_act_and_v1_does_not() {
    let alice = Browser::of("alice").await;
    let row = alice.instance("agave-amplicons").await;
    let uuid = row["uuid"].as_str().unwrap();
    let stop = json!({"action": "stop"});
    let live = alice.live("agave-amplicons").await;
    let refused = alice.post(&format!("{live}/action"), stop.clone()).await;
    assert_eq!(
        refused.json,
        json!({"detail": "The requested user is not a member of the project."})
    );
    assert_eq!(
        alice
            .post(&format!("/api/v2/instances/{uuid}/actions"), stop)
            .await
            .status,
        200
    );
    // A leader of the project may.
    let led = alice.live("carol-maize-imputation").await;
    assert_eq!(
        alice
            .post(&format!("{led}/action"), json!({"action": "stop"}))
            .await
            .status,
        200
    );
    assert_eq!(
        alice.get(&live).await.status,
        401,
        "somebody else's identity"
    );
}

#[tokio::test]
async fn other_origins_are_allowed_without_credentials() {
    let stranger = Browser::stranger();
    let asked = [
        ("origin", "https://portal.example.org"),
        ("access-control-request-method", "POST"),
        (
            "access-control-request-headers",
            "authorization,content-type",
        ),
    ];
    let seen = stranger
        .send("OPTIONS", "/api/v2/machine_requests", &asked, Value::Null)
        .await;
    assert_eq!(
        (seen.status, seen.header("access-control-allow-origin")),
        (200, "*")
    );
    assert!(
        seen.header("access-control-allow-headers")
            .contains("authorization")
    );
    assert!(
        !seen
            .headers
            .contains_key("access-control-allow-credentials")
    );
}
