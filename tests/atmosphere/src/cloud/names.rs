//! The database's names for the states of the cloud, of which there are fewer.

/// API contract, section 5.2.
pub(super) fn database_name<'a>(nova: &'a str, task: &'a str) -> &'a str {
    if nova != "active" {
        return nova;
    }
    match task {
        "initializing" | "spawning" | "scheduling" | "resuming" | "powering-on" => "build",
        "networking" => "networking",
        "deploying" => "deploying",
        "deploy_error" | "boot_script_error" => "deploy_error",
        "redeploying" => "redeploy",
        "suspending" | "shutting-down" => "suspended",
        "shelving" | "shelving_image_uploading" | "shelving_image_pending_upload" => "shelved",
        _ if task.starts_with("running_boot_script") => "deploying",
        _ => "active",
    }
}

/// Status and task of the cloud behind a name in the database, for rows that begin with a name.
pub(crate) fn behind(state: &str) -> (&str, &str) {
    match state {
        "networking" | "deploying" | "deploy_error" => ("active", state),
        "build" => ("build", "spawning"),
        "redeploy" => ("active", "redeploying"),
        "reboot" => ("reboot", "rebooting"),
        "hard_reboot" => ("hard_reboot", "rebooting_hard"),
        "Unknown" | "unknown" => ("active", ""),
        other => (other, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{behind, database_name};

    #[test]
    fn the_database_knows_fewer_words_than_the_cloud() {
        assert_eq!(database_name("active", "powering-off"), "active");
        assert_eq!(
            database_name("active", "suspending"),
            "suspended",
            "the target shows early"
        );
        assert_eq!(
            database_name("active", "running_boot_script 1/2"),
            "deploying"
        );
        assert_eq!(database_name("shutoff", "powering-on"), "shutoff");
    }

    #[test]
    fn what_lies_behind_a_name_gives_that_name_again() {
        for name in [
            "active",
            "networking",
            "deploying",
            "deploy_error",
            "build",
            "redeploy",
            "shutoff",
            "suspended",
        ] {
            let (nova, task) = behind(name);
            assert_eq!(database_name(nova, task), name);
        }
    }
}
