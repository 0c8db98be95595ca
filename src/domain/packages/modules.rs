//! Environment modules: `module list` as Lmod and as Environment Modules (Tcl) print it.

use super::{Found, has_digit};

/// Which part of the output a line is in.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Above the heading there is nothing.
    Before,
    Loaded,
    /// Of another branch of the module tree: listed, not loaded.
    Inactive,
    /// What the letters and brackets behind the names mean.
    Legend,
}

pub(super) fn read(lines: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    let mut part = Part::Before;
    let is_numbered = lines.iter().any(|it| {
        it.trim_start()
            .split_once(')')
            .is_some_and(|(number, _)| is_number(number))
    });
    let entries = if is_numbered { columns } else { terse };
    for line in lines.iter().map(|it| it.trim()) {
        part = match line {
            "Currently Loaded Modules:" | "Currently Loaded Modulefiles:"
                if part == Part::Before =>
            {
                Part::Loaded
            }
            "Inactive Modules:" if part != Part::Before => Part::Inactive,
            "Where:" | "Key:" if part != Part::Before => Part::Legend,
            _ => {
                match part {
                    Part::Before => return None,
                    Part::Loaded => entries(line, &mut |it| found.add(it))?,
                    Part::Inactive => entries(line, &mut |_| found.absent += 1)?,
                    Part::Legend => legend(line)?,
                }
                part
            }
        };
    }
    Some(found)
}

/// `1) gcc/9.3.0   2) openmpi/4.0.3 (L,D)`
fn columns(line: &str, take: &mut dyn FnMut(String)) -> Option<()> {
    let mut is_name = false;
    for word in line.split_whitespace() {
        let (number, name) = word.split_once(')').unwrap_or(("", word));
        if is_name {
            take(module(word)?);
            is_name = false;
        } else if is_number(number) {
            is_name = name.is_empty();
            if !is_name {
                take(module(name)?);
            }
        } else if !is_mark(word) {
            return None;
        }
    }
    (!is_name).then_some(())
}

/// One module alone, as `module list --terse` prints them.
fn terse(line: &str, take: &mut dyn FnMut(String)) -> Option<()> {
    let is_module = line.contains('/') || !has_digit(line);
    if line.contains(char::is_whitespace) || !is_module {
        return None;
    }
    take(module(line)?);
    Some(())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// `(L)`, `(S,L)`, `(default)`, `<aL>`
fn is_mark(word: &str) -> bool {
    (word.starts_with('(') && word.ends_with(')')) || (word.starts_with('<') && word.ends_with('>'))
}

/// `openmpi/4.0.3(default)` is openmpi 4.0.3; where nothing looks like a version, the name stays whole.
fn module(word: &str) -> Option<String> {
    let name = word.split(['(', '<']).next().unwrap_or(word);
    let is_name = name.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '.' | '_'))
        && !name.contains(['=', ')', ',', '|', ':']);
    is_name.then(|| match name.rsplit_once('/') {
        // `11.8`, `v11.2.0`, `R2024b`
        Some((name, version)) if has_digit(version.get(..2).unwrap_or(version)) => {
            format!("{name} {version}")
        }
        _ => name.to_owned(),
    })
}

/// Words of the legend of Environment Modules that are not recognized by a dash or bracket.
const LEGEND: [&str; 5] = ["alias", "forbidden", "hidden", "loaded", "sticky"];

/// `L:  Module is loaded`, or a line of marks and what they mean.
fn legend(line: &str) -> Option<()> {
    let is_lmod = line
        .split_once(':')
        .is_some_and(|(mark, _)| mark.len() <= 8 && !mark.contains(' '));
    let is_tcl = line.split_whitespace().all(|it| {
        LEGEND.contains(&it)
            || it.starts_with(['<', '(', '{'])
            || (it.contains('-') && !has_digit(it))
    });
    (is_lmod || is_tcl).then_some(())
}
