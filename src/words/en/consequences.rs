//! What an action costs, said before it is done (API contract, sections 4.5 and 6.2).

use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::consequence::{self, Address};
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

/// All of it for this very instance, in the order in which it matters.
pub fn of(action: Action, instance: &Instance) -> Vec<String> {
    let mut said = vec![deed(action).to_owned()];
    if action == Action::HardReboot && instance.status.name == "suspended" {
        said.push("What was frozen with it is lost.".to_owned());
    }
    said.extend(address(action, instance));
    if action == Action::Redeploy && !instance.scripts.is_empty() {
        let titles: Vec<&str> = instance
            .scripts
            .iter()
            .map(|it| it.title.as_str())
            .collect();
        said.push(format!(
            "Its boot scripts may run again: {}.",
            titles.join(", ")
        ));
    }
    if action.needs_allocation() {
        said.extend(allocation(instance));
    }
    said
}

fn address(action: Action, instance: &Instance) -> Option<String> {
    let ip = instance.usable_ip();
    Some(match (consequence::address(action, instance), ip) {
        (Address::Released, Some(ip)) if action == Action::Delete => {
            format!("Its IP address {ip} goes to somebody else.")
        }
        (Address::Released, Some(ip)) => format!(
            "Its IP address {ip} is given back. It gets another one when you bring it back: addresses that you gave to others, and names that point to it, no longer lead here."
        ),
        (Address::MayChange, Some(ip)) => {
            format!("Its IP address {ip} may change.")
        }
        (Address::Comes, _) => "It gets a new IP address.".to_owned(),
        (Address::Stays, Some(ip))
            if matches!(
                action,
                Action::Stop | Action::Reboot | Action::HardReboot | Action::Redeploy
            ) =>
        {
            format!("Its IP address {ip} stays.")
        }
        _ => return None,
    })
}

fn allocation(instance: &Instance) -> Option<String> {
    let name = &instance.allocation.as_ref()?.name;
    Some(if consequence::is_used_up(instance) {
        format!(
            "From then on it uses compute time of the allocation source “{name}”, which has none left: Atmosphere may refuse. Ask for more, or choose another source first."
        )
    } else {
        format!("From then on it uses compute time of the allocation source “{name}”.")
    })
}

// -- Volumes --

pub const ASKING_VOLUMES: &str = "Asking the cloud which volumes are attached…";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ScriptId;
    use crate::domain::instance::Script;
    use crate::domain::test_data::{allocation, instance};

    #[test]
    fn each_action_says_what_it_costs_this_instance() {
        let mut machine = instance();
        machine.allocation = Some(allocation());
        let said = |action, machine: &Instance| of(action, machine).join(" ");
        for (action, parts) in [
            (
                Action::Stop,
                &["not saved is lost", "203.0.113.27 is given back"][..],
            ),
            (Action::Suspend, &["frozen", "203.0.113.27 is given back"]),
            (
                Action::Shelve,
                &["not saved is lost", "203.0.113.27 is given back"],
            ),
            (Action::Resume, &["203.0.113.27 may change", "“TG-BIO1”"]),
            (Action::Reboot, &["not saved is lost", "203.0.113.27 stays"]),
            (
                Action::HardReboot,
                &["unsaved work is lost", "203.0.113.27 stays"],
            ),
            (
                Action::Redeploy,
                &["running programs stay", "203.0.113.27 stays"],
            ),
            (
                Action::Delete,
                &[
                    "nobody can bring it back",
                    "203.0.113.27 goes to somebody else",
                ],
            ),
        ] {
            let text = said(action, &machine);
            for part in parts {
                assert!(text.contains(part), "{action:?}: {part} in {text}");
            }
        }
        machine.scripts.push(Script {
            id: ScriptId(1),
            title: "warm-up".into(),
        });
        assert!(said(Action::Redeploy, &machine).contains("warm-up"));
        machine.status = crate::domain::status::Status::from_live("suspended");
        assert!(said(Action::HardReboot, &machine).contains("What was frozen"));
    }

    #[test]
    fn an_empty_source_is_told_before_the_server_refuses() {
        let mut machine = instance();
        let mut source = allocation();
        source.compute_used = Some(400.0);
        machine.allocation = Some(source);
        machine.ip_address = None;
        let said = of(Action::Unshelve, &machine).join(" ");
        assert!(said.contains("has none left"), "{said}");
        assert!(said.contains("gets a new IP address"), "{said}");
    }
}
