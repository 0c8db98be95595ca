//! Mail to support (API contract, section 13). Nothing is sent; the answers are the real ones.

use serde_json::json;

use crate::{
    db::Table,
    http::{Call, Reply},
    text::python_repr,
    world::World,
};

const THANKS: &str = "Thank you for your feedback! Support has been notified.";

/// `POST /api/v2/email_<kind>`. Bodies of forms crash the real service here.
pub(super) fn v2(world: &World, call: &Call, kind: &str) -> Result<Reply, Reply> {
    posted(call)?;
    if call.is_form() {
        return Err(Reply::crash());
    }
    match kind {
        "feedback" => {
            demand(call, &["message"])?;
            Ok(thanks(200))
        }
        "instance_report" => {
            demand(call, &["message", "instance"])?;
            known(world, call, "instance", Table::Instances)
        }
        "volume_report" => {
            demand(call, &["message", "volume"])?;
            known(world, call, "volume", Table::Volumes)
        }
        "request_resources" => {
            demand(call, &["quota", "reason"])?;
            Ok(sent(200))
        }
        _ => Err(Reply::no_page()),
    }
}

/// `POST /api/v1/email/<kind>`, which answers 201.
pub(super) fn v1(_world: &World, call: &Call, kind: &str) -> Result<Reply, Reply> {
    posted(call)?;
    match kind {
        "feedback" => {
            demand(call, &["message", "user-interface"])?;
            Ok(thanks(201))
        }
        "support" => {
            demand(call, &["message", "subject", "user-interface"])?;
            Ok(sent(201))
        }
        "request_quota" => {
            demand(call, &["quota", "reason"])?;
            Ok(sent(201))
        }
        _ => Err(Reply::no_page()),
    }
}

fn posted(call: &Call) -> Result<(), Reply> {
    if call.method == "POST" {
        Ok(())
    } else {
        Err(Reply::bad_method(&call.method))
    }
}

fn demand(call: &Call, names: &[&str]) -> Result<(), Reply> {
    let fields = call.fields()?;
    let missing: Vec<String> = names
        .iter()
        .filter(|name| !fields.contains_key(**name))
        .map(|name| python_repr(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let text = format!(
        "Missing required POST data variables : [{}]",
        missing.join(", ")
    );
    Err(Reply::errors(400, text))
}

/// Only the number of a row will do; anything else crashes, and nobody asks whose it is.
fn known(world: &World, call: &Call, name: &str, table: Table) -> Result<Reply, Reply> {
    let number = call.fields()?.get(name).and_then(serde_json::Value::as_i64);
    let row = number.and_then(|number| world.db.get(table, number));
    row.map(|_| sent(200)).ok_or_else(Reply::crash)
}

fn sent(status: u16) -> Reply {
    Reply::json(status, json!({"email_sent": true}))
}

fn thanks(status: u16) -> Reply {
    Reply::json(
        status,
        json!({"result": {"code": "success", "meta": "", "value": THANKS}}),
    )
}
