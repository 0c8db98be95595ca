//! Actions: their names, why they cannot be done, what came of them.

use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::capability::Obstacle;
use crate::domain::status::Status;
use crate::words::{errors, status};

pub fn name(action: Action) -> &'static str {
    match action {
        Action::Image => "Image",
        Action::Start => "Start",
        Action::Stop => "Stop",
        Action::Suspend => "Suspend",
        Action::Resume => "Resume",
        Action::Shelve => "Shelve",
        Action::Unshelve => "Unshelve",
        Action::Reboot => "Reboot",
        Action::HardReboot => "Hard reboot",
        Action::Redeploy => "Redeploy",
        Action::Delete => "Delete",
    }
}

/// What an action does, in a few words under its name.
pub fn effect(action: Action) -> &'static str {
    match action {
        Action::Image => "Ask for an image (a template) of this instance.",
        Action::Start => "Boots it again. It may get a new IP address.",
        Action::Resume => "Wakes it up where it was. It may get a new IP address.",
        Action::Unshelve => "Brings it back from the shelf. It gets a new IP address.",
        Action::Stop => "Shuts it down and gives its IP address back.",
        Action::Suspend => "Freezes it and gives its IP address back.",
        Action::Shelve => "Stores it away and gives its IP address back.",
        Action::Reboot => "Restarts the operating system.",
        Action::HardReboot => "Switches it off and on again.",
        Action::Redeploy => "Repeats the last step of its launch.",
        Action::Delete => "Destroys it and everything on it.",
    }
}

/// Why not, and what to do instead.
pub fn obstacle(action: Action, obstacle: &Obstacle, current: &Status) -> String {
    let state = status::label(current).to_lowercase();
    match obstacle {
        Obstacle::SomebodyElses { owner } => {
            format!(
                "This instance belongs to {owner}. Only its owner or a leader of its project can do this."
            )
        }
        Obstacle::Deleted => "This instance is deleted.".to_owned(),
        Obstacle::Changing => format!("It is {state} now. Wait until that is done."),
        Obstacle::WrongState => match action {
            Action::Image => format!(
                "Its state is “{state}”. Reboot or redeploy it first, so that it is active."
            ),
            Action::Start => {
                format!("Only a stopped instance can be started; this one is {state}.")
            }
            Action::Resume => {
                format!("Only a suspended instance can be resumed; this one is {state}.")
            }
            Action::Unshelve => {
                format!("Only a shelved instance can be unshelved; this one is {state}.")
            }
            _ => format!("This needs an active instance; this one is {state}."),
        },
        Obstacle::NotOffered => {
            "The cloud does not offer this now. Look again in a minute.".to_owned()
        }
        Obstacle::NoAllocation => {
            "It has no allocation source to take compute time from. Choose one on its page, under “Allocation source”."
                .to_owned()
        }
        Obstacle::BootedFromVolume => {
            "It was booted from a volume, and only instances of an image can be imaged.".to_owned()
        }
        Obstacle::Asking => "Asking Atmosphere what can be done…".to_owned(),
    }
}

pub fn accepted(action: Action, instance: &str) -> String {
    format!(
        "{} was accepted for {instance}. It takes a few minutes.",
        name(action)
    )
}

pub fn failed(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "{} did not work for {instance}. {}",
        name(action),
        errors::sentence(error)
    )
}

pub const SLOW: &str = "This takes longer than usual. It is no longer watched by itself; look again whenever you like.";
pub const LOOK_NOW: &str = "Look again";

// -- The question before whatever could spoil an image that is being made --

pub fn lock_title(action: Action) -> String {
    format!("{} while its image is being made?", name(action))
}
pub const LOCK: &str = "Do not suspend or stop the instance until the image has been created.";
pub fn lock_request(image: &str, status: &str) -> String {
    format!(
        "The image “{image}” of this instance was requested and is not there yet ({status}). This can spoil it, or keep it from being made."
    )
}
pub fn lock_confirm(action: Action) -> String {
    format!("{} anyway", name(action))
}
pub const LOCK_KEEP: &str = "Leave it alone";
