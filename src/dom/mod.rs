//! The browser, in small pieces: the only place that names `web_sys` or `js_sys`.

pub mod abort;
pub mod clipboard;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod history;
pub mod intl;
pub mod keys;
pub mod notification;
pub mod page;
pub mod place;
pub mod pointer;
pub mod promise;
pub mod rows;
pub mod share;
pub mod shared_machine;
pub mod start;
pub mod storage;
pub mod timer;
pub mod viewport;
