//! The sending itself: the one place that names the network.

use gloo_net::http::{Headers, Method, RequestBuilder, Response};

use super::answer::Answer;
use super::client::Outgoing;
use crate::dom::abort::Deadline;
use crate::dom::fetch::{self, RequestCache, RequestCredentials, RequestRedirect};
use crate::domain::api_error::ApiError;

/// Sends a request and reads the whole answer, within its time.
pub(super) async fn exchange(outgoing: Outgoing) -> Result<Answer, ApiError> {
    let deadline = Deadline::after(outgoing.timeout);
    match send(outgoing, &deadline).await {
        Some(answer) => Ok(answer),
        // The browser tells a page nothing of why a request failed, apart from its own abort.
        None if deadline.has_passed() => Err(ApiError::TimedOut),
        None => Err(ApiError::Unreachable),
    }
}

async fn send(outgoing: Outgoing, deadline: &Deadline) -> Option<Answer> {
    let builder = request(&outgoing).abort_signal(deadline.signal());
    let request = match outgoing.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    }
    .ok()?;
    let response = fetch::send(request.into()).await.ok()?;
    answer(&response.into()).await.ok()
}

fn request(outgoing: &Outgoing) -> RequestBuilder {
    let headers = Headers::new();
    for (name, value) in &outgoing.headers {
        headers.set(name, value);
    }
    let method = match outgoing.method {
        super::endpoint::Method::Get => Method::GET,
        super::endpoint::Method::Post => Method::POST,
        super::endpoint::Method::Patch => Method::PATCH,
        super::endpoint::Method::Delete => Method::DELETE,
    };
    RequestBuilder::new(&outgoing.url)
        .method(method)
        .headers(headers)
        .credentials(if outgoing.with_cookies {
            RequestCredentials::SameOrigin
        } else {
            RequestCredentials::Omit
        })
        // A followed redirection would turn a POST into a GET and carry the token elsewhere.
        // "Manual" and not "error", so that it can be told from a network that is down.
        .redirect(RequestRedirect::Manual)
        // Answers are somebody's own: a shared machine must not keep them.
        .cache(RequestCache::NoStore)
}

async fn answer(response: &Response) -> Result<Answer, gloo_net::Error> {
    Ok(Answer {
        status: response.status(),
        content_type: response.headers().get("Content-Type").unwrap_or_default(),
        body: response.text().await?,
    })
}
