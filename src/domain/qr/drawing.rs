//! Where each bit of a code is drawn, and which of the eight masks makes it the easiest to read.

use super::Code;
use super::codewords::protected;

impl Code {
    pub(super) fn frame(version: usize) -> Self {
        let side = 17 + 4 * version;
        let none = vec![false; side * side];
        let mut code = Self {
            side,
            dark: none.clone(),
            fixed: none,
        };
        for at in 0..side {
            code.fix(6, at, at % 2 == 0);
            code.fix(at, 6, at % 2 == 0);
        }
        for (x, y) in [(3, 3), (side - 4, 3), (3, side - 4)] {
            code.square(x, y, 4);
        }
        if version > 1 {
            let mut at = vec![6, side - 7];
            if version > 6 {
                at.insert(1, side / 2);
            }
            for x in &at {
                for y in &at {
                    // Three of the corners have an eye.
                    if !((*x == 6 && (*y == 6 || *y == side - 7)) || (*x == side - 7 && *y == 6)) {
                        code.square(*x, *y, 2);
                    }
                }
            }
        }
        code.set_format(0);
        if version > 6 {
            let bits = protected(u32::try_from(version).unwrap_or(0), 6, 0x1F25, 12);
            for bit in 0..18 {
                let (far, near) = (side - 11 + bit % 3, bit / 3);
                code.fix(far, near, bits >> bit & 1 == 1);
                code.fix(near, far, bits >> bit & 1 == 1);
            }
        }
        code
    }

    fn fix(&mut self, x: usize, y: usize, is_dark: bool) {
        let at = y * self.side + x;
        if let (true, Some(dark), Some(fixed)) =
            (x < self.side, self.dark.get_mut(at), self.fixed.get_mut(at))
        {
            (*dark, *fixed) = (is_dark, true);
        }
    }

    /// Rings about a middle: those of an eye (with its light edge) and the small ones.
    fn square(&mut self, x: usize, y: usize, reach: usize) {
        for to_y in (y + reach).saturating_sub(2 * reach)..=y + reach {
            for to_x in (x + reach).saturating_sub(2 * reach)..=x + reach {
                let ring = to_x.abs_diff(x).max(to_y.abs_diff(y));
                if ring <= reach {
                    self.fix(
                        to_x,
                        to_y,
                        ring != 4 && (ring != if reach == 4 { 2 } else { 1 }),
                    );
                }
            }
        }
    }

    /// Which mask was used, twice. Level M is 00.
    fn set_format(&mut self, mask: u32) {
        let bits = protected(mask, 5, 0x537, 10) ^ 0x5412;
        for bit in 0..15 {
            let is_dark = bits >> bit & 1 == 1;
            let near = match bit {
                0..=5 => (8, bit),
                6 | 7 => (8, bit + 1),
                8 => (7, 8),
                _ => (14 - bit, 8),
            };
            self.fix(near.0, near.1, is_dark);
            if bit < 8 {
                self.fix(self.side - 1 - bit, 8, is_dark);
            } else {
                self.fix(8, self.side - 15 + bit, is_dark);
            }
        }
        self.fix(8, self.side - 8, true);
    }

    /// In columns of two, up and down, from the right.
    pub(super) fn fill(&mut self, words: &[u8]) {
        let mut bits = words
            .iter()
            .flat_map(|word| (0..8).rev().map(move |bit| word >> bit & 1 == 1));
        let rights = (1..self.side)
            .rev()
            .step_by(2)
            .map(|it| if it <= 6 { it - 1 } else { it });
        for (right, goes_up) in rights.zip([true, false].into_iter().cycle()) {
            for step in 0..self.side {
                let y = if goes_up { self.side - 1 - step } else { step };
                for x in [right, right - 1] {
                    let at = y * self.side + x;
                    if let (Some(false), Some(dark)) = (self.fixed.get(at), self.dark.get_mut(at)) {
                        *dark = bits.next().unwrap_or(false);
                    }
                }
            }
        }
    }

    pub(super) fn masked(&self, mask: u32) -> Self {
        let mut code = self.clone();
        for y in 0..self.side {
            for x in 0..self.side {
                let flips = match mask {
                    0 => (x + y) % 2,
                    1 => y % 2,
                    2 => x % 3,
                    3 => (x + y) % 3,
                    4 => (x / 3 + y / 2) % 2,
                    5 => x * y % 2 + x * y % 3,
                    6 => (x * y % 2 + x * y % 3) % 2,
                    _ => ((x + y) % 2 + x * y % 3) % 2,
                } == 0;
                let at = y * self.side + x;
                if let (Some(false), Some(dark)) = (self.fixed.get(at), code.dark.get_mut(at)) {
                    *dark ^= flips;
                }
            }
        }
        code.set_format(mask);
        code
    }

    /// How hard it is to read: long runs, squares, what looks like an eye, and an uneven mix.
    pub(super) fn penalty(&self) -> usize {
        let mut sum = 0;
        for is_column in [false, true] {
            for line in 0..self.side {
                let cells: Vec<bool> = (0..self.side)
                    .map(|at| {
                        if is_column {
                            self.is_dark(line, at)
                        } else {
                            self.is_dark(at, line)
                        }
                    })
                    .collect();
                let runs = cells.chunk_by(|one, other| one == other).map(<[bool]>::len);
                sum += runs.filter(|it| *it >= 5).map(|it| it - 2).sum::<usize>();
                let eyes = cells.windows(11).filter(|it| {
                    let bits = it.iter().fold(0, |sum, it| sum << 1 | u32::from(*it));
                    bits == 0b101_1101_0000 || bits == 0b000_0101_1101
                });
                sum += 40 * eyes.count();
            }
        }
        for y in 1..self.side {
            for x in 1..self.side {
                let cell = self.is_dark(x, y);
                let same = [(x - 1, y), (x, y - 1), (x - 1, y - 1)];
                sum += 3 * usize::from(same.iter().all(|(x, y)| self.is_dark(*x, *y) == cell));
            }
        }
        let (dark, all) = (self.dark.iter().filter(|it| **it).count(), self.dark.len());
        sum + 10 * ((dark * 20).abs_diff(all * 10) / all)
    }
}
