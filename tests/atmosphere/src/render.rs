//! Drawing rows as JSON, by the tables of `schema`.

use serde_json::{Map, Value, json};

use crate::{
    api::Caller,
    db::{Db, Fields, Row, Table},
    schema::{Field, View, fields},
};

/// Stands for the scheme and host of the answer until the caller's own are known.
/// A private-use character, so that no text of a person can be taken for it.
pub(crate) const ORIGIN: char = '\u{E000}';

/// Who looks: staff see other forms, and may use reserved tags.
#[derive(Clone, Copy)]
pub(crate) struct Eyes<'a> {
    pub(crate) db: &'a Db,
    pub(crate) caller: Caller,
}

impl<'a> Eyes<'a> {
    pub(crate) fn of(db: &'a Db, caller: Caller) -> Self {
        Self { db, caller }
    }

    /// The row in a view; `null` for a row that is gone.
    pub(crate) fn draw(self, table: Table, number: i64, view: View) -> Value {
        let Some(row) = self.db.get(table, number) else {
            return Value::Null;
        };
        let mut object = Map::new();
        for field in fields(table, view) {
            let (name, value) = self.field(table, number, row, field);
            object.insert(name.into(), value);
        }
        Value::Object(object)
    }

    fn field(self, table: Table, number: i64, row: &Row, field: &Field) -> (&'static str, Value) {
        let stored = |name: &str| row.get(name).cloned().unwrap_or_default();
        match *field {
            Field::Plain(name) | Field::Maybe(name) => (name, stored(name)),
            Field::Url => ("url", address(table, row).into()),
            Field::TextId => ("id", number.to_string().into()),
            Field::One(name, from, other, view) => (name, self.linked(row, from, other, view)),
            Field::OneOrEmpty(name, other, view) => {
                let value = self.linked(row, name, other, view);
                (name, if value.is_null() { json!({}) } else { value })
            }
            Field::Many(name, other, view) => {
                let list = row.ints(name).into_iter();
                (name, list.map(|one| self.draw(other, one, view)).collect())
            }
            Field::As(name, from) | Field::Number(name, from) => (name, stored(from)),
            Field::TextOf(name, from, other, text) => {
                (name, self.db.text_of(other, row.int(from), text).into())
            }
            Field::TextsOf(name, other, text) => {
                let list = row.ints(name).into_iter();
                (
                    name,
                    list.map(|one| self.db.text_of(other, Some(one), text))
                        .collect(),
                )
            }
            Field::Back(name, other, view, link) => {
                let list = self.db.rows(other);
                let ours =
                    list.filter(|(_, row)| row.int(link) == Some(number) && current(other, row));
                (
                    name,
                    ours.map(|(one, _)| self.draw(other, one, view)).collect(),
                )
            }
            Field::Made(name) => (name, self.made(table, row, name)),
        }
    }

    fn linked(self, row: &Row, from: &str, table: Table, view: View) -> Value {
        row.int(from)
            .map_or(Value::Null, |number| self.draw(table, number, view))
    }

    /// The fields that are worked out from a row when somebody looks.
    fn made(self, table: Table, row: &Row, name: &str) -> Value {
        match (table, name) {
            (Table::Instances, "status") => shown_status(row.text("state")).0.into(),
            (Table::Instances, "activity") => shown_status(row.text("state")).1.into(),
            (Table::Instances, "ip_address") => shown_address(row),
            (Table::Instances, "usage") => self.usage(row),
            (Table::Allocations, _) => self.own_share(row, name),
            (Table::Requests, "old_status") => owners_old_status(row),
            (Table::Tags, "allow_access") => {
                (self.caller.staff || row.get("allow_access") != Some(&Value::Bool(false))).into()
            }
            (Table::Images, "metrics_url") => {
                format!("{ORIGIN}/api/v2/image_metrics/{}", row.text("uuid")).into()
            }
            (Table::Licenses, "type") => {
                let id = if row.text("type") == "URL" { 2 } else { 1 };
                json!({"id": id, "name": row.text("type"), "description": null})
            }
            _ => Value::Null,
        }
    }

    /// A person's part of an allocation; whoever has none in it has used nothing.
    fn own_share(self, source: &Row, name: &str) -> Value {
        let shares = self
            .caller
            .user
            .is_some_and(|me| source.ints("users").contains(&me));
        match name {
            _ if shares => source.get(name).cloned().unwrap_or_default(),
            "user_compute_used" => json!(0.0),
            _ => Value::Null,
        }
    }

    /// The hours that the whole allocation source has used: not this instance's own (API contract, section 4.3).
    fn usage(self, instance: &Row) -> Value {
        let source = instance.int("allocation_source");
        let used =
            source.and_then(|source| self.db.get(Table::Allocations, source)?.get("compute_used"));
        match used {
            Some(hours) if !hours.is_null() => hours.clone(),
            _ => (-1).into(),
        }
    }
}

/// Where a row lives, behind the mark that stands for the host.
pub(crate) fn address(table: Table, row: &Row) -> String {
    let key = match row.get("uuid").or_else(|| row.get("id")) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    format!("{ORIGIN}/api/v2/{}/{key}", table.path())
}

/// Status and activity as v2 splits the database's name (API contract, section 5.1).
pub(crate) fn shown_status(state: &str) -> (&str, &str) {
    match state {
        "networking" | "deploying" | "deploy_error" => ("active", state),
        _ => (state, ""),
    }
}

/// The address, hidden while the database says that the machine is down (API contract, section 4.3).
///
/// The recordings hide it for `shelved_offloaded` as well, because the cloud had taken it away.
fn shown_address(instance: &Row) -> Value {
    match instance.text("state") {
        "suspended" | "shutoff" | "shelved" => "0.0.0.0".into(),
        _ => instance.get("ip").cloned().unwrap_or_default(),
    }
}

/// What an owner sees of `old_status`: of an error, only the status before it (API contract, section 10).
fn owners_old_status(request: &Row) -> Value {
    let raw = request.text("old_status");
    let errored = raw.contains("ERROR") || raw.contains("Traceback");
    let inner = raw
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    match inner {
        Some((before, _)) if errored => before.into(),
        _ => request.get("old_status").cloned().unwrap_or_default(),
    }
}

/// Ended instances and volumes do not show inside other rows.
fn current(table: Table, row: &Row) -> bool {
    !matches!(table, Table::Instances | Table::Volumes) || row.is_unset("end_date")
}
