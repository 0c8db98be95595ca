//! Volumes: what is attached, what could be, and how moving them goes.

use crate::domain::api_error::ApiError;
use crate::domain::volume_move::{Aim, MoveState};
use crate::words::en::errors;

pub const ATTACHED: &str = "Attached to this instance";
pub const NONE_ATTACHED: &str = "No volume is attached.";
pub const FREE: &str = "Can be attached";
pub const NONE_FREE: &str =
    "You have no free volume in the same cloud and identity as this instance.";
pub const ELSEWHERE: &str = "Cannot be attached now";
pub const LOOK_AGAIN: &str = "Look again";
pub const NOT_YOURS: &str =
    "Only the owner of the instance, or a leader of its project, can see and move its volumes.";
pub const CARE: &str = "Unmount a volume on the instance before you detach it. What is on it stays there, and it can be attached again.";

pub fn on_instance(name: &str) -> String {
    format!("Attached to {name}")
}
pub const ON_ANOTHER: &str = "Attached to another instance";
/// In use, and the cloud does not say by what: an instance was booted from it.
pub const BOOT_DISK: &str = "In use, as the disk that an instance was booted from";

pub fn attach_one(name: &str) -> String {
    format!("Attach {name}")
}
pub fn detach_one(name: &str) -> String {
    format!("Detach {name}")
}
pub const DETACH_ALL: &str = "Detach all volumes";
pub const DETACH_AWAY: &str = "A volume can be detached while the instance is active, stopped or suspended. Bring it back first.";
pub const ATTACH_AWAY: &str =
    "A volume can only be attached to an active instance. Start, resume or unshelve it first.";
pub const DELETED: &str = "This instance is deleted.";

pub fn detach_title(names: &[String]) -> String {
    match names {
        [one] => format!("Detach {one}?"),
        many => format!("Detach {} volumes?", many.len()),
    }
}
pub const DETACH_BODY: &str = "Unmount first, on the instance, what is to be detached, and stop what still writes to it. Otherwise data may be lost, or the cloud leaves it attached.";
pub const DETACH_KEEPS: &str =
    "What is on a volume stays on it. You can attach it again, also to another instance.";
pub const DETACH_CONFIRM: &str = "Detach";
pub const DETACH_KEEP: &str = "Leave attached";
pub const UNMOUNT_COMMAND: &str = "unmount command";
/// The command that takes it out of use, where the place is known.
pub fn unmount(places: &[String]) -> String {
    format!("sudo umount {}", places.join(" "))
}

pub fn under_way(name: &str, aim: Aim) -> String {
    match aim {
        Aim::Attach => format!("{name} is being attached…"),
        Aim::Detach => format!("{name} is being detached…"),
    }
}
pub fn arrived(name: &str, aim: Aim) -> String {
    match aim {
        Aim::Attach => format!("{name} is attached."),
        Aim::Detach => format!("{name} is detached."),
    }
}
/// How the moving of a volume stands.
pub fn stands(name: &str, aim: Aim, state: &MoveState) -> String {
    match (state, aim) {
        (MoveState::UnderWay, _) => under_way(name, aim),
        (MoveState::Slow, Aim::Detach) => format!(
            "Detaching {name} takes longer than usual. Most likely it is still mounted: unmount it on the instance (sudo umount), then try again."
        ),
        (MoveState::Slow, Aim::Attach) => {
            format!("Attaching {name} takes longer than usual. It is still being watched.")
        }
        (MoveState::PutBack, Aim::Detach) => format!(
            "{name} is still attached: the cloud could not take it off. Most likely it is still mounted: unmount it on the instance (sudo umount), then try again."
        ),
        (MoveState::PutBack, Aim::Attach) => format!(
            "{name} is not attached, although the cloud had accepted it. Try again; if it keeps happening, report it."
        ),
        (MoveState::Elsewhere, _) => {
            format!(
                "{name} cannot be attached any more: another instance has it, or it is deleted."
            )
        }
        (MoveState::Failed(error), Aim::Attach) => {
            format!("{name} could not be attached. {}", refusal(error))
        }
        (MoveState::Failed(error), Aim::Detach) => {
            format!("{name} could not be detached. {}", refusal(error))
        }
    }
}

/// A 403 is every failure of an action that has no status of its own, not a question of rights (section 6.2).
fn refusal(error: &ApiError) -> String {
    const WRAPPING: &str = "irrecoverable exception: ";
    match error {
        ApiError::Forbidden(said) if !said.is_empty() => {
            let said = said.split_once(WRAPPING).map_or(said.as_str(), |it| it.1);
            format!("The cloud says: “{}”", said.trim())
        }
        other => errors::sentence(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_cloud_says_is_told_without_its_wrapping() {
        let wrapped = "The requested action attach_volume encountered an irrecoverable exception: Instance u must be active";
        assert_eq!(
            refusal(&ApiError::Forbidden(wrapped.into())),
            "The cloud says: “Instance u must be active”"
        );
        assert!(refusal(&ApiError::Forbidden(String::new())).contains("not allowed"));
    }
}
