//! Which rows of a long list are worth having in the document.

/// Lists up to this long are shown whole.
pub const WHOLE: usize = 60;
/// Rows kept above and below what is seen, so that scrolling does not show holes.
const MARGIN: usize = 8;
/// Windows move in steps of so many rows, so that scrolling a little changes nothing.
const STEP: usize = 4;
/// So many rows are made in one go beside those that are seen.
const BATCH: usize = 8;

/// A run of rows, and how many are left out around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub first: usize,
    /// One past the last.
    pub end: usize,
}

impl Window {
    /// The rows that a list begins with. The others follow a few at a time: to make a row takes a phone some
    /// milliseconds, and what is pressed meanwhile has to wait.
    pub const OPENING: Self = Self {
        first: 0,
        end: BATCH,
    };

    /// The next step from these rows to those that are wanted of `count`: all that are seen, and so many more. The seen
    /// ones end before `seen`.
    fn towards(self, wanted: Self, seen: usize, count: usize) -> Self {
        let is_near = (wanted.first..=wanted.end).contains(&self.end);
        let made = if is_near { self.end } else { wanted.first };
        let end = made.max(seen) + BATCH;
        Self {
            first: wanted.first,
            end: if end < count {
                end.min(wanted.end)
            } else {
                wanted.end
            },
        }
    }
}

/// The rows to keep next after `shown`, where `hidden` pixels of the list are above the visible `height`.
pub fn window(count: usize, row_height: f64, hidden: f64, height: f64, shown: Window) -> Window {
    let rows = |pixels: f64| {
        // A list of a billion rows is taller than any browser shows; it never gets negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rows = (pixels.max(0.0) / row_height) as usize;
        rows
    };
    if row_height <= 0.0 {
        return shown;
    }
    let seen = rows(hidden + height) + 1;
    if count <= WHOLE {
        // Rows that come in later are shown with the others at once.
        let whole = Window {
            first: 0,
            end: WHOLE,
        };
        return shown.towards(whole, seen, count);
    }
    let first = rows(hidden).saturating_sub(MARGIN) / STEP * STEP;
    let size = (rows(height.max(0.0)) + 2 * MARGIN + STEP).next_multiple_of(STEP);
    let first = first.min(count.saturating_sub(size));
    let wanted = Window {
        first,
        end: (first + size).min(count),
    };
    shown.towards(wanted, seen, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What comes of it in the end, and in how many steps.
    fn settled(count: usize, row: f64, hidden: f64, height: f64, from: Window) -> (Window, usize) {
        let mut shown = from;
        for steps in 0..20 {
            let next = window(count, row, hidden, height, shown);
            if next == shown {
                return (shown, steps);
            }
            shown = next;
        }
        panic!("it does not settle")
    }

    #[test]
    fn short_lists_are_whole_and_long_ones_are_not() {
        let (whole, steps) = settled(40, 50.0, 0.0, 400.0, Window::OPENING);
        assert!(whole.first == 0 && whole.end >= 40);
        assert_eq!(steps, 4, "17, 25, 33, and the rest");
        // What comes in later is there with the others.
        assert_eq!(window(60, 50.0, 0.0, 400.0, whole), whole);
        let (top, _) = settled(2_000, 50.0, 0.0, 800.0, whole);
        assert!(top.first == 0 && top.end < 60);
        assert_eq!(settled(2_000, 50.0, 1e9, 800.0, top).0.end, 2_000);
    }

    #[test]
    fn nothing_is_decided_before_a_row_was_measured() {
        assert_eq!(
            window(40, 0.0, 0.0, 800.0, Window::OPENING),
            Window::OPENING
        );
    }

    proptest! {
        #[test]
        fn what_is_seen_is_there(
            count in 1..10_000_usize,
            row in 20.0..200.0_f64,
            at in 0.0..1.0_f64,
            height in 100.0..2_000.0_f64,
            first in 0..10_000_usize,
            size in 0..100_usize,
        ) {
            #[allow(clippy::cast_precision_loss)]
            let total = count as f64 * row;
            let hidden = (total - height).max(0.0) * at;
            let from = Window { first, end: first + size };
            let it = window(count, row, hidden, height, from);
            #[allow(clippy::cast_precision_loss)]
            let (top, bottom) = (it.first as f64 * row, it.end as f64 * row);
            prop_assert!(it.first <= it.end && (it.end <= count || count <= WHOLE));
            prop_assert!(top <= hidden && bottom >= (hidden + height).min(total));
            let (last, _) = settled(count, row, hidden, height, from);
            prop_assert_eq!(last, settled(count, row, hidden, height, Window::OPENING).0);
        }
    }
}
