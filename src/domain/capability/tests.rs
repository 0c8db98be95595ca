//! What is possible in each state, and whose it is.

use super::*;
use crate::domain::test_data::{allocation, instance};

fn me() -> Username {
    Username("rlin".into())
}

/// As judged for the owner; an instance that draws on an allocation source.
fn mine(action: Action, status: Status, offered: Option<&[Action]>) -> Option<Obstacle> {
    let mut machine = instance();
    machine.status = status;
    machine.allocation = Some(allocation());
    obstacle(action, &machine, Some(&me()), &Known::Is(false), offered)
}

fn possible(status: &str, activity: &str, offered: &[Action]) -> Vec<Action> {
    let status = Status::from_parts(status, Some(activity));
    Action::ALL
        .into_iter()
        .filter(|it| mine(*it, status.clone(), Some(offered)).is_none())
        .collect()
}

/// The table of section 6.1, with what differs from it on purpose: Image has a page with a cure
/// for what does not run, and the cloud refuses a soft reboot of it.
#[test]
fn each_state_offers_what_the_api_lists() {
    use Action::{
        Delete, HardReboot, Image, Reboot, Redeploy, Resume, Shelve, Start, Stop, Suspend, Unshelve,
    };
    let up = [
        Image, Stop, Suspend, Shelve, Reboot, HardReboot, Redeploy, Delete,
    ];
    let busy = [Reboot, HardReboot, Redeploy, Delete];
    let deployed_badly = [Stop, Suspend, Shelve, Reboot, HardReboot, Redeploy, Delete];
    // Status, activity, what the API lists, what is possible.
    let table: [(&str, &str, &[Action], &[Action]); 24] = [
        ("active", "", &up, &up),
        ("active", "networking", &busy, &busy),
        ("active", "deploying", &up, &deployed_badly),
        ("active", "running_boot_script 1/2", &busy, &busy),
        ("active", "deploy_error", &deployed_badly, &deployed_badly),
        ("active", "user_deploy_error", &up, &deployed_badly),
        ("deploy_error", "", &deployed_badly, &deployed_badly),
        (
            "suspended",
            "",
            &[Resume, Reboot, HardReboot, Delete],
            &[Image, Resume, HardReboot, Delete],
        ),
        (
            "shutoff",
            "",
            &[Image, Start, Reboot, HardReboot, Delete],
            &[Image, Start, HardReboot, Delete],
        ),
        (
            "build",
            "",
            &[Reboot, HardReboot, Delete],
            &[Reboot, HardReboot, Delete],
        ),
        (
            "shelved",
            "",
            &[Unshelve, Delete],
            &[Image, Unshelve, Delete],
        ),
        (
            "shelved_offloaded",
            "",
            &[Unshelve, Delete],
            &[Image, Unshelve, Delete],
        ),
        ("error", "", &[Delete], &[Delete]),
        ("redeploy", "", &[Delete], &[Delete]),
        ("hard_reboot", "rebooting_hard", &[Delete], &[Delete]),
        ("Unknown", "", &[Delete], &[Delete]),
        // The list is still that of the state before: what is shown counts as well.
        ("active", "powering-off", &up, &[Delete]),
        ("active", "image_uploading", &up, &[Delete]),
        ("active", "suspending", &up, &[HardReboot, Delete]),
        ("active", "rebooting", &up, &[HardReboot, Delete]),
        (
            "active",
            "initializing",
            &up,
            &[Reboot, HardReboot, Redeploy, Delete],
        ),
        ("shutoff", "powering-on", &[Start, Delete], &[Delete]),
        ("shelved", "unshelving", &[Unshelve, Delete], &[Delete]),
        ("active", "deleting", &up, &[]),
    ];
    for (status, activity, offered, expected) in table {
        let mut expected = expected.to_vec();
        expected.sort_by_key(|it| Action::ALL.iter().position(|other| other == it));
        assert_eq!(
            possible(status, activity, offered),
            expected,
            "{status}/{activity}"
        );
    }
}

#[test]
fn whose_it_is_counts_though_the_server_would_let_me() {
    let other = Username("mkato".into());
    let offered = Action::ALL;
    let judge = |me: Option<&Username>, is_leader: Known<bool>| {
        obstacle(Action::Stop, &instance(), me, &is_leader, Some(&offered))
    };
    assert_eq!(judge(Some(&other), Known::Is(true)), None);
    assert_eq!(
        judge(Some(&other), Known::Asking),
        Some(Obstacle::AskingWhose)
    );
    assert_eq!(
        judge(Some(&other), Known::Unknown),
        Some(Obstacle::WhoseUnknown)
    );
    assert_eq!(judge(None, Known::Is(true)), Some(Obstacle::AskingWhose));
    assert_eq!(
        judge(Some(&other), Known::Is(false)),
        Some(Obstacle::SomebodyElses { owner: me() })
    );
    assert_eq!(judge(Some(&me()), Known::Asking), None, "mine is mine");
}

#[test]
fn what_stands_against_it_anyway_is_told_before_whose_it_is() {
    let mut instance = instance();
    instance.allocation = Some(allocation());
    let judge = |instance: &Instance| obstacle(Action::Start, instance, None, &Known::Asking, None);
    instance.status = Status::from_parts("active", None);
    assert_eq!(judge(&instance), Some(Obstacle::WrongState));
    instance.status = Status::from_parts("shutoff", None);
    assert_eq!(judge(&instance), Some(Obstacle::AskingWhose));
    assert!(Obstacle::AskingWhose.is_awaited() && !Obstacle::WrongState.is_awaited());
}

#[test]
fn waking_needs_an_allocation_and_imaging_an_image() {
    let mut machine = instance();
    machine.allocation = None;
    let judge = |machine: &Instance, action| {
        obstacle(
            action,
            machine,
            Some(&me()),
            &Known::Is(false),
            Some(&Action::ALL),
        )
    };
    for (state, action) in [
        ("shutoff", Action::Start),
        ("suspended", Action::Resume),
        ("shelved_offloaded", Action::Unshelve),
    ] {
        machine.status = Status::from_live(state);
        assert_eq!(
            judge(&machine, action),
            Some(Obstacle::NoAllocation),
            "{state}"
        );
    }
    machine.image = None;
    assert_eq!(
        judge(&machine, Action::Image),
        Some(Obstacle::BootedFromVolume)
    );
    machine.ended = machine.launched;
    assert_eq!(judge(&machine, Action::Delete), Some(Obstacle::Deleted));
}

#[test]
fn why_not_is_told_apart() {
    let judge = |state: &str, offered| mine(Action::Start, Status::from_live(state), offered);
    assert_eq!(judge("active", Some(&[])), Some(Obstacle::WrongState));
    assert_eq!(
        judge("shutoff - powering-on", Some(&[])),
        Some(Obstacle::Changing)
    );
    assert_eq!(judge("shutoff", None), Some(Obstacle::Asking));
    assert_eq!(
        mine(Action::Image, Status::from_live("active"), None),
        None,
        "the page of the request looks itself"
    );
    assert_eq!(judge("shutoff", Some(&[])), Some(Obstacle::NotOffered));
    assert_eq!(judge("shutoff", Some(&[Action::Start])), None);
}
