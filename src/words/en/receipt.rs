//! The receipt of a request, and asking support about it.

use crate::domain::imaging_request::ImagingRequest;

pub const TITLE: &str = "Image request";
/// The same for whoever has left the form meanwhile.
pub fn accepted(name: &str) -> String {
    format!("Your request for “{name}” was accepted. {DO_NOT_STOP}")
}
pub const ACCEPTED: &str = "Your request was accepted";
pub const ACCEPTED_BODY: &str =
    "You will get an e-mail when the image is being processed, and again when it is complete.";
pub const DO_NOT_STOP: &str = "Do not suspend or stop the instance until you receive notification that the image has been created.";
/// After "Copy": what the buttons copy.
pub const RECEIPT: &str = "receipt";
pub const LINK: &str = "link";
pub const PRINT: &str = "Print";
/// By the means of the device.
pub const SHARE: &str = "Share";
pub const TO_INSTANCE: &str = "Go to the instance";
pub const ASKED_FOR: &str = "What was asked for";
pub const ADDRESS: &str = "Link to this request";
pub const NOT_MINE: &str = "There is no such request among yours. It may belong to somebody else.";

pub const NUMBER: &str = "Request number";
pub const NEW_IMAGE: &str = "A new image";
pub const NEW_VERSION: &str = "A new version of the image it came from";
pub const NOTHING: &str = "None";
pub const ALLOW_IMAGING: &str = "Imaging by others";
pub const ALLOWED: &str = "Others may make images from instances of this image";
pub const NOT_ALLOWED: &str = "Nobody else may make images from instances of this image";

pub const MEMORY: &str = "Minimum memory";

/// The image that came of it: "version 1.0 on Cactus Cloud, 11.5 GB (7a0d…)".
pub fn result(request: &ImagingRequest) -> Option<String> {
    let result = request.result.as_ref()?;
    let mut said = match &result.version {
        Some(version) => format!("Version {version}"),
        None => request.image_name.clone(),
    };
    if !result.provider_name.is_empty() {
        said = format!("{said} on {}", result.provider_name);
    }
    if let Some(size) = result.size.filter(|it| *it > 0.0) {
        said = format!("{said}, {size} GB");
    }
    if !result.machine_uuid.is_empty() {
        said = format!("{said} ({})", result.machine_uuid);
    }
    Some(said)
}

/// With which support is asked about a request that stands still.
pub fn question_subject(request: &ImagingRequest) -> String {
    format!("Image request {} has not moved for a day", request.id)
}
/// `facts`: which one it is, a line each.
pub fn question(facts: &str) -> String {
    format!(
        "Hello,\n\nmy image request has not moved for more than a day. Could you please have a look at it?\n\n{facts}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::{made_image, open_request};

    #[test]
    fn the_image_that_came_of_it_has_its_place_and_its_key() {
        let mut request = open_request();
        assert_eq!(result(&request), None);
        request.result = Some(made_image());
        assert_eq!(
            result(&request).as_deref(),
            Some("Version 1.0 on Cactus Cloud, 11.5 GB (7a0d1f52-6d38-4a6e-9b1e-0c5d2f3a4b5c)")
        );
    }
}
