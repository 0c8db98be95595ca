//! Which rows of a long list are worth having in the document.

/// Lists up to this long are shown whole.
pub const WHOLE: usize = 60;
/// Rows kept above and below what is seen, so that scrolling does not show holes.
const MARGIN: usize = 8;
/// Windows move in steps of so many rows, so that scrolling a little changes nothing.
const STEP: usize = 4;

/// A run of rows, and how many are left out around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub first: usize,
    /// One past the last.
    pub end: usize,
}

/// The rows to keep, where `hidden` pixels of the list are above the visible `height`.
pub fn window(count: usize, row_height: f64, hidden: f64, height: f64) -> Window {
    if count <= WHOLE || row_height <= 0.0 {
        return Window {
            first: 0,
            end: count.min(if row_height <= 0.0 { WHOLE } else { count }),
        };
    }
    let rows = |pixels: f64| {
        // A list of a billion rows is taller than any browser shows; it never gets negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rows = (pixels.max(0.0) / row_height) as usize;
        rows
    };
    let first = rows(hidden).saturating_sub(MARGIN) / STEP * STEP;
    let shown = (rows(height.max(0.0)) + 2 * MARGIN + STEP).next_multiple_of(STEP);
    let first = first.min(count.saturating_sub(shown));
    Window {
        first,
        end: (first + shown).min(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_lists_are_whole_and_long_ones_are_not() {
        assert_eq!(window(40, 50.0, 0.0, 800.0), Window { first: 0, end: 40 });
        let top = window(2_000, 50.0, 0.0, 800.0);
        assert_eq!(top.first, 0);
        assert!(top.end < 60);
        assert_eq!(window(2_000, 50.0, 1e9, 800.0).end, 2_000);
    }

    proptest! {
        #[test]
        fn what_is_seen_is_there(count in 61..10_000_usize, row in 20.0..200.0_f64, at in 0.0..1.0_f64, height in 100.0..2_000.0_f64) {
            #[allow(clippy::cast_precision_loss)]
            let total = count as f64 * row;
            let hidden = (total - height).max(0.0) * at;
            let it = window(count, row, hidden, height);
            #[allow(clippy::cast_precision_loss)]
            let (top, bottom) = (it.first as f64 * row, it.end as f64 * row);
            prop_assert!(it.first <= it.end && it.end <= count);
            prop_assert!(top <= hidden && bottom >= (hidden + height).min(total));
        }
    }
}
