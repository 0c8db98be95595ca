//! Atmosphere's JSON, exactly as it is sent, and its translation into the domain.
//!
//! For every type there is one function that reads it, which names the fields that are used and
//! no others. Reading is tolerant, because the server is loose with its types (API contract,
//! section 15): a field that is missing, `null` or of another type counts as absent, and only a
//! thing whose keys cannot be read is refused. Nothing here knows of calls.

pub mod allocation;
pub mod failure;
pub mod image;
pub mod imaging_request;
pub mod instance;
pub mod json;
pub mod live;
pub mod new;
pub mod new_request;
pub mod people;
pub mod python;
pub mod resources;
pub mod volume;
pub mod writer;

/// A key without which a thing cannot be used is not there; the text is its place in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing(pub &'static str);
