//! Acting on many instances at once.

use crate::domain::acted::Acted;
use crate::domain::action::Action;
use crate::domain::bulk::{Counts, Plan, Run, Why};
use crate::domain::instance::Instance;
use crate::domain::volume::LiveVolume;
use crate::words::en::{actions, consequences, instances, status};

pub const BAR: &str = "Selected instances";
pub const CLEAR: &str = "Clear the selection";
pub const PROGRESS: &str = "How far it is";
pub const TRY_AGAIN: &str = "Try these again";
pub const DISMISS: &str = "Close this report";

pub fn selected(count: usize) -> String {
    format!("{count} selected")
}
/// What opens the actions.
pub fn actions_for(count: usize) -> String {
    match count {
        1 => "Actions for 1 instance".to_owned(),
        _ => format!("Actions for {count} instances"),
    }
}
/// An action, and to how many of the chosen it applies.
pub fn applies(action: Action, can: usize, all: usize) -> String {
    let name = actions::name(action);
    if can == all {
        format!("{name} (all {all})")
    } else {
        format!("{name} (applies to {can} of {all})")
    }
}

/// So many are named; more are counted.
const NAMED: usize = 3;

fn names(all: &[&Instance]) -> String {
    let first: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|it| instances::name_of(it))
        .collect();
    match all.len() {
        more if more > NAMED => format!("{} and {} more", first.join(", "), more - NAMED),
        _ => first.join(", "),
    }
}

/// Why it does not apply to the others: each reason once, with whom it concerns.
pub fn why_not(action: Action, plan: &Plan) -> Vec<String> {
    let groups = plan.why_not(|obstacle, it| actions::obstacle(action, obstacle, &it.status));
    groups
        .into_iter()
        .map(|(reason, all)| format!("Not {}: {reason}", names(&all)))
        .collect()
}

// -- The question --

pub fn title(action: Action, count: usize) -> String {
    let name = actions::name(action);
    match count {
        1 => format!("{name} 1 instance?"),
        _ => format!("{name} {count} instances?"),
    }
}
/// What is to be typed before many are deleted.
pub fn to_type(count: usize) -> String {
    format!("delete {count}")
}
pub fn locked(names: &[String]) -> String {
    format!(
        "Images are being made of {}. This can spoil them, or keep them from being made.",
        names.join(", ")
    )
}
pub fn left_out(plan: &Plan) -> String {
    let all: Vec<&Instance> = plan.cannot.iter().map(|it| it.0.as_ref()).collect();
    format!(
        "Left out, as it is not possible for them now: {}.",
        names(&all)
    )
}
pub const NO_VOLUMES: &str = "No volume is attached to them.";
pub const VOLUMES: &str = "Volumes are attached. They are kept, but what is being written to them can be lost. Detach them first to be safe.";
pub fn volume(volume: &LiveVolume, instance: &Instance) -> String {
    format!(
        "{}: {}",
        instances::name_of(instance),
        consequences::volume(volume)
    )
}

// -- How far it is --

/// "Stop: 2 of 3 done, 1 did not work."
pub fn progress(action: Action, counts: Counts) -> String {
    let name = actions::name(action);
    let Counts {
        all, done, failed, ..
    } = counts;
    match failed {
        0 => format!("{name}: {done} of {all} done."),
        _ => format!("{name}: {done} of {all} done, {failed} did not work."),
    }
}
/// Those that did not work, each with its reason.
pub fn failures(run: &Run) -> Vec<(Instance, String)> {
    run.failures()
        .map(|(it, why)| (it.clone(), failure(run.action, it, why)))
        .collect()
}

fn failure(action: Action, instance: &Instance, why: &Why) -> String {
    match why {
        Why::Obstacle(obstacle) => actions::obstacle(action, obstacle, &instance.status),
        Why::Acted(Acted::Refused(error)) => actions::why(action, error),
        Why::Acted(acted) => actions::problem(action, instance, acted),
        Why::NoEffect(now) => {
            format!("It is still {}.", status::label(now).to_lowercase())
        }
        Why::Ended => "It was deleted meanwhile.".to_owned(),
    }
}
pub const WAIT: &str = "Wait until all of them have been asked for.";
