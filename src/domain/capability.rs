//! What may be done to an instance now, and why not (API contract, sections 4.7 and 6).
//!
//! The server lets any signed-in person act on anybody's instance, so whose it is, is checked here.

use super::action::Action;
use super::ids::Username;
use super::instance::Instance;
use super::preflight::Known;
use super::status::{Light, Status};

/// Why an action cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    SomebodyElses {
        owner: Username,
    },
    /// Whether it is mine, or I lead its project, is being asked.
    AskingWhose,
    /// The same could not be found out.
    WhoseUnknown,
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

impl Obstacle {
    /// Whether it goes once an answer is here.
    pub fn is_awaited(&self) -> bool {
        matches!(self, Self::AskingWhose | Self::Asking)
    }
}

/// Judges an action; `offered` is what the API lists, `None` while that is unknown, and `me` is
/// not known before the profile is.
///
/// Staff have no more rights than others here: the server's own check knows none (section 4.7).
pub fn obstacle(
    action: Action,
    instance: &Instance,
    me: Option<&Username>,
    is_leader: &Known<bool>,
    offered: Option<&[Action]>,
) -> Option<Obstacle> {
    if instance.ended.is_some() {
        return Some(Obstacle::Deleted);
    }
    let mut is_whose_known = true;
    if me.is_none_or(|me| !instance.is_owned_by(me)) {
        match is_leader {
            Known::Is(true) if me.is_some() => {}
            Known::Is(false) if me.is_some() => {
                return Some(Obstacle::SomebodyElses {
                    owner: instance.owner.username.clone(),
                });
            }
            // What stands against it anyway is told at once.
            Known::Is(_) | Known::Asking => is_whose_known = false,
            Known::Unknown => return Some(Obstacle::WhoseUnknown),
        }
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
    if action.needs_allocation() && instance.allocation.is_none() {
        return Some(Obstacle::NoAllocation);
    }
    if !is_whose_known {
        return Some(Obstacle::AskingWhose);
    }
    if action == Action::Image && instance.status.light() == Light::Stopped {
        // Not offered in this state, but the page of the request has the cure.
        return None;
    }
    match offered {
        // Its page looks itself, so that nobody has to wait on this one.
        None if action == Action::Image => None,
        None => Some(Obstacle::Asking),
        Some(offered) if !offered.contains(&action) => Some(Obstacle::NotOffered),
        Some(_) => None,
    }
}

/// Whether a state goes with an action (section 6.1).
///
/// The list of the API lags behind the cloud, so what is shown has to agree as well; where the
/// cloud is sure to refuse, that counts more than the list.
///
/// Imaging has its own page with a check and a cure for each thing that is in the way, so that
/// a stopped instance is no obstacle here.
fn suits(action: Action, status: &Status) -> bool {
    let activity = status.activity.as_str();
    let is_idle = activity.is_empty();
    let is_up = matches!(
        status.name.as_str(),
        "active" | "networking" | "deploying" | "initializing" | "deploy_error"
    );
    match action {
        Action::Image => matches!(status.light(), Light::Running | Light::Stopped),
        Action::Start => status.name == "shutoff" && is_idle,
        Action::Resume => status.name == "suspended" && is_idle,
        Action::Unshelve => {
            matches!(status.name.as_str(), "shelved" | "shelved_offloaded") && is_idle
        }
        Action::Stop | Action::Suspend | Action::Shelve => {
            is_up
                && (is_idle || matches!(activity, "networking" | "deploying") || is_fault(activity))
        }
        Action::Redeploy => is_up && is_deployment(activity),
        // The cloud reboots softly only what runs.
        Action::Reboot => (is_up || status.name == "build") && is_deployment(activity),
        // A reboot or a suspension that hangs is what the hard one is for.
        Action::HardReboot => {
            let is_possible = matches!(status.name.as_str(), "suspended" | "shutoff" | "build");
            (is_up || is_possible)
                && (is_deployment(activity)
                    || matches!(activity, "rebooting" | "suspending" | "resuming"))
        }
        Action::Delete => activity != "deleting",
    }
}

/// Whether nothing goes on but Atmosphere's own setting up, which is no task of the cloud's: the
/// cloud refuses most things during one.
fn is_deployment(activity: &str) -> bool {
    matches!(
        activity,
        "" | "initializing" | "networking" | "deploying" | "redeploying"
    ) || activity.starts_with("running_boot_script")
        || is_fault(activity)
}

fn is_fault(activity: &str) -> bool {
    matches!(
        activity,
        "deploy_error" | "user_deploy_error" | "boot_script_error"
    )
}

#[cfg(test)]
mod tests;
