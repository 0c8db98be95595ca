//! Image requests: the list, what is new, cancelling, and what is said while one is waited for.

use crate::domain::cancellation::Verdict;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::imaging_time::Usual;
use crate::domain::request_steps::{Reached, Step};
use crate::domain::sightings::End;
use crate::domain::text;
use crate::words::en::instances::named;
use crate::words::en::{errors, status, time};

pub const LOADING: &str = "Loading your image requests…";
pub const EMPTY_TITLE: &str = "You have not asked for an image yet";
pub const EMPTY: &str = "Open one of your instances and choose Image. The request appears here.";
pub const INTRO: &str = "Every image that you asked for, newest first. Support sends an e-mail when one is being processed and when it is complete.";
pub const ALL: &str = "All image requests";
pub const LOOKED_AT: &str =
    "While one is under way and this page is seen, it is brought up to date once a minute.";

pub const INSTANCE: &str = "Instance";
pub const REQUESTED: &str = "Requested";
pub const ENDED: &str = "Ended";
pub const STATUS: &str = "Status";
pub const RESULT: &str = "Resulting image";

// -- The way of a request --

pub const TIMELINE: &str = "Progress";
pub fn step(step: &Step) -> String {
    match step {
        Step::Requested => "Requested".to_owned(),
        Step::Imaging => "Imaging".to_owned(),
        Step::Processing => "Processing".to_owned(),
        Step::Complete => "Complete".to_owned(),
        Step::Denied => "Denied".to_owned(),
        Step::Cancelled => "Cancelled".to_owned(),
        Step::Failed => "Failed".to_owned(),
        Step::Other(word) => text::capitalized(word),
    }
}
/// For those who see neither the color nor the shape of a step.
pub fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Done => "done",
        Reached::Now => "now",
        Reached::Later => "still to come",
        Reached::Ended => "ended here",
    }
}

/// How long it takes, and what that is based on.
pub fn usual(usual: Usual) -> String {
    format!(
        "Your last {} requests took {}, from asking to complete. That is their median; this one may take longer.",
        usual.of,
        time::about(usual.millis)
    )
}

// -- One that stands still --

pub const STILL: &str = "It has not moved for more than a day. That can be normal for a large image, and support can see more than this page.";
pub const ASK_SUPPORT: &str = "Ask support";
pub const WRITE_TO_SUPPORT: &str = "What to write to the support of your cloud";
/// After "Copy".
pub const MESSAGE: &str = "message";

// -- What is new --

pub const SEE_ALL: &str = "See your image requests";
pub fn ended(request: &ImagingRequest, end: End) -> String {
    let (name, instance) = (&request.image_name, named(&request.instance_name));
    match end {
        End::Ready => format!("The image “{name}” of {instance} is ready: it can be launched."),
        End::Denied => {
            format!("Support denied the image “{name}” of {instance}. Their e-mail says why.")
        }
        End::Cancelled => {
            format!("The request for the image “{name}” of {instance} was cancelled.")
        }
        End::Failed => format!(
            "The image “{name}” of {instance} did not work out. Support can say why; cancel the request to ask again."
        ),
    }
}
pub fn several_ended(count: usize) -> String {
    format!("{count} of your image requests have ended since you were here last.")
}
/// A step on the way, for those who listen.
pub fn moved(request: &ImagingRequest) -> String {
    format!(
        "“{}”: {} now.",
        request.image_name,
        status::request(request)
    )
}

pub const TELL_ME: &str = "Tell me when it is done";
pub const STOP_TELLING: &str = "Do not tell me";
pub const TELL_ME_HINT: &str = "Your browser asks whether it may show messages from this site.";
pub const TELLING: &str = "Your browser shows a message when a request is done, as long as this page is on your screen; otherwise you are told here when you come back.";
pub const MAY_NOT_TELL: &str = "Your browser does not show messages from this site; its settings can change that. You are told here all the same.";
/// Shown by the browser at once, so that the person sees what they will get.
pub const WILL_TELL: &str = "You will get a message like this when your image request is done.";

// -- Cancelling --

pub const CANCEL: &str = "Cancel request";
pub const CANCEL_TITLE: &str = "Cancel this request?";
pub const KEEP: &str = "Keep it";
pub const ASKING: &str = "The answer got lost. Asking Atmosphere whether the request is cancelled…";
pub fn cancel_body(name: &str) -> String {
    format!("No image “{name}” will be made. You can ask again later.")
}
pub fn cancelled(name: &str) -> String {
    format!("The request for “{name}” was cancelled.")
}
/// What came of it, after the server was asked.
pub fn verdict(name: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Cancelled => format!("The request for “{name}” is cancelled."),
        Verdict::Begun => format!(
            "The request for “{name}” was not cancelled: its work has begun. Only support can stop it now."
        ),
        Verdict::Over => {
            format!("The request for “{name}” was not cancelled: it is over already.")
        }
        Verdict::Gone => format!(
            "Atmosphere does not know the request for “{name}” any more, so there is nothing to cancel."
        ),
        Verdict::NotCancelled(error) => format!(
            "The request for “{name}” is not cancelled. {}",
            errors::sentence(error)
        ),
        Verdict::Unknown(error) => format!(
            "We do not know yet whether the request for “{name}” is cancelled. {} Cancelling it once more does no harm.",
            errors::sentence(error)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::open_request;

    #[test]
    fn the_usual_time_says_what_it_is_based_on() {
        let millis = 2 * 3_600_000 + 600_000;
        assert_eq!(
            usual(Usual { millis, of: 4 }),
            "Your last 4 requests took about 2 hours, from asking to complete. That is their median; this one may take longer."
        );
    }

    #[test]
    fn nothing_claims_a_failure_that_nobody_knows_of() {
        assert!(!STILL.to_lowercase().contains("fail"));
        let gone = verdict("x", &Verdict::Begun);
        assert!(gone.contains("its work has begun"), "{gone}");
        let ready = ended(&open_request(), End::Ready);
        assert!(ready.contains("Aligner workbench") && ready.contains("aligner-01"));
    }
}
