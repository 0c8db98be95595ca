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
    let mut comparison = Comparison::of(pattern, path);
    loop {
        if let Some(answer) = comparison.step() {
            return answer;
        }
    }
}

/// A pattern and a path, as far as they are not compared yet.
///
/// Only the last star is ever tried again: whatever a star before it took, the last one can make up
/// for it. So a row of stars takes no longer than one.
struct Comparison<'a> {
    pattern: &'a [u8],
    path: &'a [u8],
    /// What stands behind the last star, and what was left of the path when it was tried there.
    star: Option<(&'a [u8], &'a [u8])>,
}

impl<'a> Comparison<'a> {
    fn of(pattern: &'a [u8], path: &'a [u8]) -> Self {
        Self {
            pattern,
            path,
            star: None,
        }
    }

    /// The answer, once there is one.
    fn step(&mut self) -> Option<bool> {
        match (self.pattern, self.path) {
            ([], []) => return Some(true),
            ([b'*', rest @ ..], path) => {
                self.star = Some((rest, path));
                self.pattern = rest;
            }
            (pattern, [it, more @ ..]) => match behind(pattern, *it) {
                Some(rest) => (self.pattern, self.path) = (rest, more),
                None => return self.stretch(),
            },
            // The star is already where it leaves the most of the path.
            (_, []) => return Some(false),
        }
        None
    }

    /// Lets the last star take one more, which may not lie beyond its folder.
    fn stretch(&mut self) -> Option<bool> {
        match self.star {
            Some((rest, [it, more @ ..])) if *it != b'/' => {
                self.star = Some((rest, more));
                (self.pattern, self.path) = (rest, more);
                None
            }
            _ => Some(false),
        }
    }
}

/// What is left of a pattern once what it begins with has stood for a byte, where it can.
fn behind(pattern: &[u8], byte: u8) -> Option<&[u8]> {
    match pattern {
        [b'[', rest @ ..] if byte != b'/' && rest.contains(&b']') => {
            let end = rest.iter().position(|it| *it == b']')?;
            rest.get(end + 1..)
        }
        [b'?', rest @ ..] if byte != b'/' => Some(rest),
        [it, rest @ ..] if *it == byte => Some(rest),
        _ => None,
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
mod tests;
