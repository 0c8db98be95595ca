//! Sentences on their way to those who listen: what a live region holds is said when it changes.

/// Makes `text` differ from what was said before, so that the same sentence is said once more.
/// The difference, a no-break space, is neither read nor seen.
pub fn say_again(before: &str, text: &str) -> String {
    if before == text {
        format!("{text}\u{a0}")
    } else {
        text.to_owned()
    }
}

/// One more sentence after those of the same moment, which would otherwise never be heard.
pub fn say_also(before: &str, of_this_moment: &str, text: &str) -> String {
    if of_this_moment.is_empty() {
        return say_again(before, text);
    }
    say_again(before, &format!("{of_this_moment} {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_said_in_one_moment_is_heard() {
        let first = say_also("Saved.", "", "Detaching a.");
        let both = say_also("Saved.", &first, "Detaching b.");
        assert_eq!(both, "Detaching a. Detaching b.");
    }

    #[test]
    fn the_same_once_more_is_heard_once_more() {
        let first = say_also("", "", "Detaching a.");
        let second = say_also(&first, "", "Detaching a.");
        let third = say_also(&second, "", "Detaching a.");
        assert!(first != second && second != third);
        // Also where it is only the same in the end.
        let both = say_also("One. Two.", &say_also("One. Two.", "", "One."), "Two.");
        assert_ne!(both, "One. Two.");
        assert_eq!(both.trim_end(), "One. Two.");
    }
}
