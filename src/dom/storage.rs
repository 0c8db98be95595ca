//! Small texts kept by the browser. Where it refuses (private mode, full), they are simply not kept.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

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

/// Whether nothing of a person is left in the browser: no texts, no steps of its history, no messages.
static LEAVES_NOTHING: AtomicBool = AtomicBool::new(false);

pub(super) fn leaves_nothing() -> bool {
    LEAVES_NOTHING.load(Relaxed)
}

/// From here on nothing is kept, and what was kept before goes.
pub fn leave_nothing() {
    LEAVES_NOTHING.store(true, Relaxed);
    for area in [window().session_storage(), window().local_storage()] {
        if let Ok(Some(area)) = area {
            let names =
                (0..area.length().unwrap_or(0)).filter_map(|it| area.key(it).ok().flatten());
            for name in names.collect::<Vec<_>>() {
                if name.starts_with(PREFIX) {
                    // It fails only where nothing could be kept either.
                    let _ = area.remove_item(&name);
                }
            }
        }
    }
}

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
    if leaves_nothing() {
        return None;
    }
    match keep {
        Keep::Tab => window().session_storage(),
        Keep::Browser => window().local_storage(),
    }
    .ok()
    .flatten()
}
