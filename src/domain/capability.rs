//! What may be done to an instance now, and why not (API contract, sections 4.7 and 6).
//!
//! The server lets any signed-in person act on anybody's instance, so whose it is, is checked here.

use super::action::Action;
use super::ids::Username;
use super::instance::Instance;
use super::status::{Light, Status};

/// Why an action cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    SomebodyElses {
        owner: Username,
    },
    Deleted,
    /// It is on its way to another state.
    Changing,
    /// The state it is in does not go with the action.
    WrongState,
    /// The state would allow it, but the cloud does not offer it.
    NotOffered,
    /// Start, Resume and Unshelve need compute time to draw on.
    NoAllocation,
    BootedFromVolume,
    /// What is offered is not known yet.
    Asking,
}

/// Judges an action; `offered` is what the API lists, `None` while that is unknown.
pub fn obstacle(
    action: Action,
    instance: &Instance,
    me: &Username,
    is_leader: bool,
    offered: Option<&[Action]>,
) -> Option<Obstacle> {
    if instance.ended.is_some() {
        return Some(Obstacle::Deleted);
    }
    if !instance.is_owned_by(me) && !is_leader {
        return Some(Obstacle::SomebodyElses {
            owner: instance.owner.username.clone(),
        });
    }
    if action == Action::Image && instance.image.is_none() {
        return Some(Obstacle::BootedFromVolume);
    }
    if !suits(action, &instance.status) {
        let is_changing = instance.status.light() == Light::Changing;
        return Some(if is_changing {
            Obstacle::Changing
        } else {
            Obstacle::WrongState
        });
    }
    let needs_allocation = matches!(action, Action::Start | Action::Resume | Action::Unshelve);
    if needs_allocation && instance.allocation.is_none() {
        return Some(Obstacle::NoAllocation);
    }
    if action == Action::Image && instance.status.light() == Light::Stopped {
        // Not offered in this state, but the page of the request has the cure.
        return None;
    }
    match offered {
        None => Some(Obstacle::Asking),
        Some(offered) if !offered.contains(&action) => Some(Obstacle::NotOffered),
        Some(_) => None,
    }
}

/// Whether a state goes with an action (section 6.1).
///
/// Imaging has its own page with a check and a cure for each thing that is in the way, so that
/// a stopped instance is no obstacle here.
fn suits(action: Action, status: &Status) -> bool {
    let is_idle = status.activity.is_empty();
    match action {
        Action::Image => matches!(status.light(), Light::Running | Light::Stopped),
        Action::Start => status.name == "shutoff" && is_idle,
        Action::Resume => status.name == "suspended" && is_idle,
        Action::Unshelve => {
            matches!(status.name.as_str(), "shelved" | "shelved_offloaded") && is_idle
        }
        Action::Stop | Action::Suspend | Action::Shelve => {
            status.name == "active" && !is_busy(status)
        }
        Action::Redeploy => status.name == "active",
        Action::Reboot | Action::HardReboot => {
            matches!(
                status.name.as_str(),
                "active" | "suspended" | "shutoff" | "build"
            )
        }
        Action::Delete => true,
    }
}

fn is_busy(status: &Status) -> bool {
    status.light() == Light::Changing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::allocation::AllocationSource;
    use crate::domain::ids::AllocationId;
    use crate::domain::test_data::instance;

    fn me() -> Username {
        Username("rlin".into())
    }

    #[test]
    fn the_server_would_let_me_but_it_is_not_mine() {
        let other = Username("mkato".into());
        let offered = [Action::Start];
        assert!(matches!(
            obstacle(Action::Start, &instance(), &other, false, Some(&offered)),
            Some(Obstacle::SomebodyElses { .. })
        ));
    }

    #[test]
    fn start_needs_a_stopped_machine_and_an_allocation() {
        let mut machine = instance();
        let offered = [Action::Start];
        let judge =
            |machine: &Instance| obstacle(Action::Start, machine, &me(), false, Some(&offered));
        assert_eq!(judge(&machine), Some(Obstacle::WrongState));
        machine.status = Status::from_live("shutoff - powering-on");
        assert_eq!(judge(&machine), Some(Obstacle::Changing));
        machine.status = Status::from_live("shutoff");
        assert_eq!(judge(&machine), Some(Obstacle::NoAllocation));
        machine.allocation = Some(AllocationSource {
            id: AllocationId(8),
            uuid: "u".into(),
            name: "rlin".into(),
            compute_allowed: None,
            compute_used: None,
        });
        assert_eq!(judge(&machine), None);
        assert_eq!(
            obstacle(Action::Start, &machine, &me(), false, Some(&[])),
            Some(Obstacle::NotOffered)
        );
    }
}
