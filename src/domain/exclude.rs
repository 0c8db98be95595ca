//! Files to exclude: one absolute path a line, each line judged.
//!
//! The server splits the text at spaces and commas as well as at line ends, and takes whatever
//! comes out of it, so what would go wrong there is refused here.

use super::manual;

/// A line with what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Counted from 1, as people do.
    pub line: usize,
    pub path: String,
    pub verdict: Verdict,
}

/// What is to be said of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does not begin with `/`.
    Relative,
    /// It holds a space, a tab or a comma, where the server splits.
    Splits,
    /// It climbs with `..`, so that nobody can see what it means.
    Climbs,
    /// Leaving it out would break the system of the image.
    Dangerous,
    /// It was given on that line already, or lies in a folder given there.
    Duplicate { of: usize },
    /// It is the folder around what was given on that line, which is not needed then.
    Covers { line: usize },
    /// It is deleted from every image anyway.
    AlreadyDeleted { with: &'static str },
    /// Atmosphere writes it anew at each launch, so leaving it out changes nothing.
    Overwritten,
}

impl Verdict {
    /// Whether the request must not be sent with it; the others are only worth knowing.
    pub fn is_error(&self) -> bool {
        matches!(
            self,
            Self::Relative | Self::Splits | Self::Climbs | Self::Dangerous
        )
    }
}

/// Without these, or with all of one of these left out, a machine does not start.
const DANGEROUS: [&str; 16] = [
    "/",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/lib64",
    "/sbin",
    "/usr",
    "/usr/bin",
    "/usr/lib",
    "/usr/lib64",
    "/usr/libexec",
    "/usr/sbin",
    "/var",
    "/var/lib",
];
/// Nothing below these can be missed either.
const DANGEROUS_BELOW: [&str; 6] = ["/bin", "/boot", "/lib", "/lib64", "/sbin", "/dev"];

/// Judges a whole text; lines without a finding are fine.
pub fn judge(text: &str) -> Vec<Finding> {
    let mut seen: Vec<(usize, String)> = Vec::new();
    let mut findings = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let path = raw.trim();
        if path.is_empty() {
            continue;
        }
        let line = index + 1;
        let canonical = canonical(path);
        let earlier = seen.iter().find(|(_, it)| manual::contains(it, &canonical));
        let verdict = judge_path(path, &canonical)
            .or_else(|| earlier.map(|(of, _)| Verdict::Duplicate { of: *of }))
            .or_else(|| {
                let inside = seen.iter().find(|(_, it)| manual::contains(&canonical, it));
                inside.map(|(line, _)| Verdict::Covers { line: *line })
            });
        if verdict.as_ref().is_none_or(|it| !it.is_error()) {
            seen.push((line, canonical));
        }
        if let Some(verdict) = verdict {
            findings.push(Finding {
                line,
                path: path.to_owned(),
                verdict,
            });
        }
    }
    findings
}

/// The paths to send: trimmed, without blank lines and repetitions.
pub fn paths(text: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for path in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        if !paths.iter().any(|it| it == path) {
            paths.push(path.to_owned());
        }
    }
    paths
}

fn judge_path(path: &str, canonical: &str) -> Option<Verdict> {
    if !path.starts_with('/') {
        return Some(Verdict::Relative);
    }
    if path.contains(|c: char| c.is_whitespace() || c == ',') {
        return Some(Verdict::Splits);
    }
    if path.split('/').any(|part| part == "..") {
        return Some(Verdict::Climbs);
    }
    if let Some(with) = manual::deleted_with(canonical) {
        return Some(Verdict::AlreadyDeleted { with });
    }
    // All that is in a folder is as much as the folder.
    let mut bare = canonical;
    while let Some(folder) = bare.strip_suffix("/*").or(bare.strip_suffix("/**")) {
        bare = folder;
    }
    let bare = if bare.is_empty() { "/" } else { bare };
    if DANGEROUS
        .iter()
        .any(|it| fits(bare.as_bytes(), it.as_bytes()))
        || DANGEROUS_BELOW.iter().any(|it| manual::contains(it, bare))
    {
        return Some(Verdict::Dangerous);
    }
    manual::managed_by(canonical).map(|_| Verdict::Overwritten)
}

/// Whether a pattern, as shells have them, can mean a path. What stands in brackets may be anything.
fn fits(pattern: &[u8], path: &[u8]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => {
            fits(rest, path)
                || matches!(path, [it, more @ ..] if *it != b'/' && fits(pattern, more))
        }
        ([b'[', rest @ ..], [it, more @ ..]) if *it != b'/' && rest.contains(&b']') => {
            let end = rest.iter().position(|it| *it == b']').unwrap_or(0);
            fits(&rest[end + 1..], more)
        }
        ([b'?', rest @ ..], [it, more @ ..]) if *it != b'/' => fits(rest, more),
        ([a, rest @ ..], [b, more @ ..]) if a == b => fits(rest, more),
        _ => false,
    }
}

/// One spelling for one path: no doubled slash, no `.`, no slash at the end.
fn canonical(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
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

    proptest! {
        #[test]
        fn no_text_panics_and_lines_exist(text in any::<String>()) {
            for finding in judge(&text) {
                prop_assert!(finding.line <= text.lines().count());
            }
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
}
