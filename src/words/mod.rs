//! Every sentence that a person reads.

pub mod actions;
pub mod coach;
pub mod consequences;
pub mod details;
pub mod errors;
pub mod form;
pub mod frame;
pub mod history;
pub mod important_notes;
pub mod inspect;
pub mod instances;
pub mod news;
pub mod people;
pub mod preflight;
pub mod problems;
pub mod question;
pub mod receipt;
pub mod report;
pub mod requests;
pub mod saying;
pub mod status;
pub mod tags;
pub mod time;
pub mod ui;
pub mod version;
pub mod volumes;
