//! The Request Imaging form. Labels are the manual's, so that people who read it find their way.

use crate::domain::field::Field;
use crate::domain::new_request::Visibility;
use crate::domain::roster::Standing;
use crate::domain::tag_rules::TagProblem;

pub const NAME: &str = "Image Name";
pub const INSTANCE_ID: &str = "Instance ID";
pub const IP_ADDRESS: &str = "IP Address";
pub const CLOUD: &str = "Cloud for Deployment";
pub const DESCRIPTION: &str = "Description of the Image";
pub const SOFTWARE: &str = "List Installed Software";
pub const EXCLUDE: &str = "Files to exclude";
pub const TAGS: &str = "Image Tags";
pub const VISIBILITY: &str = "Image Visibility";
pub const USERS: &str = "Users";
pub const PATTERNS: &str = "Access patterns";
pub const VERSION_NAME: &str = "Version name";
pub const CHANGE_LOG: &str = "Change log";
pub const MEMORY: &str = "Minimum memory (GB)";
pub const CPU: &str = "Minimum CPUs";
pub const SCRIPTS: &str = "Boot scripts";
pub const LICENSES: &str = "Licenses";
pub const CERTIFY: &str = "Certification";

pub fn system_files(organization: &str) -> String {
    format!("{organization}-managed System Files")
}

pub fn label(field: Field, organization: &str) -> String {
    match field {
        Field::Name => NAME,
        Field::Description => DESCRIPTION,
        Field::Tags => TAGS,
        Field::Software => SOFTWARE,
        Field::SystemFiles => return system_files(organization),
        Field::ExcludeFiles => EXCLUDE,
        Field::Visibility => VISIBILITY,
        Field::Users => USERS,
        Field::VersionName => VERSION_NAME,
        Field::ChangeLog => CHANGE_LOG,
        Field::MinimumMemory => MEMORY,
        Field::MinimumCpu => CPU,
        Field::Scripts => SCRIPTS,
        Field::Licenses => LICENSES,
        Field::Certification => CERTIFY,
    }
    .to_owned()
}

pub fn of_instance(name: &str) -> String {
    format!(
        "An image is a template: new instances can be launched from it. This one is made of “{name}”."
    )
}

pub const BEFORE: &str = "Before you begin";
pub const THE_IMAGE: &str = "The image";
pub const INSIDE: &str = "What is inside";
pub const WHO: &str = "Who may use it";
pub const MORE: &str = "Version and more";
pub const MORE_HINT: &str = "Good as it is for most images";
pub const REVIEW: &str = "Review and certify";
pub const SECTIONS: &str = "Sections of the form";

pub const NAME_HINT: &str = "At most 30 characters: letters, digits, spaces and _ - . ( ) :";
pub const DESCRIPTION_HINT: &str = "Say which tools are installed, what they are for (“performs X analysis”), and whom the image is meant for (“for the XYZ workshop”).";
pub const SOFTWARE_HINT: &str = "One program a line, with its path unless it is in /usr/bin or /usr/local/bin. You can paste what dpkg -l, rpm -qa, pip freeze, conda list or module list prints.";
pub const EXCLUDE_HINT: &str = "One absolute path a line, such as /opt/scratch.";
pub const TAGS_HINT: &str = "Optional. Tags help others find the image.";
pub const SYSTEM_FILES_HINT: &str = "These files are written anew at every launch. Pick those that your image needs changed, and say what changes and why.";
pub const OTHER_SYSTEM_FILES: &str = "Other system files";
pub const OTHER_SYSTEM_FILES_HINT: &str = "Anything else that support should change, and why.";
pub fn reason_for(path: &str) -> String {
    format!("What changes in {path}, and why")
}
pub fn on_linux(path: &str) -> String {
    format!("on the machine: {path}")
}
pub const VERSION_HINT: &str = "For example 1.0 or 2.0-stable.";
pub const CHANGE_LOG_HINT: &str = "What is new in this version.";
pub const MEMORY_HINT: &str = "Leave empty for no minimum.";
pub const CPU_HINT: &str = "Leave empty for no minimum.";
pub const ALLOW_IMAGING: &str = "Others may make images from instances of this image";
pub const SCRIPTS_HINT: &str = "They run when an instance of the image is launched.";
pub const LICENSES_HINT: &str = "Whoever launches the image must accept them.";
pub const NO_SCRIPTS: &str = "You have no boot scripts.";
pub const NO_LICENSES: &str = "There are no licenses to choose from.";

pub const KIND: &str = "New image or new version";
pub const NEW_IMAGE: &str = "A new image";
pub const NEW_IMAGE_DETAIL: &str = "With a name of its own.";
pub fn new_version(image: &str) -> String {
    format!("A new version of “{image}”")
}
pub const NEW_VERSION_DETAIL: &str = "You own this image, so you may add a version to it.";

pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Public",
        Visibility::Private => "Private",
        Visibility::Select => "Specific Users",
    }
}
pub fn visibility_detail(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Every user of the cloud can see and launch it.",
        Visibility::Private => "Only you can see and launch it.",
        Visibility::Select => "Only you and the people you choose can see and launch it.",
    }
}

pub const CERTIFICATION: &str = "I certify that this image contains no license-restricted software that is prohibited from distribution within a virtual or cloud environment.";
pub const SUBMIT: &str = "Request Imaging";
pub const RESTORED: &str = "Your draft of before is back.";
pub const START_OVER: &str = "Start over";
pub const START_OVER_TITLE: &str = "Start over?";
pub const START_OVER_BODY: &str = "Everything that you typed for this image is removed.";
pub const KEPT: &str = "Your draft is kept in this browser as you type.";
pub const NOT_KEPT: &str = "This browser does not keep drafts. Finish before you close the page.";
pub const CHANGE: &str = "Change";
pub const EMPTY: &str = "Nothing entered";
pub const NO_MINIMUM: &str = "No minimum";

pub fn problems_title(count: usize) -> String {
    if count == 1 {
        "One thing is missing or wrong".to_owned()
    } else {
        format!("{count} things are missing or wrong")
    }
}

// -- The tag editor --

pub const TAG_SEARCH: &str = "Type to search, or make a new one";
pub const TAGS_CHOSEN: &str = "Chosen tags";
pub fn tags_found(count: usize) -> String {
    match count {
        0 => "No such tag".to_owned(),
        1 => "1 tag".to_owned(),
        _ => format!("{count} tags"),
    }
}
pub fn tag_create(name: &str) -> String {
    format!("Create the tag “{name}”")
}
pub const TAG_CREATE_DETAIL: &str = "New tags need a description.";
pub fn tag_new_title(name: &str) -> String {
    format!("New tag “{name}”")
}
pub const TAG_NAME: &str = "Tag name";
pub const TAG_DESCRIPTION: &str = "Tag description";
pub const TAG_DESCRIPTION_HINT: &str =
    "What the tag stands for, in a sentence. It cannot be changed later.";
pub const TAG_ADD: &str = "Create and add";
pub const TAG_DESCRIPTION_MISSING: &str = "Describe the tag in a sentence.";
pub fn tag_added(name: &str) -> String {
    format!("Added the tag {name}")
}
pub fn tags_skipped(names: &[String]) -> String {
    format!(
        "Not known as tags: {}. Create them one by one.",
        names.join(", ")
    )
}
pub fn tag_problem(problem: TagProblem) -> &'static str {
    match problem {
        TagProblem::Missing => "Give the tag a name.",
        TagProblem::Characters => "Only letters, digits, - and _ can be in the name of a new tag.",
        TagProblem::TooLong => "The name is too long: at most 128 characters.",
        TagProblem::Comma => "A tag cannot have a comma in its name.",
    }
}
pub fn tag_failed(why: &str) -> String {
    format!("The tag was not created. {why}")
}
pub const TAGS_UNAVAILABLE: &str = "The list of tags could not be loaded.";

// -- The user picker --

pub const USER_SEARCH: &str = "Type the beginning of a username, or paste a list";
pub const USERS_CHOSEN: &str = "People who get access";
pub const USERS_HINT: &str = "Search by username, or paste a list of names or e-mail addresses.";
pub const SEARCHING: &str = "Searching…";
pub fn users_found(shown: usize, total: u64) -> String {
    match (shown, total) {
        (0, _) => "Nobody's username begins like that".to_owned(),
        (1, 1) => "1 person".to_owned(),
        (shown, total) if total > shown as u64 => {
            format!("Showing {shown} of {total} people: type more to narrow it down")
        }
        (shown, _) => format!("{shown} people"),
    }
}
pub const USER_ENDED: &str = "Account has ended";
pub fn user_added(name: &str) -> String {
    format!("Added {name}")
}
pub const USER_IS_YOU: &str = "That is you: you always have access.";
pub const USER_IS_CHOSEN: &str = "Already chosen";
pub fn roster_progress(done: usize, total: usize) -> String {
    format!("Checking names: {done} of {total}")
}
pub fn roster_done(confirmed: usize, total: usize) -> String {
    format!("{confirmed} of {total} names were confirmed and added.")
}
pub const ROSTER_TITLE: &str = "Names that were not added";
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Asking => "checking…",
        Standing::Confirmed(_) => "added",
        Standing::Unknown => "nobody has this username",
        Standing::Duplicate => "twice in the list, or chosen already",
        Standing::Yourself => "that is you: you always have access",
        Standing::Ended => "the account has ended",
        Standing::Failed => "could not be checked; paste it again",
    }
}
pub const PATTERNS_HINT: &str = "A pattern lets in, or keeps out, everybody whose name or e-mail address fits; * stands for anything.";
pub fn pattern(text: &str, kind: &str, allow: bool) -> String {
    let verb = if allow { "Let in" } else { "Keep out" };
    format!("{verb} {text} ({kind})")
}

// -- How the sending goes --

pub const SENDING: &str = "Sending your request…";
pub const CHECKING: &str = "The answer got lost. Asking Atmosphere whether it has your request…";
pub const NOT_SENT_TITLE: &str = "Your request was not sent";
pub const NOT_SENT: &str = "Atmosphere has no request of yours for this instance, so nothing is lost and nothing is doubled. You can send it again.";
pub const UNCLEAR_TITLE: &str = "We do not know yet whether your request arrived";
pub const UNCLEAR: &str = "Everything you typed is kept. Check again before you send anything, so that it is not sent twice.";
pub const CHECK_AGAIN: &str = "Check again";
pub const REFUSED_TITLE: &str = "Your request was not accepted";
pub const REFUSED: &str = "Everything you typed is kept.";
pub const OCCUPIED_TITLE: &str = "Another request for this instance is open";
pub fn occupied(name: &str) -> String {
    format!("“{name}” has to be finished or cancelled first. Everything you typed is kept.")
}
pub const SEND_AGAIN: &str = "Send again";
pub const FIX_FIRST: &str = "This instance cannot be imaged yet. See “Before you begin”.";

// -- The map of sections --

pub const SECTION_OPEN: &str = "(still to do)";
pub const SECTION_DONE: &str = "(nothing missing)";
