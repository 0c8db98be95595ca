//! Failures that a person can ask for by typing a name: see `docs/standin.md`.

use serde_json::{Map, Value};

use crate::{
    db::{Fields, Table},
    fault::Fault,
    http::Call,
    world::World,
};

/// How long "slow" is.
const SLOW_MS: u64 = 8000;

/// The fault that the texts of a call ask for.
pub(crate) fn of(world: &World, call: &Call) -> Option<Fault> {
    let parts: Vec<&str> = call
        .path
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let fields: Map<String, Value> = serde_json::from_slice(&call.body).unwrap_or_default();
    let typed = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    match (call.method.as_str(), parts.as_slice()) {
        ("POST", ["auth"]) => meant(typed("username")),
        ("POST", ["api", "v2", "machine_requests"]) => meant(typed("new_application_name")),
        ("PATCH", ["api", "v2", "instances", _]) => meant(typed("name")),
        (
            "POST",
            ["api", "v2", "instances", uuid, "actions"]
            | [
                "api",
                "v1",
                "provider",
                _,
                "identity",
                _,
                "instance",
                uuid,
                "action",
            ],
        )
        | ("DELETE", ["api", "v2", "instances", uuid]) => {
            let instance = world.db.find(Table::Instances, "uuid", uuid)?;
            let name = world.db.get(Table::Instances, instance)?.text("name");
            meant(name.strip_prefix("actions-")?)
        }
        ("POST", ["api", "v2", "tags"]) => match typed("name") {
            "taken" => Some(refused("A tag with this name already exists: taken")),
            name => meant(name),
        },
        ("GET", ["api", "v2", "users"]) => {
            meant(call.param("search").or_else(|| call.param("username"))?)
        }
        _ => None,
    }
}

fn refused(text: &str) -> Fault {
    Fault::Status {
        status: 400,
        html: false,
        body: Some(serde_json::json!([text])),
    }
}

/// The fault of a name, if it is one.
fn meant(name: &str) -> Option<Fault> {
    let name = name.trim();
    if name == "slow" {
        return Some(Fault::Slow { ms: SLOW_MS });
    }
    let fault = match name.strip_prefix("fail-")? {
        "never" => Fault::Never,
        "cut" => Fault::Cut { after: None },
        "cut-middle" => Fault::Cut { after: Some(40) },
        "json" => Fault::InvalidJson,
        "types" => Fault::WrongTypes,
        "created-cut" => Fault::CreatedThenCut,
        "created-400" => Fault::CreatedThen400,
        "created-500" => Fault::CreatedThen500,
        status => {
            let status = status
                .parse()
                .ok()
                .filter(|status| (400..600).contains(status))?;
            Fault::Status {
                status,
                html: false,
                body: None,
            }
        }
    };
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::{Fault, SLOW_MS, meant};

    #[test]
    fn names_mean_faults() {
        assert_eq!(meant("slow"), Some(Fault::Slow { ms: SLOW_MS }));
        assert_eq!(meant("fail-created-400"), Some(Fault::CreatedThen400));
        assert_eq!(
            meant("fail-503"),
            Some(Fault::Status {
                status: 503,
                html: false,
                body: None
            })
        );
        assert_eq!(meant("fail-200"), None, "only failures fail");
        assert_eq!(meant("failsafe"), None);
    }
}
