//! One action for many instances: for which it is possible, and how far it is.

use std::sync::Arc;

use super::acted::Acted;
use super::action::Action;
use super::capability::Obstacle;
use super::ids::InstanceUuid;
use super::instance::Instance;
use super::roll::Rows;
use super::status::Status;

/// What can be done to many; an image has a form of its own for each.
pub fn actions() -> impl Iterator<Item = Action> {
    Action::ALL.into_iter().filter(|it| *it != Action::Image)
}

/// So many calls are under way at once: each may cost the cloud seconds.
pub const AT_ONCE: usize = 3;

/// For which of the chosen an action is possible.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub can: Rows,
    /// The others, each with what is in the way.
    pub cannot: Vec<(Arc<Instance>, Obstacle)>,
}

impl Plan {
    /// Those that it does not apply to, by the reason that is said: each reason once.
    pub fn why_not(
        &self,
        said: impl Fn(&Obstacle, &Instance) -> String,
    ) -> Vec<(String, Vec<&Instance>)> {
        let mut groups: Vec<(String, Vec<&Instance>)> = Vec::new();
        for (instance, obstacle) in &self.cannot {
            let reason = said(obstacle, instance);
            match groups.iter_mut().find(|it| it.0 == reason) {
                Some(it) => it.1.push(instance),
                None => groups.push((reason, vec![instance])),
            }
        }
        groups
    }
}

pub fn plan(rows: &Rows, judge: impl Fn(&Instance) -> Option<Obstacle>) -> Plan {
    let mut plan = Plan::default();
    for row in &rows.0 {
        match judge(row) {
            None => plan.can.0.push(row.clone()),
            Some(obstacle) => plan.cannot.push((row.clone(), obstacle)),
        }
    }
    plan
}

/// An action on its way through many instances.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub action: Action,
    pub jobs: Vec<Job>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// As it was when it was asked for.
    pub instance: Arc<Instance>,
    pub stage: Stage,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Waiting,
    Sending,
    /// Accepted, and followed.
    UnderWay,
    Done,
    Failed(Why),
}

/// Why one did not work.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It was not possible any more when its turn came.
    Obstacle(Obstacle),
    /// What came of the call.
    Acted(Acted),
    /// It was accepted, and is as it was before.
    NoEffect(Status),
    /// It was deleted meanwhile.
    Ended,
}

/// How many are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: usize,
    pub done: usize,
    pub failed: usize,
    /// Not asked for yet, or not answered.
    pub unsent: usize,
}

impl Counts {
    pub fn is_over(self) -> bool {
        self.done + self.failed == self.all
    }
}

impl Run {
    pub fn new(action: Action, plan: Plan) -> Self {
        let job = |instance, stage| Job { instance, stage };
        let waiting = plan.can.0.into_iter().map(|it| job(it, Stage::Waiting));
        let failed = plan.cannot.into_iter();
        let failed = failed.map(|(it, why)| job(it, Stage::Failed(Why::Obstacle(why))));
        Self {
            action,
            jobs: waiting.chain(failed).collect(),
        }
    }

    /// Those that did not work, each with its reason.
    pub fn failures(&self) -> impl Iterator<Item = (&Instance, &Why)> {
        self.jobs.iter().filter_map(|job| match &job.stage {
            Stage::Failed(why) => Some((&*job.instance, why)),
            _ => None,
        })
    }

    /// The next one to be asked for; `None` while enough are under way, and at the end.
    pub fn take_next(&mut self) -> Option<Arc<Instance>> {
        let sending = self.jobs.iter().filter(|it| it.stage == Stage::Sending);
        if sending.count() >= AT_ONCE {
            return None;
        }
        let next = self.jobs.iter_mut().find(|it| it.stage == Stage::Waiting)?;
        next.stage = Stage::Sending;
        Some(next.instance.clone())
    }

    /// It turned out to be impossible before it was asked for.
    pub fn hinder(&mut self, uuid: &InstanceUuid, obstacle: Obstacle) {
        self.set(
            uuid,
            &Stage::Sending,
            Stage::Failed(Why::Obstacle(obstacle)),
        );
    }

    /// Takes in what came of the call.
    pub fn answer(&mut self, uuid: &InstanceUuid, acted: Acted) {
        let stage = match acted {
            Acted::Accepted => Stage::UnderWay,
            Acted::Gone if self.action == Action::Delete => Stage::UnderWay,
            other => Stage::Failed(Why::Acted(other)),
        };
        self.set(uuid, &Stage::Sending, stage);
    }

    /// It has come to rest in a state.
    pub fn arrive(&mut self, uuid: &InstanceUuid, now: &Status) {
        let leads_away = self.action.leads_away();
        let before = self.find(uuid).map(|it| it.instance.status.clone());
        let stage = if leads_away && before.as_ref() == Some(now) {
            Stage::Failed(Why::NoEffect(now.clone()))
        } else {
            Stage::Done
        };
        self.set(uuid, &Stage::UnderWay, stage);
    }

    /// It is no more, which is what deleting is for.
    pub fn end(&mut self, uuid: &InstanceUuid) {
        let stage = if self.action == Action::Delete {
            Stage::Done
        } else {
            Stage::Failed(Why::Ended)
        };
        self.set(uuid, &Stage::UnderWay, stage);
    }

    /// It cannot be watched: accepted is all that is ever known of it.
    pub fn lose_sight(&mut self, uuid: &InstanceUuid) {
        self.set(uuid, &Stage::UnderWay, Stage::Done);
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            all: self.jobs.len(),
            ..Counts::default()
        };
        for job in &self.jobs {
            match job.stage {
                Stage::Waiting | Stage::Sending => counts.unsent += 1,
                Stage::UnderWay => {}
                Stage::Done => counts.done += 1,
                Stage::Failed(_) => counts.failed += 1,
            }
        }
        counts
    }

    /// Those that did not work, to be tried again.
    pub fn failed(&self) -> Rows {
        let failed = self.jobs.iter();
        let failed = failed.filter(|it| matches!(it.stage, Stage::Failed(_)));
        Rows(failed.map(|it| it.instance.clone()).collect())
    }

    fn find(&self, uuid: &InstanceUuid) -> Option<&Job> {
        self.jobs.iter().find(|it| it.instance.uuid == *uuid)
    }

    /// Moves one on that is where it should be: what comes late of an earlier run changes nothing.
    fn set(&mut self, uuid: &InstanceUuid, from: &Stage, to: Stage) {
        let mut jobs = self.jobs.iter_mut();
        if let Some(it) = jobs.find(|it| it.instance.uuid == *uuid && it.stage == *from) {
            it.stage = to;
        }
    }
}

#[cfg(test)]
mod tests;
