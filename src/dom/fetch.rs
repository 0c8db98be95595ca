//! Sending a request, and the browser's words for how it is to be made.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

use super::place;

pub use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

/// Sends a request by way of the place that we live in: a page around us puts its token in.
pub async fn send(request: Request) -> Result<Response, JsValue> {
    let answer = place::window().fetch_with_request(&request);
    Ok(JsFuture::from(answer).await?.unchecked_into())
}
