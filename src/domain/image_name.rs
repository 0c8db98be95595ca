//! The rules for an image's name.

use super::text;

/// The manual's limit, in characters as people count them; the server's column takes 256.
pub const MAX_LENGTH: usize = 30;

/// The characters that the server refuses (API contract, section 9.2): 26 of them, each tried.
pub const FORBIDDEN: &str = "!\"#$%&'*+,/;<=>?@[\\]^`{|}~";

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameProblem {
    Missing,
    TooLong {
        length: usize,
    },
    /// Each offending character once, in the order of the name.
    Forbidden(Vec<char>),
    /// Line breaks and other characters that cannot be seen.
    Invisible,
}

/// Judges a name as it would be sent: without the spaces around it.
pub fn check(name: &str) -> Result<(), NameProblem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NameProblem::Missing);
    }
    let mut forbidden: Vec<char> = Vec::new();
    for c in name.chars().filter(|c| FORBIDDEN.contains(*c)) {
        if !forbidden.contains(&c) {
            forbidden.push(c);
        }
    }
    if !forbidden.is_empty() {
        return Err(NameProblem::Forbidden(forbidden));
    }
    if name.chars().any(is_invisible) {
        return Err(NameProblem::Invisible);
    }
    let length = text::length(name);
    if length > MAX_LENGTH {
        return Err(NameProblem::TooLong { length });
    }
    Ok(())
}

/// Controls, and what turns or hides text. The two joiners stay: emoji and some scripts need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether two names are one to people: case and the number of spaces make no difference.
pub fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (text::fold(left), text::fold(right));
    left.split_whitespace().eq(right.split_whitespace())
}

/// A name like `name` that none of `taken` has: `name-v2`, `name-v3`, ...
pub fn free_variant(name: &str, taken: &[String]) -> String {
    let name = name.trim();
    let is_taken = |candidate: &str| taken.iter().any(|it| is_same(it, candidate));
    if !is_taken(name) {
        return name.to_owned();
    }
    // After `name-v2` or `name v2` comes the third.
    let (stem, mark, first) = numbered(name).unwrap_or((name, "-v", 2));
    (first..=first + taken.len())
        .map(|n| {
            let suffix = format!("{mark}{n}");
            let room = MAX_LENGTH.saturating_sub(suffix.len());
            format!("{}{suffix}", text::truncate(stem, room).trim_end())
        })
        .find(|candidate| !is_taken(candidate))
        .unwrap_or_else(|| name.to_owned())
}

/// A name that ends with a version: what stands before it, how it is set off, and the next number.
fn numbered(name: &str) -> Option<(&str, &str, usize)> {
    let before = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u16 = name[before.len()..].parse().ok()?;
    let stem = ["-v", "_v", " v"]
        .into_iter()
        .find_map(|mark| before.strip_suffix(mark))
        .filter(|it| !it.is_empty())?;
    Some((stem, &before[stem.len()..], usize::from(number) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_forbidden_character_is_named() {
        assert_eq!(FORBIDDEN.chars().count(), 26);
        for c in FORBIDDEN.chars() {
            let name = format!("a{c}b");
            assert_eq!(check(&name), Err(NameProblem::Forbidden(vec![c])), "{c}");
        }
        assert_eq!(check("STAR (2.7): the_aligner-1.0 é"), Ok(()));
    }

    #[test]
    fn what_cannot_be_seen_is_refused_but_for_what_letters_need() {
        for c in ['\n', '\u{200b}', '\u{feff}', '\u{202e}', '\u{2066}'] {
            assert_eq!(
                check(&format!("a{c}b")),
                Err(NameProblem::Invisible),
                "{c:?}"
            );
        }
        assert_eq!(check("👩🏽‍🔬 نمی‌خواهم"), Ok(()));
    }

    #[test]
    fn thirty_as_people_count_them() {
        assert_eq!(check(&"e\u{301}".repeat(30)), Ok(()));
        assert_eq!(
            check(&"x".repeat(31)),
            Err(NameProblem::TooLong { length: 31 })
        );
        assert_eq!(check("  "), Err(NameProblem::Missing));
    }

    #[test]
    fn a_taken_name_gets_a_free_variant_that_fits() {
        let taken = ["Aligner".to_owned(), "aligner-V2".to_owned()];
        assert_eq!(free_variant("aligner", &taken), "aligner-v3");
        let taken = ["Aligner-v2".to_owned(), "aligner-v3".to_owned()];
        assert_eq!(free_variant("aligner-v2", &taken), "aligner-v4");
        assert_eq!(
            free_variant("RNA  seq", &["rna seq".to_owned()]),
            "RNA  seq-v2"
        );
        let long = "x".repeat(30);
        let free = free_variant(&long, std::slice::from_ref(&long));
        assert_eq!(check(&free), Ok(()));
        assert_ne!(free, long);
    }

    proptest! {
        #[test]
        fn what_passes_is_what_the_server_takes(name in any::<String>()) {
            if check(&name).is_ok() {
                let sent = name.trim();
                prop_assert!(!sent.is_empty() && !sent.contains(|c| FORBIDDEN.contains(c)));
                prop_assert!(text::length(sent) <= MAX_LENGTH);
            }
        }

        #[test]
        fn a_free_variant_is_free(name in "[a-c]{1,3}", taken in proptest::collection::vec("[a-c]{1,3}(-v[2-4])?", 0..9)) {
            let free = free_variant(&name, &taken);
            prop_assert!(!taken.iter().any(|it| text::fold(it) == text::fold(&free)));
        }
    }
}
