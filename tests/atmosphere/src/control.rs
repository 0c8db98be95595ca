//! The test switches over HTTP, below `/__standin/`: see `docs/standin.md`.

use std::time::Duration;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    fault::Rule,
    http::Reply,
    state::{Site, State},
};

#[derive(Deserialize)]
struct Turn {
    advance_ms: u64,
}

#[derive(Deserialize)]
struct Maintenance {
    on: bool,
    title: Option<String>,
    message: Option<String>,
}

/// Turns one switch.
pub(crate) fn answer(state: &State, method: &str, switch: &str, body: &[u8]) -> Reply {
    let outcome = match (method, switch) {
        ("POST", "reset") => state
            .reset()
            .map_err(|error| Reply::detail(500, &error.to_string())),
        ("POST", "clock") => {
            read::<Turn>(body).map(|turn| state.turn_clock(Duration::from_millis(turn.advance_ms)))
        }
        ("POST", "fault") => read::<Rule>(body).map(|rule| state.set_fault(rule)),
        ("DELETE", "fault") => {
            state.clear_faults();
            Ok(())
        }
        ("POST", "maintenance") => read::<Maintenance>(body).map(|wanted| {
            let title = wanted.title.as_deref().unwrap_or("Upgrade");
            let message = wanted.message.as_deref().unwrap_or("Back at noon.");
            state.set_maintenance(wanted.on.then_some((title, message)));
        }),
        ("POST", "expire-tokens") => {
            state.expire_tokens();
            Ok(())
        }
        ("POST", "site") => read::<Site>(body).map(|site| state.set_site(site)),
        ("GET", "calls") => {
            return serde_json::to_value(state.calls()).map_or_else(|_| Reply::crash(), Reply::ok);
        }
        ("DELETE", "calls") => {
            state.clear_calls();
            Ok(())
        }
        ("GET", "time") => {
            let now = crate::clock::iso(state.world().clock.now());
            return Reply::ok(json!({"now": now}));
        }
        _ => Err(Reply::detail(
            404,
            "There is no such switch: see docs/standin.md.",
        )),
    };
    outcome.map_or_else(|refusal| refusal, |()| Reply::ok(json!({"ok": true})))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Reply> {
    let value: Value =
        serde_json::from_slice(body).map_err(|error| Reply::detail(400, &error.to_string()))?;
    serde_json::from_value(value).map_err(|error| Reply::detail(400, &error.to_string()))
}
