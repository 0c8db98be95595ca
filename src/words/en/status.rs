//! States of instances, volumes and requests in words.

use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::domain::status::{Light, Status};
use crate::domain::text::capitalized;
use crate::domain::volume::VolumeState;

/// The state as one or two words: "Active", "Deploying".
pub fn label(status: &Status) -> String {
    let activity = status.activity.as_str();
    let words = match (status.name.as_str(), activity) {
        ("active", "deploy_error" | "user_deploy_error")
        | ("deploy_error" | "user_deploy_error", _) => "Deployment failed",
        ("active", "boot_script_error") | ("boot_script_error", _) => "Boot script failed",
        ("active", "") => "Active",
        ("shutoff" | "stopped", "") => "Stopped",
        ("suspended", "") => "Suspended",
        ("shelved" | "shelved_offloaded", "") => "Shelved",
        ("build", "") => "Building",
        ("error", "") => "Error",
        ("redeploy" | "redeploying", "") => "Redeploying",
        ("reboot" | "hard_reboot", _) => "Rebooting",
        ("unknown" | "", "") => "Unknown",
        (_, "powering-off") => "Stopping",
        (_, "powering-on") => "Starting",
        (_, "networking") => "Connecting",
        (_, "spawning" | "scheduling" | "block_device_mapping") => "Building",
        (_, "image_uploading" | "image_snapshot" | "image_pending_upload") => "Being imaged",
        (_, it) if it.starts_with("running_boot_script") => "Running scripts",
        (_, it) if it.starts_with("shelving") => "Shelving",
        (name, "") => return capitalized(name),
        (_, activity) => return capitalized(activity),
    };
    words.to_owned()
}

/// A word for the light, for those who see neither color nor shape.
pub fn light(light: Light) -> &'static str {
    match light {
        Light::Running => "running",
        Light::Changing => "changing",
        Light::Stopped => "not running",
        Light::Failed => "failed",
        Light::Ended => "deleted",
        Light::Unknown => "unknown",
    }
}

pub fn volume(state: &VolumeState) -> String {
    match state {
        VolumeState::Available => "Available".to_owned(),
        VolumeState::InUse => "Attached".to_owned(),
        VolumeState::Attaching => "Attaching".to_owned(),
        VolumeState::Detaching => "Detaching".to_owned(),
        VolumeState::Other(word) => capitalized(word),
    }
}

/// Where a request stands: "Waiting for approval".
pub fn request(request: &ImagingRequest) -> String {
    if request.has_image() && request.is_open() {
        return "Image ready".to_owned();
    }
    match &request.status {
        RequestStatus::Pending => "Waiting for approval".to_owned(),
        RequestStatus::Approved => "Approved".to_owned(),
        RequestStatus::Started => "Imaging".to_owned(),
        RequestStatus::Processing => "Processing".to_owned(),
        RequestStatus::Validating => "Validating".to_owned(),
        RequestStatus::Completed => "Complete".to_owned(),
        RequestStatus::Denied => "Denied".to_owned(),
        RequestStatus::Closed => "Cancelled".to_owned(),
        RequestStatus::Failed => "Failed".to_owned(),
        RequestStatus::Other(word) => capitalized(word),
    }
}

/// What that means, in a sentence.
pub fn request_meaning(request: &ImagingRequest) -> &'static str {
    if request.has_image() && request.is_open() {
        return "The image exists and can be launched.";
    }
    match request.status {
        RequestStatus::Pending => "It waits for approval. Keep the instance running.",
        // Where images are validated, that word comes before there is one (section 10).
        RequestStatus::Approved | RequestStatus::Started | RequestStatus::Validating => {
            "The instance is being prepared and copied. Keep it running."
        }
        RequestStatus::Processing => "The copy is being turned into an image.",
        RequestStatus::Completed => "The image exists and can be launched.",
        RequestStatus::Denied => "Support decided against it. Their e-mail says why.",
        RequestStatus::Closed => "It was cancelled; no image will be made.",
        RequestStatus::Failed => {
            "It did not work out. Support can say why; cancel it to ask again."
        }
        RequestStatus::Other(_) => {
            "This is the server's own word for it. Keep the instance running."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_have_words_and_unknown_ones_keep_their_own() {
        for (live, words) in [
            ("active", "Active"),
            ("active - deploying", "Deploying"),
            ("shutoff - powering-on", "Starting"),
            ("active - deploy_error", "Deployment failed"),
            ("verify_resize", "Verify resize"),
            ("active - something_new", "Something new"),
            ("shelved_offloaded", "Shelved"),
        ] {
            assert_eq!(label(&Status::from_live(live)), words, "{live}");
        }
    }
}
