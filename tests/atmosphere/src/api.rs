//! The API: which handler answers which call, and the rules that hold for all of them.

mod actions;
mod catalog;
mod changes;
mod email;
mod filter;
mod form;
mod instances;
mod list;
mod live;
mod order;
mod projects;
mod request_body;
mod requests;
mod session;
mod share;
mod small;
mod validate;
mod visible;

pub(crate) use catalog::offered;
pub(crate) use instances::newest_history;
pub(crate) use session::{Caller, caller};

use serde_json::Value;

use crate::{
    db::{Fields, Table},
    http::{Call, Payload, Reply},
    render::ORIGIN,
    text::encoded,
    world::World,
};

const PREFLIGHT: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    (
        "access-control-allow-methods",
        "DELETE, GET, OPTIONS, PATCH, POST, PUT",
    ),
    (
        "access-control-allow-headers",
        "accept, accept-encoding, authorization, content-type, dnt, origin, user-agent, x-csrftoken, x-requested-with",
    ),
    ("access-control-max-age", "86400"),
];

/// Answers one call, in the world as it is at this moment.
pub(crate) fn answer(world: &mut World, call: &Call) -> Reply {
    world.settle();
    if call.method == "OPTIONS" && call.preflight {
        return PREFLIGHT
            .into_iter()
            .fold(Reply::html(200, ""), |reply, (name, value)| {
                reply.with(name, value)
            });
    }
    let mut reply = moved(call).unwrap_or_else(|| form::negotiated(world, call));
    if let Payload::Json(value) = &mut reply.payload {
        place(value, &format!("http://{}", call.host));
    }
    if call.from_origin {
        reply = reply.with("access-control-allow-origin", "*");
    }
    reply
}

/// A slash at the end is sent away to `https`, whatever the scheme and method were (API contract, section 1.2).
fn moved(call: &Call) -> Option<Reply> {
    let path = call.path.as_str();
    let target = match path {
        "/api" | "/api/v2" | "/api/v1" => format!("{path}/"),
        "/api/" | "/api/v2/" | "/api/v1/" | "/api/status/" => return None,
        _ if path.starts_with("/api-") => return None,
        _ => path.strip_suffix('/')?.to_owned(),
    };
    let query = call
        .target
        .split_once('?')
        .map_or(String::new(), |(_, query)| format!("?{query}"));
    let location = format!("https://{}{target}{query}", call.host);
    Some(Reply::html(302, "").with("location", location))
}

/// Live instances are answered from a cache for a minute, whoever asks (API contract, section 7).
fn cached(world: &mut World, call: &Call, path: &str) -> Reply {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let is_live = matches!(
        parts.as_slice(),
        ["api", "v1", "provider", _, "identity", _, "instance", _]
    );
    if !is_live || call.method != "GET" {
        return routed(world, call, &parts);
    }
    let key = format!(
        "{} {}",
        call.accept.as_deref().unwrap_or_default(),
        call.target
    );
    if let Some((_, reply)) = world.cache.get(&key) {
        return reply.clone();
    }
    let reply = routed(world, call, &parts);
    if reply.status != 200 {
        return reply;
    }
    let until = crate::clock::after(world.clock.now(), std::time::Duration::from_secs(60));
    let reply = reply.with("cache-control", "no-cache, max-age=60").with(
        "expires",
        until.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
    );
    world.cache.insert(key, (until, reply.clone()));
    reply
}

fn routed(world: &mut World, call: &Call, parts: &[&str]) -> Reply {
    let caller = session::caller(world, call);
    let outcome = match parts {
        ["auth"] => session::auth(world, call),
        ["api-auth", "logout"] => Ok(session::log_out(world, call)),
        ["api-token-auth"] => Ok(Reply::json(
            400,
            serde_json::json!({"non_field_errors": ["Unable to log in with provided credentials."]}),
        )),
        ["api", "v1", rest @ ..] => v1(world, call, caller, rest),
        ["api", "v2", rest @ ..] | ["api", rest @ ..] => v2(world, call, caller, rest),
        _ => Ok(Reply::no_page()),
    };
    outcome.unwrap_or_else(|refusal| refusal)
}

/// v2 looks for maintenance before it looks who calls (API contract, section 1.7).
fn v2(world: &mut World, call: &Call, caller: Caller, rest: &[&str]) -> Result<Reply, Reply> {
    let Some((name, keys)) = rest.split_first() else {
        return Ok(small::root(call));
    };
    if !keeps_answering(name) {
        no_maintenance(world)?;
    }
    if matches!(*name, "version" | "deploy_version") {
        return Ok(small::version());
    }
    // What a resource can do is told by the framework, from code that is not here.
    if call.method == "OPTIONS" {
        return Err(small::absent());
    }
    if *name == "renewal_strategy" {
        return Err(Reply::crash());
    }
    let is_read = matches!(call.method.as_str(), "GET" | "HEAD");
    let is_public = is_read && visible::is_public(name);
    if *name == "web_tokens" && caller.user.is_none() {
        return Err(Reply::forbidden());
    }
    if !visible::is_known(name) {
        return Err(Reply::no_page());
    }
    if !is_public {
        caller.required()?;
        if caller.disabled {
            return Err(session::disabled());
        }
    }
    let email = name.strip_prefix("email_");
    match (Table::from_path(name), email, keys) {
        (_, Some(kind), []) => email::v2(world, call, kind),
        (Some(Table::Machines | Table::Tokens), ..) => Err(small::absent()),
        (Some(table), ..) if is_read && keys.len() < 2 => {
            list::read(world, call, caller, table, keys.first())
        }
        (Some(Table::Instances), ..) => instances::change(world, call, caller, keys),
        (Some(Table::Requests), ..) => requests::change(world, call, caller, keys),
        (Some(table), ..) if keys.len() < 2 => {
            changes::change(world, call, caller, table, keys.first().copied())
        }
        _ => small::other(world, call, caller, name, keys),
    }
}

/// v1 looks who calls before it looks for maintenance.
fn v1(world: &mut World, call: &Call, caller: Caller, rest: &[&str]) -> Result<Reply, Reply> {
    if matches!(rest, ["version" | "deploy_version"]) {
        no_maintenance(world)?;
        return Ok(small::version());
    }
    let known = matches!(
        rest,
        ["profile" | "maintenance"]
            | ["email" | "token_emulate", _]
            | ["provider", _, "identity", _, ..]
    );
    if !known {
        return if visible::is_known_v1(rest) {
            caller.required()?;
            Err(small::absent())
        } else {
            Err(Reply::no_page())
        };
    }
    if matches!(rest, ["maintenance"]) {
        no_maintenance(world)?;
        return Ok(small::v1_maintenance(world, call, caller));
    }
    let user = caller.required()?;
    match rest {
        ["email", kind] => return email::v1(world, call, kind),
        ["token_emulate", name] => return session::emulate(world, caller, name),
        _ => no_maintenance(world)?,
    }
    match rest {
        ["profile"] => session::profile(world, call, caller),
        ["provider", provider, "identity", identity, keys @ ..] => {
            live::answer(world, call, user, (provider, identity), keys)
        }
        _ => Err(Reply::no_page()),
    }
}

/// What goes on answering in maintenance (API contract, section 1.7).
fn keeps_answering(name: &str) -> bool {
    matches!(
        name,
        "maintenance_records" | "licenses" | "help_links" | "web_tokens"
    ) || name.starts_with("email_")
}

/// Refuses while a record without a provider covers this moment.
fn no_maintenance(world: &World) -> Result<(), Reply> {
    let now = crate::clock::iso(world.clock.now());
    let records = world.db.rows(Table::Maintenance);
    let active = records.filter(|(_, row)| row.is_unset("provider") && visible::covers(row, &now));
    let texts: Vec<String> = active
        .map(|(_, row)| format!("{}: {}", row.text("title"), row.text("message")))
        .collect();
    if texts.is_empty() {
        Ok(())
    } else {
        Err(Reply::detail(503, &texts.join(" | ")))
    }
}

/// Puts the caller's own host where rows carry the mark for it.
fn place(value: &mut Value, host: &str) {
    match value {
        Value::String(text) => {
            if let Some(rest) = text.strip_prefix(ORIGIN) {
                *text = format!("{host}{rest}");
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| place(one, host)),
        Value::Object(fields) => fields.values_mut().for_each(|one| place(one, host)),
        _ => {}
    }
}

/// The address of a page of a list, its parameters in alphabetical order as the framework writes them.
fn page_address(call: &Call, page: Option<usize>) -> String {
    let mut query: Vec<(String, String)> = call
        .query
        .iter()
        .filter(|(key, _)| key != "page")
        .cloned()
        .collect();
    query.extend(page.map(|page| ("page".into(), page.to_string())));
    query.sort();
    let query: Vec<String> = query
        .iter()
        .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{ORIGIN}{}{mark}{}", call.path, query.join("&"))
}
