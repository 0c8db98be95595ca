//! Time: the wall clock, or one that only tests turn.

use std::time::Duration;

use jiff::Timestamp;

/// Whether time passes by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockMode {
    /// Time passes; it can also be turned forward.
    #[default]
    Real,
    /// Time stands still until it is turned.
    Manual,
}

/// What time it is in the cloud.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    mode: ClockMode,
    started: Timestamp,
    turned: Duration,
}

impl Clock {
    pub(crate) fn new(mode: ClockMode) -> Self {
        Self {
            mode,
            started: Timestamp::now(),
            turned: Duration::ZERO,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        let base = match self.mode {
            ClockMode::Real => Timestamp::now(),
            ClockMode::Manual => self.started,
        };
        base.saturating_add(self.turned).unwrap_or(Timestamp::MAX)
    }

    pub(crate) fn turn(&mut self, by: Duration) {
        self.turned = self.turned.saturating_add(by);
    }
}

/// A moment as the API writes it: ISO 8601 with microseconds, in UTC.
pub(crate) fn iso(moment: Timestamp) -> String {
    format!("{moment:.6}")
}

/// A moment before another.
pub(crate) fn before(moment: Timestamp, by: Duration) -> Timestamp {
    moment.saturating_sub(by).unwrap_or(Timestamp::MIN)
}

/// A moment after another.
pub(crate) fn after(moment: Timestamp, by: Duration) -> Timestamp {
    moment.saturating_add(by).unwrap_or(Timestamp::MAX)
}
