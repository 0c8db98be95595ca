//! The name of an instance: what the server takes (API contract, section 4.4), and what its cloud
//! would stumble over.

/// Characters, as the server counts them.
pub const LONGEST: usize = 256;

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    Blank,
    TooLong {
        over: usize,
    },
    /// The server would take a dot and digits at the end; the host name made from it does not work.
    EndsLikeAnAddress,
}

/// The name as it is sent: the server drops white space around it.
pub fn check(typed: &str) -> Result<&str, NameProblem> {
    let name = typed.trim();
    let length = name.chars().count();
    if name.is_empty() {
        Err(NameProblem::Blank)
    } else if length > LONGEST {
        Err(NameProblem::TooLong {
            over: length - LONGEST,
        })
    } else if ends_like_an_address(name) {
        Err(NameProblem::EndsLikeAnAddress)
    } else {
        Ok(name)
    }
}

fn ends_like_an_address(name: &str) -> bool {
    let before = name.trim_end_matches(|it: char| it.is_ascii_digit());
    before.len() < name.len() && before.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_judged_as_the_server_and_its_cloud_do() {
        assert_eq!(check("  aligner 2 "), Ok("aligner 2"));
        assert_eq!(check(" \t"), Err(NameProblem::Blank));
        assert_eq!(check("v2.10"), Err(NameProblem::EndsLikeAnAddress));
        assert_eq!(check(".7"), Err(NameProblem::EndsLikeAnAddress));
        for fine in ["2.10b", "node 10", "a.", "10", "<b>x</b>", "a.7a"] {
            assert_eq!(check(fine), Ok(fine));
        }
        let longest = "é".repeat(LONGEST);
        assert_eq!(check(&longest), Ok(longest.as_str()));
        assert_eq!(
            check(&format!("{longest}ab")),
            Err(NameProblem::TooLong { over: 2 })
        );
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_the_server_keeps(typed in any::<String>()) {
            if let Ok(name) = check(&typed) {
                prop_assert_eq!(name.trim(), name);
                prop_assert!(!name.is_empty() && name.chars().count() <= LONGEST);
                prop_assert_eq!(check(name), Ok(name));
            }
        }
    }
}
