//! The checks before imaging: what each asks and what it found.

use crate::domain::preflight::{Check, Finding, Outcome};

/// The heading of a check: what holds, or what was found instead.
pub fn heading(check: Check, outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Passed | Outcome::Asking => question(check),
        Outcome::Warning(found) | Outcome::Blocked(found) => trouble(check, found),
    }
}

fn question(check: Check) -> &'static str {
    match check {
        Check::Mine => "The instance is yours",
        Check::FromImage => "It was booted from an image",
        Check::Running => "It is running",
        Check::VolumesDetached => "All volumes are detached",
        Check::NoOpenRequest => "No other request is open",
        Check::ImagingAllowed => "Its image may be imaged",
        Check::InService => "Atmosphere is in service",
    }
}

fn trouble(check: Check, finding: &Finding) -> &'static str {
    match finding {
        Finding::SomebodyElses { .. } => "The instance is somebody else’s",
        Finding::Deleted => "The instance was deleted",
        Finding::BootedFromVolume => "It was booted from a volume",
        Finding::Changing => "It is changing its state",
        Finding::NotRunning { .. } => "It is not running",
        Finding::Failed => "It is in trouble",
        Finding::NoAddress => "It has no IP address",
        Finding::NotOffered => "Imaging is not offered now",
        Finding::Attached(volumes) if volumes.len() == 1 => "A volume is attached",
        Finding::Attached(_) => "Volumes are attached",
        Finding::Open(_) => "A request is open already",
        Finding::ImageForbidsImaging => "Its image should not be imaged",
        Finding::Maintenance(_) => "Atmosphere is down for maintenance",
        Finding::CouldNotCheck => unchecked(check),
    }
}

fn unchecked(check: Check) -> &'static str {
    match check {
        Check::Mine => "Whether you lead its project could not be looked up",
        Check::VolumesDetached => "Its volumes could not be looked up",
        Check::ImagingAllowed => "Whether its image may be imaged could not be looked up",
        Check::InService => "Whether Atmosphere is in service could not be looked up",
        // The two others are always known.
        Check::NoOpenRequest | Check::FromImage | Check::Running => {
            "Your open requests could not be looked up"
        }
    }
}

/// Why a check did not pass, and what to do.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::SomebodyElses { owner } => {
            format!("It belongs to {owner}. Only its owner or a leader of its project can ask for an image.")
        }
        Finding::Deleted => "There is nothing left to make an image of.".into(),
        Finding::BootedFromVolume => {
            "Atmosphere can only image instances that came from an image. Save your work to another volume, or ask support.".into()
        }
        Finding::Changing => "Wait until it is active; this page watches it. You can go on with the form meanwhile.".into(),
        Finding::NotRunning { remedy: Some(_) } => {
            "Bring it back here; this page follows it until it is ready. You can go on with the form meanwhile.".into()
        }
        Finding::NotRunning { remedy: None } => "It cannot be started from here. Ask support.".into(),
        Finding::Failed => "An image of it would be in trouble too. Reboot or redeploy it, or ask support.".into(),
        Finding::NoAddress => "Atmosphere prepares the image over the address. The imaging may fail.".into(),
        Finding::NotOffered => "Look again in a minute, or ask support.".into(),
        Finding::Attached(volumes) => {
            let names: Vec<String> = volumes.iter().map(|it| format!("“{}”", it.name)).collect();
            format!(
                "{}. Instances of an image that was made like this do not boot: detach {} first.",
                names.join(", "),
                if volumes.len() == 1 { "it" } else { "them" },
            )
        }
        Finding::Open(request) => format!(
            "“{}” was requested already. Only one request for an instance can be open.",
            request.image_name
        ),
        Finding::ImageForbidsImaging => {
            "Whoever made the image it came from does not want it to be imaged. The request may be denied.".into()
        }
        Finding::Maintenance(text) => text.clone(),
        Finding::CouldNotCheck => "Try again, or make sure of it yourself.".into(),
    }
}

pub const ASKING: &str = "Checking…";
pub const PASSED: &str = "OK";
pub const WARNING: &str = "Warning";
pub const BLOCKED: &str = "To do";
pub const ALL_GOOD: &str = "Ready to be imaged: every check passed.";
pub const WARNED: &str = "It can be imaged. Read the warning first.";
pub const NOT_YET: &str = "Not ready to be imaged yet.";
pub const CHECK_AGAIN: &str = "Check again";
