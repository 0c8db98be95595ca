//! A call and its answer, as the handlers see them: no sockets, so that every handler is a plain function.

use bytes::Bytes;
use serde_json::{Map, Value, json};

use crate::text::{pairs, python_repr};

/// The page that the real service shows for any crash. It says "maintenance" and means a bug.
pub(crate) const CRASH_PAGE: &str =
    "<html>\n<body>\nAtmosphere is currently down for maintenance.\n</body>\n</html>\n";

const NOT_FOUND_PAGE: &str = "<html>\n    <head>\n\t<title>\n\t    Atmosphere\n\t</title>\n    </head>\n    \
    <body>\n\t<div id=\"wrapper\">\n\t    <h1>Page Not Found</h1>\n\t    The page you are trying to access does \
    <strong>not</strong> exist. <br>\n\t    It may have been moved or deleted.\n\t</div>\n    </body>\n</html>\n";

/// One call of the API.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    pub(crate) method: String,
    /// The path, decoded, without the query.
    pub(crate) path: String,
    /// Path and query as they came.
    pub(crate) target: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) host: String,
    pub(crate) accept: Option<String>,
    pub(crate) content_type: String,
    /// The key of an `Authorization: Token` header.
    pub(crate) token: Option<String>,
    /// The session cookie.
    pub(crate) session: Option<String>,
    /// Whether an `Origin` header came, and a preflight's question.
    pub(crate) from_origin: bool,
    pub(crate) preflight: bool,
    pub(crate) body: Bytes,
}

impl Call {
    /// The first value of a query parameter.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.iter();
        pairs
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body's fields. Malformed and unknown bodies are refused as the real service refuses them.
    pub(crate) fn fields(&self) -> Result<Map<String, Value>, Reply> {
        if self.body.is_empty() {
            return Ok(Map::new());
        }
        if self.content_type.starts_with("application/json") {
            return match serde_json::from_slice(&self.body) {
                Ok(Value::Object(fields)) => Ok(fields),
                Ok(other) => Err(Reply::invalid(&[(
                    "non_field_errors",
                    format!(
                        "Invalid data. Expected a dictionary, but got {}.",
                        kind(&other)
                    ),
                )])),
                Err(_) => Err(Reply::detail(
                    400,
                    "JSON parse error - No JSON object could be decoded",
                )),
            };
        }
        if self.is_form() {
            let text = String::from_utf8_lossy(&self.body);
            return Ok(pairs(&text)
                .into_iter()
                .map(|(key, value)| (key, value.into()))
                .collect());
        }
        let sent = self.content_type.as_str();
        Err(Reply::detail(
            415,
            &format!("Unsupported media type \"{sent}\" in request."),
        ))
    }

    /// Whether the body came as a browser's form sends it.
    pub(crate) fn is_form(&self) -> bool {
        self.content_type
            .starts_with("application/x-www-form-urlencoded")
            || self.content_type.starts_with("multipart/form-data")
    }
}

/// The Python name of a value's type, which some refusals print.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "unicode",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

/// What an answer carries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Payload {
    Json(Value),
    Html(String),
    Script(String),
    Empty,
}

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) payload: Payload,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// How many rows a list drew, for servers that are told to be slow.
    pub(crate) rows: u32,
}

impl Reply {
    fn new(status: u16, payload: Payload) -> Self {
        Self {
            status,
            payload,
            headers: Vec::new(),
            rows: 0,
        }
    }

    pub(crate) fn json(status: u16, value: impl Into<Value>) -> Self {
        Self::new(status, Payload::Json(value.into()))
    }

    pub(crate) fn ok(value: impl Into<Value>) -> Self {
        Self::json(200, value)
    }

    pub(crate) fn html(status: u16, page: &str) -> Self {
        Self::new(status, Payload::Html(page.into()))
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self::new(status, Payload::Empty)
    }

    pub(crate) fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    /// `{"detail": …}`, the shape of the framework's own refusals.
    pub(crate) fn detail(status: u16, text: &str) -> Self {
        Self::json(status, json!({"detail": text}))
    }

    /// `{"errors": [{"code": …, "message": …}]}`, the shape of hand-written refusals.
    pub(crate) fn errors(code: u16, message: impl Into<Value>) -> Self {
        let message: Value = message.into();
        Self::json(
            code,
            json!({"errors": [{"message": message, "code": code}]}),
        )
    }

    /// `{"field": ["message"]}`, the shape of refused fields.
    pub(crate) fn invalid(problems: &[(&str, String)]) -> Self {
        let fields = problems
            .iter()
            .map(|(field, text)| ((*field).to_owned(), json!([text])));
        Self::json(400, Value::Object(fields.collect()))
    }

    /// A Python set printed as text: what a crash inside imaging requests turns into.
    pub(crate) fn python_set(action: &str, error: &str) -> Self {
        let text = format!("An error was encoutered when {action} the request: {error}");
        Self::detail(400, &format!("set([{}])", python_repr(&text)))
    }

    pub(crate) fn crash() -> Self {
        Self::html(500, CRASH_PAGE)
    }

    pub(crate) fn no_page() -> Self {
        Self::html(404, NOT_FOUND_PAGE)
    }

    pub(crate) fn not_found() -> Self {
        Self::detail(404, "Not found.")
    }

    pub(crate) fn signed_out() -> Self {
        Self::detail(403, "Authentication credentials were not provided.")
    }

    pub(crate) fn forbidden() -> Self {
        Self::detail(403, "You do not have permission to perform this action.")
    }

    pub(crate) fn bad_method(method: &str) -> Self {
        Self::detail(405, &format!("Method \"{method}\" not allowed."))
    }

    pub(crate) fn cloud_refused() -> Self {
        Self::errors(401, "Identity/Provider Authentication Failed")
    }
}
