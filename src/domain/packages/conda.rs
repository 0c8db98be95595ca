//! Conda packages: `conda list`, and what it prints for making the environment anew.

use super::{Found, has_digit};

const PLACE: &str = "# packages in environment at ";

pub(super) fn read(lines: &[&str]) -> Option<Found> {
    // Old versions print no names of columns.
    let is_table = lines.iter().any(|it| {
        it.starts_with(PLACE) || it.split_whitespace().take(3).eq(["#", "Name", "Version"])
    });
    let mut found = Found::default();
    for line in lines {
        if let Some(place) = line.strip_prefix(PLACE) {
            found.place = Some(place.trim_end_matches(':').trim().to_owned());
        } else if line.starts_with('#') {
            if !is_table && !is_export_comment(line) {
                return None;
            }
        } else {
            found.add(if is_table { row(line) } else { export(line) }?);
        }
    }
    Some(found)
}

/// `numpy  1.26.4  py311h64a7726_0  conda-forge`; the last two may be missing.
fn row(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let &[name, version, ..] = words.as_slice() else {
        return None;
    };
    // A version may be a word, as in `anaconda  custom  py37_1`; after it comes a build.
    let is_row = words.len() <= 4 && (words.len() > 2 || has_digit(version));
    is_row.then(|| format!("{name} {version}"))
}

/// `numpy=1.26.4=py311h64a7726_0`, of `conda list --export`.
fn export(line: &str) -> Option<String> {
    let mut parts = line.split('=');
    let (name, version, build) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none()
        && !name.is_empty()
        && has_digit(version)
        && !build.is_empty()
        && !line.contains(char::is_whitespace);
    is_whole.then(|| format!("{name} {version}"))
}

fn is_export_comment(line: &str) -> bool {
    [
        "# This file may be used",
        "# $ conda create",
        "# platform:",
        "# created-by:",
    ]
    .iter()
    .any(|it| line.starts_with(it))
}
