//! A QR code of an address, as it is drawn.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// A light margin of so many modules is around the dark ones: without it many a phone finds no code.
const MARGIN: i32 = 4;

/// The largest that a phone reads easily off a screen.
const LARGEST: u8 = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Of the square that it is drawn in, from 0, in modules.
    pub side: i32,
    /// The dark modules, as the path of an SVG.
    pub path: String,
}

/// `None` where the text is too long.
pub fn encode(text: &str) -> Option<Code> {
    let parts = QrSegment::make_segments(text);
    let (medium, largest) = (QrCodeEcc::Medium, Version::new(LARGEST));
    let code = QrCode::encode_segments_advanced(&parts, medium, Version::MIN, largest, None, false)
        .ok()?;
    Some(Code {
        side: code.size() + 2 * MARGIN,
        path: path(&code),
    })
}

/// A rectangle for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|it| code.get_module(*it, y))
                .count();
            if run > 0 {
                let (left, top, run) = (x + MARGIN, y + MARGIN, run.to_string());
                for part in [
                    "M",
                    &left.to_string(),
                    " ",
                    &top.to_string(),
                    "h",
                    &run,
                    "v1h-",
                    &run,
                    "z",
                ] {
                    path.push_str(part);
                }
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_no_larger_than_it_must_be_and_refuses_what_is_too_long() {
        for (length, modules) in [(0, 21), (14, 21), (15, 25), (180, 53), (181, 57), (213, 57)] {
            let side = encode(&"a".repeat(length)).map(|it| it.side);
            assert_eq!(side, Some(modules + 2 * MARGIN), "{length}");
        }
        assert_eq!(encode(&"a".repeat(214)), None);
    }

    /// The modules that a path of rectangles covers.
    fn drawn(path: &str) -> HashSet<(i32, i32)> {
        let runs = path.split('z').filter(|it| !it.is_empty()).map(|run| {
            let numbers: Vec<i32> = run
                .split(|it: char| !it.is_ascii_digit())
                .filter_map(|it| it.parse().ok())
                .collect();
            (numbers[0], numbers[1], numbers[2])
        });
        runs.flat_map(|(x, y, run)| (x..x + run).map(move |x| (x, y)))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_phone_reads_the_text_again(text in "[ -~]{0,200}|https://[a-z]{1,20}\\.example\\.org/\\PC{0,40}") {
            let code = encode(&text);
            prop_assert!(code.is_some() || text.len() > 213, "{}", text);
            if let Some(code) = code {
                let side = usize::try_from(code.side).unwrap();
                let dark = drawn(&code.path);
                let is_dark = |x: usize, y: usize| dark.contains(&(i32::try_from(x / 3).unwrap(), i32::try_from(y / 3).unwrap()));
                let mut seen = rqrr::PreparedImage::prepare_from_bitmap(side * 3, side * 3, is_dark);
                let read: Vec<String> = seen.detect_grids().iter().filter_map(|it| it.decode().ok()).map(|it| it.1).collect();
                prop_assert_eq!(read, [text]);
            }
        }
    }
}
