//! The smaller things that Atmosphere lists: projects, identities, licenses, scripts, patterns,
//! help links, maintenance, providers, status types (API contract, section 12).

use super::ids::{
    IdentityId, IdentityUuid, LicenseId, PatternId, ProjectId, ProviderId, ProviderUuid, ScriptId,
    Username,
};
use super::time::Timestamp;

/// A project, as far as ownership goes: its leaders may act on its instances (section 4.7).
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub id: ProjectId,
    pub uuid: String,
    pub name: String,
    pub leaders: Vec<Username>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub id: IdentityId,
    pub uuid: IdentityUuid,
    pub key: String,
    pub provider: ProviderUuid,
    pub provider_name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    pub id: ProviderId,
    pub uuid: ProviderUuid,
    pub name: String,
    pub description: String,
    pub active: bool,
    pub public: bool,
}

/// A license text that those who launch an image must accept.
#[derive(Clone, Debug, PartialEq)]
pub struct License {
    pub id: LicenseId,
    pub title: String,
    /// The text itself, or its address.
    pub text: String,
    pub kind: TextKind,
    pub created_by: Username,
}

/// Whether a text is given in full or by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Url,
    RawText,
}

impl TextKind {
    /// The server's own words (sections 12.4 and 12.5).
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::Url => "URL",
            Self::RawText => "Raw Text",
        }
    }

    /// Anything but an address is shown as text, which is always safe.
    pub fn from_wire_name(text: &str) -> Self {
        if text.eq_ignore_ascii_case("url") {
            Self::Url
        } else {
            Self::RawText
        }
    }
}

/// A script that runs when an instance of the image starts.
#[derive(Clone, Debug, PartialEq)]
pub struct BootScript {
    pub id: ScriptId,
    pub title: String,
    pub text: String,
    pub kind: TextKind,
    pub strategy: Strategy,
    pub wait_for_deploy: bool,
}

/// A license to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLicense {
    pub title: String,
    pub text: String,
    pub kind: TextKind,
}

/// A boot script to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBootScript {
    pub title: String,
    pub text: String,
    pub kind: TextKind,
    pub strategy: Strategy,
    pub wait_for_deploy: bool,
}

/// When a boot script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// On the first boot.
    Once,
    /// On every deployment.
    Always,
}

impl Strategy {
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Always => "always",
        }
    }

    pub fn from_wire_name(text: &str) -> Self {
        if text == "always" {
            Self::Always
        } else {
            Self::Once
        }
    }
}

/// Who may use an image, by a pattern over names or addresses (section 12.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub id: PatternId,
    pub text: String,
    pub kind: PatternKind,
    /// `false` keeps the matching people out.
    pub allow: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NewPattern {
    pub text: String,
    pub kind: PatternKind,
    pub allow: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternKind {
    Email,
    Username,
}

impl PatternKind {
    /// `E-Mail`, as people write it, is refused by the server (section 12.3).
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::Email => "Email",
            Self::Username => "Username",
        }
    }

    pub fn from_wire_name(text: &str) -> Self {
        if text.eq_ignore_ascii_case("email") {
            Self::Email
        } else {
            Self::Username
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct HelpLink {
    pub key: String,
    pub topic: String,
    pub href: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Maintenance {
    pub title: String,
    pub message: String,
    pub starts: Option<Timestamp>,
    pub ends: Option<Timestamp>,
    /// `None` is the whole site.
    pub provider: Option<String>,
    pub disables_sign_in: bool,
}

/// A state that an instance was in (section 4.9).
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    pub status: super::status::Status,
    pub size: String,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// What went wrong, in the server's words.
    pub fault: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StatusType {
    pub id: i64,
    pub name: String,
}

/// What somebody tells the support staff of an instance or a volume (section 13).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub message: String,
    /// Whole sentences, as the staff reads them.
    pub problems: Vec<String>,
    /// Width and height of the window, in CSS pixels.
    pub window: Option<(u32, u32)>,
    /// Width and height of the screen, in CSS pixels.
    pub screen: Option<(u32, u32)>,
}

/// A way into an instance through the browser (section 4.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WebAccess {
    /// A shell, by Guacamole.
    Shell,
    /// A desktop, by Guacamole.
    Desktop,
    /// A desktop, by the older proxy.
    PlainDesktop,
}
