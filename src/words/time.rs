//! Ages and durations in words.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long ago something was, from milliseconds: "12 minutes ago".
pub fn ago(millis: i64) -> String {
    let seconds = millis / 1000;
    if seconds < 45 {
        // A server's clock may be a little ahead of the person's.
        return "just now".to_owned();
    }
    format!("{} ago", span(seconds))
}

/// A length of time in its largest whole unit: "3 hours".
pub fn span(seconds: i64) -> String {
    match seconds {
        ..MINUTE => count(seconds.max(0), "second"),
        MINUTE..HOUR => count(seconds / MINUTE, "minute"),
        HOUR..DAY => count(seconds / HOUR, "hour"),
        _ if seconds < 60 * DAY => count(seconds / DAY, "day"),
        _ if seconds < 730 * DAY => count(seconds / (30 * DAY), "month"),
        _ => count(seconds / (365 * DAY), "year"),
    }
}

fn count(n: i64, unit: &str) -> String {
    if n == 1 {
        format!("1 {unit}")
    } else {
        format!("{n} {unit}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_their_largest_unit() {
        let cases = [
            (-5, "just now"),
            (44, "just now"),
            (60, "1 minute ago"),
            (59 * MINUTE, "59 minutes ago"),
            (HOUR, "1 hour ago"),
            (DAY + HOUR, "1 day ago"),
            (59 * DAY, "59 days ago"),
            (90 * DAY, "3 months ago"),
            (800 * DAY, "2 years ago"),
        ];
        for (seconds, words) in cases {
            assert_eq!(ago(seconds * 1000), words);
        }
    }
}
