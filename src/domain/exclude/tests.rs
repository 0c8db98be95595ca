//! Lines to exclude, told apart; and patterns, compared without end or error.

use super::*;
use proptest::prelude::*;

fn verdicts(text: &str) -> Vec<(usize, Verdict)> {
    judge(text)
        .into_iter()
        .map(|it| (it.line, it.verdict))
        .collect()
}

#[test]
fn every_kind_of_line_is_told_apart() {
    let text = "/opt/scratch\n\ndata/private\n/opt/my files\n/opt/scratch/\n/home/rlin\n/etc/hosts\n//etc/\n/boot/grub\n/srv/../etc\n/opt/scratch/sub\n/*\n/data,/srv";
    assert_eq!(
        verdicts(text),
        [
            (3, Verdict::Relative),
            (4, Verdict::Splits),
            (5, Verdict::Duplicate { of: 1 }),
            (6, Verdict::AlreadyDeleted { with: "/home/" }),
            (7, Verdict::Overwritten),
            (8, Verdict::Dangerous),
            (9, Verdict::Dangerous),
            (10, Verdict::Climbs),
            (11, Verdict::Duplicate { of: 1 }),
            (12, Verdict::Dangerous),
            (13, Verdict::Splits),
        ]
    );
}

#[test]
fn a_pattern_is_as_dangerous_as_what_it_can_mean() {
    for path in [
        "/e*",
        "/?tc",
        "/[a-e]tc/",
        "/us*/*",
        "/usr/lib",
        "/usr/l[i]b*",
        "/*/lib",
    ] {
        assert_eq!(verdicts(path), [(1, Verdict::Dangerous)], "{path}");
    }
    for path in [
        "/opt",
        "/opt/*",
        "/srv/e*",
        "/usr/share/doc",
        "/data/[old",
        "/var/cache/*",
    ] {
        assert_eq!(verdicts(path), [], "{path}");
    }
}

#[test]
fn the_folder_around_an_earlier_line_makes_it_superfluous() {
    assert_eq!(
        verdicts("/opt/scratch/a\n/srv\n/opt/scratch"),
        [(3, Verdict::Covers { line: 1 })]
    );
}

#[test]
fn what_is_sent_is_trimmed_and_said_once() {
    assert_eq!(paths(" /a \r\n\n/b\n/a"), ["/a", "/b"]);
}

#[test]
fn a_long_row_of_stars_is_judged_at_once() {
    let text = format!("/usr/{}x\n{}", "*".repeat(25), "/*".repeat(2000));
    assert_eq!(verdicts(&text), [(2, Verdict::Dangerous)]);
    assert_eq!(
        verdicts(&format!("/{}sr", "*".repeat(5000))),
        [(1, Verdict::Dangerous)]
    );
}

/// The plain meaning of a pattern; it takes ages where there are many stars.
fn naive(pattern: &[u8], path: &[u8]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => {
            naive(rest, path)
                || matches!(path, [it, more @ ..] if *it != b'/' && naive(pattern, more))
        }
        (_, [it, more @ ..]) => behind(pattern, *it).is_some_and(|rest| naive(rest, more)),
        _ => false,
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_lines_exist(text in any::<String>()) {
        for finding in judge(&text) {
            prop_assert!(finding.line <= text.lines().count());
        }
    }

    #[test]
    fn a_pattern_means_what_trying_everything_finds(pattern in "[ab*?\\[\\]/]{0,8}", path in "[ab/\\[]{0,7}") {
        let (pattern, path) = (pattern.as_bytes(), path.as_bytes());
        prop_assert_eq!(fits(pattern, path), naive(pattern, path));
    }

    #[test]
    fn stars_take_no_time(pattern in "(/usr/)?(\\*{1,60}|[a-z?/]|\\[|\\]){0,12}", path in "(/[a-z]{0,4}){0,4}") {
        let mut comparison = Comparison::of(pattern.as_bytes(), path.as_bytes());
        let most = (pattern.len() + 1) * (path.len() + 1);
        prop_assert!((0..=most).any(|_| comparison.step().is_some()), "more than {} steps", most);
    }

    #[test]
    fn no_pattern_panics(pattern in "/?[a-e*?\\[\\]/]{0,12}") {
        let _ = judge(&pattern);
    }

    #[test]
    fn lines_without_an_error_survive_the_servers_split(text in "(/?[a-z .,/]{0,8}\n){0,6}") {
        let findings = judge(&text);
        if findings.iter().all(|it| !it.verdict.is_error()) {
            let sent = paths(&text);
            let joined = sent.join("\n");
            let split: Vec<&str> = joined.split([' ', '\n', ',']).filter(|it| !it.is_empty()).collect();
            prop_assert_eq!(split, sent.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
