//! The imaging lock: what could spoil an image while it is being made.
//!
//! The manual forbids to stop or suspend an instance until its image has been created, and the
//! server lets it happen all the same (API contract, section 11.2). So whoever presses one of
//! these is asked once more.

use super::action::Action;
use super::ids::InstanceId;
use super::imaging_request::ImagingRequest;

/// Whether an action has to be asked for once more while an image is being made.
pub fn asks_once_more(action: Action) -> bool {
    match action {
        Action::Stop
        | Action::Suspend
        | Action::Shelve
        | Action::Reboot
        | Action::HardReboot
        | Action::Redeploy
        | Action::Delete => true,
        // These take nothing away from an instance that is copied.
        Action::Image | Action::Start | Action::Resume | Action::Unshelve => false,
    }
}

/// The request for which an instance must be left alone: open, and the image is not there yet.
pub fn holding(requests: &[ImagingRequest], instance: InstanceId) -> Option<&ImagingRequest> {
    requests
        .iter()
        .find(|it| it.instance == instance && it.needs_instance())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::imaging_request::RequestStatus;
    use crate::domain::test_data::{instance, made_image, open_request};

    #[test]
    fn whatever_takes_the_machine_away_is_asked_for_once_more() {
        let asked: Vec<Action> = Action::ALL
            .into_iter()
            .filter(|it| asks_once_more(*it))
            .collect();
        assert_eq!(
            asked,
            [
                Action::Stop,
                Action::Suspend,
                Action::Shelve,
                Action::Reboot,
                Action::HardReboot,
                Action::Redeploy,
                Action::Delete
            ]
        );
    }

    #[test]
    fn it_holds_until_the_image_exists_or_the_request_is_over() {
        let held = |status: RequestStatus, has_image: bool| {
            let mut request = open_request();
            request.status = status;
            request.result = has_image.then(made_image);
            holding(&[request], instance().id).is_some()
        };
        for open in [
            RequestStatus::Pending,
            RequestStatus::Approved,
            RequestStatus::Started,
            RequestStatus::Processing,
            RequestStatus::Validating,
            RequestStatus::Other("queued".into()),
        ] {
            assert!(held(open.clone(), false), "{open:?}");
            assert!(!held(open.clone(), true), "{open:?} with an image");
        }
        for over in [
            RequestStatus::Completed,
            RequestStatus::Denied,
            RequestStatus::Closed,
            RequestStatus::Failed,
        ] {
            assert!(!held(over.clone(), false), "{over:?}");
        }
    }

    #[test]
    fn another_instance_is_free() {
        assert_eq!(holding(&[open_request()], InstanceId(902)), None);
    }
}
