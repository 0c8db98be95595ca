//! The browser's words for how a request is to be made.

pub use web_sys::{RequestCache, RequestCredentials, RequestRedirect};
