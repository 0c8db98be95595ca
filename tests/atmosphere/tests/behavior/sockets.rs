//! Failures that only a socket can show, and the end of a server.

use std::time::{Duration, Instant};

use atmosphere_standin::{Options, Server};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use crate::{Browser, imaging_request, switches::switch};

/// Sends one request over a socket of its own and reads until the other side closes.
async fn raw(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://"))
        .await
        .unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A connection that is cut may end with an error instead of an end.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

const TAGS: &str =
    "GET /api/v2/tags HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn connections_can_be_cut_before_and_within_an_answer() {
    let server = Server::start(Options::default(), 0).await.unwrap();
    let alice = Browser {
        state: server.state().clone(),
        token: None,
    };
    switch(
        &alice,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "cut"}}),
    )
    .await;
    assert_eq!(raw(&server, TAGS).await, "", "not a byte");
    switch(
        &alice,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "cut", "after": 20}}),
    )
    .await;
    let part = raw(&server, TAGS).await;
    let (head, body) = part.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("HTTP/1.1 200") && head.contains("content-length"),
        "{head}"
    );
    assert_eq!(body.len(), 20);
    assert!(
        raw(&server, TAGS).await.contains("Ubuntu"),
        "afterwards all is well"
    );
}

#[tokio::test]
async fn a_created_request_can_be_cut_off() {
    let server = Server::start(Options::default(), 0).await.unwrap();
    let mut alice = Browser {
        state: server.state().clone(),
        token: None,
    };
    alice.sign_in("alice").await;
    let body =
        imaging_request(&alice.instance("maize-gwas-2026").await, "fail-created-cut").to_string();
    let request = format!(
        "POST /api/v2/machine_requests HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nContent-Type: \
         application/json\r\nAuthorization: Token {}\r\nContent-Length: {}\r\n\r\n{body}",
        alice.token.as_ref().unwrap(),
        body.len()
    );
    assert_eq!(raw(&server, &request).await, "");
    assert!(
        alice
            .get("/api/v2/machine_requests")
            .await
            .text
            .contains("fail-created-cut")
    );
    let last = server
        .state()
        .calls()
        .into_iter()
        .find(|call| call.method == "POST" && call.path.ends_with("machine_requests"));
    assert_eq!(last.unwrap().status, 0, "no answer was sent");
}

#[tokio::test]
async fn answers_can_be_late_or_never_come() {
    let server = Server::start(Options::default(), 0).await.unwrap();
    let browser = Browser {
        state: server.state().clone(),
        token: None,
    };
    switch(
        &browser,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "slow", "ms": 300}}),
    )
    .await;
    let started = Instant::now();
    assert_eq!(browser.get("/api/v2/tags").await.status, 200);
    assert!(started.elapsed() >= Duration::from_millis(300));
    switch(
        &browser,
        "fault",
        json!({"path": "/api/v2/tags", "times": 1, "fault": {"kind": "never"}}),
    )
    .await;
    assert!(
        timeout(Duration::from_millis(300), raw(&server, TAGS))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn the_server_stops_when_it_is_dropped() {
    let server = Server::start(Options::default(), 0).await.unwrap();
    let address = server.url().trim_start_matches("http://").to_owned();
    assert!(
        address.starts_with("127.0.0.1:"),
        "no other machine can reach it"
    );
    assert!(TcpStream::connect(&address).await.is_ok());
    drop(server);
    let gone = async {
        while TcpStream::connect(&address).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(5), gone)
        .await
        .expect("the socket is closed");
}
