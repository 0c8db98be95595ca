//! When to look again at a whole list, so that many seats do not ask together.

/// How often a list is looked at; times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rhythm {
    /// A look follows the one before no sooner than this, and later by up to `spread`.
    pub soonest: i64,
    pub spread: f64,
    /// What is overdue is looked at at once, and sixty seats whose network came back not in one second.
    pub spread_overdue: f64,
    /// After failures it is looked at half as often each time, so many times.
    pub halvings: u32,
}

/// What has to be so before anything is asked by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition by itself"
)]
pub struct Circumstances {
    pub is_signed_in: bool,
    /// Whether the tab is the one that is seen.
    pub is_seen: bool,
    pub is_online: bool,
    /// Whether a look may tell anything that somebody sees.
    pub is_worth_a_look: bool,
}

impl Circumstances {
    pub fn allow(self) -> bool {
        self.is_signed_in && self.is_seen && self.is_online && self.is_worth_a_look
    }
}

/// The looks so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    rhythm: Rhythm,
    is_loading: bool,
    /// When the last load that failed ended.
    failed_at: i64,
    misses: u32,
}

impl Pace {
    pub fn new(rhythm: Rhythm) -> Self {
        Self {
            rhythm,
            is_loading: false,
            failed_at: 0,
            misses: 0,
        }
    }

    /// Takes in how the list stands now, whoever has asked for it.
    pub fn see(&mut self, is_loading: bool, has_failed: bool, now: i64) {
        if self.is_loading && !is_loading {
            if has_failed {
                self.misses = self.misses.saturating_add(1);
                self.failed_at = now;
            } else {
                self.misses = 0;
            }
        }
        self.is_loading = is_loading;
    }

    /// Milliseconds until the next look; `None` while there is none, or one is under way.
    /// `answered` is when the list was last answered, `jitter` is from 0 to 1.
    pub fn next_delay(
        self,
        circumstances: Circumstances,
        answered: i64,
        now: i64,
        jitter: f64,
    ) -> Option<u32> {
        if self.is_loading || !circumstances.allow() {
            return None;
        }
        let age = now.saturating_sub(answered.max(self.failed_at)).max(0);
        let rhythm = self.rhythm;
        let period = rhythm.soonest << self.misses.min(rhythm.halvings);
        let left = period - age.min(period);
        let spread = if left == 0 {
            rhythm.spread_overdue
        } else {
            rhythm.spread
        };
        // A few minutes at most: it fits, and is never negative.
        #[allow(clippy::cast_possible_truncation)]
        let spread = (spread * jitter.clamp(0.0, 1.0)) as i64;
        u32::try_from(left + spread).ok()
    }
}
