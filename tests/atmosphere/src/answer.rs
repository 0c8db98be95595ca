//! An answer in bytes, and what becomes of them on their way.

use std::{io::Write as _, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use futures_util::stream::{self, Stream};

use crate::http::{Payload, Reply};

/// Shorter answers are not worth packing; the framework's own limit.
const PACKED_FROM: usize = 200;

/// An answer with its bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether the connection is closed before the answer is whole.
    pub(crate) cut: Cut,
    pub(crate) rows: u32,
}

/// How much of an answer leaves before the connection is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Cut {
    /// All of it: the connection stays.
    #[default]
    Never,
    /// Nothing at all.
    Before,
    /// The head, and this many bytes of the body.
    After(usize),
}

impl Answer {
    /// The bytes of a reply.
    pub(crate) fn of(reply: Reply) -> Self {
        let (kind, body) = match reply.payload {
            Payload::Json(value) => ("application/json", value.to_string()),
            Payload::Html(page) => ("text/html; charset=utf-8", page),
            Payload::Script(text) => ("application/javascript; charset=utf-8", text),
            Payload::Empty => ("", String::new()),
        };
        let mut headers = HeaderMap::new();
        if !kind.is_empty() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            headers.insert(
                header::VARY,
                HeaderValue::from_static("Accept, Cookie, Accept-Encoding"),
            );
        }
        for (name, value) in reply.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.append(HeaderName::from_static(name), value);
            }
        }
        Self {
            status: reply.status,
            headers,
            body: body.into(),
            cut: Cut::Never,
            rows: reply.rows,
        }
    }

    /// Packs the body for callers that can unpack it, as the real service does.
    pub(crate) fn pack(&mut self, asked: &HeaderMap) {
        let accepts = asked
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let wants = accepts.is_some_and(|list| list.contains("gzip"));
        if !wants || self.body.len() < PACKED_FROM {
            return;
        }
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        let packed = gzip.write_all(&self.body).and_then(|()| gzip.finish());
        if let Ok(packed) = packed {
            self.body = packed.into();
            self.headers
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
    }
}

/// The answer as a response: whole, or with a mark where its connection is to be cut.
pub(crate) fn respond(answer: Answer) -> Response {
    let length = answer.body.len();
    let body = match answer.cut {
        Cut::After(after) => {
            let sent = answer.body.slice(..after.min(length));
            Body::from_stream(broken(sent))
        }
        _ => Body::from(answer.body),
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    *response.headers_mut() = answer.headers;
    match answer.cut {
        Cut::Before => {
            response.extensions_mut().insert(Cut::Before);
        }
        Cut::After(_) => {
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length.into());
        }
        Cut::Never => {}
    }
    response
}

/// Some bytes, and after a moment in which they leave the machine, the end of the connection.
fn broken(sent: Bytes) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    stream::unfold(Some(sent), |sent| async {
        match sent {
            Some(sent) if !sent.is_empty() => Some((Ok(sent), Some(Bytes::new()))),
            Some(_) => {
                tokio::time::sleep(Duration::from_millis(50)).await;
                Some((Err(std::io::Error::other("cut off on demand")), None))
            }
            None => None,
        }
    })
}
