//! The files of the built application.

use std::{fs, path::PathBuf};

use atmosphere_standin::{Options, State};
use serde_json::Value;

use crate::{Browser, Seen};

/// A folder like that of a build; each test has its own.
struct Build(PathBuf);

impl Build {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("standin-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("index.html", "<!doctype html>page"),
            ("app-0123456789abcdef.js", "plain"),
            ("app-0123456789abcdef.js.br", "brotli"),
            ("app-0123456789abcdef.js.gz", "gzip"),
            ("app-0123456789abcdef_bg.wasm", "\0asm"),
            ("config.json", "{}"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }

    fn browser(&self) -> Browser {
        let options = Options {
            dist: Some(self.0.clone()),
            ..Options::default()
        };
        Browser {
            state: State::new(options).unwrap(),
            token: None,
        }
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn file(browser: &Browser, path: &str, encodings: &str) -> Seen {
    browser
        .send("GET", path, &[("accept-encoding", encodings)], Value::Null)
        .await
}

#[tokio::test]
async fn packed_files_are_sent_to_those_who_can_unpack_them() {
    let build = Build::new("packed");
    let browser = build.browser();
    for (accepts, text, encoding) in [
        ("gzip, br", "brotli", "br"),
        ("gzip", "gzip", "gzip"),
        ("", "plain", ""),
    ] {
        let seen = file(&browser, "/app-0123456789abcdef.js", accepts).await;
        assert_eq!(
            (seen.text.as_str(), seen.header("content-encoding")),
            (text, encoding)
        );
        assert_eq!(seen.header("vary"), "Accept-Encoding");
        assert_eq!(
            seen.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
}

#[tokio::test]
async fn hashed_files_are_kept_and_the_page_is_asked_for_again() {
    let build = Build::new("kept");
    let browser = build.browser();
    let wasm = file(&browser, "/app-0123456789abcdef_bg.wasm", "").await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    assert_eq!(
        wasm.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        file(&browser, "/", "").await.header("cache-control"),
        "no-cache"
    );
    assert_eq!(
        file(&browser, "/config.json", "")
            .await
            .header("cache-control"),
        "no-cache"
    );
}

#[tokio::test]
async fn the_applications_addresses_give_its_page_and_missing_files_do_not() {
    let build = Build::new("page");
    let browser = build.browser();
    for path in [
        "/",
        "/instances",
        "/instances/5b7f3e12-8a0c-4d15-b6c9-70d0a4f1e2aa/image",
    ] {
        let seen = file(&browser, path, "").await;
        assert_eq!(
            (seen.status, seen.text.as_str()),
            (200, "<!doctype html>page"),
            "{path}"
        );
    }
    assert_eq!(file(&browser, "/missing.js", "").await.status, 404);
    assert_eq!(
        file(&browser, "/api/v2/nonsense", "").await.status,
        404,
        "the API is no page of the application"
    );
    assert_eq!(
        browser
            .send("POST", "/instances", &[], Value::Null)
            .await
            .status,
        405
    );
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let build = Build::new("outside");
    let browser = build.browser();
    fs::write(
        build.0.parent().unwrap().join("standin-secret.txt"),
        "secret",
    )
    .unwrap();
    for path in [
        "/../standin-secret.txt",
        "/%2e%2e/standin-secret.txt",
        "/..%2fstandin-secret.txt",
    ] {
        let seen = file(&browser, path, "").await;
        assert!(
            seen.status == 404 && !seen.text.contains("secret"),
            "{path}: {}",
            seen.text
        );
    }
}

#[tokio::test]
async fn every_file_comes_with_the_strict_headers() {
    let build = Build::new("strict");
    let browser = build.browser();
    for path in ["/", "/app-0123456789abcdef.js", "/missing.js"] {
        let seen = file(&browser, path, "").await;
        let policy = seen.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{policy}"
        );
        assert_eq!(seen.header("x-content-type-options"), "nosniff");
        assert_eq!(seen.header("referrer-policy"), "same-origin");
    }
}

#[tokio::test]
async fn without_a_build_the_page_says_what_to_do() {
    let seen = Browser::stranger().get("/instances").await;
    assert!(seen.status == 404 && seen.text.contains("make dist"));
}
