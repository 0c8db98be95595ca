//! Ages and durations in words.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long ago something was, from milliseconds: "12 minutes ago".
pub fn ago(millis: i64) -> String {
    let seconds = millis / 1000;
    if seconds < 45 {
        // A server's clock may be a little ahead of the person's.
        return "ahora mismo".to_owned();
    }
    format!("hace {}", span(seconds))
}

/// A length of time in its largest whole unit: "3 hours".
pub fn span(seconds: i64) -> String {
    match seconds {
        ..MINUTE => count(seconds.max(0), "segundo"),
        MINUTE..HOUR => count(seconds / MINUTE, "minuto"),
        HOUR..DAY => count(seconds / HOUR, "hora"),
        _ if seconds < 60 * DAY => count(seconds / DAY, "día"),
        _ if seconds < 730 * DAY => count(seconds / (30 * DAY), "mes"),
        _ => count(seconds / (365 * DAY), "año"),
    }
}

/// A length of time, from milliseconds, as one says it without a watch: "about 2 hours".
pub fn about(millis: i64) -> String {
    let seconds = (millis / 1000).max(0);
    // To the nearest whole number of units.
    let rounded = |unit: i64| (seconds + unit / 2) / unit;
    let span = match seconds {
        ..600 => count(rounded(MINUTE).max(1), "minuto"),
        600..5_400 => count(rounded(5 * MINUTE) * 5, "minuto"),
        5_400..129_600 => count(rounded(HOUR), "hora"),
        _ => count(rounded(DAY), "día"),
    };
    format!("aproximadamente {span}")
}

fn count(n: i64, unit: &str) -> String {
    if n == 1 {
        format!("1 {unit}")
    } else {
        let ending = if unit == "mes" { "es" } else { "s" };
        format!("{n} {unit}{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_their_plural() {
        assert_eq!(span(1), "1 segundo");
        assert_eq!(span(2 * HOUR), "2 horas");
        assert_eq!(span(90 * DAY), "3 meses");
        assert_eq!(ago(3 * DAY * 1000), "hace 3 días");
        assert_eq!(about(7_200_000), "aproximadamente 2 horas");
    }
}
