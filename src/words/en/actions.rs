//! Actions: their names, why they cannot be done, what came of them.

use crate::domain::acted::Acted;
use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::capability::Obstacle;
use crate::domain::instance::Instance;
use crate::domain::status::Status;
use crate::words::en::{errors, instances, status};

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

pub const GROUP: &str = "What can be done";
pub const ASKING_WHOSE: &str = "Asking Atmosphere whether you may do this to this instance…";

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
        Obstacle::AskingWhose => ASKING_WHOSE.to_owned(),
        Obstacle::WhoseUnknown => {
            "It could not be found out whether this instance is yours, or you lead its project. Load the page again in a moment."
                .to_owned()
        }
        Obstacle::Deleted => "This instance is deleted.".to_owned(),
        Obstacle::Changing => format!("It is {state} now. Wait until that is done."),
        Obstacle::WrongState => wrong_state(action, &state),
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

fn wrong_state(action: Action, state: &str) -> String {
    match action {
        Action::Image => {
            format!("Its state is “{state}”. Reboot or redeploy it first, so that it is active.")
        }
        Action::Start => format!("Only a stopped instance can be started; this one is {state}."),
        Action::Resume => format!("Only a suspended instance can be resumed; this one is {state}."),
        Action::Unshelve => {
            format!("Only a shelved instance can be unshelved; this one is {state}.")
        }
        Action::Reboot if matches!(state, "stopped" | "suspended") => {
            format!(
                "Only a running instance can be rebooted; this one is {state}. Bring it back, or use Hard reboot."
            )
        }
        Action::HardReboot => format!(
            "This needs an instance that is active, stopped or suspended; this one is {state}."
        ),
        _ => format!("This needs an active instance; this one is {state}."),
    }
}

pub fn accepted(action: Action, instance: &str) -> String {
    format!(
        "{} was accepted for {instance}. It takes a few minutes.",
        name(action)
    )
}

/// What came of an action that is not under way.
pub fn problem(action: Action, instance: &Instance, acted: &Acted) -> String {
    let name = instances::name_of(instance);
    match acted {
        Acted::Accepted | Acted::Gone => accepted(action, &name),
        Acted::Refused(error) => failed(action, &name, error),
        Acted::NotSeen(error) => not_seen(action, &name, error),
        Acted::Unknown(error) => unknown(action, &name, error),
    }
}

fn failed(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "{} did not work for {instance}. {}",
        name(action),
        why(action, error)
    )
}

/// What was refused, and what helps: an action is refused for other reasons than a form
/// (API contract, section 6.2).
pub fn why(action: Action, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(detail) if detail.contains("disabled on this provider") => {
            "This cloud does not allow it.".to_owned()
        }
        ApiError::Conflict(detail) => format!(
            "The state of the instance does not allow it at the moment. Wait until what goes on is done, then try again. It says: “{}”",
            detail.trim()
        ),
        ApiError::Forbidden(detail) if detail.contains("AllocationSource") => {
            "It has no allocation source to take compute time from. Choose one on its page, under “Allocation source”."
                .to_owned()
        }
        ApiError::Forbidden(detail) if detail.contains("irrecoverable") => format!(
            "The cloud could not do it. Try again; if it keeps happening, tell support. It says: “{}”",
            detail.trim()
        ),
        ApiError::OverQuota(detail) if action.needs_allocation() => format!(
            "Your quota or your compute time does not allow it. Free some by shelving or deleting what you do not need, or ask support for more. It says: “{}”",
            detail.trim()
        ),
        other => errors::sentence(other),
    }
}

/// The answer got lost, and the cloud shows nothing of it.
fn not_seen(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "{} did not reach {instance}, as far as the cloud shows: try it again if nothing changes. {}",
        name(action),
        errors::sentence(error)
    )
}

/// The answer got lost, and the cloud does not answer either.
fn unknown(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "We do not know yet whether {} was accepted for {instance}. Look at its state before you try again. {}",
        name(action),
        errors::sentence(error)
    )
}

/// It was accepted, and the state is what it was before.
pub fn no_effect(action: Action, instance: &str, now: &Status) -> String {
    format!(
        "{} has had no effect on {instance}: it is still {}. Try again, or tell support.",
        name(action),
        status::label(now).to_lowercase()
    )
}

pub const GONE_TITLE: &str = "This instance is deleted";
pub const GONE: &str = "Nothing can be done to it any more.";
pub const TO_LIST: &str = "Back to My Instances";
/// Above the actions that cannot be done; their names follow.
pub fn not_now(names: &[&str]) -> String {
    format!("Not possible now: {}", names.join(", "))
}

pub const SLOW: &str = "This takes longer than usual. It is no longer watched by itself; look again whenever you like.";
pub const UNWATCHED: &str =
    "The cloud lets only its owner watch this instance. Look again in a few minutes.";
pub const LOOK_NOW: &str = "Look again";

// -- The question before whatever could spoil an image that is being made --

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_of_an_action_says_what_helps() {
        for (error, helps) in [
            (
                ApiError::Conflict("409 Conflict Cannot 'suspend' instance x while it is in vm_state shutoff".into()),
                "Wait until",
            ),
            (
                ApiError::Conflict("The requested action suspend has been explicitly disabled on this provider.".into()),
                "does not allow it",
            ),
            (
                ApiError::OverQuota("Time allocation exceeded: Allocation TG-BIO1000 is over 100% by 250.500 hours.".into()),
                "ask support for more",
            ),
            (
                ApiError::Forbidden("The requested action start encountered an irrecoverable exception: InstanceAllocationSourceSnapshot matching query does not exist.".into()),
                "Choose one",
            ),
            (ApiError::CloudCredentials(String::new()), "still signed in"),
            (ApiError::Maintenance(String::new()), "maintenance"),
            (ApiError::Crashed { status: 500 }, "tell support"),
        ] {
            let said = failed(Action::Start, "x", &error);
            assert!(said.contains(helps), "{helps} in {said}");
        }
    }
}
