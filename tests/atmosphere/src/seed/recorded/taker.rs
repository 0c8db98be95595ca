//! Reading rows with the tables that draw them.

use serde_json::{Map, Value};

use super::{Trust, add};
use crate::{
    cloud::behind,
    db::{Db, Fields, Table},
    render::ORIGIN,
    schema::{Field, View, fields},
};

/// Takes rows out of one body.
pub(super) struct Taker<'a> {
    pub(super) db: &'a mut Db,
    pub(super) user: Option<&'a str>,
    pub(super) trust: Trust,
}

impl Taker<'_> {
    /// A row on its own or in its list, and what its being shown to this user says.
    pub(super) fn top(&mut self, table: Table, object: &Value) -> Option<i64> {
        let object = object.as_object()?;
        let is_staffs = object.contains_key("new_machine_owner") || object.contains_key("is_staff");
        let number = self.take(
            table,
            if is_staffs { View::Staff } else { View::Detail },
            object,
        )?;
        match table {
            Table::Allocations => self.join(table, number, "users"),
            Table::Requests if !is_staffs => {
                let owner = self.user.filter(|name| *name != "staffer");
                let owner = owner.and_then(|name| self.db.find(Table::Users, "username", name));
                if let Some(owner) = owner {
                    self.store(table, number, "owner", owner.into());
                }
            }
            _ => {}
        }
        Some(number)
    }

    /// One row in a view, and every row inside it.
    fn take(&mut self, table: Table, view: View, object: &Map<String, Value>) -> Option<i64> {
        let number = self.number(table, object)?;
        // Rows inside others may be met before their own number is known.
        self.db.entry(table, number);
        for field in fields(table, view) {
            self.field(table, number, object, field);
        }
        match table {
            Table::Versions => {
                let id = object.get("id").cloned().unwrap_or_default();
                self.store(table, number, "uuid", id);
            }
            Table::Instances => self.settle(number),
            Table::Projects => self.group_of_project(number),
            Table::Identities => self.group_of_identity(number),
            _ => {}
        }
        Some(number)
    }

    fn number(&self, table: Table, object: &Map<String, Value>) -> Option<i64> {
        if table == Table::HelpLinks {
            let key = object.get("link_key")?.as_str()?;
            return Some(
                self.db
                    .find(table, "link_key", key)
                    .unwrap_or_else(|| self.db.next_number(table)),
            );
        }
        match object.get("id")? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if table == Table::Versions => Some(
                self.db
                    .find(table, "uuid", text)
                    .unwrap_or_else(|| self.db.next_number(table)),
            ),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    fn field(&mut self, table: Table, number: i64, object: &Map<String, Value>, field: &Field) {
        let seen = |name: &str| object.get(name).cloned();
        let (stored, value) = match *field {
            Field::Url => return,
            // Inside others it is a text; the row's own is a number.
            Field::TextId => ("id", Some(number.into())),
            Field::Plain(name) | Field::Maybe(name) => (name, seen(name).map(homeless)),
            Field::As(name, stored) | Field::Number(name, stored) => (stored, seen(name)),
            Field::One(name, stored, other, view) => {
                (stored, self.linked(object, name, other, view))
            }
            Field::OneOrEmpty(name, other, view) => (name, self.linked(object, name, other, view)),
            Field::Many(name, other, view) => {
                (name, self.all(object, name, other, view).map(Value::from))
            }
            Field::Back(name, other, view, link) => {
                for one in self.all(object, name, other, view).unwrap_or_default() {
                    self.store(other, one, link, number.into());
                }
                return;
            }
            Field::TextOf(name, stored, other, text) => {
                let named = object.get(name).and_then(Value::as_str);
                let found = named.and_then(|named| self.db.find(other, text, named));
                (stored, found.map(Value::from))
            }
            Field::TextsOf(name, other, text) => {
                let names = object
                    .get(name)
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten();
                let found = names
                    .filter_map(Value::as_str)
                    .filter_map(|named| self.db.find(other, text, named));
                (name, Some(found.collect()))
            }
            Field::Made(name) => match self.made(table, object, name) {
                Some((stored, value)) => (stored, Some(value)),
                None => return,
            },
        };
        if let Some(value) = value {
            self.store(table, number, stored, value);
        }
    }

    /// The stored field behind one that is worked out when drawn.
    fn made(
        &self,
        table: Table,
        object: &Map<String, Value>,
        name: &str,
    ) -> Option<(&'static str, Value)> {
        let value = object.get(name)?.clone();
        match (table, name) {
            (Table::Instances, "status") => {
                let activity = object
                    .get("activity")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                Some((
                    "state",
                    if activity.is_empty() {
                        value
                    } else {
                        activity.into()
                    },
                ))
            }
            (Table::Instances, "ip_address") => (value != "0.0.0.0").then_some(("ip", value)),
            (Table::Requests, "old_status") => Some(("old_status", value)),
            // Staff may use every tag: what they see says nothing.
            (Table::Tags, "allow_access") => {
                (self.user != Some("staffer")).then_some(("allow_access", value))
            }
            (Table::Allocations, "user_compute_used") => Some(("user_compute_used", value)),
            (Table::Allocations, "user_burn_rate") => Some(("user_burn_rate", value)),
            (Table::Allocations, "user_snapshot_updated") => Some(("user_snapshot_updated", value)),
            (Table::Licenses, "type") => value.get("name").cloned().map(|name| ("type", name)),
            _ => None,
        }
    }

    fn linked(
        &mut self,
        object: &Map<String, Value>,
        name: &str,
        table: Table,
        view: View,
    ) -> Option<Value> {
        match object.get(name)? {
            Value::Object(inner) if inner.is_empty() => Some(Value::Null),
            Value::Object(inner) => self.take(table, view, inner).map(Value::from),
            _ => Some(Value::Null),
        }
    }

    fn all(
        &mut self,
        object: &Map<String, Value>,
        name: &str,
        table: Table,
        view: View,
    ) -> Option<Vec<i64>> {
        let list = object.get(name)?.as_array()?;
        Some(
            list.iter()
                .filter_map(|one| self.take(table, view, one.as_object()?))
                .collect(),
        )
    }

    pub(super) fn store(&mut self, table: Table, number: i64, name: &str, value: Value) {
        let row = self.db.entry(table, number);
        if self.trust == Trust::Newer || !row.contains_key(name) {
            row.insert(name.into(), value);
        }
    }

    /// Adds this call's user to a list of users.
    pub(super) fn join(&mut self, table: Table, number: i64, list: &str) {
        let user = self
            .user
            .and_then(|name| self.db.find(Table::Users, "username", name));
        add(self.db.entry(table, number), list, user);
    }

    /// An instance always has a state in the cloud; without a recording of it, the one behind its name.
    fn settle(&mut self, number: i64) {
        let row = self.db.entry(Table::Instances, number);
        let state = row.text("state").to_owned();
        let (nova, task) = behind(&state);
        if self.trust == Trust::Newer || !row.contains_key("nova") {
            row.insert("nova".into(), nova.into());
            row.insert("task".into(), task.into());
        }
        let (user, source) = (row.int("user"), row.int("allocation_source"));
        if let Some(source) = source {
            add(self.db.entry(Table::Allocations, source), "users", user);
        }
    }

    fn group_of_project(&mut self, number: i64) {
        let row = self.db.entry(Table::Projects, number);
        let (group, users, leaders) = (row.int("owner"), row.ints("users"), row.ints("leaders"));
        if let Some(group) = group {
            let row = self.db.entry(Table::Groups, group);
            for user in users {
                add(row, "users", Some(user));
            }
            for leader in leaders {
                add(row, "leaders", Some(leader));
            }
        }
    }

    fn group_of_identity(&mut self, number: i64) {
        let row = self.db.entry(Table::Identities, number);
        let (user, groups) = (row.int("user"), row.ints("members"));
        let own = self.db.text_of(Table::Users, user, "username").to_owned();
        for group in groups {
            if self.db.text_of(Table::Groups, Some(group), "name") == own {
                add(self.db.entry(Table::Groups, group), "users", user);
            }
        }
    }
}

/// Addresses inside stored values, without the host that they were recorded from.
fn homeless(value: Value) -> Value {
    match value {
        Value::String(text) => match text
            .split_once("://")
            .and_then(|(_, rest)| rest.find("/api/v2/").map(|at| rest.split_at(at)))
        {
            Some((_, path)) => format!("{ORIGIN}{path}").into(),
            None => text.into(),
        },
        Value::Array(list) => list.into_iter().map(homeless).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, homeless(value)))
                .collect(),
        ),
        other => other,
    }
}
