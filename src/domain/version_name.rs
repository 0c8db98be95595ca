//! Names of versions: which one comes next, and whether one is taken.
//!
//! The server takes any name, twice as well (API contract, section 9.2), and then nobody can tell
//! the two versions apart.

use super::draft::FIRST_VERSION;
use super::text;
use super::time::Date;

/// The server's column for version names.
pub const MAX_LENGTH: usize = 256;

/// Whether a version of that name is there already.
pub fn is_taken(name: &str, taken: &[String]) -> bool {
    taken.iter().any(|it| text::fold(it) == text::fold(name))
}

/// The name to propose after `newest`: the first after it that is free.
pub fn propose(newest: &str, taken: &[String], today: Date) -> String {
    let mut name = next(newest, today);
    while is_taken(&name, taken) {
        name = next(&name, today);
    }
    name
}

/// What comes after a name: `1.0` gives `1.1`, `2` gives `3`, `v2.1` gives `v2.2`, `2.0-stable`
/// gives `2.1-stable`, and one that is a date gives today's.
fn next(name: &str, today: Date) -> String {
    let name = name.trim();
    let following = dated(name, today).or_else(|| counted(name));
    following
        .filter(|it| text::length(it) <= MAX_LENGTH)
        .unwrap_or_else(|| FIRST_VERSION.to_owned())
}

/// The same kind of date, of today. A second one on the same day, or in the same month, is numbered.
fn dated(name: &str, today: Date) -> Option<String> {
    let separator = name.chars().nth(4).filter(|c| matches!(c, '-' | '.'))?;
    let mut numbers = Vec::new();
    for (index, part) in name.split(separator).enumerate() {
        let digits = if index == 0 { 4 } else { 2 };
        let is_number = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        numbers.push(part.parse::<u32>().ok().filter(|_| is_number)?);
    }
    let is_date = match numbers[..] {
        [year, month] => year >= 1990 && (1..=12).contains(&month),
        [year, month, day] => year >= 1990 && (1..=12).contains(&month) && (1..=31).contains(&day),
        _ => false,
    };
    if !is_date {
        return None;
    }
    let Date { year, month, day } = today;
    let now = if numbers.len() == 2 {
        format!("{year}{separator}{month:02}")
    } else {
        format!("{year}{separator}{month:02}{separator}{day:02}")
    };
    // Same form, same width: their order as texts is that in time.
    Some(if now.as_str() > name {
        now
    } else {
        format!("{name}.1")
    })
}

/// The last number in the name, and one more; it keeps its zeros in front.
fn counted(name: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let Some(last) = name.rfind(|c: char| c.is_ascii_digit()) else {
        return Some(format!("{name}-2"));
    };
    let (head, tail) = name.split_at(last + 1);
    let from = head.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + head[at..].chars().next().map_or(1, char::len_utf8)
    });
    let (before, digits) = head.split_at(from);
    Some(format!("{before}{}{tail}", plus_one(digits)))
}

/// Adds one to digits of any length.
fn plus_one(digits: &str) -> String {
    let kept = digits.trim_end_matches('9');
    let nines = digits.len() - kept.len();
    let raised = match kept.chars().last() {
        Some(digit) => {
            let raised = digit
                .to_digit(10)
                .and_then(|it| char::from_digit(it + 1, 10));
            format!("{}{}", &kept[..kept.len() - 1], raised.unwrap_or(digit))
        }
        None => "1".to_owned(),
    };
    raised + &"0".repeat(nines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = Date {
        year: 2026,
        month: 11,
        day: 25,
    };

    #[test]
    fn the_next_name_counts_on_as_people_do() {
        let cases = [
            ("1.0", "1.1"),
            ("1.9", "1.10"),
            ("2", "3"),
            ("v2.1", "v2.2"),
            ("009", "010"),
            ("2.0-stable", "2.1-stable"),
            ("1.0-beta9", "1.0-beta10"),
            ("stable", "stable-2"),
            ("2024-05", "2026-11"),
            ("2024.05", "2026.11"),
            ("2026-11", "2026-11.1"),
            ("2026-11.1", "2026-11.2"),
            ("2024-05-30", "2026-11-25"),
            ("2027-01", "2027-01.1"),
            ("2024-13", "2024-14"),
            ("2026.1", "2026.2"),
            ("", "1.0"),
            ("№ ７ é", "№ ７ é-2"),
            ("é3", "é4"),
        ];
        for (newest, expected) in cases {
            assert_eq!(propose(newest, &[], TODAY), expected, "{newest}");
        }
    }

    #[test]
    fn what_is_taken_is_passed_over_whatever_its_case() {
        let taken = ["1.0", "1.1", " V1.2 "].map(str::to_owned);
        assert_eq!(propose("1.0", &taken, TODAY), "1.2");
        assert_eq!(propose("v1.1", &taken, TODAY), "v1.3");
        assert!(is_taken(" v1.2", &taken) && !is_taken("v1.3", &taken));
    }

    proptest! {
        #[test]
        fn a_proposal_is_free_and_can_be_sent(newest in any::<String>(), taken in prop::collection::vec("[v0-9.]{0,4}", 0..20)) {
            let name = propose(&newest, &taken, TODAY);
            prop_assert!(!name.trim().is_empty());
            prop_assert!(text::length(&name) <= MAX_LENGTH);
            prop_assert!(!is_taken(&name, &taken));
        }

        #[test]
        fn counting_on_is_adding_one(number in any::<u64>()) {
            prop_assert_eq!(plus_one(&number.to_string()), (u128::from(number) + 1).to_string());
        }

        #[test]
        fn whoever_counts_on_never_comes_back(newest in "[a-c0-9.-]{0,8}") {
            let mut taken = vec![newest.clone()];
            for _ in 0..30 {
                let name = propose(&newest, &taken, TODAY);
                prop_assert!(!is_taken(&name, &taken));
                taken.push(name);
            }
        }
    }
}
