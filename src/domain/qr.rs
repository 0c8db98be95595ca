//! A QR code of an address (ISO/IEC 18004): bytes, error correction M, versions 1 to 10, which is up to 213 bytes.

mod codewords;
mod drawing;

/// The dark modules, row by row, without the light margin of four modules that a reader needs around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub side: usize,
    dark: Vec<bool>,
    /// Modules that belong to the frame of the code, and carry no data.
    fixed: Vec<bool>,
}

/// Of each version at level M: correction codewords of a block, blocks, data codewords of all blocks (table 9).
const VERSIONS: [(usize, usize, usize); 10] = [
    (10, 1, 16),
    (16, 1, 28),
    (26, 1, 44),
    (18, 2, 64),
    (24, 2, 86),
    (16, 4, 108),
    (18, 4, 124),
    (22, 4, 154),
    (22, 5, 182),
    (26, 5, 216),
];

/// `None` where the text is too long.
pub fn encode(text: &str) -> Option<Code> {
    let at = VERSIONS
        .iter()
        .zip(1..)
        .position(|((_, _, room), version)| text.len() + codewords::header(version) <= *room)?;
    let (check, blocks, room) = *VERSIONS.get(at)?;
    let version = at + 1;
    let data = codewords::data(text.as_bytes(), version, room);
    let words = codewords::interleaved(&data, check, blocks);
    let mut bare = Code::frame(version);
    bare.fill(&words);
    (0..8)
        .map(|mask| bare.masked(mask))
        .min_by_key(Code::penalty)
}

impl Code {
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x) == Some(&true)
    }

    /// As the path of an SVG with one unit to a module: a rectangle for each run of dark modules.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|it| self.is_dark(*it, y)).count();
                if run > 0 {
                    for part in [
                        "M",
                        &x.to_string(),
                        " ",
                        &y.to_string(),
                        "h",
                        &run.to_string(),
                        "v1h-",
                        &run.to_string(),
                        "z",
                    ] {
                        path.push_str(part);
                    }
                }
                x += run + 1;
            }
        }
        path
    }
}

#[cfg(test)]
mod tests;
