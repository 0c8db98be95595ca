//! The way of an imaging request: where it is, and how it ended.
//!
//! The order of the server's words is not to be relied on (API contract, section 10): where images
//! are validated, `validating` comes while the instance is still being copied, and `processing`
//! after it. So the image itself tells that it is done, and a word that nobody knows is shown.

use super::imaging_request::{ImagingRequest, RequestStatus};

/// A station on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Requested,
    Imaging,
    Processing,
    Complete,
    Denied,
    Cancelled,
    Failed,
    /// The server's own word.
    Other(String),
}

/// How a request stands with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    Done,
    Now,
    Later,
    /// The way ended here, without an image.
    Ended,
}

/// The way of a request, from asking on.
pub fn steps(request: &ImagingRequest) -> Vec<(Step, Reached)> {
    use Reached::{Done, Ended, Later, Now};
    let usual = |imaging, processing, complete| {
        vec![
            (Step::Requested, Done),
            (Step::Imaging, imaging),
            (Step::Processing, processing),
            (Step::Complete, complete),
        ]
    };
    let ended = |step| vec![(Step::Requested, Done), (step, Ended)];
    if request.has_image() {
        return usual(Done, Done, Done);
    }
    match &request.status {
        RequestStatus::Pending => vec![
            (Step::Requested, Now),
            (Step::Imaging, Later),
            (Step::Processing, Later),
            (Step::Complete, Later),
        ],
        // Validating without an image: it is still being copied.
        RequestStatus::Approved | RequestStatus::Started | RequestStatus::Validating => {
            usual(Now, Later, Later)
        }
        RequestStatus::Processing => usual(Done, Now, Later),
        RequestStatus::Completed => usual(Done, Done, Done),
        RequestStatus::Denied => ended(Step::Denied),
        RequestStatus::Closed => ended(Step::Cancelled),
        RequestStatus::Failed => ended(Step::Failed),
        RequestStatus::Other(word) => vec![
            (Step::Requested, Done),
            (Step::Other(word.clone()), Now),
            (Step::Complete, Later),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::{made_image, open_request};
    use Reached::{Done, Ended, Later, Now};
    use proptest::prelude::*;

    fn way(status: &str, has_image: bool) -> Vec<Reached> {
        steps(&request(status, has_image))
            .into_iter()
            .map(|it| it.1)
            .collect()
    }

    fn request(status: &str, has_image: bool) -> ImagingRequest {
        let mut request = open_request();
        request.status = RequestStatus::parse(status);
        request.result = has_image.then(made_image);
        request
    }

    #[test]
    fn a_request_goes_from_asking_to_complete() {
        assert_eq!(way("pending", false), [Now, Later, Later, Later]);
        assert_eq!(way("started", false), [Done, Now, Later, Later]);
        assert_eq!(way("processing", false), [Done, Done, Now, Later]);
        assert_eq!(way("completed", true), [Done; 4]);
    }

    #[test]
    fn validating_before_the_image_is_no_step_ahead_of_processing() {
        assert_eq!(way("validating", false), way("started", false));
        assert_eq!(way("validating", true), [Done; 4]);
    }

    #[test]
    fn the_image_counts_and_not_the_word() {
        for word in ["processing", "started", "queued for review"] {
            assert_eq!(way(word, true), [Done; 4], "{word}");
        }
    }

    #[test]
    fn what_ended_says_how() {
        for (word, step) in [
            ("denied", Step::Denied),
            ("closed", Step::Cancelled),
            ("failed", Step::Failed),
        ] {
            let expected = [(Step::Requested, Done), (step, Ended)];
            assert_eq!(steps(&request(word, false)), expected, "{word}");
        }
    }

    proptest! {
        /// Whatever word comes: one step at most is the present one, nothing done comes after it,
        /// and a word that is not ours stands as it came.
        #[test]
        fn any_word_makes_a_way(word in "[a-z ]{0,12}", has_image in any::<bool>()) {
            let request = request(&word, has_image);
            let way = steps(&request);
            let now = way.iter().position(|it| it.1 == Now);
            prop_assert!(way.iter().filter(|it| it.1 == Now).count() <= 1);
            if let Some(now) = now {
                prop_assert!(way[..now].iter().all(|it| it.1 == Done));
                prop_assert!(way[now + 1..].iter().all(|it| it.1 == Later));
            }
            if let (RequestStatus::Other(word), false) = (&request.status, has_image) {
                prop_assert!(way.iter().any(|it| it.0 == Step::Other(word.clone())));
            }
        }
    }
}
