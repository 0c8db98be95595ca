//! Which language is spoken, where the site leaves that to the person. The start script reads what is kept here.

use crate::dom::page;
use crate::dom::storage::{self, Keep};
use crate::words::frame;

/// Changes to the other language, from here on and at the next visit.
pub fn change() {
    storage::set(Keep::Browser, "language-chosen", frame::OTHER_LANGUAGE);
    page::reload();
}
