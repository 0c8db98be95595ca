//! What the plain components say: the same words wherever they are used.

/// After a label whose field must be filled in.
pub const REQUIRED: &str = "Required";
pub const CLOSE: &str = "Close";
pub const CANCEL: &str = "Cancel";
pub const COPIED: &str = "Copied";
/// While the button's own work is under way.
pub const WORKING: &str = "Working…";
pub const LOADING: &str = "Loading…";
/// Where the browser refuses the clipboard, beside the selected text.
pub const COPY_BY_HAND: &str = "Your browser did not allow copying. Press Ctrl+C or ⌘C.";

/// Under a field with a limit.
pub fn counter(used: usize, limit: usize) -> String {
    format!("{used} of {limit}")
}

/// Beside the counter, for those who do not see how it is placed.
pub const COUNTER_UNIT: &str = "characters used";

/// Said while typing, and only near the limit and beyond it.
pub fn counter_said(used: usize, limit: usize) -> String {
    const NEAR: usize = 5;
    if used > limit {
        match used - limit {
            1 => "1 character too many".to_owned(),
            over => format!("{over} characters too many"),
        }
    } else {
        match limit - used {
            1 => "1 character left".to_owned(),
            left if left <= NEAR && left < limit => format!("{left} characters left"),
            _ => String::new(),
        }
    }
}

pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}

pub fn copied(what: &str) -> String {
    format!("Copied {what}")
}

pub fn remove(what: &str) -> String {
    format!("Remove {what}")
}

/// After the first Backspace in an empty combobox.
pub fn backspace_again(what: &str) -> String {
    format!("Press Backspace again to remove {what}")
}

/// What happened to a list of chosen things, in one sentence; nothing when nothing did.
pub fn chips_changed(added: &[&str], removed: &[&str]) -> String {
    let said = |verb: &str, what: &[&str]| match what {
        [] => None,
        [one] => Some(format!("{verb} {one}")),
        many => Some(format!("{verb} {}", many.len())),
    };
    match (said("Added", added), said("Removed", removed)) {
        (Some(added), Some(removed)) => format!("{added}. {removed}."),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_speaks_only_near_the_limit() {
        let cases = [
            (0, 30, ""),
            (24, 30, ""),
            (25, 30, "5 characters left"),
            (29, 30, "1 character left"),
            (30, 30, "0 characters left"),
            (31, 30, "1 character too many"),
            (40, 30, "10 characters too many"),
            (0, 3, ""),
        ];
        for (used, limit, said) in cases {
            assert_eq!(counter_said(used, limit), said, "{used} of {limit}");
        }
    }

    #[test]
    fn changes_of_a_list_are_said_in_one_sentence() {
        assert_eq!(chips_changed(&["a"], &[]), "Added a");
        assert_eq!(chips_changed(&["a", "b"], &[]), "Added 2");
        assert_eq!(chips_changed(&[], &["a"]), "Removed a");
        assert_eq!(chips_changed(&["a"], &["b"]), "Added a. Removed b.");
        assert_eq!(chips_changed(&[], &[]), "");
    }
}
