//! The form of answers: JSON for those who ask for it, and web pages for all others.

use crate::{
    http::{Call, Payload, Reply},
    render::ORIGIN,
    text::escaped,
    world::World,
};

/// Answers in the form that the caller asked for; without asking, that is a web page (API contract, section 1.2).
pub(super) fn negotiated(world: &mut World, call: &Call) -> Reply {
    let (path, suffix) = match call.path.strip_suffix(".json") {
        Some(path) => (path.to_owned(), true),
        None => (call.path.clone(), false),
    };
    let form = match (call.param("format"), suffix) {
        (_, true) | (Some("json"), _) => Form::Json,
        (Some("jsonp"), _) => Form::Script,
        (Some("api"), _) => Form::Page,
        (Some(_), _) => return Reply::no_page(),
        (None, _) => form(call.accept.as_deref()),
    };
    if form == Form::Unknown {
        return Reply::html(
            406,
            &page(
                call,
                "{\"detail\": \"Could not satisfy the request Accept header.\"}",
            ),
        );
    }
    let reply = super::cached(world, call, &path);
    match (form, &reply.payload) {
        (Form::Page, Payload::Json(value)) => {
            let text = serde_json::to_string_pretty(value).unwrap_or_default();
            let page = page(
                call,
                &text.replace(ORIGIN, &format!("http://{}", call.host)),
            );
            Reply {
                payload: Payload::Html(page),
                ..reply
            }
        }
        (Form::Script, Payload::Json(value)) => {
            let callback = call.param("callback").unwrap_or("callback");
            let text = value
                .to_string()
                .replace(ORIGIN, &format!("http://{}", call.host));
            let script = Payload::Script(format!("{callback}({text});"));
            Reply {
                payload: script,
                ..reply
            }
        }
        _ => reply,
    }
}

/// The form of an answer.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Json,
    Page,
    Script,
    Unknown,
}

/// Pages come before JSON among equals, and any named type before `*/*`.
fn form(accept: Option<&str>) -> Form {
    let accept = accept.unwrap_or("*/*");
    let mut types = accept
        .split(',')
        .map(|part| part.split(';').next().unwrap_or_default().trim());
    let named: Vec<&str> = types.by_ref().collect();
    let asks = |name: &str| named.contains(&name);
    if asks("text/html") {
        Form::Page
    } else if asks("application/json") {
        Form::Json
    } else if asks("application/javascript") {
        Form::Script
    } else if asks("*/*") || asks("text/*") || accept.trim().is_empty() {
        Form::Page
    } else if asks("application/*") {
        Form::Json
    } else {
        Form::Unknown
    }
}

fn page(call: &Call, text: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv=\"Content-Type\" content=\"text/html; \
         charset=utf-8\"/>\n    <title>Atmosphere – Django REST framework</title>\n  </head>\n  <body>\n    \
         <h1>{}</h1>\n    <pre class=\"prettyprint\">{}</pre>\n  </body>\n</html>\n",
        escaped(&call.path),
        escaped(text)
    )
}
