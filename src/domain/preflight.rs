//! Whether an instance can be imaged now, check by check (API contract, section 11).
//!
//! The server checks almost none of this: it takes a request for anybody's machine in any state,
//! and images with a volume attached do not boot. So what is found here is what protects people.

use super::action::Action;
use super::ids::Username;
use super::imaging_request::ImagingRequest;
use super::instance::Instance;
use super::status::Light;
use super::volume::LiveVolume;

/// A fact that may have to be asked for first.
#[derive(Clone, Debug, PartialEq)]
pub enum Known<T> {
    Asking,
    /// It could not be found out; say so, do not block (section 8.2).
    Unknown,
    Is(T),
}

impl<T> Known<T> {
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Asking => Known::Asking,
            Self::Unknown => Known::Unknown,
            Self::Is(value) => Known::Is(change(value)),
        }
    }
}

/// Everything that the checks look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub instance: Instance,
    pub me: Username,
    /// Whether I lead the project of the instance.
    pub is_leader: Known<bool>,
    pub offered: Known<Vec<Action>>,
    /// Those attached to this instance.
    pub attached: Known<Vec<LiveVolume>>,
    /// My requests for this instance that are open.
    pub open_request: Known<Option<Box<ImagingRequest>>>,
    /// Whether the image it came from may be imaged.
    pub allows_imaging: Known<bool>,
    /// What the site says while it is in maintenance.
    pub maintenance: Known<Option<String>>,
}

/// One check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    Mine,
    FromImage,
    Running,
    VolumesDetached,
    NoOpenRequest,
    ImagingAllowed,
    InService,
}

impl Check {
    /// In the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Mine,
        Self::FromImage,
        Self::Running,
        Self::VolumesDetached,
        Self::NoOpenRequest,
        Self::ImagingAllowed,
        Self::InService,
    ];
}

/// How a check came out.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Passed,
    Asking,
    /// Worth knowing, does not block.
    Warning(Finding),
    Blocked(Finding),
}

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// It belongs to somebody else, and I do not lead its project.
    SomebodyElses {
        owner: Username,
    },
    Deleted,
    BootedFromVolume,
    /// It is on its way to another state; wait.
    Changing,
    /// Not running; the action brings it back.
    NotRunning {
        remedy: Option<Action>,
    },
    /// In trouble: an image of it would hardly work.
    Failed,
    /// Running without an address, over which the service prepares the image.
    NoAddress,
    /// The cloud does not offer imaging for it now.
    NotOffered,
    Attached(Vec<LiveVolume>),
    Open(Box<ImagingRequest>),
    ImageForbidsImaging,
    Maintenance(String),
    CouldNotCheck,
}

/// All checks, in the order in which they are shown.
pub fn checks(facts: &Facts) -> Vec<(Check, Outcome)> {
    Check::ALL
        .into_iter()
        .map(|check| (check, outcome(check, facts)))
        .collect()
}

fn outcome(check: Check, facts: &Facts) -> Outcome {
    match check {
        Check::Mine => mine(facts),
        Check::FromImage => from_image(facts),
        Check::Running => running(facts),
        Check::VolumesDetached => volumes(facts),
        Check::NoOpenRequest => open_request(facts),
        Check::ImagingAllowed => imaging_allowed(facts),
        Check::InService => in_service(facts),
    }
}

/// The first thing that blocks, if any does.
pub fn blocker(facts: &Facts) -> Option<(Check, Finding)> {
    checks(facts)
        .into_iter()
        .find_map(|(check, outcome)| match outcome {
            Outcome::Blocked(finding) => Some((check, finding)),
            _ => None,
        })
}

/// The action by which a stopped instance comes back.
pub fn remedy_for(status_name: &str) -> Option<Action> {
    Some(match status_name {
        "shutoff" => Action::Start,
        "suspended" => Action::Resume,
        "shelved" | "shelved_offloaded" => Action::Unshelve,
        _ => return None,
    })
}

fn mine(facts: &Facts) -> Outcome {
    if facts.instance.ended.is_some() {
        return Outcome::Blocked(Finding::Deleted);
    }
    if facts.instance.is_owned_by(&facts.me) {
        return Outcome::Passed;
    }
    match facts.is_leader {
        Known::Asking => Outcome::Asking,
        Known::Unknown => Outcome::Warning(Finding::CouldNotCheck),
        Known::Is(true) => Outcome::Passed,
        Known::Is(false) => Outcome::Blocked(Finding::SomebodyElses {
            owner: facts.instance.owner.username.clone(),
        }),
    }
}

fn from_image(facts: &Facts) -> Outcome {
    match facts.instance.image {
        Some(_) => Outcome::Passed,
        // The server would crash (section 9.5).
        None => Outcome::Blocked(Finding::BootedFromVolume),
    }
}

fn running(facts: &Facts) -> Outcome {
    let status = &facts.instance.status;
    match status.light() {
        Light::Running if facts.offered_is_missing(Action::Image) => {
            Outcome::Blocked(Finding::NotOffered)
        }
        Light::Running if facts.instance.usable_ip().is_none() => {
            Outcome::Warning(Finding::NoAddress)
        }
        Light::Running => Outcome::Passed,
        Light::Changing => Outcome::Blocked(Finding::Changing),
        Light::Stopped => Outcome::Blocked(Finding::NotRunning {
            remedy: remedy_for(&status.name),
        }),
        Light::Ended => Outcome::Blocked(Finding::Deleted),
        Light::Failed | Light::Unknown => Outcome::Blocked(Finding::Failed),
    }
}

impl Facts {
    fn offered_is_missing(&self, action: Action) -> bool {
        matches!(&self.offered, Known::Is(offered) if !offered.contains(&action))
    }
}

fn volumes(facts: &Facts) -> Outcome {
    match &facts.attached {
        Known::Asking => Outcome::Asking,
        Known::Unknown => Outcome::Warning(Finding::CouldNotCheck),
        Known::Is(attached) if attached.is_empty() => Outcome::Passed,
        Known::Is(attached) => Outcome::Blocked(Finding::Attached(attached.clone())),
    }
}

fn open_request(facts: &Facts) -> Outcome {
    match &facts.open_request {
        Known::Asking => Outcome::Asking,
        Known::Unknown => Outcome::Warning(Finding::CouldNotCheck),
        Known::Is(None) => Outcome::Passed,
        Known::Is(Some(request)) => Outcome::Blocked(Finding::Open(request.clone())),
    }
}

fn imaging_allowed(facts: &Facts) -> Outcome {
    match facts.allows_imaging {
        Known::Asking => Outcome::Asking,
        Known::Unknown => Outcome::Warning(Finding::CouldNotCheck),
        Known::Is(true) => Outcome::Passed,
        Known::Is(false) => Outcome::Warning(Finding::ImageForbidsImaging),
    }
}

fn in_service(facts: &Facts) -> Outcome {
    match &facts.maintenance {
        Known::Asking => Outcome::Asking,
        Known::Unknown => Outcome::Warning(Finding::CouldNotCheck),
        Known::Is(None) => Outcome::Passed,
        Known::Is(Some(text)) => Outcome::Blocked(Finding::Maintenance(text.clone())),
    }
}

#[cfg(test)]
mod tests;
