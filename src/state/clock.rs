//! The time, for "12 minutes ago": one timer for the whole page.

use std::time::Duration;

use leptos::prelude::*;

use crate::dom::{page, timer};
use crate::reactive::renew;

#[derive(Clone, Copy)]
pub struct Clock {
    now: RwSignal<i64>,
}

/// Ages are said in words that change no oftener than this.
const PERIOD: Duration = Duration::from_secs(15);

impl Clock {
    /// Ticks until the owner is gone, and rests while nobody looks.
    pub fn start() -> Self {
        let clock = Self {
            now: RwSignal::new(page::now()),
        };
        timer::every(PERIOD, move || {
            if !page::is_hidden() {
                renew(clock.now, page::now());
            }
        });
        clock
    }

    pub fn now(self) -> i64 {
        self.now.get()
    }
}
