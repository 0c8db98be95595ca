//! When to look again at something that is changing.

/// No sooner than this after an action: the cloud needs a moment to notice (milliseconds).
pub const FIRST_DELAY: u32 = 3_000;
/// Never slower than this.
pub const SLOWEST: u32 = 30_000;
/// The longest that [`next_delay`] says.
pub const LONGEST: u32 = SLOWEST + SLOWEST / 4;
/// After this long it is only looked at on request.
pub const GIVE_UP_AFTER: i64 = 30 * 60 * 1000;

/// Milliseconds to wait before look number `looks` (0 for the first), or `None` to stop.
///
/// `jitter` is from 0 to 1 and spreads sixty seats that started together.
pub fn next_delay(looks: u32, waited: i64, jitter: f64) -> Option<u32> {
    if waited >= GIVE_UP_AFTER {
        return None;
    }
    let base = (0..looks.min(16)).fold(FIRST_DELAY, |delay, _| (delay + delay / 4).min(SLOWEST));
    let spread = share(base / 4, jitter);
    Some(base.saturating_add(spread).min(LONGEST))
}

/// A random part of some milliseconds.
pub fn share(most: u32, jitter: f64) -> u32 {
    // It is between 0 and `most`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let part = (f64::from(most) * jitter.clamp(0.0, 1.0)) as u32;
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_slows_down_and_gives_up() {
        assert_eq!(next_delay(0, 0, 0.0), Some(3_000));
        assert!(next_delay(3, 0, 0.0) > next_delay(1, 0, 0.0));
        assert_eq!(next_delay(40, 0, 0.0), Some(SLOWEST));
        assert_eq!(next_delay(2, GIVE_UP_AFTER, 0.0), None);
    }

    proptest! {
        #[test]
        fn it_is_never_hasty(looks in any::<u32>(), jitter in -1.0..2.0_f64) {
            let delay = next_delay(looks, 0, jitter);
            prop_assert!(delay.is_some_and(|it| (FIRST_DELAY..=LONGEST).contains(&it)));
        }
    }
}
