//! What can be done to an instance (API contract, section 6).

use super::status::Status;

/// An action that Atmosphere offers for an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    Image,
    Start,
    Stop,
    Suspend,
    Resume,
    Shelve,
    Unshelve,
    Reboot,
    HardReboot,
    Redeploy,
    Delete,
}

impl Action {
    /// In the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Image,
        Self::Start,
        Self::Resume,
        Self::Unshelve,
        Self::Stop,
        Self::Suspend,
        Self::Shelve,
        Self::Reboot,
        Self::HardReboot,
        Self::Redeploy,
        Self::Delete,
    ];

    /// Reads the `key` of the offered list; `None` for those that this product does not offer
    /// (Resize is broken on the server; Shelve Offload happens by itself).
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "Imaging" => Self::Image,
            "Start" => Self::Start,
            "Stop" => Self::Stop,
            "Suspend" => Self::Suspend,
            "Resume" => Self::Resume,
            "Shelve" => Self::Shelve,
            "Unshelve" => Self::Unshelve,
            "Reboot" => Self::Reboot,
            "Hard Reboot" => Self::HardReboot,
            "Redeploy" => Self::Redeploy,
            "Terminate" => Self::Delete,
            _ => return None,
        })
    }

    /// The call for it; imaging and deleting are no actions to the API (section 6.2).
    pub fn call(self) -> Option<ActionCall> {
        Some(match self {
            Self::Start => ActionCall::Start,
            Self::Stop => ActionCall::Stop,
            Self::Suspend => ActionCall::Suspend,
            Self::Resume => ActionCall::Resume,
            Self::Shelve => ActionCall::Shelve,
            Self::Unshelve => ActionCall::Unshelve,
            Self::Reboot => ActionCall::Reboot { hard: false },
            Self::HardReboot => ActionCall::Reboot { hard: true },
            Self::Redeploy => ActionCall::Redeploy,
            Self::Image | Self::Delete => return None,
        })
    }

    /// What is shown at once after asking for it (section 5.4).
    pub fn expected(self, now: &Status) -> Option<Status> {
        let text = match self {
            Self::Start => "shutoff - powering-on",
            Self::Resume => "suspended - resuming",
            Self::Unshelve => "shelved - unshelving",
            Self::Stop => "active - powering-off",
            Self::Suspend => "active - suspending",
            Self::Shelve => "active - shelving",
            Self::Reboot | Self::HardReboot => "active - rebooting",
            Self::Redeploy => "active - initializing",
            Self::Delete => {
                return Some(Status {
                    name: now.name.clone(),
                    activity: "deleting".to_owned(),
                });
            }
            Self::Image => return None,
        };
        Some(Status::from_live(text))
    }

    /// Whether it ends in another state than it began in.
    pub fn leads_away(self) -> bool {
        !matches!(self, Self::Reboot | Self::HardReboot | Self::Redeploy)
    }

    /// Whether compute time is used from then on, which needs an allocation source.
    pub fn needs_allocation(self) -> bool {
        matches!(self, Self::Start | Self::Resume | Self::Unshelve)
    }
}

/// An action as it is posted: the word differs from the key of the list (section 6.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionCall {
    Start,
    Stop,
    Suspend,
    Resume,
    Shelve,
    Unshelve,
    Reboot {
        hard: bool,
    },
    Redeploy,
    AttachVolume {
        volume: super::ids::VolumeUuid,
        mount_location: Option<String>,
    },
    DetachVolume {
        volume: super::ids::VolumeUuid,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_asked_for_shows_that_it_is_on_its_way() {
        use crate::domain::status::Light;
        for action in Action::ALL {
            let now = Status::from_live("shutoff");
            let Some(expected) = action.expected(&now) else {
                assert_eq!(action, Action::Image);
                continue;
            };
            assert_eq!(expected.light(), Light::Changing, "{action:?}");
        }
        let failed = Status::from_live("error");
        let deleting = Action::Delete.expected(&failed);
        assert_eq!(deleting, Some(Status::from_live("error - deleting")));
    }

    #[test]
    fn only_imaging_and_deleting_are_no_actions_to_the_api() {
        for action in Action::ALL {
            let is_none = matches!(action, Action::Image | Action::Delete);
            assert_eq!(action.call().is_none(), is_none, "{action:?}");
        }
    }
}
