//! The fields of an imaging request, judged one by one (API contract, section 9.2).

use serde_json::{Map, Value};

use super::{
    changes::linked,
    validate::{NULL, Problems, blank_or_text, choice, text},
};
use crate::{
    db::{Row, Table},
    http::{Call, Reply, kind},
    world::World,
};

/// The characters that an image's name may not have.
const FORBIDDEN: &str = "!\"#$%&'*+,/;<=>?@[\\]^`{|}~";

/// The stored fields of a body that passes; the refusal names every field at once.
pub(super) fn judged(
    world: &World,
    call: &Call,
    fields: &Map<String, Value>,
    is_whole: bool,
) -> Result<Row, Reply> {
    let mut problems = Problems::default();
    let mut row = Row::new();
    let mut keep = |problems: &mut Problems, name: &'static str, needed: bool, outcome: Outcome| {
        let value = if needed && is_whole {
            problems.required(name, outcome)
        } else {
            problems.optional(name, outcome)
        };
        if let Some(value) = value {
            row.insert(name.into(), value);
        }
    };
    keep(
        &mut problems,
        "instance",
        true,
        instance(world, call, fields),
    );
    keep(&mut problems, "new_application_name", true, name(fields));
    for field in [
        "new_application_description",
        "new_application_visibility",
        "installed_software",
        "new_version_name",
        "new_version_memory_min",
        "new_version_cpu_min",
    ] {
        keep(
            &mut problems,
            field,
            true,
            text(fields, field, None).map(json),
        );
    }
    for field in ["access_list", "exclude_files"] {
        keep(
            &mut problems,
            field,
            true,
            blank_or_text(fields, field, None).map(json),
        );
    }
    for field in ["system_files", "new_version_change_log", "new_version_tags"] {
        keep(
            &mut problems,
            field,
            false,
            blank_or_text(fields, field, None).map(json),
        );
    }
    for field in ["new_version_allow_imaging", "new_version_forked"] {
        // An unticked box of a form is not sent at all.
        let sent = if call.is_form() && !fields.contains_key(field) {
            Ok(Some(false))
        } else {
            choice(fields, field)
        };
        keep(&mut problems, field, true, sent.map(json));
    }
    for (field, table, model) in [
        (
            "new_application_access_list",
            Table::Patterns,
            "PatternMatch",
        ),
        ("new_version_licenses", Table::Licenses, "License"),
        ("new_version_scripts", Table::BootScripts, "BootScript"),
        ("new_version_membership", Table::Groups, "Group"),
    ] {
        keep(
            &mut problems,
            field,
            false,
            links(world, fields, field, table, model).map(json),
        );
    }
    if fields.contains_key("old_status") && is_whole {
        problems.add("old_status", "This field is read-only.");
    }
    problems.refusal()?;
    Ok(row)
}

type Outcome = Result<Option<Value>, String>;

fn json<T: Into<Value>>(value: Option<T>) -> Option<Value> {
    value.map(Into::into)
}

/// A form that leaves the instance out sends a blank one, which is no instance either.
fn instance(world: &World, call: &Call, fields: &Map<String, Value>) -> Outcome {
    if call.is_form() && !fields.contains_key("instance") {
        return Ok(None);
    }
    linked(world, fields, "instance", Table::Instances, "Instance").map(json)
}

fn name(fields: &Map<String, Value>) -> Outcome {
    match text(fields, "new_application_name", None)? {
        Some(name) if name.chars().any(|one| FORBIDDEN.contains(one)) => Err(format!(
            "The value '{name}' contains one or more special characters that are invalid."
        )),
        other => Ok(json(other)),
    }
}

/// A list of numbers of rows.
fn links(
    world: &World,
    fields: &Map<String, Value>,
    name: &str,
    table: Table,
    model: &str,
) -> Result<Option<Vec<i64>>, String> {
    let list = match fields.get(name) {
        None => return Ok(None),
        Some(Value::Null) => return Err(NULL.into()),
        Some(Value::Array(list)) => list,
        Some(other) => {
            return Err(format!(
                "Expected a list of items but got type \"{}\".",
                kind(other)
            ));
        }
    };
    let numbers = list.iter().map(|one| {
        let single = Map::from_iter([("one".to_owned(), one.clone())]);
        let found = linked(world, &single, "one", table, model)?;
        found.ok_or_else(|| NULL.to_owned())
    });
    numbers.collect::<Result<Vec<i64>, String>>().map(Some)
}

/// What crashes only when the row is saved: over-long texts, and minima that are no whole numbers.
pub(super) fn savable(row: &Row, fields: &Map<String, Value>) -> Result<(), String> {
    for field in [
        "new_application_name",
        "new_version_name",
        "new_application_visibility",
    ] {
        let long = row
            .get(field)
            .and_then(Value::as_str)
            .is_some_and(|text| text.chars().count() > 256);
        if long {
            return Err("value too long for type character varying(256)\n".into());
        }
    }
    for field in ["new_version_memory_min", "new_version_cpu_min"] {
        let text = row.get(field).and_then(Value::as_str).unwrap_or("0");
        if text.parse::<i64>().is_err() && fields.contains_key(field) {
            return Err(format!("invalid literal for int() with base 10: '{text}'"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::FORBIDDEN;

    #[test]
    fn twenty_six_characters_are_forbidden() {
        assert_eq!(FORBIDDEN.chars().count(), 26);
        assert!(
            "_-.():é☃ ".chars().all(|one| !FORBIDDEN.contains(one)),
            "letters and these signs are allowed"
        );
    }
}
