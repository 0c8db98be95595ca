//! The Request Imaging form. Labels are the manual's, so that people who read it find their way.

use crate::domain::field::Field;
use crate::domain::new_request::Visibility;

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
pub const KIND: &str = "New image or new version";
pub const ALLOW_IMAGING: &str = "Further imaging";
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
        Field::Patterns => PATTERNS,
        Field::Kind => KIND,
        Field::VersionName => VERSION_NAME,
        Field::ChangeLog => CHANGE_LOG,
        Field::MinimumMemory => MEMORY,
        Field::MinimumCpu => CPU,
        Field::AllowImaging => ALLOW_IMAGING,
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

pub fn problems_title(count: usize) -> String {
    if count == 1 {
        "One thing is missing or wrong".to_owned()
    } else {
        format!("{count} things are missing or wrong")
    }
}

// -- How the sending goes --

pub const LEFT_UNSENT: &str = "Nothing was sent: you left the form before the last check was done. Everything you typed is kept there.";
pub const RECHECKING: &str = "Checking once more that the instance can be imaged…";
pub const HELD_BACK: &str = "Something has changed since the checks passed. Everything you typed is kept; see what is to be done first.";
pub const TO_CHECKS: &str = "See the checks";
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
