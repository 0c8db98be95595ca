//! The smaller bodies that are sent: licenses, scripts, patterns, reports, and the answer of
//! `/api/v2/web_tokens` (API contract, sections 4.10, 12.3 to 12.5, 13).

use serde::{Deserialize, Serialize};

use super::Missing;
use super::lenient::Text;
use crate::domain::resources;

/// The body of `POST /api/v2/licenses`.
#[derive(Serialize)]
pub struct NewLicense<'a> {
    title: &'a str,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl<'a> From<&'a resources::NewLicense> for NewLicense<'a> {
    fn from(it: &'a resources::NewLicense) -> Self {
        Self {
            title: &it.title,
            text: &it.text,
            kind: it.kind.wire_name(),
        }
    }
}

/// The body of `POST /api/v2/boot_scripts`.
#[derive(Serialize)]
pub struct NewBootScript<'a> {
    title: &'a str,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    strategy: &'static str,
    wait_for_deploy: bool,
}

impl<'a> From<&'a resources::NewBootScript> for NewBootScript<'a> {
    fn from(it: &'a resources::NewBootScript) -> Self {
        Self {
            title: &it.title,
            text: &it.text,
            kind: it.kind.wire_name(),
            strategy: it.strategy.wire_name(),
            wait_for_deploy: it.wait_for_deploy,
        }
    }
}

/// The body of `POST /api/v2/pattern_matches`.
#[derive(Serialize)]
pub struct NewPattern<'a> {
    pattern: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    allow_access: bool,
}

impl<'a> From<&'a resources::NewPattern> for NewPattern<'a> {
    fn from(it: &'a resources::NewPattern) -> Self {
        Self {
            pattern: &it.text,
            kind: it.kind.wire_name(),
            allow_access: it.allow,
        }
    }
}

/// The body of the support calls. Their crash on form bodies is the server's, JSON it must be.
#[derive(Default, Serialize)]
pub struct Report<'a> {
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<i64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    problems: &'a [String],
    #[serde(rename = "user-interface")]
    user_interface: &'static str,
    #[serde(rename = "window-width", skip_serializing_if = "Option::is_none")]
    window_width: Option<u32>,
    #[serde(rename = "window-height", skip_serializing_if = "Option::is_none")]
    window_height: Option<u32>,
    #[serde(rename = "screen-width", skip_serializing_if = "Option::is_none")]
    screen_width: Option<u32>,
    #[serde(rename = "screen-height", skip_serializing_if = "Option::is_none")]
    screen_height: Option<u32>,
}

impl<'a> From<&'a resources::Report> for Report<'a> {
    fn from(it: &'a resources::Report) -> Self {
        Self {
            message: &it.message,
            problems: &it.problems,
            user_interface: env!("CARGO_PKG_NAME"),
            window_width: it.window.map(|size| size.0),
            window_height: it.window.map(|size| size.1),
            screen_width: it.screen.map(|size| size.0),
            screen_height: it.screen.map(|size| size.1),
            ..Self::default()
        }
    }
}

impl Report<'_> {
    /// The instance it is about, by number: a UUID crashes the call.
    #[must_use]
    pub fn about_instance(mut self, id: i64) -> Self {
        self.instance = Some(id);
        self
    }

    #[must_use]
    pub fn about_volume(mut self, id: i64) -> Self {
        self.volume = Some(id);
        self
    }
}

/// The answer of `GET /api/v2/web_tokens/<uuid>`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WebToken {
    token_url: Text,
}

impl TryFrom<WebToken> for String {
    type Error = Missing;

    fn try_from(it: WebToken) -> Result<Self, Missing> {
        it.token_url.filled().ok_or(Missing("token_url"))
    }
}
