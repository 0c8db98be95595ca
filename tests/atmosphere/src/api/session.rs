//! Who calls: tokens, sessions, signing in, the profile (API contract, sections 1.4 to 1.6 and 12.8).

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::validate::text;
use crate::{
    clock::{after, before, iso},
    db::{Fields, Table, made_hash, row},
    http::{Call, Reply},
    world::World,
};

/// The password of every account that has no other.
const PASSWORD: &str = "demo";
const LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// Who calls.
#[derive(Clone, Copy)]
pub(crate) struct Caller {
    pub(crate) user: Option<i64>,
    pub(crate) staff: bool,
    pub(crate) disabled: bool,
}

impl Caller {
    /// A user without any privilege.
    pub(super) fn plain(user: i64) -> Self {
        Self {
            user: Some(user),
            staff: false,
            disabled: false,
        }
    }

    /// The user, or the refusal that everybody gets who is not signed in.
    pub(crate) fn required(self) -> Result<i64, Reply> {
        self.user.ok_or_else(Reply::signed_out)
    }
}

/// Finds out who calls. A bad token is no error: its caller is nobody, unless a session says otherwise.
pub(crate) fn caller(world: &World, call: &Call) -> Caller {
    let session = call
        .session
        .as_ref()
        .and_then(|session| world.sessions.get(session));
    let user = [call.token.as_ref(), session]
        .into_iter()
        .flatten()
        .find_map(|key| owner(world, key));
    let row = user.and_then(|user| world.db.get(Table::Users, user));
    Caller {
        user,
        staff: row.is_some_and(|row| row.flag("is_staff")),
        disabled: row.is_some_and(|row| !row.is_unset("end_date")),
    }
}

/// The user of a token that is known and has not expired.
fn owner(world: &World, key: &str) -> Option<i64> {
    let token = world
        .db
        .get(Table::Tokens, world.db.find(Table::Tokens, "key", key)?)?;
    let expired =
        !token.is_unset("expires") && token.text("expires") <= iso(world.clock.now()).as_str();
    if expired { None } else { token.int("user") }
}

pub(crate) fn disabled() -> Reply {
    Reply::detail(
        403,
        "The account you are using has been disabled. Please contact your Cloud Administrator for more information.",
    )
}

/// `POST /auth`: a token for a user name and a password.
pub(super) fn auth(world: &mut World, call: &Call) -> Result<Reply, Reply> {
    match call.method.as_str() {
        "POST" => {}
        // Reading it crashes with a token and complains in a bare text without one.
        "GET" if call.token.is_some() => return Err(Reply::crash()),
        "GET" => {
            return Err(Reply::json(
                403,
                "Authentication credentials were not provided.",
            ));
        }
        method => return Err(Reply::bad_method(method)),
    }
    let fields = call.fields()?;
    let typed = |name: &str| {
        fields
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let name = typed("username");
    if name.is_empty() {
        return Err(Reply::errors(
            400,
            "Authentication request refused -- Username missing",
        ));
    }
    let user = world.db.find(Table::Users, "username", &name);
    let right = |user: &i64| match world.db.text_of(Table::Users, Some(*user), "password") {
        "" => typed("password") == PASSWORD,
        own => typed("password") == own,
    };
    let Some(user) = user.filter(right) else {
        return Err(Reply::errors(
            400,
            "Authentication request refused -- Username/Password combination was invalid",
        ));
    };
    let (key, expires) = grant(world, user);
    let session = made_hash("session", &key);
    world.sessions.insert(session.clone(), key.clone());
    let answer = json!({"token": key, "username": name, "expires": zoneless(expires)});
    Ok(Reply::json(201, answer).with(
        "set-cookie",
        format!("atmo_sessionid={session}; HttpOnly; Path=/; SameSite=Lax"),
    ))
}

/// Makes a token. The account `expired` gets one that is over already.
fn grant(world: &mut World, user: i64) -> (String, Timestamp) {
    let now = world.clock.now();
    let is_late = world.db.text_of(Table::Users, Some(user), "username") == "expired";
    let expires = if is_late {
        before(now, LIFETIME)
    } else {
        after(now, LIFETIME)
    };
    let key = made_hash(
        "token",
        format!("{}-{now}", world.db.next_number(Table::Tokens)),
    );
    let token = json!({"key": key, "user": user, "expires": iso(expires)});
    world.db.insert(Table::Tokens, row(token));
    (key, expires)
}

/// A moment as token answers print it: in UTC, without saying so.
fn zoneless(moment: Timestamp) -> String {
    moment.strftime("%b %d, %Y %H:%M:%S").to_string()
}

/// `/api-auth/logout/`: ends the session, and only the session.
pub(super) fn log_out(world: &mut World, call: &Call) -> Reply {
    if let Some(session) = &call.session {
        world.sessions.remove(session);
    }
    Reply::html(
        200,
        "<!DOCTYPE html>\n<html>\n  <body>\n    <h1>Logged out</h1>\n  </body>\n</html>\n",
    )
    .with("set-cookie", "atmo_sessionid=; Max-Age=0; Path=/")
}

/// `GET /api/v1/token_emulate/<name>`: a token of somebody else, for staff.
pub(super) fn emulate(world: &mut World, caller: Caller, name: &str) -> Result<Reply, Reply> {
    let user = caller.required()?;
    let me = world
        .db
        .text_of(Table::Users, Some(user), "username")
        .to_owned();
    if !caller.staff {
        return Err(Reply::json(
            401,
            "Only super users can emulate other users.",
        ));
    }
    let Some(other) = world.db.find(Table::Users, "username", name) else {
        return Err(Reply::json(
            404,
            format!("Username {name} does not exist as an AtmosphereUser"),
        ));
    };
    let (key, expires) = grant(world, other);
    let answer =
        json!({"emulator": me, "token": key, "username": name, "expires": zoneless(expires)});
    Ok(Reply::json(201, answer))
}

/// `/api/v1/profile`: who am I. Refused changes are answered with 200.
pub(super) fn profile(world: &mut World, call: &Call, caller: Caller) -> Result<Reply, Reply> {
    const TEXTS: [&str; 5] = [
        "vnc_resolution",
        "default_size",
        "background",
        "icon_set",
        "guacamole_color",
    ];
    let user = caller.required()?;
    if caller.disabled {
        let name = world.db.text_of(Table::Users, Some(user), "username");
        return Err(Reply::json(
            403,
            format!(
                "The account <{name}> has been disabled by an Administrator. Please contact your Cloud Administrator \
                 for more information."
            ),
        ));
    }
    if matches!(call.method.as_str(), "PATCH" | "PUT") {
        let fields = call.fields()?;
        let mut changed = Vec::new();
        for name in TEXTS {
            match text(&fields, name, Some(255)) {
                Ok(Some(value)) => changed.push((name, Value::from(value))),
                Ok(None) => {}
                Err(problem) => {
                    return Ok(Reply {
                        status: 200,
                        ..Reply::invalid(&[(name, problem)])
                    });
                }
            }
        }
        for name in ["send_emails", "quick_launch"] {
            changed.extend(
                fields
                    .get(name)
                    .filter(|value| value.is_boolean())
                    .map(|value| (name, value.clone())),
            );
        }
        let row = world.db.entry(Table::Users, user);
        for (name, value) in changed {
            row.insert(name.into(), value);
        }
    } else if !matches!(call.method.as_str(), "GET" | "HEAD") {
        return Err(Reply::bad_method(&call.method));
    }
    let Some(row) = world.db.get(Table::Users, user) else {
        return Err(Reply::signed_out());
    };
    let choice = |name: &str, default: &str| match row.text(name) {
        "" => default.to_owned(),
        chosen => chosen.to_owned(),
    };
    let wish = |name: &str| row.get(name).and_then(Value::as_bool).unwrap_or(true);
    let groups: Vec<String> = super::visible::groups(&world.db, user)
        .into_iter()
        .map(|(_, name)| format!("<Group: {name}>"))
        .collect();
    Ok(Reply::ok(json!({
        "user": user,
        "username": row.text("username"),
        "email": row.text("email"),
        "groups": format!("<QuerySet [{}]>", groups.join(", ")),
        "is_expired": false,
        "is_staff": row.flag("is_staff"),
        "is_superuser": row.flag("is_superuser"),
        "send_emails": wish("send_emails"),
        "quick_launch": wish("quick_launch"),
        "vnc_resolution": choice("vnc_resolution", "800x600"),
        "default_size": choice("default_size", "m1.small"),
        "background": choice("background", "default"),
        "icon_set": choice("icon_set", "default"),
        "guacamole_color": choice("guacamole_color", "default"),
    })))
}
