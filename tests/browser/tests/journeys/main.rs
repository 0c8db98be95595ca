//! The application in real browsers, against the stand-in: what a person does, and what goes wrong on the way.
//!
//! Each journey is named for what breaks when it fails. `steps` has the ways that many of them share.

mod accessible;
mod acting;
mod acting_on_many;
mod boot;
mod budgets;
mod by_keyboard;
mod cancelling;
mod coaches;
mod cures;
mod day;
mod details;
mod drafts;
mod embedding;
mod following;
mod history;
mod host;
mod hostile;
mod important_notes;
mod kiosk;
mod leaving;
mod list;
mod list_rows;
mod list_tools;
mod main_path;
mod nginx;
mod offline;
mod parts;
mod people;
mod preflight;
mod problems;
mod proxy;
mod receipts;
mod refused;
mod reporting;
mod sending;
mod session_cookie;
mod settings;
mod signed_out;
mod spanish;
mod steps;
mod tags;
mod versions;
mod volumes;
mod watching;
