//! The tag editor.

use crate::domain::tag_rules::TagProblem;

pub const SEARCH: &str = "Type to search, or make a new one";
pub const CHOSEN: &str = "Chosen tags";
pub fn found(count: usize) -> String {
    match count {
        0 => "No such tag".to_owned(),
        1 => "1 tag".to_owned(),
        _ => format!("{count} tags"),
    }
}
/// Of a suggestion: the parent image has the tag.
pub const OF_PARENT: &str = "On the image that this instance came from.";
pub fn create(name: &str) -> String {
    format!("Create the tag “{name}”")
}
pub const CREATE_DETAIL: &str = "New tags need a description.";
/// Of names that were entered before the list of tags was there.
pub fn early(count: usize) -> String {
    match count {
        1 => "The list of tags is still loading. One name is looked up as soon as it is there."
            .to_owned(),
        _ => format!(
            "The list of tags is still loading. {count} names are looked up as soon as it is there."
        ),
    }
}
pub const UNAVAILABLE: &str = "The list of tags could not be loaded, so nothing can be suggested. Existing tags are found all the same when you make one of their name.";
pub fn reserved(name: &str) -> String {
    format!("“{name}” is reserved for the staff. Choose another tag, or ask support to add it.")
}

// -- A new tag --

pub const NEW: &str = "New tag";
pub const NAME: &str = "Tag name";
pub const NAME_HINT: &str = "Letters, digits, - and _";
pub const DESCRIPTION: &str = "Tag description";
pub const DESCRIPTION_HINT: &str =
    "What the tag stands for, in a sentence. It cannot be changed later.";
pub const ADD: &str = "Create and add";
pub const DESCRIPTION_MISSING: &str = "Describe the tag in a sentence.";
pub fn description_too_long(excess: usize) -> String {
    format!("The description is too long by {excess} characters.")
}
/// There is one of that name already: it is as good.
pub fn use_existing(name: &str) -> String {
    format!("Use the existing tag “{name}”")
}
pub fn exists(name: &str) -> String {
    format!("There is a tag “{name}” already.")
}
pub fn problem(problem: TagProblem) -> &'static str {
    match problem {
        TagProblem::Missing => "Give the tag a name.",
        TagProblem::Characters => "Only letters, digits, - and _ can be in the name of a new tag.",
        TagProblem::TooLong => "The name is too long: at most 128 characters.",
        TagProblem::Comma => "A tag cannot have a comma in its name.",
    }
}

// -- What was pasted and is no tag --

pub const UNKNOWN_TITLE: &str = "Not added";
pub const IS_UNKNOWN: &str = "there is no such tag";
/// The list of tags is not there.
pub const IS_UNCERTAIN: &str = "could not be looked up";
pub const IS_RESERVED: &str = "reserved for the staff";
pub const IS_KNOWN: &str = "there is such a tag";
pub fn create_one(name: &str) -> String {
    format!("Create {name}")
}
pub fn add_one(name: &str) -> String {
    format!("Add {name}")
}
