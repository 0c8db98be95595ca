//! The rules that a draft must pass to be sent.
//!
//! Only [`Draft::validate`] trims, and only it makes a [`NewImagingRequest`].

use super::draft::Draft;
use super::exclude;
use super::field::Field;
use super::ids::{IdentityId, InstanceId};
use super::image_name::{self, NameProblem};
use super::minimums::{self, MAX_CPU, MAX_MEMORY_GB};
use super::new_request::{NewImagingRequest, RequestFields, Visibility};
use super::roster;
use super::version_name;

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
    /// Typed into a search and never added: it would be dropped without a word.
    NotAdded(String),
    /// The parent image has a version of that name.
    VersionTaken,
    /// Not a number from 0 to the limit.
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
    /// Whether the person may add a version to the parent image (section 11.1).
    pub may_add_version: bool,
    /// Names of the parent image's versions, as far as they are known.
    pub versions: Vec<String>,
}

impl Subject {
    /// Whether it becomes a version of the parent image: only where that is allowed, whatever an
    /// old draft says.
    pub fn is_new_version(&self, draft: &Draft) -> bool {
        self.may_add_version && !draft.is_new_image
    }
}

impl Draft {
    /// The request, if every rule is met.
    pub fn validate(&self, subject: &Subject) -> Result<NewImagingRequest, Problems> {
        let problems = self.problems(subject);
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
            memory_min: minimums::megabytes(&self.minimum_memory).unwrap_or(0),
            cpu_min: minimums::cpus(&self.minimum_cpu).unwrap_or(0),
            allow_imaging: self.allow_imaging,
            is_new_image: !subject.is_new_version(self),
            licenses: self.licenses.clone(),
            scripts: self.scripts.clone(),
        }))
    }

    /// Everything that keeps it from being sent.
    pub fn problems(&self, subject: &Subject) -> Problems {
        Field::ALL
            .into_iter()
            .filter_map(|field| self.problem(field, subject).map(|problem| (field, problem)))
            .collect()
    }

    /// What is wrong with one field.
    pub fn problem(&self, field: Field, subject: &Subject) -> Option<Problem> {
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
            Field::VersionName => self.version_problem(subject),
            // Others must learn what differs from the version that they know.
            Field::ChangeLog if subject.is_new_version(self) => missing(&self.change_log),
            Field::MinimumMemory => minimums::megabytes(&self.minimum_memory)
                .is_none()
                .then_some(Problem::NotANumber {
                    limit: MAX_MEMORY_GB,
                }),
            Field::MinimumCpu => minimums::cpus(&self.minimum_cpu)
                .is_none()
                .then_some(Problem::NotANumber { limit: MAX_CPU }),
            Field::Tags => not_added(&self.typed_tag),
            Field::Certification => (!self.certified).then_some(Problem::NotCertified),
            Field::Software
            | Field::Users
            | Field::Patterns
            | Field::Kind
            | Field::ChangeLog
            | Field::AllowImaging
            | Field::Scripts
            | Field::Licenses => None,
        }
    }

    fn version_problem(&self, subject: &Subject) -> Option<Problem> {
        let name = self.version_name.trim();
        let (length, limit) = (name.chars().count(), version_name::MAX_LENGTH);
        if length == 0 {
            Some(Problem::Missing)
        } else if length > limit {
            Some(Problem::TooLong { length, limit })
        } else if subject.is_new_version(self) && version_name::is_taken(name, &subject.versions) {
            Some(Problem::VersionTaken)
        } else {
            None
        }
    }

    fn users_problem(&self) -> Option<Problem> {
        if let Some(problem) = not_added(&self.typed_user) {
            return Some(problem);
        }
        if self.users.is_empty() && self.patterns.is_empty() {
            return Some(Problem::NobodyChosen);
        }
        self.users
            .iter()
            .find(|it| !roster::can_be_sent(it))
            .map(|it| Problem::BadUser(it.0.clone()))
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

fn not_added(typed: &str) -> Option<Problem> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| Problem::NotAdded(typed.to_owned()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
