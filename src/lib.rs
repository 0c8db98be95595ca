//! My Instances, Instance Details and Request Imaging for an Atmosphere cloud.
//!
//! Read `ARCHITECTURE.md` first. Imports go one way: from the end of this list to its beginning,
//! as `tests/native/layers.rs` checks.

pub mod domain;
pub mod words;
pub mod wire;
pub mod dom;
pub mod api;
pub mod config;
pub mod route;
pub mod state;
pub mod ui;
pub mod views;
pub mod pages;
pub mod app;
