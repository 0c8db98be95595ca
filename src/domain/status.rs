//! What an instance is doing (API contract, section 5).
//!
//! The database splits the state into a status and an activity; the live call joins them as
//! `active - powering-off`. Both are read into one [`Status`]; words that nobody has heard of
//! are kept and shown as they come.

/// A status and what goes on in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Status {
    /// `active`, `suspended`, `shutoff`, ... in lower case.
    pub name: String,
    /// `deploying`, `powering-off`, ...; empty when nothing goes on.
    pub activity: String,
}

impl Status {
    /// From the two fields of a v2 row; no activity is `""` or `null`.
    pub fn from_parts(name: &str, activity: Option<&str>) -> Self {
        // A conflict repair may put the joined form into the status field (section 5.2, note 2).
        let joined = Self::from_live(name);
        let activity = activity.map_or("", str::trim);
        if joined.activity.is_empty() {
            Self {
                name: joined.name,
                activity: activity.to_lowercase(),
            }
        } else {
            joined
        }
    }

    /// From the live call's one field. Only `" - "` separates: tasks contain dashes themselves.
    pub fn from_live(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        match text.split_once(" - ") {
            Some((name, activity)) => Self {
                name: name.trim().to_owned(),
                activity: activity.trim().to_owned(),
            },
            None => Self {
                name: text,
                activity: String::new(),
            },
        }
    }

    /// What a person should understand from it at a glance.
    pub fn light(&self) -> Light {
        let activity = self.activity.as_str();
        match (self.name.as_str(), activity) {
            ("active", "") => Light::Running,
            // Both are the end of a failed deployment; a hard reboot or a redeploy may mend it.
            ("active", "deploy_error" | "user_deploy_error" | "boot_script_error")
            | ("deploy_error" | "user_deploy_error" | "boot_script_error", _)
            | ("error", "") => Light::Failed,
            (
                "build" | "reboot" | "hard_reboot" | "redeploy" | "redeploying" | "resize"
                | "verify_resize" | "revert_resize" | "migrating" | "password" | "rebuild"
                | "networking" | "deploying" | "initializing" | "scheduling" | "spawning",
                _,
            ) => Light::Changing,
            (
                "suspended" | "shutoff" | "shelved" | "shelved_offloaded" | "paused" | "stopped",
                "",
            ) => Light::Stopped,
            ("deleted" | "soft-delete" | "soft_deleted", _) => Light::Ended,
            (_, "") => Light::Unknown,
            _ => Light::Changing,
        }
    }

    /// Whether the machine runs and nothing goes on.
    pub fn is_running(&self) -> bool {
        self.name == "active" && self.activity.is_empty()
    }

    /// Whether the state stays by itself: one that does not is worth asking for again.
    ///
    /// An active machine without an address still waits for its network (section 5.3).
    pub fn is_settled(&self, has_ip: bool) -> bool {
        match self.light() {
            Light::Running => has_ip,
            // `shelved` waits to be offloaded; `paused` is what the cloud does for a while.
            Light::Stopped => !matches!(self.name.as_str(), "shelved" | "paused"),
            Light::Failed | Light::Ended => true,
            // The database says `Unknown` until somebody asks the cloud.
            Light::Changing | Light::Unknown => false,
        }
    }

    /// How far it is, in percent, where Atmosphere's users know it (section 5.3).
    pub fn progress(&self) -> Option<u8> {
        Some(match (self.name.as_str(), self.activity.as_str()) {
            ("build", "block_device_mapping") => 10,
            ("build", "scheduling") => 20,
            ("build", "networking") => 30,
            ("build", "spawning") => 40,
            ("active", "networking") => 60,
            ("active", "deploying") => 70,
            ("active", "running_boot_script") => 90,
            ("active", "shelving_image_pending_upload") => 65,
            ("active", "shelving_image_uploading") => 88,
            ("shelved", "unshelving") => 60,
            (
                "active",
                "initializing" | "powering-off" | "suspending" | "shelving" | "image_uploading"
                | "deleting",
            )
            | ("build", "deleting")
            | ("suspended", "resuming")
            | ("shutoff", "powering-on")
            | ("shelved_offloaded", "spawning")
            | ("reboot", "rebooting")
            | ("hard_reboot", "rebooting_hard" | "rebooting-hard") => 50,
            _ => return None,
        })
    }
}

/// The six meanings that a state can have for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    /// Up, nothing going on.
    Running,
    /// On the way to another state.
    Changing,
    /// Not running, by somebody's wish.
    Stopped,
    /// Something went wrong.
    Failed,
    /// Deleted.
    Ended,
    /// A state this product has not heard of.
    Unknown,
}

impl Light {
    /// The name in the address bar and in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Changing => "changing",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Ended => "ended",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_form_splits_on_spaced_dashes_only() {
        assert_eq!(
            Status::from_live("active - powering-off"),
            Status {
                name: "active".into(),
                activity: "powering-off".into()
            }
        );
        assert_eq!(Status::from_live("shutoff").activity, "");
    }

    #[test]
    fn an_active_machine_without_an_address_is_not_settled() {
        let active = Status::from_parts("active", None);
        assert!(!active.is_settled(false));
        assert!(active.is_settled(true));
        assert!(!Status::from_parts("shelved", None).is_settled(true));
        assert!(Status::from_parts("shelved_offloaded", None).is_settled(false));
    }
}
