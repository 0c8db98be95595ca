//! The checks before imaging: what each asks and what it found.

use crate::domain::preflight::{Check, Finding};

pub fn question(check: Check) -> &'static str {
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

/// Why a check did not pass, and what to do.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::SomebodyElses { owner } => {
            format!("It belongs to {owner}. Only its owner or a leader of its project can ask for an image.")
        }
        Finding::Deleted => "It has been deleted.".into(),
        Finding::BootedFromVolume => {
            "It was booted from a volume. Atmosphere can only image instances that came from an image.".into()
        }
        Finding::Changing => "It is changing its state. Wait until it is active; this page watches it.".into(),
        Finding::NotRunning { remedy: Some(_) } => "It is not running.".into(),
        Finding::NotRunning { remedy: None } => "It is not running, and cannot be started from here. Ask support.".into(),
        Finding::Failed => "It is in trouble, and an image of it would be too. Reboot or redeploy it, or ask support.".into(),
        Finding::NoAddress => "It has no IP address, over which Atmosphere prepares the image. The imaging may fail.".into(),
        Finding::NotOffered => "The cloud does not offer imaging for it now. Look again in a minute, or ask support.".into(),
        Finding::Attached(volumes) => {
            let names: Vec<String> = volumes.iter().map(|it| format!("“{}”", it.name)).collect();
            format!(
                "{} attached: {}. Instances of an image that was made like this do not boot. Detach first.",
                if volumes.len() == 1 { "A volume is" } else { "Volumes are" },
                names.join(", ")
            )
        }
        Finding::Open(request) => format!(
            "“{}” was requested already. Only one request for an instance can be open.",
            request.image_name
        ),
        Finding::ImageForbidsImaging => {
            "The image it came from does not want to be imaged. The request may be denied.".into()
        }
        Finding::Maintenance(text) => format!("Atmosphere is down for maintenance: {text}"),
        Finding::CouldNotCheck => "This could not be checked. Please make sure of it yourself.".into(),
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
pub const DETACH: &str = "Detach";
pub fn detach_one(name: &str) -> String {
    format!("Detach {name}")
}
pub const DETACH_ALL: &str = "Detach all volumes";
pub fn detaching(name: &str) -> String {
    format!("{name} is being detached…")
}
pub fn detached(name: &str) -> String {
    format!("{name} is detached.")
}
pub fn detach_failed(name: &str, why: &str) -> String {
    format!("{name} could not be detached. {why}")
}
pub fn detach_slow(name: &str) -> String {
    format!(
        "Detaching {name} takes longer than usual. Unmount it on the instance first (sudo umount), then try again."
    )
}
