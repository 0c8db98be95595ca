//! When a shared machine forgets the person: after a while without a touch or a key, and a countdown that nobody stopped.

/// How long each takes (milliseconds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    idle: i64,
    countdown: i64,
}

impl Patience {
    pub fn of_seconds(idle: u32, countdown: u32) -> Self {
        Self {
            idle: i64::from(idle) * 1000,
            countdown: i64::from(countdown) * 1000,
        }
    }
}

/// How it stands with the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Present,
    /// Somebody has to say that they are still here.
    Countdown {
        seconds: u32,
    },
    /// Nobody did: it stays so until somebody begins anew.
    Over,
}

/// The time that has gone by, added up from one look at the clock to the next: a clock that is set back takes nothing
/// away, and what a machine slept counts, as nobody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    patience: Patience,
    looked: i64,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Quiet { millis: i64 },
    Counting { left: i64 },
    Over,
}

impl Idle {
    /// Somebody begins.
    pub fn begin(patience: Patience, now: i64) -> Self {
        Self {
            patience,
            looked: now,
            stage: Stage::Quiet { millis: 0 },
        }
    }

    /// A touch or a key. It does not stop a countdown, which asks for an answer: whoever comes next may be somebody else.
    pub fn act(&mut self, now: i64) {
        // What went by before it is looked at first: a touch does not bring back who was asleep.
        if self.look(now) == Phase::Present {
            self.stage = Stage::Quiet { millis: 0 };
        }
    }

    /// The answer to the countdown.
    pub fn stay(&mut self, now: i64) {
        if self.look(now) != Phase::Over {
            self.stage = Stage::Quiet { millis: 0 };
        }
    }

    /// Looks at the clock.
    pub fn look(&mut self, now: i64) -> Phase {
        let passed = now.saturating_sub(self.looked).max(0);
        self.looked = now;
        let Patience { idle, countdown } = self.patience;
        self.stage = match self.stage {
            Stage::Quiet { millis } => {
                let millis = millis.saturating_add(passed);
                if millis >= idle.saturating_add(countdown) {
                    Stage::Over
                } else if millis >= idle {
                    // The whole countdown, however late the look: it has to be seen to be stopped.
                    Stage::Counting { left: countdown }
                } else {
                    Stage::Quiet { millis }
                }
            }
            Stage::Counting { left } if left > passed => Stage::Counting {
                left: left - passed,
            },
            Stage::Counting { .. } | Stage::Over => Stage::Over,
        };
        match self.stage {
            Stage::Quiet { .. } => Phase::Present,
            Stage::Counting { left } => Phase::Countdown {
                seconds: u32::try_from(left.saturating_add(999) / 1000).unwrap_or(u32::MAX),
            },
            Stage::Over => Phase::Over,
        }
    }
}

/// The mark that a countdown has come to. It is said when this changes, however late the look: each second would talk
/// over the one before.
pub fn mark(seconds: u32) -> u32 {
    if seconds <= 5 {
        5
    } else {
        seconds.div_ceil(10) * 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: i64 = 1_700_000_000_000;

    fn begun() -> Idle {
        Idle::begin(Patience::of_seconds(180, 30), NOON)
    }

    fn at(idle: &mut Idle, seconds: i64) -> Phase {
        idle.look(NOON + seconds * 1000)
    }

    fn counts(seconds: u32) -> Phase {
        Phase::Countdown { seconds }
    }

    #[test]
    fn after_a_while_it_counts_down_and_then_it_is_over() {
        let mut idle = begun();
        assert_eq!(at(&mut idle, 179), Phase::Present);
        assert_eq!(at(&mut idle, 180), counts(30));
        assert_eq!(at(&mut idle, 181), counts(29));
        assert_eq!(at(&mut idle, 209), counts(1));
        assert_eq!(at(&mut idle, 210), Phase::Over);
        idle.act(NOON + 211_000);
        idle.stay(NOON + 211_000);
        assert_eq!(at(&mut idle, 211), Phase::Over, "it is too late");
    }

    #[test]
    fn a_touch_puts_it_off_but_does_not_stop_the_countdown() {
        let mut idle = begun();
        idle.act(NOON + 170_000);
        assert_eq!(at(&mut idle, 349), Phase::Present);
        assert_eq!(at(&mut idle, 350), counts(30));
        idle.act(NOON + 351_000);
        assert_eq!(at(&mut idle, 352), counts(28));
        idle.stay(NOON + 353_000);
        assert_eq!(at(&mut idle, 532), Phase::Present);
        assert_eq!(at(&mut idle, 533), counts(30));
    }

    #[test]
    fn a_late_look_gives_the_whole_countdown_and_a_sleeping_machine_none() {
        // A hidden tab looks once a minute.
        let mut hidden = begun();
        assert_eq!(at(&mut hidden, 120), Phase::Present);
        assert_eq!(at(&mut hidden, 200), counts(30));
        let mut asleep = begun();
        asleep.act(NOON + 3_600_000);
        assert_eq!(
            at(&mut asleep, 3600),
            Phase::Over,
            "whoever wakes it may be another"
        );
        let mut dozing = begun();
        assert_eq!(at(&mut dozing, 180), counts(30));
        assert_eq!(at(&mut dozing, 240), Phase::Over);
    }

    #[test]
    fn a_clock_that_is_set_back_takes_nothing_away() {
        let mut idle = begun();
        assert_eq!(at(&mut idle, 179), Phase::Present);
        assert_eq!(at(&mut idle, -86_400), Phase::Present);
        assert_eq!(at(&mut idle, -86_399), counts(30));
        assert_eq!(at(&mut idle, -90_000), counts(30));
        assert_eq!(at(&mut idle, -89_970), Phase::Over);
    }

    #[test]
    fn it_is_not_said_at_every_second() {
        // Looks come once a second, or later.
        let said = |looks: &[u32]| {
            let mut said = Vec::new();
            let mut last = None;
            for seconds in looks {
                if last.replace(mark(*seconds)) != Some(mark(*seconds)) {
                    said.push(*seconds);
                }
            }
            said
        };
        let each: Vec<u32> = (1..=30).rev().collect();
        assert_eq!(said(&each), [30, 20, 10, 5]);
        assert_eq!(said(&[30, 29, 21, 19, 11, 9, 6, 3, 1]), [30, 19, 9, 3]);
    }

    proptest! {
        /// Whatever the clock does: nobody's countdown is shorter than it says, and none begins too early.
        #[test]
        fn it_ends_in_time_and_never_early(
            steps in prop::collection::vec(0_i64..2_000, 1..600),
            touches in prop::collection::vec(any::<bool>(), 600),
        ) {
            let (mut idle, mut now, mut quiet) = (Idle::begin(Patience::of_seconds(60, 20), NOON), NOON, 0);
            for (step, touch) in steps.iter().zip(touches) {
                now += step;
                quiet += step;
                match idle.look(now) {
                    Phase::Present => prop_assert!(quiet < 60_000),
                    Phase::Countdown { seconds } => {
                        prop_assert!(quiet >= 60_000 && (1..=20).contains(&seconds));
                    }
                    Phase::Over => {
                        prop_assert!(quiet >= 80_000);
                        break;
                    }
                }
                if touch && quiet < 60_000 {
                    idle.act(now);
                    quiet = 0;
                }
                prop_assert!(quiet < 84_000, "it goes on after {quiet} ms");
            }
        }

        #[test]
        fn no_clock_panics(looks in prop::collection::vec(any::<i64>(), 1..50)) {
            let mut idle = begun();
            let mut is_over = false;
            for now in looks {
                let phase = idle.look(now);
                prop_assert!(!is_over || phase == Phase::Over);
                is_over = phase == Phase::Over;
                idle.act(now);
                idle.stay(now);
            }
        }
    }
}
