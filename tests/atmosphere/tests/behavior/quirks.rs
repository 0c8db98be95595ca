//! The traps of the real service, each of which a careless client falls into.

use serde_json::{Value, json};

use crate::Browser;

#[tokio::test]
async fn a_slash_at_the_end_is_sent_away_to_https() {
    let alice = Browser::of("alice").await;
    let seen = alice.get("/api/v2/tags/?page_size=1").await;
    assert_eq!(seen.status, 302);
    assert_eq!(
        seen.header("location"),
        "https://atmo.example.org/api/v2/tags?page_size=1"
    );
    assert_eq!(
        alice
            .post("/api/v2/tags/", json!({"name": "x"}))
            .await
            .status,
        302,
        "a POST loses its body"
    );
}

#[tokio::test]
async fn without_accept_the_answer_is_a_page() {
    let alice = Browser::of("alice").await;
    let seen = alice.send("GET", "/api/v2/tags", &[], Value::Null).await;
    assert_eq!(
        (seen.status, seen.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    let star = alice
        .send("GET", "/api/v2/tags", &[("accept", "*/*")], Value::Null)
        .await;
    assert!(star.header("content-type").starts_with("text/html"));
    let unknown = alice
        .send(
            "GET",
            "/api/v2/tags",
            &[("accept", "application/xml")],
            Value::Null,
        )
        .await;
    assert_eq!(
        (unknown.status, unknown.header("content-type")),
        (406, "text/html; charset=utf-8")
    );
    let suffix = alice
        .send("GET", "/api/v2/tags.json?page_size=1", &[], Value::Null)
        .await;
    assert_eq!(suffix.header("content-type"), "application/json");
}

#[tokio::test]
async fn filters_that_do_nothing_do_nothing_and_some_crash() {
    let alice = Browser::of("alice").await;
    let count = alice.get("/api/v2/instances?page_size=1").await.json["count"].clone();
    for filter in ["search=zzz", "name=zzz", "status=zzz", "project=1"] {
        let seen = alice
            .get(&format!("/api/v2/instances?page_size=1&{filter}"))
            .await;
        assert_eq!(seen.json["count"], count, "{filter}");
    }
    for crash in [
        "/api/v2/instances?ordering=api_status",
        "/api/v2/volumes?min_size=1",
    ] {
        let seen = alice.get(crash).await;
        assert_eq!(
            (seen.status, seen.header("content-type")),
            (500, "text/html; charset=utf-8"),
            "{crash}"
        );
    }
}

#[tokio::test]
async fn pages_are_capped_and_end() {
    let bob = Browser::of("bob").await;
    let all = bob.get("/api/v2/instances?page_size=5000").await;
    assert_eq!(all.json["count"], 2002);
    assert_eq!(all.json["results"].as_array().unwrap().len(), 1000);
    assert_eq!(bob.get("/api/v2/instances?page=0").await.status, 404);
    assert_eq!(
        bob.get("/api/v2/instances?page=22").await.json,
        json!({"detail": "Invalid page."})
    );
    let last = bob.get("/api/v2/instances?page=last").await;
    assert_eq!(last.json["next"], Value::Null);
    assert_eq!(last.json["results"].as_array().unwrap().len(), 2);
    let second = bob.get("/api/v2/instances?page=2&page_size=100").await;
    assert_eq!(
        second.json["previous"],
        "http://atmo.example.org/api/v2/instances?page_size=100"
    );
}

#[tokio::test]
async fn newest_first_is_an_order_that_works() {
    let alice = Browser::of("alice").await;
    let seen = alice
        .get("/api/v2/instances?ordering=-start_date&page_size=1000")
        .await;
    let dates: Vec<&str> = seen.json["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["start_date"].as_str().unwrap())
        .collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
}

#[tokio::test]
async fn each_call_takes_one_kind_of_key() {
    let alice = Browser::of("alice").await;
    let row = alice.instance("maize-gwas-2026").await;
    let (id, uuid) = (&row["id"], row["uuid"].as_str().unwrap());
    assert_eq!(
        alice.get(&format!("/api/v2/instances/{id}")).await.status,
        200
    );
    assert_eq!(
        alice.get(&format!("/api/v2/instances/{uuid}")).await.status,
        200
    );
    assert_eq!(
        alice
            .get(&format!("/api/v2/instances/{id}/actions"))
            .await
            .json,
        json!([]),
        "no error"
    );
    let rename = json!({"name": "renamed"});
    assert_eq!(
        alice
            .with_body(
                "PATCH",
                &format!("/api/v2/instances/{uuid}"),
                rename.clone()
            )
            .await
            .status,
        500
    );
    let renamed = alice
        .with_body("PATCH", &format!("/api/v2/instances/{id}"), rename)
        .await;
    assert_eq!(renamed.json["name"], "renamed");
    assert_eq!(
        alice
            .with_body("DELETE", &format!("/api/v2/instances/{id}"), Value::Null)
            .await
            .status,
        409
    );
}

#[tokio::test]
async fn unknown_addresses_are_pages_and_unknown_rows_are_not() {
    let alice = Browser::of("alice").await;
    let page = alice.get("/api/v2/nonsense").await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (404, "text/html; charset=utf-8")
    );
    assert_eq!(
        alice.get("/api/v2/tags/999999").await.json,
        json!({"detail": "Not found."})
    );
    assert_eq!(
        alice.get("/api/v2/credentials").await.status,
        501,
        "known, and not imitated"
    );
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused() {
    let alice = Browser::of("alice").await;
    let json = [
        ("accept", "application/json"),
        ("content-type", "application/json"),
    ];
    let broken = alice
        .send("POST", "/api/v2/tags", &json, Value::from("{\"name\": "))
        .await;
    assert_eq!(
        (
            broken.status,
            broken.json["detail"]
                .as_str()
                .unwrap()
                .starts_with("JSON parse error")
        ),
        (400, true)
    );
    let plain = [
        ("accept", "application/json"),
        ("content-type", "text/plain"),
    ];
    assert_eq!(
        alice
            .send("POST", "/api/v2/tags", &plain, Value::from("x"))
            .await
            .status,
        415
    );
}
