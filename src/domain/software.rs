//! The list of installed software: what to look out for in it.

use super::manual;

/// Names of programs whose license is known to restrict redistribution in a cloud.
const RESTRICTED: [&str; 42] = [
    "abaqus",
    "adobe",
    "amber",
    "ansys",
    "cellranger",
    "charmm",
    "comsol",
    "cplex",
    "eviews",
    "g09",
    "g16",
    "gaussian",
    "gaussview",
    "geneious",
    "gurobi",
    "gurobipy",
    "idl",
    "jmp",
    "labview",
    "lasergene",
    "maple",
    "mathcad",
    "mathematica",
    "matlab",
    "metashape",
    "minitab",
    "molpro",
    "mosek",
    "mplus",
    "novoalign",
    "nvivo",
    "orca",
    "originpro",
    "qchem",
    "sas",
    "simulink",
    "spss",
    "stata",
    "tecplot",
    "turbomole",
    "vasp",
    "xpress",
];
/// Those of them that are words of their own as well: in a sentence they may mean anything.
const WORDS: [&str; 9] = [
    "adobe", "amber", "gaussian", "idl", "maple", "orca", "sas", "simulink", "xpress",
];

/// Something about a line of the list that the person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Counted from 1.
    pub line: usize,
    pub concern: Concern,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The program lies where nothing survives imaging.
    Deleted { path: String, with: &'static str },
    /// The name is one whose license often forbids it.
    Restricted { name: String },
}

/// Looks through the list, line by line.
pub fn judge(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line_number = index + 1;
        for word in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')) {
            if let Some(with) = word
                .starts_with('/')
                .then(|| manual::deleted_with(word))
                .flatten()
            {
                findings.push(Finding {
                    line: line_number,
                    concern: Concern::Deleted {
                        path: word.to_owned(),
                        with,
                    },
                });
            }
        }
        if let Some(name) = restricted_name(line) {
            findings.push(Finding {
                line: line_number,
                concern: Concern::Restricted {
                    name: name.to_owned(),
                },
            });
        }
    }
    findings
}

/// The restricted program that a line speaks of, as a word of its own.
fn restricted_name(line: &str) -> Option<&str> {
    // The screen reader of the same name is free.
    if line.trim_start().starts_with("gnome-orca") {
        return None;
    }
    line.split(|c: char| !c.is_alphanumeric())
        .find(|it| is_restricted(it))
}

/// Also with a version behind it, as in `idl8`.
fn is_restricted(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    RESTRICTED
        .iter()
        .any(|it| it.eq_ignore_ascii_case(word) || it.eq_ignore_ascii_case(bare))
}

/// The restricted programs that a list names, each once.
pub fn restricted(list: &str) -> Vec<&str> {
    once(list.lines().filter_map(restricted_name))
}

/// The restricted programs that a sentence names for certain, each once.
pub fn restricted_in_prose(text: &str) -> Vec<&str> {
    once(
        text.split(|c: char| !c.is_alphanumeric()).filter(|it| {
            is_restricted(it) && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(it))
        }),
    )
}

fn once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        if !found.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doomed_path_and_a_restricted_name_are_seen() {
        let found = judge(
            "STAR 2.7.10b /usr/bin/STAR\nmytool /home/rlin/bin/mytool\nMATLAB R2024b\nsasquatch 1.0",
        );
        assert_eq!(
            found,
            [
                Finding {
                    line: 2,
                    concern: Concern::Deleted {
                        path: "/home/rlin/bin/mytool".into(),
                        with: "/home/"
                    }
                },
                Finding {
                    line: 3,
                    concern: Concern::Restricted {
                        name: "MATLAB".into()
                    }
                },
            ]
        );
    }

    #[test]
    fn each_restricted_name_is_told_once_and_only_where_it_is_meant() {
        assert_eq!(
            restricted(
                "gnome-orca 43.1-1\nmatlab R2024b\nMATLAB Runtime\nStata18\ng16 c01\ncyrus-sasl 2.1"
            ),
            ["matlab", "Stata18", "g16"]
        );
        assert_eq!(
            restricted_in_prose(
                "A gaussian model of maple leaves, made with Matlab, stata and SAS."
            ),
            ["Matlab", "stata"]
        );
    }
}
