//! Moments, as Atmosphere writes them.
//!
//! One answer may mix offsets, and a fraction of six digits may be left out
//! (API contract, section 1.3), so everything is read into milliseconds of UTC at once.

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: i64,
    /// From 1.
    pub month: i64,
    /// From 1.
    pub day: i64,
}

impl Timestamp {
    /// Reads ISO 8601 with a date, a time, and `Z` or an offset; without one it is UTC.
    ///
    /// `None` for anything else: a date that cannot be read is shown as unknown, never guessed.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10)?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (year, month, day) = parse_date(date)?;
        let (clock, offset_minutes) = split_offset(rest)?;
        let (seconds, millis) = parse_clock(clock)?;
        let days = days_from_civil(year, month, day);
        let at = (days * 86_400 + seconds - offset_minutes * 60) * 1000 + millis;
        Some(Self(at))
    }

    /// The day that it is then, in UTC.
    pub fn date(self) -> Date {
        let days = self.0.div_euclid(86_400_000) + 719_468;
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = (from_march + 2) % 12 + 1;
        let year = days.div_euclid(146_097) * 400 + year_of_era + i64::from(month <= 2);
        Date {
            year,
            month,
            day: day_of_year - (153 * from_march + 2) / 5 + 1,
        }
    }

    /// Milliseconds from `earlier` to this moment; negative when it is the other way round.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn parse_date(text: &str) -> Option<(i64, i64, i64)> {
    let mut parts = text.split('-');
    let date = (
        digits(parts.next()?)?,
        digits(parts.next()?)?,
        digits(parts.next()?)?,
    );
    let in_range = parts.next().is_none()
        && (1..=12).contains(&date.1)
        && (1..=days_in_month(date.0, date.1)).contains(&date.2);
    in_range.then_some(date)
}

/// Splits `12:30:00.5-07:00` into the clock and its offset in minutes.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, 0));
    };
    let (clock, offset) = text.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits_only: String = offset[1..].chars().filter(|c| *c != ':').collect();
    if digits_only.len() != 4 {
        return None;
    }
    let (hours, minutes) = (digits(&digits_only[..2])?, digits(&digits_only[2..])?);
    (hours < 24 && minutes < 60).then_some((clock, sign * (hours * 60 + minutes)))
}

/// Seconds of the day, and milliseconds.
fn parse_clock(text: &str) -> Option<(i64, i64)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = whole.split(':');
    let (hours, minutes) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let seconds = parts.next().map_or(Some(0), digits)?;
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let millis: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some((hours * 3600 + minutes * 60 + seconds, digits(&millis)?))
}

fn is_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar; years begin in March to put the leap day last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn offsets_and_fractions_are_read_as_written() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T08:01:12.004511Z", 1_795_420_872_004),
            ("2026-11-23T01:01:12.004511-07:00", 1_795_420_872_004),
            ("2026-11-23T08:01:12Z", 1_795_420_872_000),
            ("2026-11-23T08:01:12", 1_795_420_872_000),
            ("2024-02-29T12:00:00.5+0530", 1_709_188_200_500),
        ];
        for (text, expected) in cases {
            assert_eq!(Timestamp::parse(text), Some(Timestamp(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "today",
            "2026-11-23",
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-23T25:00:00Z",
            "2026-11-23T08:01:12.5x Z",
            "2026-11-23T08:01:12+7",
            "２026-11-23T08:01:12Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn a_day_is_the_day_that_was_written(days in -800_000_i64..800_000) {
            let Date { year, month, day } = Timestamp(days * 86_400_000 + 86_399_999).date();
            prop_assert_eq!(days_from_civil(year, month, day), days);
            prop_assert!((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day));
        }

        #[test]
        fn later_text_is_a_later_moment(day in 1..28_u32, hour in 0..23_u32) {
            let read = |h: u32| Timestamp::parse(&format!("2026-05-{day:02}T{h:02}:00:00Z"));
            prop_assert!(read(hour) < read(hour + 1));
        }
    }
}
