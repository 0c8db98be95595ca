//! Tags, users, live answers and mail, each with its own rules.

use serde_json::json;

use crate::Browser;

#[tokio::test]
async fn tags_are_judged_as_the_server_does() {
    let alice = Browser::of("alice").await;
    let tag = |name: &str| json!({"name": name, "description": "x"});
    assert_eq!(
        alice.post("/api/v2/tags", tag("  kept-2  ")).await.json["name"],
        "kept-2"
    );
    let twin = alice.post("/api/v2/tags", tag("ubuntu")).await;
    assert_eq!(
        (twin.status, twin.json),
        (400, json!(["A tag with this name already exists: Ubuntu"]))
    );
    let spaced = alice.post("/api/v2/tags", tag("two words")).await;
    assert!(
        spaced.json["name"][0]
            .as_str()
            .unwrap()
            .starts_with("Enter a valid \"slug\"")
    );
    let missing = alice.post("/api/v2/tags", json!({"name": "x"})).await;
    assert_eq!(
        missing.json,
        json!({"description": ["This field is required."]})
    );
    let taken = alice.post("/api/v2/tags", tag("taken")).await;
    assert_eq!(
        taken.json,
        json!(["A tag with this name already exists: taken"])
    );
    let reserved = alice.get("/api/v2/tags?page_size=1000").await.json["results"].clone();
    let reserved = reserved
        .as_array()
        .unwrap()
        .iter()
        .filter(|tag| tag["allow_access"] == false)
        .count();
    assert_eq!(reserved, 3);
}

#[tokio::test]
async fn users_are_found_by_how_they_begin() {
    let alice = Browser::of("alice").await;
    let names = |seen: crate::Seen| -> Vec<String> {
        let rows = seen.json["results"].as_array().unwrap().clone();
        rows.iter()
            .map(|row| row["username"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = names(alice.get("/api/v2/users?search=MAR").await);
    assert!(
        found.len() > 10 && found.iter().all(|name| name.starts_with("mar")),
        "{found:?}"
    );
    assert!(
        names(alice.get("/api/v2/users?search=al,bo").await).is_empty(),
        "words are ANDed"
    );
    let mut staff = Browser {
        state: alice.state.clone(),
        token: None,
    };
    staff.sign_in("staffer").await;
    assert!(staff.get("/api/v2/users?search=al").await.json["results"][0]["email"].is_string());
}

#[tokio::test]
async fn live_answers_are_cached_for_a_minute_and_shared() {
    let alice = Browser::of("alice").await;
    let live = alice.live("maize-gwas-2026").await;
    let first = alice.get(&live).await;
    assert_eq!(
        (
            first.json["status"].as_str().unwrap(),
            first.header("cache-control")
        ),
        ("active", "no-cache, max-age=60")
    );
    alice
        .post(&format!("{live}/action"), json!({"action": "suspend"}))
        .await;
    alice.wait(20);
    assert_eq!(
        alice.get(&live).await.json["status"],
        "active",
        "the old answer"
    );
    assert_eq!(
        alice.get(&format!("{live}?_=1")).await.json["status"],
        "suspended",
        "another address, the new one"
    );
    let stranger = Browser {
        state: alice.state.clone(),
        token: None,
    };
    assert_eq!(
        stranger.get(&live).await.json["status"],
        "active",
        "nobody is asked who they are"
    );
    alice.wait(41);
    assert_eq!(alice.get(&live).await.json["status"], "suspended");
    assert_eq!(stranger.get(&live).await.status, 200, "cached again");
}

#[tokio::test]
async fn mail_is_answered_and_judged_like_the_real_one() {
    let alice = Browser::of("alice").await;
    let seen = alice
        .post(
            "/api/v2/email_instance_report",
            json!({"message": "broken", "instance": 1}),
        )
        .await;
    assert_eq!((seen.status, seen.json), (200, json!({"email_sent": true})));
    let unknown = json!({"message": "broken", "instance": 99_999});
    assert_eq!(
        alice
            .post("/api/v2/email_instance_report", unknown)
            .await
            .status,
        500
    );
    let missing = alice
        .post("/api/v1/email/support", json!({"message": "help"}))
        .await;
    let text = missing.json["errors"][0]["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(text.contains("['subject', 'user-interface']"), "{text}");
}
