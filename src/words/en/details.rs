//! Instance Details: its name, what it is charged to, ways into it, and whose it is.

use crate::domain::access::Hindrance;
use crate::domain::allocation::AllocationSource;
use crate::domain::change::Trouble;
use crate::domain::instance::Instance;
use crate::domain::instance_name::NameProblem;
use crate::domain::status::Light;
use crate::words::amounts::tenths;
use crate::words::en::{errors, status};

// -- The name --

pub const RENAME: &str = "Rename";
pub const NAME: &str = "Instance name";
pub const NAME_HINT: &str =
    "Your imaging requests and the list show it. The machine itself keeps its host name.";
pub const SAVE_NAME: &str = "Save name";
pub fn name_problem(problem: NameProblem) -> String {
    match problem {
        NameProblem::Blank => "An instance needs a name.".to_owned(),
        NameProblem::TooLong { over: 1 } => {
            "The name is 1 character too long: at most 256 fit.".to_owned()
        }
        NameProblem::TooLong { over } => {
            format!("The name is {over} characters too long: at most 256 fit.")
        }
        NameProblem::EndsLikeAnAddress => {
            "A name must not end in a dot and digits, such as “.1”: the network takes that for an address.".to_owned()
        }
    }
}
pub fn renamed(name: &str, is_another: bool) -> String {
    if is_another {
        format!("Atmosphere named it “{name}”.")
    } else {
        format!("The instance is named “{name}” now.")
    }
}
pub fn name_trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(error) => format!("The name was not changed. {}", errors::sentence(error)),
        Trouble::NotMade(Some(after)) => {
            format!(
                "The instance still has its old name. {}",
                errors::sentence(after)
            )
        }
        Trouble::NotMade(None) => {
            "Atmosphere said yes, but the instance still has its old name. Try again.".to_owned()
        }
        Trouble::Unknown(error) => format!(
            "It is not certain whether the name is changed. {} Saving it again does no harm.",
            errors::sentence(error)
        ),
    }
}
/// What is said of an instance where its page is not open.
pub fn of(name: &str, said: &str) -> String {
    format!("{name}: {said}")
}
pub const ASKING: &str = "The answer got lost: asking Atmosphere what is so…";

// -- What it is --

pub const STATE: &str = "Status";
pub const DELETED: &str = "Deleted";
/// After "Copy": what is passed on of it.
pub const SUMMARY: &str = "summary";
pub const ADDRESS: &str = "Link to this instance";
/// The cloud's own words behind ours, for those who know them and for support.
pub fn raw_state(instance: &Instance) -> String {
    let (name, activity) = (&instance.status.name, &instance.status.activity);
    if activity.is_empty() {
        String::new()
    } else {
        format!("{name} - {activity}")
    }
}
/// What helps where something went wrong.
pub fn remedy(instance: &Instance) -> Option<&'static str> {
    if instance.ended.is_some() || instance.status.light() != Light::Failed {
        return None;
    }
    Some(if instance.status.name == "error" {
        "The cloud could not run it. Report the problem to support; the history says what the cloud said."
    } else {
        "The last step of its launch failed. A redeploy or a hard reboot often mends it; the history says what went wrong."
    })
}
/// Why there is no address to copy.
pub fn no_address(instance: &Instance) -> String {
    match instance.status.light() {
        _ if instance.ended.is_some() => "None: it is deleted".to_owned(),
        Light::Stopped => format!(
            "None while it is {}",
            status::label(&instance.status).to_lowercase()
        ),
        Light::Running | Light::Changing => "None yet".to_owned(),
        Light::Failed | Light::Ended | Light::Unknown => "None".to_owned(),
    }
}
pub fn provider(instance: &Instance) -> String {
    if instance.provider.active {
        instance.provider.name.clone()
    } else {
        format!("{} (out of service)", instance.provider.name)
    }
}

// -- What it is charged to --

pub const CHANGE: &str = "Change";
pub const CHANGE_SOURCE: &str = "Change allocation source";
pub const CHARGE_TO: &str = "Charge this instance to";
pub const CHARGE_HINT: &str = "From now on. What it has used so far stays where it was charged.";
pub const SAVE_SOURCE: &str = "Save allocation source";
pub const CHOOSE: &str = "Choose one";
pub const CHOOSE_FIRST: &str = "Choose an allocation source.";
pub const NO_SOURCE: &str = "None: it cannot be started, resumed or unshelved until it has one";
pub const NO_SOURCES: &str = "You have no allocation source. Ask support for compute time.";
/// "rlin (118.3 of 168 hours used)".
pub fn source(source: &AllocationSource) -> String {
    let name = &source.name;
    match hours(source) {
        hours if hours.is_empty() => name.clone(),
        hours => format!("{name} ({hours})"),
    }
}
fn hours(source: &AllocationSource) -> String {
    let used = source.compute_used.map(tenths);
    match (used, source.compute_allowed) {
        (Some(used), Some(allowed)) if allowed < 0.0 => format!("{used} hours used, no limit"),
        (Some(used), Some(allowed)) => format!("{used} of {} hours used", tenths(allowed)),
        (None, Some(allowed)) if allowed >= 0.0 => format!("{} hours", tenths(allowed)),
        (Some(used), None) => format!("{used} hours used"),
        (None, _) => String::new(),
    }
}
pub const USED_UP: &str =
    "Its time is used up: what is stopped cannot be started, and what runs may be suspended.";
pub fn charged_to(name: &str) -> String {
    format!("The instance is charged to “{name}” now.")
}
pub fn source_trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(error) => {
            format!(
                "The allocation source was not changed. {}",
                errors::sentence(error)
            )
        }
        Trouble::NotMade(Some(after)) => format!(
            "The instance is still charged to the same source. {}",
            errors::sentence(after)
        ),
        Trouble::NotMade(None) => {
            "Atmosphere said yes, but the instance is still charged to the same source. Try again, or tell support.".to_owned()
        }
        Trouble::Unknown(error) => format!(
            "It is not certain whether the allocation source is changed. {} Saving it again does no harm.",
            errors::sentence(error)
        ),
    }
}

// -- Ways into it --

pub const ACCESS: &str = "Access in the browser";
pub const SHELL: &str = "Web shell";
pub const DESKTOP: &str = "Web desktop";
pub fn open_way(name: &str) -> String {
    format!("{name} (opens in a new tab)")
}
pub fn prepare_way(name: &str) -> String {
    format!("Prepare the {}", name.to_lowercase())
}
pub fn way_ready(name: &str) -> String {
    format!("The {} is ready.", name.to_lowercase())
}
pub fn way_failed(name: &str, why: &str) -> String {
    format!("The {} could not be prepared. {why}", name.to_lowercase())
}
pub const UNSAFE_ADDRESS: &str =
    "Atmosphere answered with an address that is not safe to open. Tell support.";
pub fn hindrance(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::Deleted => "This instance is deleted.",
        Hindrance::NoAddress => {
            "It has no IP address now. It needs one, which it gets while it is active."
        }
        Hindrance::Shared => {
            "Not on this shared machine, where others could see its address and use it. Open this instance on your own phone or computer."
        }
        Hindrance::NoDesktop => "Atmosphere found no desktop on this instance.",
    }
}

// -- Whose it is --

pub fn led(owner: &str, project: &str) -> String {
    format!(
        "This instance belongs to {owner}. You lead its project, “{project}”, so you can act on it: {owner} is not asked first."
    )
}
pub fn shared(owner: &str) -> String {
    format!(
        "This instance belongs to {owner}. You can look at it and report a problem. Only {owner} or a leader of its project can change it."
    )
}
pub fn belongs(owner: &str) -> String {
    format!("This instance belongs to {owner}.")
}
pub fn leader_unknown(owner: &str) -> String {
    format!(
        "This instance belongs to {owner}. Whether you lead its project could not be looked up, so it cannot be changed here now."
    )
}
pub fn owner_charges(owner: &str) -> String {
    format!("Only {owner} can change what it is charged to.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::AllocationId;
    use crate::domain::status::Status;
    use crate::domain::test_data::instance;

    #[test]
    fn hours_are_said_as_far_as_they_are_known() {
        let with = |used, allowed| {
            source(&AllocationSource {
                id: AllocationId(8),
                uuid: String::new(),
                name: "rlin".into(),
                compute_allowed: allowed,
                compute_used: used,
            })
        };
        assert_eq!(
            with(Some(118.25), Some(168.0)),
            "rlin (118.3 of 168 hours used)"
        );
        assert_eq!(
            with(Some(200.0), Some(-1.0)),
            "rlin (200 hours used, no limit)"
        );
        assert_eq!(with(None, Some(168.0)), "rlin (168 hours)");
        assert_eq!(with(None, Some(-1.0)), "rlin");
        assert_eq!(with(None, None), "rlin");
    }

    #[test]
    fn no_address_is_explained() {
        let mut it = instance();
        for (state, said) in [
            ("active", "None yet"),
            ("suspended", "None while it is suspended"),
            ("shelved_offloaded", "None while it is shelved"),
            ("error", "None"),
        ] {
            it.status = Status::from_live(state);
            assert_eq!(no_address(&it), said);
        }
        it.ended = it.launched;
        assert_eq!(no_address(&it), "None: it is deleted");
    }
}
