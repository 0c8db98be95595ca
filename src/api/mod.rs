//! The calls to Atmosphere. [`Client`] makes them; nothing else names the network.
//!
//! A [`Call`] is pure: the request to send, and how to read the answer. The client adds where the
//! server is and who asks, so that everything but the sending is tested without a browser.

pub mod answer;
pub mod call;
pub mod client;
pub mod endpoint;
pub mod images;
pub mod imaging;
pub mod instances;
pub mod live;
pub mod people;
pub mod resources;
pub mod session;
#[cfg(test)]
mod snapshots;
pub mod support;
pub mod tags;
mod transport;

pub use call::Call;
pub use client::{Auth, Client};

/// For those who keep something as JSON, too.
pub use crate::wire::{json::Json, writer, writer::Writer};
