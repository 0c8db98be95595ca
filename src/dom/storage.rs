//! Small texts kept by the browser. Where it refuses (private mode, full), they are simply not kept.

use web_sys::Storage;

use super::place::window;

/// How long a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the tab is closed.
    Tab,
    /// Until it is removed.
    Browser,
}

/// Every key begins with this, so that ours are told from the host page's.
const PREFIX: &str = "atmosphere-imaging:";

pub fn get(keep: Keep, key: &str) -> Option<String> {
    area(keep)?
        .get_item(&format!("{PREFIX}{key}"))
        .ok()
        .flatten()
}

/// Says whether it was kept.
pub fn set(keep: Keep, key: &str, text: &str) -> bool {
    area(keep).is_some_and(|it| it.set_item(&format!("{PREFIX}{key}"), text).is_ok())
}

pub fn remove(keep: Keep, key: &str) {
    if let Some(area) = area(keep) {
        // It fails only where nothing could be kept either.
        let _ = area.remove_item(&format!("{PREFIX}{key}"));
    }
}

fn area(keep: Keep) -> Option<Storage> {
    match keep {
        Keep::Tab => window().session_storage(),
        Keep::Browser => window().local_storage(),
    }
    .ok()
    .flatten()
}
