//! The smaller bodies that are sent: licenses, scripts, patterns, reports, and the answer of
//! `/api/v2/web_tokens` (API contract, sections 4.10, 12.3 to 12.5, 13).

use super::Missing;
use super::json::Json;
use super::writer::Writer;
use crate::domain::resources::{NewBootScript, NewLicense, NewPattern, Report};

/// The body of `POST /api/v2/licenses`.
pub fn license(it: &NewLicense) -> String {
    let mut body = Writer::new();
    body.text("title", &it.title)
        .text("text", &it.text)
        .text("type", it.kind.wire_name());
    body.finish()
}

/// The body of `POST /api/v2/boot_scripts`.
pub fn boot_script(it: &NewBootScript) -> String {
    let mut body = Writer::new();
    body.text("title", &it.title)
        .text("text", &it.text)
        .text("type", it.kind.wire_name())
        .text("strategy", it.strategy.wire_name())
        .flag("wait_for_deploy", it.wait_for_deploy);
    body.finish()
}

/// The body of `POST /api/v2/pattern_matches`.
pub fn pattern(it: &NewPattern) -> String {
    let mut body = Writer::new();
    body.text("pattern", &it.text)
        .text("type", it.kind.wire_name())
        .flag("allow_access", it.allow);
    body.finish()
}

/// What a report is about, by number: a UUID crashes the call.
#[derive(Clone, Copy, Debug)]
pub enum About {
    Instance(i64),
    Volume(i64),
    Nothing,
}

/// The body of the support calls. Their crash on form bodies is the server's, JSON it must be.
pub fn report(it: &Report, about: About) -> String {
    let mut body = Writer::new();
    body.text("message", &it.message);
    match about {
        About::Instance(id) => body.int("instance", id),
        About::Volume(id) => body.int("volume", id),
        About::Nothing => &mut body,
    };
    if !it.problems.is_empty() {
        body.texts("problems", &mut it.problems.iter().map(String::as_str));
    }
    body.text("user-interface", env!("CARGO_PKG_NAME"));
    if let Some((width, height)) = it.window {
        body.int("window-width", width.into())
            .int("window-height", height.into());
    }
    if let Some((width, height)) = it.screen {
        body.int("screen-width", width.into())
            .int("screen-height", height.into());
    }
    body.finish()
}

/// The answer of `GET /api/v2/version`: any part of it may be missing (section 12.15).
pub fn version(json: &Json) -> Result<String, Missing> {
    let parts = ["git_branch", "git_sha_abbrev", "commit_date"];
    let said: Vec<String> = parts.into_iter().filter_map(|it| json.filled(it)).collect();
    Ok(said.join(" "))
}

/// The answer of `GET /api/v2/web_tokens/<uuid>`.
pub fn web_token(json: &Json) -> Result<String, Missing> {
    json.key("token_url")
}
