//! The built application: its files, packed where they are packed, and one page for all its addresses.

use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use bytes::Bytes;

use crate::{
    answer::Answer,
    http::{Call, Reply},
};

/// What a site with a strict policy would send. `'wasm-unsafe-eval'` is what WebAssembly needs; the portals around
/// it are pages of this machine.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'self'; form-action 'self'; frame-ancestors 'self' http://127.0.0.1:* http://localhost:*; \
    require-trusted-types-for 'script'; trusted-types atmosphere-imaging atmosphere-imaging-worker";

const NOTHING_BUILT: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Not built \
    yet</title>\n<p>The application is not built yet: run <code>make dist</code>.</p>\n</html>\n";

/// A folder of files.
pub(crate) struct Assets(Option<PathBuf>);

impl Assets {
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self(folder)
    }

    /// The file of a path; for paths that are no files, the application's page.
    pub(crate) async fn answer(&self, call: &Call, asked: &HeaderMap) -> Answer {
        let mut answer = match self.found(call, asked).await {
            Ok(answer) => answer,
            Err(reply) => Answer::of(reply),
        };
        for (name, value) in [
            ("content-security-policy", POLICY),
            // Pages of other origins embed the application; none of its files is anybody's own.
            ("access-control-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
        ] {
            answer.headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        answer
    }

    async fn found(&self, call: &Call, asked: &HeaderMap) -> Result<Answer, Reply> {
        if !matches!(call.method.as_str(), "GET" | "HEAD") {
            return Err(Reply::html(405, "Method not allowed.").with("allow", "GET, HEAD"));
        }
        let Some(folder) = &self.0 else {
            return Err(Reply::html(404, NOTHING_BUILT));
        };
        let name = call.path.trim_start_matches('/');
        let is_outside =
            name.split('/').any(|part| matches!(part, "." | "..")) || name.contains(['\\', '\0']);
        if is_outside {
            return Err(Reply::html(404, "Not found."));
        }
        if let Some(answer) = file(folder, name, asked).await {
            return Ok(answer);
        }
        // An address with a dot in its last part names a file, and that file is missing.
        if name
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'))
        {
            return Err(Reply::html(404, "Not found."));
        }
        file(folder, "index.html", asked)
            .await
            .ok_or_else(|| Reply::html(404, NOTHING_BUILT))
    }
}

/// A file, in the best form that is there and that the browser takes.
async fn file(folder: &Path, name: &str, asked: &HeaderMap) -> Option<Answer> {
    let path = folder.join(name);
    if name.is_empty() || !tokio::fs::metadata(&path).await.ok()?.is_file() {
        return None;
    }
    let accepts = asked
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |form: &str| {
        accepts
            .split(',')
            .any(|one| one.split(';').next().unwrap_or_default().trim() == form)
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(caching(name)),
    );
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    for (form, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if !takes(form) {
            continue;
        }
        if let Ok(packed) = tokio::fs::read(folder.join(format!("{name}{ending}"))).await {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(form));
            return Some(whole(headers, packed));
        }
    }
    let plain = tokio::fs::read(path).await.ok()?;
    Some(whole(headers, plain))
}

fn whole(headers: HeaderMap, body: Vec<u8>) -> Answer {
    Answer {
        status: 200,
        headers,
        body: Bytes::from(body),
        ..Answer::default()
    }
}

/// Names with a hash never change their content; all others are asked for again.
fn caching(name: &str) -> &'static str {
    let stem = name.rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str| part.len() >= 8 && part.chars().all(|one| one.is_ascii_hexdigit());
    if stem.split(['-', '_', '.']).any(is_hash) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::caching;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(caching("atmosphere-imaging-86f7a20f31d9ca64_bg.wasm").contains("immutable"));
        assert!(caching("tokens-2f1c0d9e8b7a6f5c.css").contains("immutable"));
        assert_eq!(caching("index.html"), "no-cache");
        assert_eq!(caching("config.json"), "no-cache");
        assert_eq!(
            caching("snippets/feedback.js"),
            "no-cache",
            "a word of hexadecimal letters is too short"
        );
    }
}
