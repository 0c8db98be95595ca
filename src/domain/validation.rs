//! The rules that a draft must pass to be sent.
//!
//! Only [`Draft::validate`] trims, and only it makes a [`NewImagingRequest`].

use super::draft::Draft;
use super::exclude;
use super::field::Field;
use super::ids::{IdentityId, InstanceId, Username};
use super::image_name::{self, NameProblem};
use super::new_request::{NewImagingRequest, RequestFields, Visibility};

/// The server's column for version names.
pub const MAX_VERSION_NAME: usize = 256;
/// Gigabytes that may be asked for at least.
pub const MAX_MEMORY_GB: u32 = 4096;
/// Cores that may be asked for at least.
pub const MAX_CPU: u32 = 256;

/// Why a field keeps the request from being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    Name(NameProblem),
    /// The lines of the files to exclude that cannot stay.
    Lines(Vec<exclude::Finding>),
    /// A managed file was picked without saying what changes and why.
    NoReason {
        path: String,
    },
    /// Specific Users without anybody.
    NobodyChosen,
    /// A name that the server would split or misread.
    BadUser(String),
    TooLong {
        length: usize,
        limit: usize,
    },
    /// Not a whole number from 0 to the limit.
    NotANumber {
        limit: u32,
    },
    NotCertified,
    /// The server's own words.
    Refused(String),
}

impl Problem {
    /// Whether it is said while the person still types: no further typing can mend it.
    pub fn shows_at_once(&self) -> bool {
        matches!(
            self,
            Self::Name(NameProblem::Forbidden(_) | NameProblem::Invisible)
        )
    }
}

/// Problems in the order of the form, at most one a field.
pub type Problems = Vec<(Field, Problem)>;

/// What a request is about besides what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub instance: InstanceId,
    pub identity: IdentityId,
}

impl Draft {
    /// The request, if every rule is met.
    pub fn validate(&self, subject: &Subject) -> Result<NewImagingRequest, Problems> {
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let visibility = self
            .visibility
            .ok_or_else(|| vec![(Field::Visibility, Problem::Missing)])?;
        let is_select = visibility == Visibility::Select;
        Ok(NewImagingRequest::from_checked(RequestFields {
            instance: subject.instance,
            identity: subject.identity,
            name: self.name.trim().to_owned(),
            description: self.description.trim().to_owned(),
            visibility,
            users: if is_select {
                self.users.clone()
            } else {
                Vec::new()
            },
            patterns: if is_select {
                self.patterns.clone()
            } else {
                Vec::new()
            },
            installed_software: self.installed_software.trim().to_owned(),
            system_files: self.system_files_text(),
            exclude_files: exclude::paths(&self.exclude_files),
            version_name: self.version_name.trim().to_owned(),
            change_log: self.change_log.trim().to_owned(),
            tags: self.tags.clone(),
            memory_min: megabytes(&self.minimum_memory).unwrap_or(0),
            cpu_min: whole_number(&self.minimum_cpu, MAX_CPU).unwrap_or(0),
            allow_imaging: self.allow_imaging,
            is_new_image: self.is_new_image,
            licenses: self.licenses.clone(),
            scripts: self.scripts.clone(),
        }))
    }

    /// Everything that keeps it from being sent.
    pub fn problems(&self) -> Problems {
        Field::ALL
            .into_iter()
            .filter_map(|field| self.problem(field).map(|problem| (field, problem)))
            .collect()
    }

    /// What is wrong with one field.
    pub fn problem(&self, field: Field) -> Option<Problem> {
        match field {
            Field::Name => image_name::check(&self.name).err().map(Problem::Name),
            Field::Description => missing(&self.description),
            Field::SystemFiles => self
                .system_files
                .iter()
                .find(|it| it.reason.trim().is_empty())
                .map(|it| Problem::NoReason {
                    path: it.path.clone(),
                }),
            Field::ExcludeFiles => {
                let bad: Vec<_> = exclude::judge(&self.exclude_files)
                    .into_iter()
                    .filter(|it| it.verdict.is_error())
                    .collect();
                (!bad.is_empty()).then_some(Problem::Lines(bad))
            }
            Field::Visibility => self.visibility.is_none().then_some(Problem::Missing),
            Field::Users if self.visibility == Some(Visibility::Select) => self.users_problem(),
            Field::VersionName => missing(&self.version_name).or_else(|| {
                let length = self.version_name.trim().chars().count();
                (length > MAX_VERSION_NAME).then_some(Problem::TooLong {
                    length,
                    limit: MAX_VERSION_NAME,
                })
            }),
            Field::MinimumMemory => (!self.minimum_memory.trim().is_empty()
                && megabytes(&self.minimum_memory).is_none())
            .then_some(Problem::NotANumber {
                limit: MAX_MEMORY_GB,
            }),
            Field::MinimumCpu => (!self.minimum_cpu.trim().is_empty()
                && whole_number(&self.minimum_cpu, MAX_CPU).is_none())
            .then_some(Problem::NotANumber { limit: MAX_CPU }),
            Field::Certification => (!self.certified).then_some(Problem::NotCertified),
            Field::Tags
            | Field::Software
            | Field::Users
            | Field::ChangeLog
            | Field::Scripts
            | Field::Licenses => None,
        }
    }

    fn users_problem(&self) -> Option<Problem> {
        if self.users.is_empty() && self.patterns.is_empty() {
            return Some(Problem::NobodyChosen);
        }
        // A comma would make two people of one; other alphabets crash the server (section 9.4).
        self.users
            .iter()
            .map(Username::as_str)
            .find(|it| !it.is_ascii() || it.contains([',', '\'', '"']))
            .map(|it| Problem::BadUser(it.to_owned()))
    }

    /// What is sent as `system_files`: a line for each picked file, then the free text.
    fn system_files_text(&self) -> String {
        let mut lines: Vec<String> = self
            .system_files
            .iter()
            .map(|it| format!("{}: {}", it.path, one_line(&it.reason)))
            .collect();
        let other = self.other_system_files.trim();
        if !other.is_empty() {
            lines.push(other.to_owned());
        }
        lines.join("\n")
    }
}

fn missing(text: &str) -> Option<Problem> {
    text.trim().is_empty().then_some(Problem::Missing)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn whole_number(text: &str, limit: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|it| *it <= limit)
}

/// Megabytes from gigabytes as typed; the wire counts in megabytes (section 9.3).
fn megabytes(text: &str) -> Option<u32> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let whole = whole_number(
        if whole.is_empty() && !fraction.is_empty() {
            "0"
        } else {
            whole
        },
        MAX_MEMORY_GB,
    )?;
    let fraction = match fraction {
        "" => 0,
        digits if digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            let thousandths: u32 = format!("{digits:0<3}").parse().ok()?;
            thousandths * 1024 / 1000
        }
        _ => return None,
    };
    Some(whole * 1024 + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::SystemFileChange;
    use proptest::prelude::*;

    fn complete() -> Draft {
        Draft {
            name: " Aligner workbench ".into(),
            description: "STAR and helpers.".into(),
            visibility: Some(Visibility::Public),
            certified: true,
            ..Draft::default()
        }
    }

    fn subject() -> Subject {
        Subject {
            instance: InstanceId(901),
            identity: IdentityId(57),
        }
    }

    #[test]
    fn an_empty_form_asks_for_what_only_the_person_knows() {
        let fields: Vec<Field> = Draft::default()
            .problems()
            .into_iter()
            .map(|(it, _)| it)
            .collect();
        assert_eq!(
            fields,
            [
                Field::Name,
                Field::Description,
                Field::Visibility,
                Field::Certification
            ]
        );
    }

    #[test]
    fn what_is_sent_is_trimmed_and_what_was_typed_is_not() {
        let draft = complete();
        let request = draft.validate(&subject()).expect("it is complete");
        assert_eq!(request.fields().name, "Aligner workbench");
        assert_eq!(draft.name, " Aligner workbench ");
        assert_eq!(request.fields().version_name, "1.0");
    }

    #[test]
    fn specific_users_needs_somebody_and_the_others_send_nobody() {
        let mut draft = complete();
        draft.visibility = Some(Visibility::Select);
        assert_eq!(draft.problems(), [(Field::Users, Problem::NobodyChosen)]);
        draft.users = vec![Username("mkato".into())];
        assert_eq!(
            draft.validate(&subject()).map(|it| it.fields().users.len()),
            Ok(1)
        );
        draft.visibility = Some(Visibility::Private);
        assert_eq!(
            draft.validate(&subject()).map(|it| it.fields().users.len()),
            Ok(0)
        );
        draft.visibility = Some(Visibility::Select);
        draft.users.push(Username("josé".into()));
        assert_eq!(
            draft.problem(Field::Users),
            Some(Problem::BadUser("josé".into()))
        );
    }

    #[test]
    fn picked_system_files_need_a_reason_and_are_sent_with_it() {
        let mut draft = complete();
        draft.system_files.push(SystemFileChange {
            path: "/etc/hosts".into(),
            reason: " ".into(),
        });
        assert_eq!(
            draft.problem(Field::SystemFiles),
            Some(Problem::NoReason {
                path: "/etc/hosts".into()
            })
        );
        draft.system_files[0].reason = "a license\nserver".into();
        draft.other_system_files = "/etc/motd: greeting".into();
        let sent = draft.validate(&subject()).expect("it is complete");
        assert_eq!(
            sent.fields().system_files,
            "/etc/hosts: a license server\n/etc/motd: greeting"
        );
    }

    #[test]
    fn minimums_are_gigabytes_and_cores() {
        for (typed, sent) in [
            ("", Some(0)),
            ("4", Some(4096)),
            ("1.5", Some(1536)),
            (".5", Some(512)),
            ("x", None),
            ("-1", None),
            ("4097", None),
            ("1.2345", None),
        ] {
            let mut draft = complete();
            draft.minimum_memory = typed.into();
            assert_eq!(
                draft
                    .validate(&subject())
                    .ok()
                    .map(|it| it.fields().memory_min),
                sent,
                "{typed}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_validates_meets_the_servers_rules(name in "[ -~é]{0,35}", excluded in "[/a-z. \n]{0,20}", cpu in "[0-9x]{0,4}") {
            let draft = Draft { name, exclude_files: excluded, minimum_cpu: cpu, ..complete() };
            if let Ok(request) = draft.validate(&subject()) {
                let fields = request.fields();
                prop_assert!(!fields.name.is_empty());
                prop_assert!(!fields.name.contains(|c| image_name::FORBIDDEN.contains(c)));
                prop_assert!(fields.exclude_files.iter().all(|it| it.starts_with('/') && !it.contains(' ')));
                prop_assert!(fields.cpu_min <= MAX_CPU);
            }
        }
    }
}
