//! Native checks.

mod recordings;
