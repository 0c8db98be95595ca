//! A small Atmosphere for demonstrations and tests.
//!
//! It answers like the recorded calls of the real back end, keeps its rows in memory, lets things move on a clock,
//! and fails on demand. The same program serves the built application on the same origin, and can pass the API on to
//! a real Atmosphere. It knows nothing of the application: shared code would let both agree on the same mistake.

mod answer;
mod api;
mod assets;
mod clock;
mod cloud;
mod control;
mod db;
mod fault;
mod http;
mod imaging;
mod proxy;
mod record;
mod render;
mod schema;
mod seed;
mod sentinel;
mod serve;
mod server;
mod state;
mod text;
mod world;

use std::{path::PathBuf, time::Duration};

pub use clock::ClockMode;
pub use fault::{Fault, Rule};
pub use record::Record;
pub use seed::{ACCOUNTS, Account};
pub use serve::router;
pub use server::Server;
pub use state::{Site, State};

/// How a stand-in is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the built application; none serves the API alone.
    pub dist: Option<PathBuf>,
    /// The rows to begin with.
    pub seed: Seed,
    /// How many instances bob has for the load, beside two others.
    pub load: usize,
    /// Whether time passes by itself.
    pub clock: ClockMode,
    /// A real Atmosphere to pass `/api` and `/auth` on to.
    pub upstream: Option<String>,
    /// How long each row of a list takes, on top of everything else.
    pub row_cost: Duration,
    /// The length of one step of the cloud.
    pub step: Duration,
    /// The folders of recorded calls that `Seed::Recorded` takes its rows from.
    pub recordings: Vec<PathBuf>,
}

/// The rows that a stand-in begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// A laboratory with people, instances, images and requests in every state.
    #[default]
    Demo,
    /// What the recorded calls show of the service that they were recorded from.
    Recorded,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dist: None,
            seed: Seed::Demo,
            load: 2000,
            clock: ClockMode::Real,
            upstream: None,
            row_cost: Duration::ZERO,
            step: Duration::from_secs(3),
            recordings: vec![PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../recorded"
            ))],
        }
    }
}
