//! Reading rows: one by its key, or a page of them (API contract, section 2).

use serde_json::{Value, json};

use super::{Caller, filter::wanted, order::order, page_address, visible};
use crate::{
    db::{Fields, Row, Table},
    http::{Call, Reply},
    render::Eyes,
    schema::View,
    world::World,
};

const MOST: usize = 1000;
const USUAL: usize = 100;

/// `GET /api/v2/<resource>` and `GET /api/v2/<resource>/<key>`.
pub(super) fn read(
    world: &World,
    call: &Call,
    caller: Caller,
    table: Table,
    key: Option<&&str>,
) -> Result<Reply, Reply> {
    crashes(world, call, caller, table)?;
    let view = view(call, caller, table);
    let eyes = Eyes::of(&world.db, caller);
    if let Some(key) = key {
        let number = visible::reached(&world.db, caller, table, key)?;
        let is_gone = world
            .db
            .get(table, number)
            .is_some_and(|row| has_ended(table, row));
        if table == Table::HelpLinks || (is_gone && call.param("archived").is_none()) {
            return Err(Reply::not_found());
        }
        return Ok(Reply::ok(eyes.draw(table, number, view)));
    }
    let sight = visible::Sight::new(&world.db, caller);
    let mut rows: Vec<i64> = world
        .db
        .rows(table)
        .filter(|(number, row)| {
            sight.sees(table, *number) && wanted(world, call, caller, table, *number, row)
        })
        .map(|(number, _)| number)
        .collect();
    order(world, call, table, &mut rows);
    page(call, &rows, |number| eyes.draw(table, number, view))
}

/// Cuts a page out of all rows and draws it.
pub(super) fn page(call: &Call, rows: &[i64], draw: impl Fn(i64) -> Value) -> Result<Reply, Reply> {
    let size = call
        .param("page_size")
        .and_then(|text| text.parse::<usize>().ok());
    let size = size.filter(|size| *size > 0).unwrap_or(USUAL).min(MOST);
    let last = rows.len().div_ceil(size).max(1);
    let wanted = match call.param("page") {
        None => Some(1),
        Some("last") => Some(last),
        Some(text) => text.parse().ok().filter(|page| (1..=last).contains(page)),
    };
    let Some(at) = wanted else {
        return Err(Reply::detail(404, "Invalid page."));
    };
    let shown: Vec<Value> = rows
        .iter()
        .skip((at - 1) * size)
        .take(size)
        .map(|row| draw(*row))
        .collect();
    let next = (at < last).then(|| page_address(call, Some(at + 1)));
    // The first page is named by naming no page.
    let previous = (at > 1).then(|| page_address(call, (at > 2).then_some(at - 1)));
    let drawn = u32::try_from(shown.len()).unwrap_or(u32::MAX);
    let envelope =
        json!({"count": rows.len(), "next": next, "previous": previous, "results": shown});
    Ok(Reply {
        rows: drawn,
        ..Reply::ok(envelope)
    })
}

/// The questions that crash the real service.
fn crashes(world: &World, call: &Call, caller: Caller, table: Table) -> Result<(), Reply> {
    let asks = |name: &str| call.param(name).is_some();
    let crash = match table {
        Table::Volumes => asks("min_size") || asks("max_size"),
        Table::Instances => call
            .param("ordering")
            .is_some_and(|field| field.trim_start_matches('-') == "api_status"),
        // A person in two groups crashes this list.
        Table::Versions => caller
            .user
            .is_some_and(|me| visible::groups(&world.db, me).len() > 1),
        _ => false,
    };
    if crash { Err(Reply::crash()) } else { Ok(()) }
}

/// Staff see more of users, and of requests unless they ask for one person's.
pub(super) fn view(call: &Call, caller: Caller, table: Table) -> View {
    let names_owner = call
        .param("new_machine_owner__username")
        .is_some_and(|name| !name.is_empty());
    match table {
        Table::Users if caller.staff => View::Staff,
        Table::Requests if caller.staff && !names_owner => View::Staff,
        _ => View::Detail,
    }
}

pub(super) fn has_ended(table: Table, row: &Row) -> bool {
    matches!(table, Table::Instances | Table::Volumes | Table::Sizes) && !row.is_unset("end_date")
}
