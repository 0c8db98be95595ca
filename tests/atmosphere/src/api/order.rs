//! The orders of lists: those that work, and what a resource does by itself (API contract, section 2.2).

use std::cmp::Ordering;

use serde_json::Value;

use crate::{
    db::{Fields, Table},
    http::Call,
    world::World,
};

/// Sorts by what was asked for, where that works, or by what the resource does by itself.
pub(super) fn order(world: &World, call: &Call, table: Table, rows: &mut [i64]) {
    let allowed: &[&str] = match table {
        Table::Instances => &[
            "id",
            "uuid",
            "name",
            "start_date",
            "end_date",
            "shell",
            "vnc",
            "web_desktop",
        ],
        Table::Volumes => &["id", "uuid", "name", "size", "start_date", "end_date"],
        Table::Requests => &["start_date", "end_date", "new_machine_owner__username"],
        Table::Versions => &["start_date"],
        Table::Sizes => &["disk", "cpu", "mem", "root", "name"],
        Table::Tags | Table::StatusTypes | Table::Projects => {
            &["id", "uuid", "name", "description", "start_date"]
        }
        _ => &[],
    };
    let asked = call.param("ordering").unwrap_or_default();
    let by: Vec<&str> = asked
        .split(',')
        .filter(|field| allowed.contains(&field.trim_start_matches('-')))
        .collect();
    let by = if by.is_empty() {
        usual_order(table)
    } else {
        &by
    };
    if by.is_empty() {
        return;
    }
    let db = &world.db;
    let field = |number: i64, name: &str| match name {
        "new_machine_owner__username" => {
            let owner = db.get(table, number).and_then(|row| row.int("owner"));
            Value::from(db.text_of(Table::Users, owner, "username"))
        }
        "instance_start" => {
            let instance = db.get(table, number).and_then(|row| row.int("instance"));
            Value::from(db.text_of(Table::Instances, instance, "start_date"))
        }
        _ => db
            .get(table, number)
            .and_then(|row| row.get(name))
            .cloned()
            .unwrap_or_default(),
    };
    rows.sort_by(|a, b| {
        by.iter().fold(Ordering::Equal, |so_far, name| {
            so_far.then_with(|| {
                let plain = name.trim_start_matches('-');
                let way = compared(&field(*a, plain), &field(*b, plain));
                if name.starts_with('-') {
                    way.reverse()
                } else {
                    way
                }
            })
        })
    });
}

fn usual_order(table: Table) -> &'static [&'static str] {
    match table {
        Table::Requests | Table::Maintenance => &["-start_date"],
        Table::Images => &["-end_date", "-start_date"],
        Table::Histories => &["-instance_start", "instance"],
        Table::Versions => &["start_date"],
        _ => &[],
    }
}

/// Missing values come last, as the database sorts them.
fn compared(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Greater,
        (_, Value::Null) => Ordering::Less,
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        _ => {
            let (a, b) = (
                a.as_f64().unwrap_or_default(),
                b.as_f64().unwrap_or_default(),
            );
            a.partial_cmp(&b).unwrap_or(Ordering::Equal)
        }
    }
}
