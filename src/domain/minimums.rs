//! The least memory and CPUs that an instance of the image must have.
//!
//! People think in gigabytes, the wire counts in megabytes (API contract, section 9.3).

use super::draft::Draft;
use super::instance::Size;

/// Gigabytes that may be asked for at least.
pub const MAX_MEMORY_GB: u32 = 4096;
/// Cores that may be asked for at least.
pub const MAX_CPU: u32 = 256;

/// Megabytes from gigabytes as typed; blank is no minimum.
pub fn megabytes(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = match (whole, fraction) {
        ("", "") => return None,
        ("", _) => 0,
        (whole, _) => whole_number(whole, MAX_MEMORY_GB)?,
    };
    let is_fine = fraction.len() <= 3 && fraction.bytes().all(|b| b.is_ascii_digit());
    let thousandths: u32 = format!("{fraction:0<3}").parse().ok().filter(|_| is_fine)?;
    Some(whole * 1024 + thousandths * 1024 / 1000).filter(|it| *it <= MAX_MEMORY_GB * 1024)
}

/// Cores as typed; blank is no minimum.
pub fn cpus(text: &str) -> Option<u32> {
    if text.trim().is_empty() {
        Some(0)
    } else {
        whole_number(text, MAX_CPU)
    }
}

fn whole_number(text: &str, limit: u32) -> Option<u32> {
    let text = text.trim();
    let is_number = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|it| is_number && *it <= limit)
}

/// Megabytes as a person would type them in gigabytes; nothing for no minimum.
pub fn gigabytes(megabytes: i64) -> String {
    let (whole, rest) = (megabytes / 1024, megabytes % 1024);
    if megabytes <= 0 {
        return String::new();
    }
    // Rounded up: a minimum that shrinks is none.
    let thousandths = (rest * 1000 + 1023) / 1024;
    match thousandths {
        0 => whole.to_string(),
        1000.. => (whole + 1).to_string(),
        some => format!("{whole}.{some:03}")
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// Cores as a person would type them; nothing for no minimum.
pub fn cores(cpus: i64) -> String {
    if cpus <= 0 {
        String::new()
    } else {
        cpus.to_string()
    }
}

/// Whether more memory is asked for than the instance itself has: it could not be launched anew
/// in its own size. Unknown sizes exceed nothing.
pub fn exceeds_memory(draft: &Draft, size: &Size) -> bool {
    size.memory > 0
        && megabytes(&draft.minimum_memory).is_some_and(|it| i64::from(it) > size.memory)
}

/// The same of CPUs.
pub fn exceeds_cpu(draft: &Draft, size: &Size) -> bool {
    size.cpu > 0 && cpus(&draft.minimum_cpu).is_some_and(|it| i64::from(it) > size.cpu)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typed_gigabytes_are_megabytes() {
        for (typed, meant) in [
            ("", Some(0)),
            (" 4 ", Some(4096)),
            ("1.5", Some(1536)),
            (".5", Some(512)),
            ("4.", Some(4096)),
            ("4096", Some(4096 * 1024)),
            ("4096.5", None),
            ("4097", None),
            ("+4", None),
            ("-1", None),
            (".", None),
            ("x", None),
            ("1.2345", None),
            ("1.5.5", None),
        ] {
            assert_eq!(megabytes(typed), meant, "{typed}");
        }
        assert_eq!(cpus("256"), Some(256));
        assert_eq!(cpus("257"), None);
        assert_eq!(cpus("+2"), None);
    }

    #[test]
    fn more_than_the_instance_has_is_noticed() {
        let size = Size {
            cpu: 4,
            memory: 8192,
            ..Size::default()
        };
        let ask = |memory: &str, cpu: &str| {
            let draft = Draft {
                minimum_memory: memory.into(),
                minimum_cpu: cpu.into(),
                ..Draft::default()
            };
            (exceeds_memory(&draft, &size), exceeds_cpu(&draft, &size))
        };
        assert_eq!(ask("8", "4"), (false, false));
        assert_eq!(ask("8.5", "5"), (true, true));
        assert_eq!(ask("many", ""), (false, false));
        let unknown = Size {
            cpu: -1,
            memory: -1,
            ..size
        };
        let draft = Draft {
            minimum_memory: "8".into(),
            ..Draft::default()
        };
        assert!(!exceeds_memory(&draft, &unknown));
    }

    proptest! {
        #[test]
        fn megabytes_come_back_and_never_shrink(size in 1..4_000_000_u32) {
            let back = megabytes(&gigabytes(i64::from(size)));
            prop_assert!(back.is_some_and(|it| it >= size && it - size <= 1), "{} {:?}", size, back);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = megabytes(&text);
            let _ = cpus(&text);
        }
    }
}
