//! Ids for elements that refer to each other.

use std::sync::atomic::{AtomicUsize, Ordering};

/// An id that no other element of this page has, `field-7` for example.
pub fn unique(prefix: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
