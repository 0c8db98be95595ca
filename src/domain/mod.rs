//! The rules, without a browser: what things are, what is allowed, what to ask next.
//!
//! Nothing here knows of signals, the DOM, JSON or the network, so that every rule is tested
//! on the machine of whoever changes it.

pub mod access;
pub mod acted;
pub mod action;
pub mod allocation;
pub mod api_error;
pub mod bulk;
pub mod cancellation;
pub mod capability;
pub mod change;
pub mod chosen;
pub mod consequence;
pub mod creation;
pub mod csv;
pub mod draft;
pub mod exclude;
pub mod facets;
pub mod fault;
pub mod field;
pub mod furnishing;
pub mod history;
pub mod ids;
pub mod image;
pub mod image_name;
pub mod imaging_request;
pub mod imaging_time;
pub mod instance;
pub mod instance_name;
pub mod instance_view;
pub mod kept_views;
pub mod leadership;
pub mod link;
pub mod list_pace;
pub mod lock;
pub mod manual;
pub mod minimums;
pub mod new_request;
pub mod news;
pub mod offer;
pub mod pace;
pub mod packages;
pub mod page;
pub mod pattern_rules;
pub mod poll;
pub mod preflight;
pub mod remote;
pub mod report;
pub mod request_pace;
pub mod request_steps;
pub mod resources;
pub mod roll;
pub mod roster;
pub mod sightings;
pub mod software;
pub mod standing;
pub mod status;
pub mod submission;
pub mod tag;
pub mod tag_rules;
pub mod text;
pub mod time;
pub mod user;
pub mod validation;
pub mod version_name;
pub mod volume;
pub mod volume_move;
pub mod watch;
pub mod watching;
pub mod window;

#[cfg(test)]
pub(crate) mod test_data;
