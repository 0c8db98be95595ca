//! What the server makes of the identity, the users and the tags of an imaging request (API contract, section 9.4).

use serde_json::Value;

use super::{Caller, visible};
use crate::{
    db::{Db, Fields, Row, Table},
    http::Reply,
    text::python_repr,
};

/// The account that every private image is shared with.
const ADMIN: &str = "atmoadmin";

/// The identity is not a field of the form: it is read from the raw body, with its own complaints.
pub(super) fn identity(db: &Db, given: Option<&Value>) -> Result<i64, Reply> {
    let stranger = |name: &str| {
        Reply::detail(
            400,
            &format!("The identity '{name}' does not have a membership"),
        )
    };
    let number = match given {
        None | Some(Value::Null) => return Err(stranger("None")),
        Some(Value::Number(number)) => number.as_i64().unwrap_or_default(),
        Some(Value::String(text)) => text.parse().map_err(|_| {
            let error = format!(
                "invalid literal for int() with base 10: {}",
                python_repr(text)
            );
            Reply::python_set("submitting", &error)
        })?,
        Some(other) => {
            let kind = crate::http::kind(other);
            let error = format!("int() argument must be a string or a number, not '{kind}'");
            return Err(Reply::python_set("submitting", &error));
        }
    };
    let row = db
        .get(Table::Identities, number)
        .ok_or_else(|| stranger(&number.to_string()))?;
    match row.ints("members").len() {
        0 => Err(stranger(&number.to_string())),
        1 => Ok(number),
        many => {
            let error =
                format!("get() returned more than one IdentityMembership -- it returned {many}!");
            Err(Reply::python_set("submitting", &error))
        }
    }
}

/// The access list as Python prints it, and the groups of those whom it names.
///
/// Names are split at commas and not trimmed, so that ` bob` is nobody.
pub(super) fn share(db: &Db, row: &mut Row, user: i64) -> Result<(), Reply> {
    let given = row.text("access_list").to_owned();
    let is_closed = matches!(row.text("new_application_visibility"), "select" | "private");
    let mut names: Vec<&str> = given.split(',').collect();
    let me = db.text_of(Table::Users, Some(user), "username");
    if is_closed {
        if !given.is_ascii() {
            return Err(Reply::crash());
        }
        names.retain(|name| !name.is_empty());
        names.extend([ADMIN, me]);
        let mut seen = Vec::new();
        names.retain(|name| {
            !seen.contains(name) && {
                seen.push(*name);
                true
            }
        });
    }
    let mark = if is_closed || given.is_empty() {
        ""
    } else {
        "u"
    };
    let printed: Vec<String> = names
        .iter()
        .map(|name| format!("{mark}{}", python_repr(name)))
        .collect();
    let mut members = row.ints("new_version_membership");
    for name in names {
        let user = db.find(Table::Users, "username", name);
        let groups = user
            .map(|named| visible::groups(db, named))
            .unwrap_or_default();
        members.extend(groups.into_iter().map(|(group, _)| group));
    }
    members.sort_unstable();
    members.dedup();
    row.insert(
        "access_list".into(),
        format!("[{}]", printed.join(", ")).into(),
    );
    row.insert("new_version_membership".into(), members.into());
    Ok(())
}

/// Splits at comma and blank, sorts, and drops without a word what is unknown or reserved.
pub(super) fn usable_tags(db: &Db, caller: Caller, given: &str) -> String {
    let mut names: Vec<&str> = given.split(", ").collect();
    names.sort_unstable();
    names.retain(|name| {
        let lower = name.to_lowercase();
        let mut tags = db.rows(Table::Tags);
        tags.any(|(_, tag)| {
            let allowed = caller.staff || tag.get("allow_access") != Some(&Value::Bool(false));
            allowed && tag.text("name").to_lowercase() == lower
        })
    });
    names.join(", ")
}
