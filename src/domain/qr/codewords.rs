//! What a code says, as the bytes that are drawn: the text, what fills it up, and what corrects its damages.

/// Whole bytes beside the text: four bits say that bytes come, then 8 or 16 bits their number, then four bits the end.
pub(super) fn header(version: usize) -> usize {
    if version < 10 { 2 } else { 3 }
}

pub(super) fn data(bytes: &[u8], version: usize, room: usize) -> Vec<u8> {
    let count = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    let count = if version < 10 { &count[1..] } else { &count };
    let mut words = vec![0x40];
    for byte in count.iter().chain(bytes) {
        if let Some(last) = words.last_mut() {
            *last |= byte >> 4;
        }
        words.push(byte << 4);
    }
    let mut padding = [0xEC, 0x11].into_iter().cycle();
    while words.len() < room {
        words.extend(padding.next());
    }
    words
}

/// Blocks with their correction, a word of each in turn. The later blocks are one word longer where it does not come out.
pub(super) fn interleaved(data: &[u8], check: usize, blocks: usize) -> Vec<u8> {
    let (short, long_from) = (data.len() / blocks, blocks - data.len() % blocks);
    let mut rest = data;
    let parts: Vec<(&[u8], Vec<u8>)> = (0..blocks)
        .map(|block| {
            let (part, after) = rest.split_at(short + usize::from(block >= long_from));
            rest = after;
            (part, correction(part, check))
        })
        .collect();
    let mut words = Vec::new();
    for at in 0..=short {
        words.extend(parts.iter().filter_map(|(part, _)| part.get(at)));
    }
    for at in 0..check {
        words.extend(parts.iter().filter_map(|(_, check)| check.get(at)));
    }
    words
}

/// The remainder of the Reed-Solomon division.
pub(super) fn correction(data: &[u8], check: usize) -> Vec<u8> {
    let mut divisor = vec![0_u8; check];
    if let Some(last) = divisor.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..check {
        for at in 0..check {
            let next = divisor.get(at + 1).copied().unwrap_or(0);
            if let Some(it) = divisor.get_mut(at) {
                *it = times(*it, root) ^ next;
            }
        }
        root = times(root, 2);
    }
    let mut rest = vec![0; check];
    for byte in data {
        let factor = byte ^ rest.first().copied().unwrap_or(0);
        rest.rotate_left(1);
        if let Some(last) = rest.last_mut() {
            *last = 0;
        }
        for (it, by) in rest.iter_mut().zip(&divisor) {
            *it ^= times(*by, factor);
        }
    }
    rest
}

/// In the field of 256 elements that the code is made over.
fn times(one: u8, other: u8) -> u8 {
    (0..8).rev().fold(0, |sum: u8, bit| {
        let doubled = (sum << 1) ^ if sum & 0x80 == 0 { 0 } else { 0x1D };
        doubled ^ if other >> bit & 1 == 0 { 0 } else { one }
    })
}

/// The bits with the remainder that protects them.
pub(super) fn protected(bits: u32, count: u32, divisor: u32, width: u32) -> u32 {
    let rest = (0..count).rev().fold(bits << width, |rest, bit| {
        if rest >> (bit + width) & 1 == 0 {
            rest
        } else {
            rest ^ divisor << bit
        }
    });
    bits << width | rest
}
