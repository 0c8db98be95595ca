//! What an action costs, said before it is done (API contract, sections 4.5 and 6.2).

use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::instance::Instance;
use crate::domain::volume::LiveVolume;
use crate::words::en::{actions, errors};

pub fn title(action: Action, instance: &str) -> String {
    format!("{} {instance}?", actions::name(action))
}

/// Which one it is, where names are alike.
pub fn which(instance: &Instance) -> String {
    let id = instance.id;
    match instance.usable_ip() {
        Some(ip) => format!("Instance ID {id}, IP address {ip}."),
        None => format!("Instance ID {id}, without an IP address."),
    }
}

/// What happens to the machine.
pub fn deed(action: Action) -> &'static str {
    match action {
        Action::Image => "You are asked for the details first.",
        Action::Start => {
            "It boots again and Atmosphere sets it up anew, which takes a few minutes."
        }
        Action::Resume => "It wakes up where it was, with its programs as they were.",
        Action::Unshelve => {
            "It is brought back from the shelf and boots, which takes some minutes."
        }
        Action::Stop => {
            "It shuts down. Programs that run on it end, and what they have not saved is lost; its disk is kept. It still takes room on the cloud: shelve it to put it away for long."
        }
        Action::Suspend => {
            "It is frozen as it is: programs stand still, connections break, and it goes on where it was when you resume it."
        }
        Action::Shelve => {
            "It shuts down and is stored away. Programs that run on it end, and what they have not saved is lost; its disk is kept. Bringing it back takes some minutes."
        }
        Action::Reboot => {
            "The system restarts. Programs that run on it end, what they have not saved is lost, and it cannot be reached for a few minutes."
        }
        Action::HardReboot => {
            "It is switched off and on again, as by pulling the plug: unsaved work is lost, and files that are being written can be damaged. Use it where a plain reboot does not help."
        }
        Action::Redeploy => {
            "The last step of its launch is repeated: Atmosphere sets up access, web shell and desktop again. Files and running programs stay, but you may be cut off for some minutes. If it fails again, tell support."
        }
        Action::Delete => {
            "It is destroyed with everything on its disk, and nobody can bring it back. To keep what is installed on it, ask for an image first."
        }
    }
}

// -- What else is said of one instance: `words::costs` says when --

pub const FROZEN_IS_LOST: &str = "What was frozen with it is lost.";
pub const ADDRESS_COMES: &str = "It gets a new IP address.";

pub fn scripts_run_again(titles: &str) -> String {
    format!("Its boot scripts may run again: {titles}.")
}
pub fn address_goes(ip: &str) -> String {
    format!("Its IP address {ip} goes to somebody else.")
}
pub fn address_is_given_back(ip: &str) -> String {
    format!(
        "Its IP address {ip} is given back. It gets another one when you bring it back: addresses that you gave to others, and names that point to it, no longer lead here."
    )
}
pub fn address_may_change(ip: &str) -> String {
    format!("Its IP address {ip} may change.")
}
pub fn address_stays(ip: &str) -> String {
    format!("Its IP address {ip} stays.")
}
pub fn uses_time_of(source: &str) -> String {
    format!("From then on it uses compute time of the allocation source “{source}”.")
}
pub fn has_no_time_of(source: &str) -> String {
    format!(
        "From then on it uses compute time of the allocation source “{source}”, which has none left: Atmosphere may refuse. Ask for more, or choose another source first."
    )
}

// -- Volumes --

pub const ASKING_VOLUMES: &str = "Asking the cloud which volumes are attached…";
pub const NO_VOLUMES: &str = "No volume is attached to it.";
pub const SEE_VOLUMES: &str = "See its volumes";

/// Above the names of the volumes that are attached.
pub fn volumes(action: Action, count: usize) -> &'static str {
    match (action, count == 1) {
        (Action::Delete, true) => {
            "A volume is attached to it. The volume is kept, but what is being written to it can be lost. Detach it first to be safe."
        }
        (Action::Delete, false) => {
            "Volumes are attached to it. They are kept, but what is being written to them can be lost. Detach them first to be safe."
        }
        (_, true) => {
            "A volume is attached to it, and what is being written to it can be damaged. Detach it first to be safe."
        }
        (_, false) => {
            "Volumes are attached to it, and what is being written to them can be damaged. Detach them first to be safe."
        }
    }
}
pub fn volume(volume: &LiveVolume) -> String {
    format!("{} ({} GB)", volume.name, volume.size)
}
pub fn volumes_unknown(error: &ApiError) -> String {
    format!(
        "Whether volumes are attached to it could not be found out: make sure of it yourself. {}",
        errors::sentence(error)
    )
}
