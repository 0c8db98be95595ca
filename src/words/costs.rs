//! What an action costs one very instance, in the words of the program's language.

use crate::domain::action::Action;
use crate::domain::consequence::{self, Address};
use crate::domain::instance::Instance;
use crate::words::consequences::{
    ADDRESS_COMES, FROZEN_IS_LOST, address_goes, address_is_given_back, address_may_change,
    address_stays, deed, has_no_time_of, scripts_run_again, uses_time_of,
};
use crate::words::instances;

/// All of it, in the order in which it matters.
pub fn of(action: Action, instance: &Instance) -> Vec<String> {
    let mut said = vec![deed(action).to_owned()];
    if action == Action::HardReboot && instance.status.name == "suspended" {
        said.push(FROZEN_IS_LOST.to_owned());
    }
    said.extend(address(action, instance));
    if action == Action::Redeploy && !instance.scripts.is_empty() {
        let titles: Vec<&str> = instance
            .scripts
            .iter()
            .map(|it| it.title.as_str())
            .collect();
        said.push(scripts_run_again(&titles.join(", ")));
    }
    if action.needs_allocation() {
        said.extend(allocation(instance));
    }
    said
}

/// One of many machines, with what the action costs it beyond what it costs all.
pub fn machine(action: Action, instance: &Instance) -> String {
    let name = instances::name_of(instance);
    let costs = of(action, instance);
    let own: Vec<&str> = costs.iter().skip(1).map(String::as_str).collect();
    if own.is_empty() {
        name
    } else {
        format!("{name}. {}", own.join(" "))
    }
}

fn address(action: Action, instance: &Instance) -> Option<String> {
    let ip = instance.usable_ip();
    Some(match (consequence::address(action, instance), ip) {
        (Address::Released, Some(ip)) if action == Action::Delete => address_goes(ip),
        (Address::Released, Some(ip)) => address_is_given_back(ip),
        (Address::MayChange, Some(ip)) => address_may_change(ip),
        (Address::Comes, _) => ADDRESS_COMES.to_owned(),
        (Address::Stays, Some(ip))
            if matches!(
                action,
                Action::Stop | Action::Reboot | Action::HardReboot | Action::Redeploy
            ) =>
        {
            address_stays(ip)
        }
        _ => return None,
    })
}

fn allocation(instance: &Instance) -> Option<String> {
    let source = &instance.allocation.as_ref()?.name;
    Some(if consequence::is_used_up(instance) {
        has_no_time_of(source)
    } else {
        uses_time_of(source)
    })
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
