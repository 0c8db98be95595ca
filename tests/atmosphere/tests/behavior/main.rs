//! What the stand-in does, test by test: the quirks of the real service, the switches, the files and the proxy.

// A test that cannot go on should stop right there.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod files;
mod moving;
mod passing;
mod quirks;
mod requests;
mod resources;
mod signing;
mod sockets;
mod switches;

use std::time::Duration;

use atmosphere_standin::{ClockMode, Options, State, router};
use axum::{
    body::Body,
    http::{HeaderMap, Request},
};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// A browser's side of a stand-in, without a socket.
pub(crate) struct Browser {
    pub(crate) state: State,
    pub(crate) token: Option<String>,
}

/// An answer, read.
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl Browser {
    /// Nobody, at a stand-in with the demo's rows and a clock that stands still.
    pub(crate) fn stranger() -> Self {
        let options = Options {
            clock: ClockMode::Manual,
            ..Options::default()
        };
        Self {
            state: State::new(options).unwrap(),
            token: None,
        }
    }

    /// Somebody who has signed in.
    pub(crate) async fn of(name: &str) -> Self {
        let mut browser = Self::stranger();
        browser.sign_in(name).await;
        browser
    }

    pub(crate) async fn sign_in(&mut self, name: &str) {
        let seen = self
            .post("/auth", json!({"username": name, "password": "demo"}))
            .await;
        assert_eq!(seen.status, 201, "{}", seen.text);
        self.token = Some(seen.json["token"].as_str().unwrap().to_owned());
    }

    pub(crate) async fn get(&self, path: &str) -> Seen {
        self.send("GET", path, &[("accept", "application/json")], Value::Null)
            .await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Seen {
        self.with_body("POST", path, body).await
    }

    pub(crate) async fn with_body(&self, method: &str, path: &str, body: Value) -> Seen {
        let headers = [
            ("accept", "application/json"),
            ("content-type", "application/json"),
        ];
        self.send(method, path, &headers, body).await
    }

    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Value,
    ) -> Seen {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "atmo.example.org");
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Token {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Value::Null => Body::empty(),
            Value::String(text) => Body::from(text),
            json => Body::from(json.to_string()),
        };
        let response = router(self.state.clone())
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Seen {
            status,
            headers,
            text,
            json,
        }
    }

    /// The row of an instance by its name.
    pub(crate) async fn instance(&self, name: &str) -> Value {
        let list = self.get("/api/v2/instances?page_size=1000").await.json;
        let mut rows = list["results"].as_array().unwrap().iter();
        rows.find(|row| row["name"] == name)
            .cloned()
            .unwrap_or_else(|| panic!("there is no instance {name}"))
    }

    /// The address of the live call of an instance.
    pub(crate) async fn live(&self, name: &str) -> String {
        let row = self.instance(name).await;
        let text = |pointer: &str| {
            row.pointer(pointer)
                .and_then(Value::as_str)
                .unwrap()
                .to_owned()
        };
        format!(
            "/api/v1/provider/{}/identity/{}/instance/{}",
            text("/provider/uuid"),
            text("/identity/uuid"),
            text("/uuid")
        )
    }

    pub(crate) fn wait(&self, seconds: u64) {
        self.state.turn_clock(Duration::from_secs(seconds));
    }
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// A complete imaging request.
pub(crate) fn imaging_request(instance: &Value, name: &str) -> Value {
    json!({
        "instance": instance["id"], "identity": instance["identity"]["id"], "new_application_name": name,
        "new_application_description": "For a test.", "new_application_visibility": "public", "access_list": "",
        "installed_software": "[no files specified]", "exclude_files": "", "new_version_name": "1.0",
        "new_version_memory_min": "0", "new_version_cpu_min": "0", "new_version_allow_imaging": true,
        "new_version_forked": true, "new_version_tags": "",
    })
}
