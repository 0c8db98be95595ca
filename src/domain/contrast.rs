//! Colors, and how well one can be told from another, as WCAG 2 counts it.

use std::fmt;

/// What text needs against what is behind it, in hundredths.
pub const TEXT: u32 = 450;
/// What lines, pictures and the mark of the focus need.
pub const SHAPE: u32 = 300;

/// A color of the screen: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `#0b6075`, or `#06c` for `#0066cc`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, a, b, c] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self(a, b, c)),
            3 => Some(Self((b & 15) * 17, (c >> 4) * 17, (c & 15) * 17)),
            _ => None,
        }
    }

    /// This much of it, in percent, on another.
    #[must_use]
    pub fn over(self, other: Self, percent: u32) -> Self {
        let mixed = |over: u8, under: u8| {
            let sum = u32::from(over) * percent + u32::from(under) * (100 - percent);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(
            mixed(self.0, other.0),
            mixed(self.1, other.1),
            mixed(self.2, other.2),
        )
    }

    /// The contrast of two colors, in hundredths and rounded down: from 100 to 2100.
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance(), other.luminance());
        let ratio = (one.max(two) + 0.05) / (one.min(two) + 0.05);
        // What is 4.5 exactly must not be taken for less. It is never below 1 nor above 21.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let hundredths = (ratio * 100.0 + 1e-6) as u32;
        hundredths
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BLACK: Rgb = Rgb(0, 0, 0);
    const WHITE: Rgb = Rgb(255, 255, 255);

    #[test]
    fn contrast_is_what_everybody_else_works_out() {
        // From the WebAIM contrast checker.
        let cases = [
            ("#000000", "#ffffff", 2100),
            ("#767676", "#ffffff", 454),
            ("#777777", "#ffffff", 447),
            ("#0000ff", "#ffffff", 859),
            ("#ff0000", "#ffffff", 399),
            ("#0b6075", "#0b6075", 100),
        ];
        for (one, two, ratio) in cases {
            let (one, two) = (Rgb::parse(one).unwrap(), Rgb::parse(two).unwrap());
            assert_eq!(one.contrast(two), ratio, "{one} on {two}");
            assert_eq!(two.contrast(one), ratio, "{two} on {one}");
        }
    }

    #[test]
    fn only_colors_in_digits_are_read() {
        assert_eq!(Rgb::parse("#06c"), Some(Rgb(0, 0x66, 0xcc)));
        assert_eq!(Rgb::parse("#0B6075"), Some(Rgb(0x0b, 0x60, 0x75)));
        for wrong in [
            "", "#", "0b6075", "#0b607", "#0b60750", "#+b6075", "teal", "#ггг",
        ] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_mixture_lies_between() {
        assert_eq!(WHITE.over(BLACK, 50), Rgb(128, 128, 128));
        assert_eq!(WHITE.over(BLACK, 0), BLACK);
        assert_eq!(WHITE.over(BLACK, 100), WHITE);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = Rgb::parse(&text);
        }

        #[test]
        fn what_is_written_is_read_again(r: u8, g: u8, b: u8) {
            let color = Rgb(r, g, b);
            prop_assert_eq!(Rgb::parse(&color.to_string()), Some(color));
            prop_assert!((100..=2100).contains(&color.contrast(WHITE)));
        }
    }
}
