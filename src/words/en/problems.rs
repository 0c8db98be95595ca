//! What is wrong with a field, in a sentence that says what to do.

use crate::domain::field::Field;
use crate::domain::image_name::{MAX_LENGTH, NameProblem};
use crate::domain::validation::Problem;
use crate::words::en::coach;

pub fn sentence(field: Field, problem: &Problem) -> String {
    match problem {
        Problem::Missing => missing(field).to_owned(),
        Problem::Name(problem) => name(problem),
        Problem::Lines(findings) => {
            coach::exclude_remarks(&findings.iter().collect::<Vec<_>>()).join(" ")
        }
        Problem::NoReason { path } => format!("Say what changes in {path}, and why."),
        Problem::NobodyChosen => {
            "Choose at least one person or access pattern, or another visibility.".into()
        }
        Problem::BadUser(user) => {
            format!(
                "Atmosphere cannot give access to “{user}” this way. Remove the name and ask support."
            )
        }
        Problem::NotAdded(typed) => {
            format!("“{typed}” is typed but not added. Press Enter to add it, or clear the field.")
        }
        Problem::VersionTaken => {
            "The image has a version of this name already. Choose another name.".into()
        }
        Problem::TooLong { length, limit } => {
            format!("It has {length} characters; at most {limit} are possible.")
        }
        Problem::NotANumber { limit } => {
            format!("Enter a number from 0 to {limit}, or leave it empty.")
        }
        Problem::NotCertified => {
            "Tick the box to certify this, or remove the software first.".into()
        }
        Problem::Refused(words) => format!("Atmosphere says: {words}"),
    }
}

fn missing(field: Field) -> &'static str {
    match field {
        Field::Description => "Describe the image, so that others know what it is for.",
        Field::Visibility => "Choose who may use the image.",
        Field::VersionName => "Give the version a name, such as 1.0.",
        Field::ChangeLog => "Say what is new in this version.",
        _ => "This is needed.",
    }
}

fn name(problem: &NameProblem) -> String {
    match problem {
        NameProblem::Missing => "Give the image a name.".to_owned(),
        NameProblem::TooLong { length } => {
            format!("The name has {length} characters; at most {MAX_LENGTH} are possible.")
        }
        NameProblem::Forbidden(characters) => {
            let listed: Vec<String> = characters.iter().map(|it| coach::character(*it)).collect();
            format!("These cannot be in a name: {}.", listed.join(", "))
        }
        NameProblem::Invisible => {
            "There is a character in it that cannot be seen, such as a line break. Type the name anew.".to_owned()
        }
    }
}
