//! What is known, as signals: the session, the place, the lists, the form.
//!
//! Pages read from here and ask here; only this layer starts calls of the API.

pub mod access;
pub mod acting;
pub mod app;
pub mod asking;
pub mod asking_many;
pub mod bulk;
pub mod cancel;
pub mod change;
pub mod clock;
pub mod draft_store;
pub mod follow;
pub mod history;
pub mod image_choices;
pub mod instances;
pub mod kiosk;
pub mod language;
pub mod later;
pub mod list_tools;
pub mod list_view;
pub mod making;
pub mod navigation;
pub mod notices;
mod offers;
pub mod pattern_removal;
pub mod people;
mod plans;
pub mod preflight;
pub mod query;
pub mod question;
pub mod report;
pub mod request_form;
pub mod request_watch;
pub mod selection;
pub mod session;
pub mod sign_in;
pub mod site;
pub mod tags;
pub mod telling;
pub mod theme;
pub mod volumes;
pub mod watcher;
pub mod workshop;
