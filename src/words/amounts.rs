//! Amounts with a fraction. Both languages write it with a point, as the fields of the form take it.

/// Megabytes as people say them: "4 GB", "512 MB", "1.5 GB".
pub fn memory(megabytes: i64) -> String {
    if megabytes < 1024 {
        return format!("{megabytes} MB");
    }
    let tenths = (megabytes * 10 + 512) / 1024;
    if tenths % 10 == 0 {
        format!("{} GB", tenths / 10)
    } else {
        format!("{}.{} GB", tenths / 10, tenths % 10)
    }
}

/// Hours to a tenth: "118.3".
pub fn tenths(hours: f64) -> String {
    // Nobody has so many hours that a tenth of one does not fit.
    #[allow(clippy::cast_possible_truncation)]
    let tenths = (hours * 10.0).round() as i64;
    match (tenths / 10, (tenths % 10).abs()) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}

/// From hundredths: "4.5".
pub fn ratio(hundredths: u32) -> String {
    let digits = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_said_as_people_say_them() {
        assert_eq!(memory(1536), "1.5 GB");
        assert_eq!(memory(512), "512 MB");
        assert_eq!(tenths(118.25), "118.3");
        assert_eq!(ratio(450), "4.5");
        assert_eq!(ratio(300), "3");
    }
}
