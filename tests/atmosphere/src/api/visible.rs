//! Who sees what (API contract, sections 1.6, 4.2 and 12).

use super::Caller;
use crate::{
    db::{Db, Fields, Row, Table},
    http::Reply,
};

/// The resources of v2 without rows here. They refuse strangers like the rest.
#[rustfmt::skip] // One line a letter or so is enough.
const OTHERS: [&str; 33] = [
    "accounts", "credentials", "email_feedback", "email_instance_report", "email_request_resources",
    "email_template", "email_volume_report", "identity_memberships", "image_access_lists", "image_bookmarks",
    "image_metrics", "image_tags", "image_version_boot_scripts", "image_version_licenses",
    "image_version_memberships", "instance_actions", "instance_allocation_source", "instance_tags", "links",
    "platform_types", "project_images", "project_instances", "project_links", "project_volumes", "provider_types",
    "quotas", "renewal_strategy", "reporting", "resource_requests", "ssh_keys", "token_update",
    "user_allocation_sources", "web_tokens",
];

const PUBLIC: [&str; 13] = [
    "credentials",
    "help_links",
    "image_metrics",
    "image_versions",
    "images",
    "instance_actions",
    "instance_histories",
    "licenses",
    "links",
    "maintenance_records",
    "providers",
    "sizes",
    "status_types",
];

/// Whether v2 has a resource of this name.
pub(super) fn is_known(name: &str) -> bool {
    Table::from_path(name).is_some() || OTHERS.contains(&name)
}

/// The names on the API's front page; web tokens are there, but not named.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let tables = Table::ALL.into_iter().map(Table::path);
    let others = OTHERS.into_iter().filter(|name| *name != "web_tokens");
    tables.chain(others).chain(["version", "deploy_version"])
}

/// Whether anybody may read it.
pub(super) fn is_public(name: &str) -> bool {
    name == "tags" || PUBLIC.contains(&name)
}

/// Whether v1 has such an address.
pub(super) fn is_known_v1(parts: &[&str]) -> bool {
    const NAMES: [&str; 10] = [
        "credential",
        "group",
        "identity",
        "license",
        "notification",
        "project",
        "provider",
        "quota",
        "tag",
        "tags",
    ];
    parts.first().is_some_and(|name| NAMES.contains(name))
}

/// The groups of a user.
pub(super) fn groups(db: &Db, user: i64) -> Vec<(i64, String)> {
    let groups = db.rows(Table::Groups);
    let ours = groups.filter(|(_, group)| group.ints("users").contains(&user));
    ours.map(|(number, group)| (number, group.text("name").to_owned()))
        .collect()
}

/// Whether a maintenance record covers a moment.
pub(super) fn covers(record: &Row, now: &str) -> bool {
    record.text("start_date") <= now
        && (record.is_unset("end_date") || record.text("end_date") > now)
}

/// What one caller may see, with what has to be looked up only once.
pub(super) struct Sight<'a> {
    db: &'a Db,
    caller: Caller,
    /// The groups that the caller is in.
    groups: Vec<i64>,
    /// The people in those groups.
    companions: Vec<i64>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(db: &'a Db, caller: Caller) -> Self {
        let ours = caller.user.map(|me| groups(db, me)).unwrap_or_default();
        let groups: Vec<i64> = ours.into_iter().map(|(number, _)| number).collect();
        let users = groups
            .iter()
            .filter_map(|group| db.get(Table::Groups, *group))
            .map(|group| group.ints("users"));
        let companions = users.flatten().collect();
        Self {
            db,
            caller,
            groups,
            companions,
        }
    }

    /// Whether the caller sees a row in lists and by its address.
    pub(super) fn sees(&self, table: Table, number: i64) -> bool {
        let Some(row) = self.db.get(table, number) else {
            return false;
        };
        let me = self.caller.user;
        let mine = |field: &str| me.is_some() && row.int(field) == me;
        let listed = |field: &str| me.is_some_and(|me| row.ints(field).contains(&me));
        match table {
            Table::Instances | Table::Volumes => mine("user") || self.is_shared(row),
            Table::Histories => {
                let instance = row
                    .int("instance")
                    .and_then(|instance| self.db.get(Table::Instances, instance));
                me.is_some() && instance.is_some_and(|instance| instance.int("user") == me)
            }
            Table::Requests => self.caller.staff || mine("owner"),
            Table::BootScripts | Table::Patterns => mine("created_by"),
            Table::AccessTokens | Table::Tokens => mine("user"),
            Table::Allocations | Table::Projects | Table::Groups => listed("users"),
            Table::Identities => mine("user") || self.in_any(&row.ints("members")),
            Table::Images => self.sees_image(number, row),
            Table::Versions => row
                .int("image")
                .is_some_and(|image| self.sees(Table::Images, image)),
            Table::Providers => self.sees_provider(number, row),
            Table::Sizes => {
                row.text("alias") != "N/A"
                    && row
                        .int("provider")
                        .is_some_and(|one| self.sees(Table::Providers, one))
            }
            _ => true,
        }
    }

    /// Things of people who share a group, and those in a project of one's groups.
    fn is_shared(&self, row: &Row) -> bool {
        let Some(me) = self.caller.user else {
            return false;
        };
        let project = row
            .int("project")
            .and_then(|project| self.db.get(Table::Projects, project));
        row.int("user")
            .is_some_and(|owner| self.companions.contains(&owner))
            || project.is_some_and(|project| project.ints("users").contains(&me))
    }

    /// Signed in, a person without any identity sees no image at all; strangers see the public ones.
    fn sees_image(&self, number: i64, image: &Row) -> bool {
        let Some(me) = self.caller.user else {
            return image.flag("is_public");
        };
        let has_identity = self
            .db
            .rows(Table::Identities)
            .any(|(_, row)| self.may_use(row));
        if !has_identity || self.caller.disabled {
            return false;
        }
        let mut versions = self
            .db
            .rows(Table::Versions)
            .filter(|(_, row)| row.int("image") == Some(number));
        image.flag("is_public")
            || image.int("created_by") == Some(me)
            || versions.any(|(_, version)| self.in_any(&version.ints("membership")))
    }

    fn sees_provider(&self, number: i64, provider: &Row) -> bool {
        if self.caller.user.is_none() {
            return provider.flag("public") && provider.flag("active");
        }
        let identities = self.db.rows(Table::Identities);
        let mut here = identities.filter(|(_, row)| row.int("provider") == Some(number));
        here.any(|(_, row)| self.may_use(row))
    }

    fn may_use(&self, identity: &Row) -> bool {
        (self.caller.user.is_some() && identity.int("user") == self.caller.user)
            || self.in_any(&identity.ints("members"))
    }

    fn in_any(&self, wanted: &[i64]) -> bool {
        wanted.iter().any(|group| self.groups.contains(group))
    }
}

/// Whether the caller sees one row; for many, one `Sight` serves them all.
pub(super) fn sees(db: &Db, caller: Caller, table: Table, number: i64) -> bool {
    Sight::new(db, caller).sees(table, number)
}

/// The row behind the last part of an address, or 404.
pub(super) fn reached(db: &Db, caller: Caller, table: Table, key: &str) -> Result<i64, Reply> {
    db.by_key(table, key)
        .filter(|number| sees(db, caller, table, *number))
        .ok_or_else(Reply::not_found)
}
