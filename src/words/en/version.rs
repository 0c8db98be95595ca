//! Version and more.

use crate::domain::furnishing::{TextProblem, TitleProblem};
use crate::domain::resources::{Strategy, TextKind};

pub const NEW_IMAGE: &str = "A new image";
pub const NEW_IMAGE_DETAIL: &str = "With a name of its own.";
pub fn new_version(image: &str) -> String {
    format!("A new version of “{image}”")
}
pub fn new_version_detail(is_mine: bool) -> &'static str {
    if is_mine {
        "You own this image, so you may add a version to it. Name, description, tags and access patterns belong to the image: what you enter here changes them for all its versions."
    } else {
        "You are staff, so you may add a version to it. Name, description, tags and access patterns belong to the image: what you enter here changes them for all its versions."
    }
}
pub const PARENT_GONE: &str = "Atmosphere does not show you the image that this instance came from any more, so nothing of it is filled in. You can request imaging all the same.";
pub fn parent_failed(why: &str) -> String {
    format!(
        "The image that this instance came from could not be loaded, so nothing of it is filled in. {why}"
    )
}
pub fn details_failed(why: &str) -> String {
    format!(
        "What the version of this instance asks for (memory, CPUs, scripts, licenses, people) could not be loaded. {why}"
    )
}

pub fn begin_with_description(image: &str) -> String {
    format!("Begin with the description of “{image}”")
}

pub const NAME_HINT: &str = "For example 1.0 or 2.0-stable.";
pub fn versions_so_far(names: &str) -> String {
    format!("Versions so far: {names}.")
}
pub const CHANGE_LOG_HINT: &str = "What is new in this version. Optional for a new image.";
pub const CHANGE_LOG_HINT_VERSION: &str =
    "What is new compared with the version before, for those who use it.";
pub fn memory_hint(own: &str, limit: u32) -> String {
    format!("From 0 to {limit} GB; empty for no minimum. {own}")
}
pub fn cpu_hint(own: &str, limit: u32) -> String {
    format!("From 0 to {limit}; empty for no minimum. {own}")
}
pub fn own_memory(gigabytes: &str) -> String {
    format!("This instance has {gigabytes} GB.")
}
pub fn own_cpu(cpus: i64) -> String {
    if cpus == 1 {
        "This instance has 1 CPU.".to_owned()
    } else {
        format!("This instance has {cpus} CPUs.")
    }
}
pub fn above_own(own: &str) -> String {
    format!("{own} A copy of this very size could not be launched from its own image.")
}
pub fn gigabytes(number: &str) -> String {
    format!("{number} GB")
}
pub fn cpus(number: &str) -> String {
    if number == "1" {
        "1 CPU".to_owned()
    } else {
        format!("{number} CPUs")
    }
}
pub const NO_MINIMUM: &str = "No minimum";

pub const ALLOW_IMAGING: &str = "Others may make images from instances of this image";
pub const IMAGING_ALLOWED: &str = "Others may make images from instances of this image.";
pub const IMAGING_FORBIDDEN: &str = "Others may not make images from instances of this image.";

// -- Boot scripts and licenses --

pub const SCRIPTS_HINT: &str = "Optional. They run on every instance that is launched from the image. Only your own scripts can be chosen.";
pub const SCRIPT_SEARCH: &str = "Pick one of your scripts, or make a new one";
pub const SCRIPTS_CHOSEN: &str = "Chosen boot scripts";
pub const SCRIPTS_UNAVAILABLE: &str = "Your boot scripts could not be loaded.";
pub const LICENSES_HINT: &str = "Optional. Whoever launches the image must accept them.";
pub const LICENSE_SEARCH: &str = "Pick a license, or make a new one";
pub const LICENSES_CHOSEN: &str = "Chosen licenses";
pub const LICENSES_UNAVAILABLE: &str = "The licenses could not be loaded.";
pub const OF_VERSION_BEFORE: &str = "Of the version before.";
/// Chosen once, and not in the list any more.
pub const GONE: &str = "not there any more: remove it";
pub fn number(id: i64) -> String {
    format!("Number {id}")
}
/// In lists of suggestions, for what is not there yet.
pub fn make_new(title: &str, typed: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        format!("{title}…")
    } else {
        format!("{title} “{typed}”…")
    }
}
pub fn options(count: usize) -> String {
    match count {
        0 => "Nothing to pick".to_owned(),
        1 => "1 to pick".to_owned(),
        _ => format!("{count} to pick"),
    }
}
pub fn script(strategy: Strategy, waits: bool) -> &'static str {
    match (strategy, waits) {
        (Strategy::Once, true) => "Runs once; the instance is ready after it.",
        (Strategy::Once, false) => "Runs once, in the background.",
        (Strategy::Always, true) => "Runs at each deployment; the instance is ready after it.",
        (Strategy::Always, false) => "Runs at each deployment, in the background.",
    }
}

pub const NEW_SCRIPT: &str = "New boot script";
pub const NEW_LICENSE: &str = "New license";
pub const TITLE: &str = "Title";
pub const GIVEN_AS: &str = "How it is given";
pub const AS_ADDRESS: &str = "As an address";
pub const AS_TEXT: &str = "As text";
pub const ADDRESS: &str = "Address";
pub const ADDRESS_HINT: &str = "It must be reachable whenever an instance is launched.";
pub const SCRIPT_TEXT: &str = "Script";
pub const SCRIPT_TEXT_HINT: &str = "It begins with what runs it, such as #!/bin/bash.";
pub const LICENSE_TEXT: &str = "Text of the license";
pub const STRATEGY: &str = "When it runs";
pub const ONCE: &str = "Once";
pub const ONCE_DETAIL: &str = "On the first boot of an instance.";
pub const ALWAYS: &str = "Always";
pub const ALWAYS_DETAIL: &str =
    "On each deployment: also after a start, resume or restart. It must work when it is run again.";
pub const WAIT: &str = "Wait for it before the instance is ready";
pub const WAIT_HINT: &str = "Otherwise people may be on the instance before the script is done.";
pub const ADD: &str = "Create and add";
pub const NO_INTERPRETER: &str =
    "The first line does not say what runs it: begin with #!/bin/bash.";
pub fn title_problem(problem: TitleProblem) -> String {
    match problem {
        TitleProblem::Missing => "Give it a title.".to_owned(),
        TitleProblem::TooLong { length } => {
            format!("The title has {length} characters; at most 128 are possible.")
        }
        TitleProblem::Taken => {
            "There is one of this title already: pick it from the list, or choose another title."
                .to_owned()
        }
    }
}
pub fn text_problem(problem: TextProblem, kind: TextKind) -> &'static str {
    match (problem, kind) {
        (TextProblem::Missing, TextKind::Url) => "Enter the address.",
        (TextProblem::Missing, TextKind::RawText) => "Enter the text.",
        (TextProblem::NotAnAddress, _) => {
            "This is no address of a page: it begins with https:// or http://."
        }
    }
}

// -- How making something goes --

pub const ASKING: &str = "The answer got lost. Asking Atmosphere whether it was made…";
pub fn not_made(why: &str) -> String {
    format!("It was not made; nothing that you typed is lost. {why}")
}
pub fn unclear(why: &str) -> String {
    format!(
        "We do not know yet whether it was made. {why} Press the button again: Atmosphere is asked before anything is sent twice."
    )
}
