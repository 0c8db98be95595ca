//! A real Atmosphere behind the address; here another stand-in plays it.

use atmosphere_standin::{Options, Server, State};
use serde_json::{Value, json};

use crate::Browser;

fn before(upstream: &str) -> Browser {
    let options = Options {
        upstream: Some(upstream.to_owned()),
        ..Options::default()
    };
    Browser {
        state: State::new(options).unwrap(),
        token: None,
    }
}

#[tokio::test]
async fn calls_go_through_as_they_are() {
    let real = Server::start(Options::default(), 0).await.unwrap();
    let mut browser = before(&real.url());
    let seen = browser
        .post("/auth", json!({"username": "alice", "password": "demo"}))
        .await;
    assert_eq!(seen.status, 201);
    assert!(
        seen.header("set-cookie").starts_with("atmo_sessionid="),
        "cookies come back"
    );
    browser.token = Some(seen.json["token"].as_str().unwrap().to_owned());
    let made = browser
        .post(
            "/api/v2/tags",
            json!({"name": "passed-on", "description": "x"}),
        )
        .await;
    assert_eq!(made.status, 201, "{}", made.text);
    let list = browser.get("/api/v2/tags?page_size=2&page=2").await;
    assert_eq!(list.json["results"].as_array().unwrap().len(), 2);
    let calls = real.state().calls();
    let call = calls.last().unwrap();
    assert_eq!(
        (call.path.as_str(), call.user.as_deref()),
        ("/api/v2/tags?page_size=2&page=2", Some("alice"))
    );
    assert_eq!(call.headers["accept"], "application/json");
}

#[tokio::test]
async fn redirects_are_not_followed_and_refusals_come_back() {
    let real = Server::start(Options::default(), 0).await.unwrap();
    let browser = before(&real.url());
    let moved = browser.get("/api/v2/tags/").await;
    assert_eq!(moved.status, 302);
    assert!(moved.header("location").starts_with("https://127.0.0.1"));
    assert_eq!(browser.get("/api/v2/instances").await.status, 403);
}

#[tokio::test]
async fn the_log_keeps_no_secrets_of_a_real_service() {
    let real = Server::start(Options::default(), 0).await.unwrap();
    let browser = before(&real.url());
    let headers = [
        ("accept", "application/json"),
        ("authorization", "Token secret"),
        ("cookie", "a=secret"),
    ];
    browser
        .send("POST", "/auth", &headers, json!({"password": "secret"}))
        .await;
    let log = serde_json::to_string(&browser.state.calls()).unwrap();
    assert!(log.contains("/auth") && !log.contains("secret"), "{log}");
}

#[tokio::test]
async fn an_upstream_that_does_not_answer_is_a_bad_gateway() {
    let gone = Server::start(Options::default(), 0).await.unwrap();
    let url = gone.url();
    drop(gone);
    tokio::task::yield_now().await;
    let browser = before(&url);
    // The dropped server closes its socket when the runtime next runs its task.
    let seen = tokio::time::timeout(std::time::Duration::from_secs(5), async {
        loop {
            let seen = browser.get("/api/v2/tags").await;
            if seen.status == 502 {
                break seen;
            }
        }
    });
    let seen = seen.await.unwrap();
    assert!(seen.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_at_the_start() {
    for wrong in ["atmo.example.org", "ftp://atmo.example.org", "https://"] {
        let options = Options {
            upstream: Some(wrong.into()),
            ..Options::default()
        };
        assert!(State::new(options).is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn the_application_itself_is_served_here() {
    let real = Server::start(Options::default(), 0).await.unwrap();
    let browser = before(&real.url());
    let seen = browser.send("GET", "/instances", &[], Value::Null).await;
    assert_eq!(seen.header("referrer-policy"), "same-origin");
    assert!(real.state().calls().is_empty(), "nothing went upstream");
}
