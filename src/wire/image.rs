//! `/api/v2/images`, `/api/v2/image_versions`, `/api/v2/tags` (API contract, 12.1, 12.6, 12.7).

use serde::{Deserialize, Serialize};

use super::Missing;
use super::instance::{Image as ImageSummary, Script, User, Version};
use super::lenient::{Flag, Int, Maybe, Rows, Text};
use crate::domain::ids::{ImageId, LicenseId, ScriptId, TagId, VersionId};
use crate::domain::{image, tag};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Image {
    id: Int,
    uuid: Text,
    name: Text,
    description: Text,
    created_by: Maybe<User>,
    is_public: Flag,
    tags: Rows<Tag>,
    versions: Rows<Version>,
    start_date: Text,
    end_date: Text,
}

impl TryFrom<Image> for image::Image {
    type Error = Missing;

    fn try_from(it: Image) -> Result<Self, Missing> {
        let owner = it.created_by.0.unwrap_or_default();
        let version = |it: Version| {
            Some(image::VersionSummary {
                id: VersionId(it.id.filled()?),
                name: it.name.or_empty(),
            })
        };
        Ok(Self {
            id: ImageId(it.id.0.ok_or(Missing("id"))?),
            uuid: it.uuid.or_empty(),
            name: it.name.or_empty(),
            description: it.description.or_empty(),
            owner_id: owner.id(),
            owner: owner.into_username(),
            is_public: it.is_public.is_set(),
            tags: it
                .tags
                .objects()
                .filter_map(|it| it.try_into().ok())
                .collect(),
            versions: it.versions.objects().filter_map(version).collect(),
            created: it.start_date.moment(),
            ended: it.end_date.moment(),
        })
    }
}

/// One version; its `id` is a UUID.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ImageVersion {
    id: Text,
    name: Text,
    change_log: Text,
    image: Maybe<ImageSummary>,
    allow_imaging: Flag,
    /// Names of groups.
    membership: Names,
    min_mem: Int,
    min_cpu: Int,
    licenses: Rows<Script>,
    scripts: Rows<Script>,
    user: Maybe<User>,
    start_date: Text,
}

impl TryFrom<ImageVersion> for image::ImageVersion {
    type Error = Missing;

    fn try_from(it: ImageVersion) -> Result<Self, Missing> {
        let image = it.image.0.unwrap_or_default();
        let ids = |rows: Rows<Script>| rows.objects().filter_map(|row| row.id.0);
        Ok(Self {
            id: VersionId(it.id.filled().ok_or(Missing("id"))?),
            name: it.name.or_empty(),
            change_log: it.change_log.or_empty(),
            image: ImageId(image.id.0.ok_or(Missing("image.id"))?),
            image_name: image.name.or_empty(),
            // It is a warning only, so that silence must not raise it.
            allow_imaging: it.allow_imaging.0.unwrap_or(true),
            membership: it.membership.0,
            minimum_memory: it.min_mem.0,
            minimum_cpu: it.min_cpu.0,
            licenses: ids(it.licenses).map(LicenseId).collect(),
            scripts: ids(it.scripts).map(ScriptId).collect(),
            owner: it.user.0.map(User::into_username),
            created: it.start_date.moment(),
        })
    }
}

/// A tag; in some places it also has a `user`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Tag {
    id: Int,
    name: Text,
    description: Text,
    allow_access: Flag,
}

impl TryFrom<Tag> for tag::Tag {
    type Error = Missing;

    fn try_from(it: Tag) -> Result<Self, Missing> {
        Ok(Self {
            id: TagId(it.id.0.ok_or(Missing("id"))?),
            name: it.name.filled().ok_or(Missing("name"))?,
            description: it.description.or_empty(),
            allow_access: it.allow_access.0.unwrap_or(true),
        })
    }
}

/// The body of `POST /api/v2/tags`.
#[derive(Serialize)]
pub struct NewTag<'a> {
    name: &'a str,
    description: &'a str,
}

impl<'a> From<&'a tag::NewTag> for NewTag<'a> {
    fn from(it: &'a tag::NewTag) -> Self {
        Self {
            name: &it.name,
            description: &it.description,
        }
    }
}

/// A list of texts.
#[derive(Default)]
pub struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::failure::Texts::deserialize(deserializer).map(|texts| Self(texts.0))
    }
}
