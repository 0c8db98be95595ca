//! Image requests and the receipt.

use crate::domain::new_request::Visibility;

pub const LOADING: &str = "Loading your image requests…";
pub const EMPTY_TITLE: &str = "You have not asked for an image yet";
pub const EMPTY: &str = "Open one of your instances and choose Image. The request appears here.";
pub const INTRO: &str = "Every image that you asked for, newest first. Support sends an e-mail when one is being processed and when it is complete.";

pub const INSTANCE: &str = "Instance";
pub const IMAGE_NAME: &str = "Image Name";
pub const REQUESTED: &str = "Requested";
pub const ENDED: &str = "Ended";
pub const STATUS: &str = "Status";
pub const RESULT: &str = "Resulting image";
pub const NUMBER: &str = "Request number";
pub const CANCEL: &str = "Cancel request";
pub const CANCEL_TITLE: &str = "Cancel this request?";
pub fn cancel_body(name: &str) -> String {
    format!("No image “{name}” will be made. You can ask again later.")
}
pub const KEEP: &str = "Keep it";
pub fn cancelled(name: &str) -> String {
    format!("The request for “{name}” was cancelled.")
}
pub fn cancel_failed(name: &str, why: &str) -> String {
    format!("The request for “{name}” could not be cancelled. {why}")
}
pub const CANNOT_CANCEL: &str = "Its work has begun; only support can stop it now.";

pub const RECEIPT: &str = "Image request";
pub const ACCEPTED: &str = "Your request was accepted";
pub const ACCEPTED_BODY: &str =
    "You will get an e-mail when the image is being processed, and again when it is complete.";
pub const DO_NOT_STOP: &str = "Do not suspend or stop the instance until you receive notification that the image has been created.";
pub const COPY_RECEIPT: &str = "receipt";
pub const PRINT: &str = "Print";
pub const ALL: &str = "All image requests";
pub const TO_INSTANCE: &str = "Go to the instance";
pub const ASKED_FOR: &str = "What was asked for";
pub const NEW_IMAGE: &str = "A new image";
pub const NEW_VERSION: &str = "A new version of the image it came from";
pub const NOTHING: &str = "None";
pub const TIMELINE: &str = "Progress";
pub const NOT_MINE: &str = "There is no such request among yours. It may belong to somebody else.";
pub const STUCK: &str = "It has not moved for more than a day. That may be normal for a large image; support can look into it.";

pub fn visibility(wire: &str) -> String {
    match Visibility::from_wire_name(wire.trim()) {
        Some(it) => crate::words::form::visibility(it).to_owned(),
        None => wire.to_owned(),
    }
}
