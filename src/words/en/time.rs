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

/// A length of time, from milliseconds, as one says it without a watch: "about 2 hours".
pub fn about(millis: i64) -> String {
    let seconds = (millis / 1000).max(0);
    // To the nearest whole number of units.
    let rounded = |unit: i64| (seconds + unit / 2) / unit;
    let span = match seconds {
        ..600 => count(rounded(MINUTE).max(1), "minute"),
        600..5_400 => count(rounded(5 * MINUTE) * 5, "minute"),
        5_400..129_600 => count(rounded(HOUR), "hour"),
        _ => count(rounded(DAY), "day"),
    };
    format!("about {span}")
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

    #[test]
    fn a_usual_time_is_rounded_and_not_cut() {
        let cases = [
            (0, "about 1 minute"),
            (100, "about 2 minutes"),
            (13 * MINUTE, "about 15 minutes"),
            (89 * MINUTE, "about 90 minutes"),
            (HOUR + 50 * MINUTE, "about 2 hours"),
            (35 * HOUR, "about 35 hours"),
            (2 * DAY + 13 * HOUR, "about 3 days"),
        ];
        for (seconds, words) in cases {
            assert_eq!(about(seconds * 1000), words);
        }
    }
}
