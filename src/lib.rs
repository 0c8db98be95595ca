//! My Instances, Instance Details and Request Imaging for an Atmosphere cloud.
//!
//! Read `ARCHITECTURE.md` first. Imports go one way: from the end of this list to its beginning,
//! as `tests/native/layers.rs` checks.

pub mod api;
pub mod app;
pub mod config;
pub mod dom;
pub mod domain;
pub mod embed;
pub mod pages;
pub mod reactive;
pub mod route;
pub mod state;
pub mod ui;
pub mod views;
pub mod wire;
pub mod words;
