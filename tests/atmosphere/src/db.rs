//! The rows, in memory.
//!
//! A row is a map of stored fields; links to other rows are stored as their numbers. What a row looks like on the
//! wire is decided by `schema` alone.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use uuid::Uuid;

/// The stored fields of one row.
pub(crate) type Row = Map<String, Value>;

/// Everything that the stand-in remembers about its users and their things.
#[derive(Clone, Default)]
pub(crate) struct Db {
    tables: BTreeMap<Table, BTreeMap<i64, Row>>,
}

/// One kind of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    AccessTokens,
    Allocations,
    BootScripts,
    Groups,
    HelpLinks,
    Histories,
    Identities,
    Images,
    Instances,
    Licenses,
    Machines,
    Maintenance,
    Patterns,
    Projects,
    Providers,
    Requests,
    Sizes,
    StatusTypes,
    Tags,
    Tokens,
    Users,
    Versions,
    Volumes,
}

impl Table {
    pub(crate) const ALL: [Self; 23] = [
        Self::AccessTokens,
        Self::Allocations,
        Self::BootScripts,
        Self::Groups,
        Self::HelpLinks,
        Self::Histories,
        Self::Identities,
        Self::Images,
        Self::Instances,
        Self::Licenses,
        Self::Machines,
        Self::Maintenance,
        Self::Patterns,
        Self::Projects,
        Self::Providers,
        Self::Requests,
        Self::Sizes,
        Self::StatusTypes,
        Self::Tags,
        Self::Tokens,
        Self::Users,
        Self::Versions,
        Self::Volumes,
    ];

    /// The last part of the resource's address, as in `/api/v2/image_versions`.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::AccessTokens => "access_tokens",
            Self::Allocations => "allocation_sources",
            Self::BootScripts => "boot_scripts",
            Self::Groups => "groups",
            Self::HelpLinks => "help_links",
            Self::Histories => "instance_histories",
            Self::Identities => "identities",
            Self::Images => "images",
            Self::Instances => "instances",
            Self::Licenses => "licenses",
            Self::Machines => "provider_machines",
            Self::Maintenance => "maintenance_records",
            Self::Patterns => "pattern_matches",
            Self::Projects => "projects",
            Self::Providers => "providers",
            Self::Requests => "machine_requests",
            Self::Sizes => "sizes",
            Self::StatusTypes => "status_types",
            Self::Tags => "tags",
            Self::Tokens => "tokens",
            Self::Users => "users",
            Self::Versions => "image_versions",
            Self::Volumes => "volumes",
        }
    }

    pub(crate) fn from_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.path() == path)
    }

    /// Whether rows have a uuid; those without are addressed by their number.
    fn has_uuid(self) -> bool {
        !matches!(
            self,
            Self::AccessTokens
                | Self::HelpLinks
                | Self::Maintenance
                | Self::Patterns
                | Self::Tokens
        )
    }
}

impl Db {
    pub(crate) fn rows(&self, table: Table) -> impl Iterator<Item = (i64, &Row)> {
        self.tables
            .get(&table)
            .into_iter()
            .flatten()
            .map(|(number, row)| (*number, row))
    }

    pub(crate) fn get(&self, table: Table, number: i64) -> Option<&Row> {
        self.tables.get(&table)?.get(&number)
    }

    pub(crate) fn get_mut(&mut self, table: Table, number: i64) -> Option<&mut Row> {
        self.tables.get_mut(&table)?.get_mut(&number)
    }

    /// The row, made if there is none yet.
    pub(crate) fn entry(&mut self, table: Table, number: i64) -> &mut Row {
        self.tables
            .entry(table)
            .or_default()
            .entry(number)
            .or_default()
    }

    pub(crate) fn remove(&mut self, table: Table, number: i64) {
        if let Some(rows) = self.tables.get_mut(&table) {
            rows.remove(&number);
        }
    }

    /// Adds a row with the next number, and with a uuid where this kind has one and none was given.
    pub(crate) fn insert(&mut self, table: Table, mut row: Row) -> i64 {
        let number = self.next_number(table);
        if table.has_uuid() && !row.contains_key("uuid") {
            row.insert("uuid".into(), made_uuid(table.path(), number).into());
        }
        if !row.contains_key("id") {
            let id = match table {
                Table::Versions => row.get("uuid").cloned().unwrap_or_default(),
                _ => number.into(),
            };
            row.insert("id".into(), id);
        }
        self.tables.entry(table).or_default().insert(number, row);
        number
    }

    pub(crate) fn next_number(&self, table: Table) -> i64 {
        let rows = self.tables.get(&table);
        rows.and_then(|rows| rows.last_key_value())
            .map_or(1, |(last, _)| last + 1)
    }

    /// The row that has exactly this text in a field.
    pub(crate) fn find(&self, table: Table, field: &str, text: &str) -> Option<i64> {
        self.rows(table)
            .find(|(_, row)| row.text(field) == text)
            .map(|(number, _)| number)
    }

    /// The row with this number or uuid, as the last part of an address gives it.
    pub(crate) fn by_key(&self, table: Table, key: &str) -> Option<i64> {
        if table != Table::Versions
            && let Ok(number) = key.parse::<i64>()
        {
            return self.get(table, number).map(|_| number);
        }
        self.find(table, "uuid", key)
    }

    /// The text of a field of a linked row, or nothing.
    pub(crate) fn text_of(&self, table: Table, number: Option<i64>, field: &str) -> &str {
        number
            .and_then(|number| self.get(table, number))
            .map_or("", |row| row.text(field))
    }
}

/// Reading of stored fields.
pub(crate) trait Fields {
    /// The text, or an empty one.
    fn text(&self, field: &str) -> &str;
    /// The number, or none; a link to another row is one.
    fn int(&self, field: &str) -> Option<i64>;
    /// Whether the field holds `true`.
    fn flag(&self, field: &str) -> bool;
    /// The numbers of a list of links.
    fn ints(&self, field: &str) -> Vec<i64>;
    /// Whether the field is missing or null.
    fn is_unset(&self, field: &str) -> bool;
}

impl Fields for Row {
    fn text(&self, field: &str) -> &str {
        self.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    fn int(&self, field: &str) -> Option<i64> {
        self.get(field).and_then(Value::as_i64)
    }

    fn flag(&self, field: &str) -> bool {
        self.get(field).and_then(Value::as_bool).unwrap_or_default()
    }

    fn ints(&self, field: &str) -> Vec<i64> {
        let list = self.get(field).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_i64)
            .collect()
    }

    fn is_unset(&self, field: &str) -> bool {
        self.get(field).is_none_or(Value::is_null)
    }
}

/// A row from a JSON object; anything else gives an empty row.
pub(crate) fn row(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}

/// A uuid that is the same in every run, so that a reload or a test finds the same addresses again.
pub(crate) fn made_uuid(kind: &str, key: impl std::fmt::Display) -> String {
    Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("atmosphere-standin/{kind}/{key}").as_bytes(),
    )
    .to_string()
}

/// Thirty-two hexadecimal digits, as tokens and alias hashes have.
pub(crate) fn made_hash(kind: &str, key: impl std::fmt::Display) -> String {
    made_uuid(kind, key).replace('-', "")
}
