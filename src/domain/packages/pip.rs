//! Python packages: `pip freeze` and `pip list`, of old and new.

use super::{Found, has_digit};

/// What pip says besides, on the same screen.
const ASIDES: [&str; 5] = [
    "DEPRECATION:",
    "WARNING:",
    "You are using pip version",
    "You should consider upgrading",
    "[notice]",
];

pub(super) fn read(lines: &[&str]) -> Option<Found> {
    let lines: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !ASIDES.iter().any(|it| line.starts_with(it)))
        .collect();
    match lines.as_slice() {
        [head, rule, rows @ ..] if is_head(head) && is_rule(rule) => table(rows),
        [first, ..] if first.ends_with(')') && !first.starts_with('#') => old_list(&lines),
        _ => freeze(&lines),
    }
}

fn is_head(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("Package") && words.next() == Some("Version")
}

fn is_rule(line: &str) -> bool {
    line.starts_with("---") && line.bytes().all(|it| matches!(it, b'-' | b' '))
}

/// `mytool  0.1.0  /opt/mytool  pip`, where only the first two are always there.
fn table(rows: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    for row in rows {
        let mut words = row.split_whitespace();
        let (name, version) = (words.next()?, words.next()?);
        let rest: Vec<&str> = words.collect();
        let place = rest.first().filter(|it| it.starts_with('/')).copied();
        // Besides, there may only be what installed it.
        if place.is_none() && rest.len() > 1 {
            return None;
        }
        add(&mut found, name, version, place)?;
    }
    Some(found)
}

/// `numpy (1.13.3)` or `mytool (0.1.0, /opt/mytool)`: before pip 10.
fn old_list(lines: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    for line in lines {
        let (name, rest) = line.strip_suffix(')')?.split_once(" (")?;
        let (version, place) = match rest.split_once(", ") {
            Some((version, place)) => (version, Some(place)),
            None => (rest, None),
        };
        add(&mut found, name, version, place)?;
    }
    Some(found)
}

fn freeze(lines: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    // What a comment says of the next line: `# Editable install with no version control (mytool==0.1.0)`.
    let mut announced: Option<&str> = None;
    for line in lines {
        if let Some(comment) = line.strip_prefix("# Editable ") {
            announced = comment
                .strip_suffix(')')
                .and_then(|it| it.rsplit_once('('))
                .map(|(_, it)| it);
        } else if line.starts_with("## ") {
            // What pip could not find out about the next line.
        } else if let Some(source) = line.strip_prefix("-e ") {
            editable(&mut found, source.trim(), announced.take())?;
        } else if let Some((name, source)) = line.split_once(" @ ") {
            // Where a wheel lay while it was built says nothing to anybody.
            let source = (!source.starts_with("file:")).then_some(source);
            let source = source.map(|it| format!(" {it}")).unwrap_or_default();
            found.add(format!("{}{source}", checked(name)?));
        } else {
            let (name, version) = line.split_once("==")?;
            let version = version.trim_start_matches('=');
            let version = version.split(';').next().unwrap_or(version).trim();
            add(&mut found, name, version, None)?;
        }
    }
    Some(found)
}

/// `git+https://example.org/mytool@4f2a#egg=mytool`, or a folder.
fn editable(found: &mut Found, source: &str, announced: Option<&str>) -> Option<()> {
    let (source, name) = match source.split_once("#egg=") {
        Some((source, name)) => (source, name.split('&').next()),
        None => (source, None),
    };
    match announced.and_then(|it| it.split_once("==")) {
        Some((name, version)) => add(found, name, version, Some(source)),
        None => {
            let name = name.or_else(|| source.rsplit('/').next())?;
            found.add(format!("{} {source}", checked(name)?));
            Some(())
        }
    }
}

fn add(found: &mut Found, name: &str, version: &str, place: Option<&str>) -> Option<()> {
    let name = checked(name)?;
    let is_version = has_digit(version)
        && version
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b".+!-_".contains(&it));
    let place = place.map(|it| format!(" {it}")).unwrap_or_default();
    is_version.then(|| found.add(format!("{name} {version}{place}")))
}

/// A name that Python packages can have, without its extras.
fn checked(name: &str) -> Option<&str> {
    let name = name.split('[').next().unwrap_or(name).trim();
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it));
    is_name.then_some(name)
}
