//! What can be done to an instance (API contract, section 6).

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
