//! The smaller resources of `/api/v2` (API contract, section 12).

use super::Missing;
use super::instance::{status, username};
use super::json::Json;
use crate::domain::fault;
use crate::domain::ids::{
    IdentityId, IdentityUuid, LicenseId, PatternId, ProjectId, ProviderId, ProviderUuid, ScriptId,
    Username,
};
use crate::domain::resources::{
    BootScript, HelpLink, HistoryEntry, Identity, License, Maintenance, Pattern, PatternKind,
    Project, Provider, StatusType, Strategy, TextKind,
};

pub fn project(json: &Json) -> Result<Project, Missing> {
    Ok(Project {
        id: ProjectId(json.id("id")?),
        uuid: json.text("uuid"),
        name: json.text("name"),
        leaders: json.rows("leaders", |row| Some(username(row))),
    })
}

/// An identity in a list; its `id` is a number here.
pub fn identity(json: &Json) -> Result<Identity, Missing> {
    let provider = json.at("provider");
    Ok(Identity {
        id: IdentityId(json.id("id")?),
        uuid: IdentityUuid(json.key("uuid")?),
        key: json.text("key"),
        provider: ProviderUuid(provider.filled("uuid").ok_or(Missing("provider.uuid"))?),
        provider_name: provider.text("name"),
    })
}

pub fn provider(json: &Json) -> Result<Provider, Missing> {
    Ok(Provider {
        id: ProviderId(json.id("id")?),
        uuid: ProviderUuid(json.key("uuid")?),
        name: json.text("name"),
        description: json.text("description"),
        active: json.flag("active").unwrap_or(true),
        public: json.is_set("public"),
    })
}

pub fn license(json: &Json) -> Result<License, Missing> {
    Ok(License {
        id: LicenseId(json.id("id")?),
        title: json.text("title"),
        text: json.text("text"),
        // An object here; a text where a license is part of something else.
        kind: TextKind::from_wire_name(&json.at("type").text("name")),
        created_by: Username(json.text("created_by")),
    })
}

pub fn boot_script(json: &Json) -> Result<BootScript, Missing> {
    Ok(BootScript {
        id: ScriptId(json.id("id")?),
        title: json.text("title"),
        text: json.text("text"),
        kind: TextKind::from_wire_name(&json.text("type")),
        strategy: Strategy::from_wire_name(&json.text("strategy")),
        wait_for_deploy: json.is_set("wait_for_deploy"),
    })
}

pub fn pattern(json: &Json) -> Result<Pattern, Missing> {
    Ok(Pattern {
        id: PatternId(json.id("id")?),
        text: json.key("pattern")?,
        kind: PatternKind::from_wire_name(&json.text("type")),
        // The server's own default.
        allow: json.flag("allow_access").unwrap_or(true),
    })
}

/// A help link has no id; its key is what it is looked up by.
pub fn help_link(json: &Json) -> Result<HelpLink, Missing> {
    Ok(HelpLink {
        key: json.key("link_key")?,
        topic: json.text("topic"),
        href: json.key("href")?,
    })
}

pub fn maintenance(json: &Json) -> Result<Maintenance, Missing> {
    Ok(Maintenance {
        title: json.text("title"),
        message: json.text("message"),
        starts: json.moment("start_date"),
        ends: json.moment("end_date"),
        // `null` is the whole site.
        provider: json.object("provider").map(|it| it.text("name")),
        disables_sign_in: json.is_set("disable_login"),
    })
}

/// One row of `/api/v2/instance_histories` (section 4.9).
pub fn history_entry(json: &Json) -> Result<HistoryEntry, Missing> {
    Ok(HistoryEntry {
        status: status(json),
        size: json.at("size").text("name"),
        from: json.moment("start_date"),
        until: json.moment("end_date"),
        fault: fault(json.at("extra")),
    })
}

/// What went wrong, in a text or in an object of the cloud's; the `traceback` beside it is for the staff.
fn fault(extra: &Json) -> Option<String> {
    let error = extra.at("display_error");
    let said = error
        .as_text()
        .or_else(|| error.filled("message"))
        .or_else(|| extra.filled("message"))?;
    fault::readable(&said)
}

pub fn status_type(json: &Json) -> Result<StatusType, Missing> {
    Ok(StatusType {
        id: json.id("id")?,
        name: json.text("name"),
    })
}
