//! What came of an action whose answer does not say it.
//!
//! Accepted is all that a good answer says (API contract, section 6.2), and a lost one says
//! nothing: the cloud itself is asked before a word is said.

use super::action::Action;
use super::api_error::ApiError;
use super::status::Status;

/// What came of asking for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is on its way.
    Accepted,
    /// The instance does not exist any more, whoever ended it.
    Gone,
    /// It was refused: everything is as it was.
    Refused(ApiError),
    /// The answer got lost, and the cloud shows nothing of it.
    NotSeen(ApiError),
    /// It could not be found out.
    Unknown(ApiError),
}

impl Acted {
    /// Whether it leads where it was to lead; otherwise everything is shown as it was.
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::Accepted | Self::Gone)
    }
}

/// Whether the cloud has to be asked after a failed action.
///
/// What is in the way of it may be the action itself: browsers and proxies send again what was
/// cut off, and the second one is refused. And an instance that is not there any more is a
/// conflict, too (section 4.5).
pub fn must_ask(error: &ApiError) -> bool {
    error.outcome_is_unknown() || matches!(error, ApiError::NotFound(_) | ApiError::Conflict(_))
}

/// Judges by what the cloud says now; `before` is the state in which the action was asked for.
pub fn judge(
    action: Action,
    error: ApiError,
    before: &Status,
    now: Result<&Status, &ApiError>,
) -> Acted {
    let is_lost = error.outcome_is_unknown();
    match now {
        Err(ApiError::NotFound(_)) => Acted::Gone,
        Err(_) if is_lost => Acted::Unknown(error),
        Ok(now) if now != before && (is_lost || is_on_its_way(action, before, now)) => {
            Acted::Accepted
        }
        Ok(_) if is_lost => Acted::NotSeen(error),
        _ => Acted::Refused(error),
    }
}

fn is_on_its_way(action: Action, before: &Status, now: &Status) -> bool {
    let expected = action.expected(before);
    expected.is_some_and(|it| now.activity.starts_with(&it.activity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_answer_is_judged_by_the_cloud() {
        let before = Status::from_live("active");
        let now = Status::from_live("active - powering-off");
        let gone = ApiError::NotFound(String::new());
        let lost = || ApiError::TimedOut;
        let judge = |now| judge(Action::Stop, lost(), &before, now);
        assert_eq!(judge(Ok(&now)), Acted::Accepted);
        assert_eq!(judge(Ok(&before)), Acted::NotSeen(lost()));
        assert_eq!(judge(Err(&gone)), Acted::Gone);
        assert_eq!(judge(Err(&ApiError::Unreachable)), Acted::Unknown(lost()));
    }

    #[test]
    fn a_refusal_stays_one_unless_the_instance_is_gone() {
        let before = Status::from_live("active");
        let refused = || ApiError::Conflict("Instance matching query does not exist.".into());
        let gone = ApiError::NotFound(String::new());
        assert!(must_ask(&refused()) && must_ask(&gone));
        assert!(!must_ask(&ApiError::OverQuota(String::new())));
        let judge = |action, now| judge(action, refused(), &before, now);
        assert_eq!(judge(Action::Delete, Err(&gone)), Acted::Gone);
        let refusal = Acted::Refused(refused());
        assert_eq!(judge(Action::Stop, Ok(&before)), refusal);
        assert_eq!(judge(Action::Stop, Err(&ApiError::TimedOut)), refusal);
    }

    #[test]
    fn what_was_sent_twice_and_refused_once_is_on_its_way() {
        let before = Status::from_live("active");
        let refused = || ApiError::Conflict("while it is in task_state rebooting_hard".into());
        let judge =
            |action, now: &str| judge(action, refused(), &before, Ok(&Status::from_live(now)));
        assert_eq!(
            judge(Action::HardReboot, "hard_reboot - rebooting_hard"),
            Acted::Accepted
        );
        assert_eq!(
            judge(Action::Stop, "active - powering-off"),
            Acted::Accepted
        );
        let refusal = Acted::Refused(refused());
        assert_eq!(judge(Action::Stop, "active - suspending"), refusal);
    }
}
