//! The history of an instance.

use crate::words::en::time;

pub const NONE: &str = "Atmosphere has no history for this instance.";
pub const NOT_YOURS: &str =
    "Atmosphere shows the history of your own instances only. Ask its owner.";
pub const NEWEST_FIRST: &str = "Show newest first";
pub const OLDEST_FIRST: &str = "Show oldest first";
pub const STATES: &str = "States, in time";
pub const TOTALS: &str = "In all";
pub const WHOLE_FAULT: &str = "All that was said";
pub const LOOK_AGAIN: &str = "Look again";

/// "3 hours so far" for what still lasts.
pub fn lasted(millis: i64, is_now: bool) -> String {
    let span = time::span(millis / 1000);
    if is_now {
        format!("{span} so far")
    } else {
        format!("for {span}")
    }
}
pub fn shown(shown: usize, all: usize) -> String {
    if shown >= all {
        match all {
            1 => "1 state".to_owned(),
            all => format!("{all} states"),
        }
    } else {
        format!("{shown} of {all} states")
    }
}
pub fn more(left: usize) -> String {
    format!("Show {} more", left.min(20))
}
