//! A real Atmosphere behind the stand-in's address, so that the application and the API have one origin.

use std::io;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, Uri, header, request::Parts},
};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::{answer::Answer, http::Reply, text::escaped};

/// Headers that belong to one connection and not to the message.
const HOP_BY_HOP: [HeaderName; 8] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];

/// The way to a real Atmosphere.
pub(crate) struct Proxy {
    base: String,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl Proxy {
    /// Fails for an address that is no `http:` or `https:` address, and without any certificate to trust.
    pub(crate) fn new(address: &str) -> io::Result<Self> {
        let wrong = || {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("ATMOSPHERE_URL is no web address: {address}"),
            )
        };
        let base = address.trim_end_matches('/').to_owned();
        let uri: Uri = base.parse().map_err(|_| wrong())?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() {
            return Err(wrong());
        }
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()?
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { base, client })
    }

    /// Passes a call on and its answer back, both as they are. Redirects are the browser's to follow.
    pub(crate) async fn pass(&self, parts: &Parts, body: Bytes) -> Answer {
        match self.passed(parts, body).await {
            Ok(answer) => answer,
            Err(error) => {
                let page = format!(
                    "<!DOCTYPE html>\n<html>\n<body>\n<h1>Bad Gateway</h1>\n<p>{}</p>\n</body>\n</html>\n",
                    escaped(&format!("{} does not answer: {error}", self.base))
                );
                Answer::of(Reply::html(502, &page))
            }
        }
    }

    async fn passed(
        &self,
        parts: &Parts,
        body: Bytes,
    ) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let target = parts
            .uri
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let mut request = Request::builder()
            .method(parts.method.clone())
            .uri(format!("{}{target}", self.base))
            .body(Full::new(body))?;
        *request.headers_mut() = kept(&parts.headers);
        // The upstream's own name goes there instead.
        request.headers_mut().remove(header::HOST);
        let (answer, body) = self.client.request(request).await?.into_parts();
        let body = Body::new(body).collect().await?.to_bytes();
        Ok(Answer {
            status: answer.status.as_u16(),
            headers: kept(&answer.headers),
            body,
            ..Answer::default()
        })
    }
}

/// The headers of the message itself.
fn kept(headers: &HeaderMap) -> HeaderMap {
    let named = headers
        .get_all(header::CONNECTION)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let named: Vec<String> = named
        .flat_map(|list| list.split(','))
        .map(|name| name.trim().to_lowercase())
        .collect();
    let goes = |name: &HeaderName| {
        HOP_BY_HOP.contains(name) || named.iter().any(|other| other == name.as_str())
    };
    headers
        .iter()
        .filter(|(name, _)| !goes(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
