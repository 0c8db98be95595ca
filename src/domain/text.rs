//! Text, as people count and compare it.

use unicode_segmentation::UnicodeSegmentation;

/// How many characters a person sees: a flag or an accented letter is one.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// What is left of a text for comparing it without regard to case.
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The first `limit` characters as people count them.
pub fn truncate(text: &str, limit: usize) -> &str {
    text.grapheme_indices(true)
        .nth(limit)
        .map_or(text, |(at, _)| &text[..at])
}

/// Splits what was pasted from a list, a spreadsheet or a message: lines, commas, semicolons, tabs.
pub fn split_list(text: &str) -> Vec<String> {
    text.split(['\n', '\r', ',', ';', '\t'])
        .map(|part| part.trim().trim_matches(['"', '\'', '<', '>']).trim())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Compares names so that `node 2` comes before `node 10`, without regard to case.
pub fn natural_order(left: &str, right: &str) -> std::cmp::Ordering {
    let (left_key, right_key) = (left.to_lowercase(), right.to_lowercase());
    let (mut a, mut b) = (left_key.as_str(), right_key.as_str());
    loop {
        match (a.chars().next(), b.chars().next()) {
            (None, None) => return left.cmp(right),
            (None, _) => return std::cmp::Ordering::Less,
            (_, None) => return std::cmp::Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (digits_a, rest_a) = leading_digits(a);
                let (digits_b, rest_b) = leading_digits(b);
                let (short_a, short_b) = (
                    digits_a.trim_start_matches('0'),
                    digits_b.trim_start_matches('0'),
                );
                let order = short_a.len().cmp(&short_b.len()).then(short_a.cmp(short_b));
                if order.is_ne() {
                    return order;
                }
                (a, b) = (rest_a, rest_b);
            }
            (Some(x), Some(y)) if x == y => {
                (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
            }
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

fn leading_digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

/// A word of the server's as a person would write it: `verify_resize` becomes "Verify resize". Letters of Latin-1 are known
/// here, and another stays as it came: the table of all capital letters weighs 2.9 kB of the first load.
pub fn capitalized(word: &str) -> String {
    let spaced = word.replace(['_', '-'], " ");
    let mut chars = spaced.chars();
    let first = chars.next().map(|first| match u8::try_from(first) {
        Ok(letter @ 0xe0..=0xfe) if first != '÷' => char::from(letter - 0x20),
        _ => first.to_ascii_uppercase(),
    });
    first.into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_the_server_are_capitalized() {
        assert_eq!(capitalized("verify_resize"), "Verify resize");
        assert_eq!(capitalized("é"), "É");
        assert_eq!(capitalized("÷ ß"), "÷ ß");
        assert_eq!(capitalized(""), "");
    }

    #[test]
    fn a_family_is_one_character() {
        assert_eq!(length("👩‍👩‍👧"), 1);
        assert_eq!(length("e\u{301}"), 1);
        assert_eq!(truncate("e\u{301}ab", 2), "e\u{301}a");
    }

    #[test]
    fn numbers_in_names_are_numbers() {
        let mut names = vec!["node 10", "Node 2", "node 1", "node 02b", "beta"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["beta", "node 1", "Node 2", "node 02b", "node 10"]);
    }

    proptest! {
        #[test]
        fn latin_letters_are_capitalized_as_everywhere(first in "[ -~à-þ]") {
            prop_assert_eq!(capitalized(&first), first.replace(['_', '-'], " ").to_uppercase());
        }

        #[test]
        fn natural_order_is_an_order(mut names in proptest::collection::vec("[aB0-9 ]{0,6}", 0..12)) {
            names.sort_by(|a, b| natural_order(a, b));
            for pair in names.windows(2) {
                prop_assert!(natural_order(&pair[0], &pair[1]).is_le());
            }
        }

        #[test]
        fn splitting_leaves_no_separator(text in any::<String>()) {
            for part in split_list(&text) {
                prop_assert!(!part.is_empty() && !part.contains([',', ';', '\n']));
            }
        }
    }
}
