//! The codes against another encoder, and against examples of the standard.

use super::codewords::{correction, protected};
use super::*;
use proptest::prelude::*;
use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, Version, ec};

#[test]
fn the_words_of_the_standards_own_example_come_out() {
    // The Reed-Solomon words of ISO/IEC 18004, annex I, for 1-M.
    let data = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11,
    ];
    assert_eq!(
        correction(&data, 10),
        [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
    );
    // Annex C: level M, mask 5; annex D: version 7.
    assert_eq!(
        protected(0b00_101, 5, 0x537, 10) ^ 0x5412,
        0b100_0000_1100_1110
    );
    assert_eq!(protected(7, 6, 0x1F25, 12), 0b00_0111_1100_1001_0100);
}

#[test]
fn it_takes_the_smallest_that_it_fits_in_and_refuses_what_is_too_long() {
    for (length, side) in [
        (0, 21),
        (14, 21),
        (15, 25),
        (26, 25),
        (27, 29),
        (180, 53),
        (181, 57),
        (213, 57),
    ] {
        assert_eq!(
            encode(&"a".repeat(length)).map(|it| it.side),
            Some(side),
            "{length}"
        );
    }
    assert_eq!(encode(&"a".repeat(214)), None);
}

/// From another encoder (Python's `qrcode` 8), as are the sums below.
const KNOWN: [&str; 25] = [
    "#######...#..#....#######",
    "#.....#..#.#.####.#.....#",
    "#.###.#.#..#...##.#.###.#",
    "#.###.#.##..####..#.###.#",
    "#.###.#.#.#.##..#.#.###.#",
    "#.....#.#.#..###..#.....#",
    "#######.#.#.#.#.#.#######",
    "........#####.###........",
    "#.#####....####...#####..",
    "#...##....###.#.#......#.",
    "##.#..####...#.#.#.#.#.##",
    "##.#.#.#...##..#........#",
    "##.#.##.##.#.######.#.###",
    "##.###.#....#...#..#.#.#.",
    "#.##..#...#..#########.##",
    "#...#..#....#.#######...#",
    "#..#..#.#.#.##..#####.#..",
    "........#.#..#.##...##...",
    "#######...#####.#.#.#.###",
    "#.....#.####..#.#...##...",
    "#.###.#.##.#...######.###",
    "#.###.#.##..##...##.#####",
    "#.###.#.#.#..###.#...##.#",
    "#.....#...#.##.##..###..#",
    "#######.###.#.#...#######",
];

#[test]
fn a_code_is_module_for_module_the_one_of_another_encoder() {
    let text = |it: &Code| -> Vec<String> {
        (0..it.side)
            .map(|y| {
                (0..it.side)
                    .map(|x| if it.is_dark(x, y) { '#' } else { '.' })
                    .collect()
            })
            .collect()
    };
    assert_eq!(
        encode("https://a.example.org/").map(|it| text(&it)),
        Some(KNOWN.map(str::to_owned).to_vec())
    );
    // Several blocks, the number of the version in the code, and a count of two bytes.
    let long = format!("https://a.example.org/{}", "instances/".repeat(20));
    for (length, sum) in [
        (100, 0xb224_140a_6feb_cada),
        (150, 0x7ad2_b265_0adc_e4bf),
        (213, 0x5deb_7f11_8252_7bdd),
    ] {
        let code = long
            .get(..length)
            .and_then(encode)
            .map(|it| text(&it).concat());
        let fnv = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let got = code.map(|it| it.bytes().fold(0xcbf2_9ce4_8422_2325, fnv));
        assert_eq!(got, Some(sum), "{length}");
    }
}

#[test]
fn a_path_covers_the_dark_modules_and_no_others() {
    let path = encode("x").map(|it| it.path()).unwrap_or_default();
    assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
    assert!(!path.contains("h0"), "{path}");
}

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The code of the crate `qrcode` with each mask.
fn theirs(text: &str, version: i16) -> Vec<Vec<bool>> {
    let version = Version::Normal(version);
    let mut bits = Bits::new(version);
    bits.push_byte_data(text.as_bytes()).unwrap();
    bits.push_terminator(EcLevel::M).unwrap();
    let (data, check) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).unwrap();
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &check);
    let masked = MASKS.map(|mask| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(mask);
        let colors = canvas.into_colors().into_iter();
        colors.map(|it| it == Color::Dark).collect()
    });
    masked.into()
}

proptest! {
    /// Breaks when a phone would read something else, or nothing: whatever the text, the code is that of another encoder
    /// in the same version, with one of the eight masks.
    #[test]
    fn every_code_is_one_of_another_encoder(text in "[ -~]{0,213}|https://[a-z]{1,20}\\.example\\.org/\\PC{0,60}") {
        match encode(&text) {
            Some(code) => {
                let version = i16::try_from((code.side - 17) / 4).unwrap();
                prop_assert!(theirs(&text, version).contains(&code.dark), "{}", text);
                let is_smallest = version == 1 || {
                    let mut bits = Bits::new(Version::Normal(version - 1));
                    bits.push_byte_data(text.as_bytes()).unwrap();
                    bits.push_terminator(EcLevel::M).is_err()
                };
                prop_assert!(is_smallest, "{} has a smaller code", text);
            }
            None => prop_assert!(text.len() > 213),
        }
    }
}
