//! `/api/v2/images`, `/api/v2/image_versions`, `/api/v2/tags` (API contract, 12.1, 12.6, 12.7).

use super::Missing;
use super::instance::username;
use super::json::Json;
use super::resources::pattern;
use super::writer::Writer;
use crate::domain::ids::{ImageId, LicenseId, ScriptId, TagId, UserId, VersionId};
use crate::domain::image::{Image, ImageVersion, VersionSummary};
use crate::domain::tag::{NewTag, Tag};

pub fn image(json: &Json) -> Result<Image, Missing> {
    let owner = json.at("created_by");
    Ok(Image {
        id: ImageId(json.id("id")?),
        uuid: json.text("uuid"),
        name: json.text("name"),
        description: json.text("description"),
        owner_id: owner.int("id").map(UserId),
        owner: username(owner),
        is_public: json.is_set("is_public"),
        tags: json.rows("tags", |row| tag(row).ok()),
        versions: json.rows("versions", version),
        patterns: json.rows("access_list", |row| pattern(row).ok()),
        created: json.moment("start_date"),
        ended: json.moment("end_date"),
    })
}

fn version(json: &Json) -> Option<VersionSummary> {
    Some(VersionSummary {
        id: VersionId(json.filled("id")?),
        name: json.text("name"),
    })
}

/// One version; its `id` is a UUID.
pub fn image_version(json: &Json) -> Result<ImageVersion, Missing> {
    let image = json.at("image");
    Ok(ImageVersion {
        id: VersionId(json.key("id")?),
        name: json.text("name"),
        change_log: json.text("change_log"),
        image: ImageId(image.int("id").ok_or(Missing("image.id"))?),
        image_name: image.text("name"),
        // It is a warning only, so that silence must not raise it.
        allow_imaging: json.flag("allow_imaging").unwrap_or(true),
        // Names of groups.
        membership: json.at("membership").texts(),
        minimum_memory: json.int("min_mem"),
        minimum_cpu: json.int("min_cpu"),
        licenses: json.rows("licenses", |row| {
            Some((LicenseId(row.int("id")?), row.text("title")))
        }),
        scripts: json.rows("scripts", |row| {
            Some((ScriptId(row.int("id")?), row.text("title")))
        }),
        owner: json.object("user").map(username),
        created: json.moment("start_date"),
    })
}

/// A tag; in some places it also has a `user`.
pub fn tag(json: &Json) -> Result<Tag, Missing> {
    Ok(Tag {
        id: TagId(json.id("id")?),
        name: json.key("name")?,
        description: json.text("description"),
        allow_access: json.flag("allow_access").unwrap_or(true),
    })
}

/// The body of `POST /api/v2/tags`.
pub fn new_tag(it: &NewTag) -> String {
    let mut body = Writer::new();
    body.text("name", &it.name)
        .text("description", &it.description);
    body.finish()
}
