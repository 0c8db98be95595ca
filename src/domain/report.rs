//! A problem that is reported to the support staff (API contract, section 13).
//!
//! No call tells afterwards whether a report has arrived: where the answer got lost, the person is
//! told so and decides. A second report does no harm; one that never came does.

use super::api_error::ApiError;

/// What the staff sorts reports by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    Ssh,
    Desktop,
    Stuck,
    Software,
    Other,
}

impl Complaint {
    pub const ALL: [Self; 5] = [
        Self::Ssh,
        Self::Desktop,
        Self::Stuck,
        Self::Software,
        Self::Other,
    ];
}

/// What the person has typed and ticked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportDraft {
    pub text: String,
    pub complaints: Vec<Complaint>,
}

impl ReportDraft {
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.complaints.is_empty()
    }

    /// The server takes blank messages, which help nobody.
    pub fn lacks_text(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub fn tick(&mut self, complaint: Complaint, is_ticked: bool) {
        self.complaints.retain(|it| *it != complaint);
        if is_ticked {
            self.complaints.push(complaint);
            self.complaints
                .sort_by_key(|it| Complaint::ALL.iter().position(|all| all == it));
        }
    }
}

/// How the sending of a report stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sending {
    #[default]
    Editing,
    UnderWay,
    /// Support has it not.
    Failed(ApiError),
    /// Support may have it; without an error, the page was left while it was on its way.
    Unknown(Option<ApiError>),
}

impl Sending {
    pub fn after(error: ApiError) -> Self {
        if error.outcome_is_unknown() {
            Self::Unknown(Some(error))
        } else {
            Self::Failed(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_keeps_its_order() {
        let mut draft = ReportDraft::default();
        for it in [Complaint::Other, Complaint::Ssh, Complaint::Other] {
            draft.tick(it, true);
        }
        assert_eq!(draft.complaints, [Complaint::Ssh, Complaint::Other]);
        draft.tick(Complaint::Ssh, false);
        assert_eq!(draft.complaints, [Complaint::Other]);
        assert!(draft.lacks_text() && !draft.is_empty());
    }

    #[test]
    fn a_lost_answer_is_neither_a_yes_nor_a_no() {
        let lost = ApiError::TimedOut;
        assert_eq!(Sending::after(lost.clone()), Sending::Unknown(Some(lost)));
        let refused = ApiError::Refused("email_sent".into());
        assert_eq!(Sending::after(refused.clone()), Sending::Failed(refused));
    }
}
