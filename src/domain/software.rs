//! The list of installed software: what to look out for in it.

use super::manual;

/// Names of programs whose license is known to restrict redistribution in a cloud.
const RESTRICTED: [&str; 22] = [
    "abaqus",
    "adobe",
    "ansys",
    "comsol",
    "eviews",
    "gaussian",
    "geneious",
    "gurobi",
    "idl",
    "lasergene",
    "maple",
    "mathematica",
    "matlab",
    "minitab",
    "orca",
    "originpro",
    "sas",
    "spss",
    "stata",
    "vasp",
    "amber",
    "charmm",
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
    line.split(|c: char| !c.is_alphanumeric()).find(|word| {
        RESTRICTED.contains(
            &word
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .to_lowercase()
                .as_str(),
        )
    })
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
}
