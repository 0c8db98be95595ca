//! From a request to an answer: switches, faults, the log, and who answers.

use std::{collections::BTreeMap, future::pending, time::Duration};

use axum::{
    Router,
    extract::{Request, State as Shared},
    http::{HeaderName, header, request::Parts},
    response::Response,
};
use bytes::Bytes;
use http_body_util::BodyExt as _;
use serde_json::Value;

use crate::{
    answer::{Answer, Cut, respond},
    api, control,
    db::Table,
    fault::Fault,
    http::{Call, Reply},
    record::{KEPT_HEADERS, Record},
    sentinel,
    state::State,
    text::{decoded, pairs},
};

/// The whole stand-in as a service, for tests without a socket.
pub fn router(state: State) -> Router {
    Router::new().fallback(serve).with_state(state)
}

async fn serve(Shared(state): Shared<State>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return respond(Answer::of(Reply::detail(400, "The body was cut off."))),
    };
    let path = parts.uri.path().to_owned();
    if let Some(switch) = path.strip_prefix("/__standin/") {
        return respond(Answer::of(control::answer(
            &state,
            parts.method.as_str(),
            switch,
            &body,
        )));
    }
    let call = read(&parts, body);
    let is_api = is_api(&path);
    let mut record = begun(&state, &parts, &call, !is_api);
    let faults_end = state.faults_end();
    let fault = state.fault(&call.method, &path).or_else(|| {
        let typed = is_api && state.proxy().is_none();
        typed.then(|| sentinel::of(&state.world(), &call)).flatten()
    });
    match &fault {
        Some(Fault::Slow { ms }) => {
            // Whichever comes first.
            let _ = tokio::time::timeout(Duration::from_millis(*ms), faults_end).await;
        }
        Some(Fault::Never) => {
            state.log(record);
            return pending().await;
        }
        Some(Fault::Cut { after: None }) => {
            state.log(record);
            return respond(Answer {
                cut: Cut::Before,
                ..Answer::default()
            });
        }
        _ => {}
    }
    let answer = match fault.as_ref().and_then(Fault::instead) {
        Some(reply) => Answer::of(reply),
        None if !is_api => state.assets().answer(&call, &parts.headers).await,
        None => match state.proxy() {
            Some(proxy) => proxy.pass(&parts, call.body.clone()).await,
            None => Answer::of(api::answer(&mut state.world(), &call)),
        },
    };
    let mut answer = match &fault {
        Some(fault) => fault.damage(answer),
        None => answer,
    };
    tokio::time::sleep(state.options().row_cost.saturating_mul(answer.rows)).await;
    if is_api && state.proxy().is_none() {
        answer.pack(&parts.headers);
    }
    record.status = if answer.cut == Cut::Before {
        0
    } else {
        answer.status
    };
    record.bytes = answer.body.len();
    state.log(record);
    // The length of what GET would have sent; a real service has said it already.
    if call.method == "HEAD" && !answer.body.is_empty() {
        answer
            .headers
            .insert(header::CONTENT_LENGTH, answer.body.len().into());
        answer.body = Bytes::new();
    }
    respond(answer)
}

/// What belongs to Atmosphere; everything else is the application.
fn is_api(path: &str) -> bool {
    ["/api", "/auth", "/api-auth", "/api-token-auth"]
        .into_iter()
        .any(|root| {
            path.strip_prefix(root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

fn read(parts: &Parts, body: Bytes) -> Call {
    let text = |name: HeaderName| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let token = text(header::AUTHORIZATION).and_then(|value| {
        let mut words = value.split_whitespace();
        let scheme = words.next()?;
        let key = words.next()?;
        (scheme.eq_ignore_ascii_case("token") && words.next().is_none()).then(|| key.to_owned())
    });
    let cookies = text(header::COOKIE).unwrap_or_default().split(';');
    let session = cookies
        .into_iter()
        .find_map(|pair| pair.trim().strip_prefix("atmo_sessionid="));
    let target = parts
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str());
    Call {
        method: parts.method.as_str().to_owned(),
        path: decoded(parts.uri.path()),
        target: target.to_owned(),
        query: pairs(parts.uri.query().unwrap_or_default()),
        host: text(header::HOST).unwrap_or("127.0.0.1").to_owned(),
        accept: text(header::ACCEPT).map(Into::into),
        content_type: text(header::CONTENT_TYPE).unwrap_or_default().to_owned(),
        token,
        session: session.map(Into::into),
        from_origin: parts.headers.contains_key(header::ORIGIN),
        preflight: parts
            .headers
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD),
        body,
    }
}

/// The log's entry of a call that has no answer yet. Secrets of a real service stay out of it.
fn begun(state: &State, parts: &Parts, call: &Call, asset: bool) -> Record {
    let is_real = state.proxy().is_some();
    let mut headers = BTreeMap::new();
    for name in KEPT_HEADERS {
        if let Some(value) = parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
        {
            let secret = is_real && matches!(name, "authorization" | "cookie");
            headers.insert(
                name.to_owned(),
                if secret {
                    "…".into()
                } else {
                    value.to_owned()
                },
            );
        }
    }
    let body = match serde_json::from_slice(&call.body) {
        _ if call.body.is_empty() || is_real => Value::Null,
        Ok(value) => value,
        Err(_) => String::from_utf8_lossy(&call.body).into(),
    };
    let user = (!asset && !is_real)
        .then(|| {
            let world = state.world();
            let user = api::caller(&world, call).user?;
            Some(
                world
                    .db
                    .text_of(Table::Users, Some(user), "username")
                    .to_owned(),
            )
        })
        .flatten();
    Record {
        method: call.method.clone(),
        path: call.target.clone(),
        status: 0,
        body,
        user,
        headers,
        asset,
        bytes: 0,
    }
}
