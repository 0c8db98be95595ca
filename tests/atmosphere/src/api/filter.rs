//! The filters of lists: those that work, and by silence those that do not (API contract, section 2.2).

use super::{Caller, instances, list::has_ended, visible};
use crate::{
    clock::{before, iso},
    db::{Fields, Row, Table},
    http::Call,
    world::World,
};

/// Whether a row is in the list, by who asks and by the filters that work; the others do nothing.
pub(super) fn wanted(
    world: &World,
    call: &Call,
    caller: Caller,
    table: Table,
    number: i64,
    row: &Row,
) -> bool {
    let db = &world.db;
    if has_ended(table, row) && call.param("archived").is_none() {
        return false;
    }
    let number_is = |param: &str, field: &str| {
        call.param(param).is_none_or(|text| {
            text.is_empty() || row.int(field).is_some_and(|it| it.to_string() == text)
        })
    };
    let text_is = |param: &str, text: &str| {
        call.param(param)
            .is_none_or(|asked| asked.is_empty() || asked == text)
    };
    let starts = |param: &str, field: &str| {
        call.param(param).is_none_or(|prefix| {
            row.text(field)
                .to_lowercase()
                .starts_with(&prefix.to_lowercase())
        })
    };
    match table {
        Table::Instances => number_is("provider_id", "provider"),
        Table::Volumes => number_is("provider_id", "provider") && number_is("project", "project"),
        Table::Requests => {
            let status = db.text_of(Table::StatusTypes, row.int("status"), "name");
            number_is("status__id", "status")
                && text_is("status__name", status)
                && text_is(
                    "new_machine_owner__username",
                    db.text_of(Table::Users, row.int("owner"), "username"),
                )
                && (call.param("active").is_none() || is_active(world, row, status))
        }
        Table::Users => {
            names_match(call.param("search"), row) && names_match(call.param("username"), row)
        }
        Table::Licenses => {
            text_is("title", row.text("title"))
                && starts("search", "title")
                && (call.param("created").is_none() || row.int("created_by") == caller.user)
        }
        Table::BootScripts => {
            let version = call
                .param("version_id")
                .map(|key| db.by_key(Table::Versions, key));
            let of_version = version.is_none_or(|version| {
                let version = version.and_then(|version| db.get(Table::Versions, version));
                version.is_some_and(|version| version.ints("scripts").contains(&number))
            });
            text_is("title", row.text("title")) && starts("search", "title") && of_version
        }
        Table::Images => image_wanted(world, call, caller, row),
        Table::Versions => {
            let image = row
                .int("image")
                .and_then(|image| db.get(Table::Images, image));
            let keys = image.map(|image| {
                [
                    image.text("uuid").to_owned(),
                    row.int("image").unwrap_or(0).to_string(),
                ]
            });
            call.param("image_id")
                .is_none_or(|asked| keys.is_some_and(|keys| keys.iter().any(|key| key == asked)))
                && number_is("created_by", "user")
        }
        Table::Sizes => number_is("provider__id", "provider"),
        Table::Histories => history_wanted(world, call, row),
        Table::Maintenance => {
            let now = iso(world.clock.now());
            call.param("active").is_none()
                || (row.is_unset("provider") && visible::covers(row, &now))
        }
        Table::Identities => {
            let shares = |param: &str, in_project: &dyn Fn(&str) -> bool| {
                call.param(param).is_none_or(in_project)
            };
            let project = |key: &str| db.by_key(Table::Projects, key).is_some();
            shares("project_id", &project) && shares("project_uuid", &project)
        }
        _ => true,
    }
}

/// Every word must begin the name, so that `al,bo` finds nobody.
fn names_match(search: Option<&str>, user: &Row) -> bool {
    let name = user.text("username").to_lowercase();
    let words = search
        .unwrap_or_default()
        .split([' ', ','])
        .filter(|word| !word.is_empty());
    words
        .into_iter()
        .all(|word| name.starts_with(&word.to_lowercase()))
}

/// Open, or begun within the last week.
fn is_active(world: &World, request: &Row, status: &str) -> bool {
    let week = std::time::Duration::from_secs(7 * 24 * 3600);
    let recent = iso(before(world.clock.now(), week));
    !matches!(status, "closed" | "completed" | "denied")
        || request.text("start_date") > recent.as_str()
}

fn image_wanted(world: &World, call: &Call, caller: Caller, image: &Row) -> bool {
    let db = &world.db;
    let names: Vec<&str> = image
        .ints("tags")
        .into_iter()
        .map(|tag| db.text_of(Table::Tags, Some(tag), "name"))
        .collect();
    let creator = db.text_of(Table::Users, image.int("created_by"), "username");
    let tag_is = |param: &str| call.param(param).is_none_or(|tag| names.contains(&tag));
    let found = call.param("search").is_none_or(|text| {
        let text = text.to_lowercase();
        let mut places = [image.text("name"), image.text("description"), creator].into_iter();
        places.any(|place| place.to_lowercase().contains(&text))
            || names.iter().any(|name| name.to_lowercase().contains(&text))
    });
    let marked = call.param("bookmarked").is_none_or(|_| {
        caller
            .user
            .is_some_and(|me| image.ints("bookmarked_by").contains(&me))
    });
    call.param("created_by__username")
        .is_none_or(|name| name == creator)
        && call.param("created_by").is_none_or(|id| {
            image
                .int("created_by")
                .is_some_and(|by| by.to_string() == id)
        })
        && tag_is("tag_name")
        && tag_is("tags__name")
        && (call.param("featured").is_none() || names.contains(&"Featured"))
        && found
        && marked
}

fn history_wanted(world: &World, call: &Call, row: &Row) -> bool {
    let db = &world.db;
    let instance = row.int("instance");
    let of_instance = call
        .param("instance")
        .is_none_or(|key| instance.is_some() && db.by_key(Table::Instances, key) == instance);
    let creator = instance
        .and_then(|instance| db.get(Table::Instances, instance))
        .and_then(|it| it.int("user"));
    let by = call
        .param("created_by")
        .is_none_or(|name| db.text_of(Table::Users, creator, "username") == name);
    let is_newest =
        || instance.is_none_or(|instance| instances::newest_history(db, instance) == row.int("id"));
    of_instance && by && (call.param("unique").is_none() || is_newest())
}
