//! The table of states (API contract, section 5.3), row by row: word, light, progress, and whether it stays.

use atmosphere_imaging::domain::status::Light::{self, Changing, Ended, Failed, Running, Stopped};
use atmosphere_imaging::domain::status::Status;
use atmosphere_imaging::words::status as words;

/// Status, activity, word, light, percent, whether it stays so by itself.
type Row = (&'static str, &'static str, &'static str, Light, u8, bool);

/// No progress is known.
const NONE: u8 = 0;
const STAYS: bool = true;
const GOES_ON: bool = false;

const TABLE: &[Row] = &[
    ("active", "", "Active", Running, NONE, STAYS),
    ("active", "networking", "Connecting", Changing, 60, GOES_ON),
    ("active", "deploying", "Deploying", Changing, 70, GOES_ON),
    (
        "active",
        "running_boot_script",
        "Running scripts",
        Changing,
        90,
        GOES_ON,
    ),
    (
        "active",
        "running_boot_script 1/2",
        "Running scripts",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "active",
        "deploy_error",
        "Deployment failed",
        Failed,
        NONE,
        STAYS,
    ),
    (
        "active",
        "user_deploy_error",
        "Deployment failed",
        Failed,
        NONE,
        STAYS,
    ),
    // The predecessor asked for ever.
    (
        "active",
        "boot_script_error",
        "Boot script failed",
        Failed,
        NONE,
        STAYS,
    ),
    (
        "active",
        "initializing",
        "Initializing",
        Changing,
        50,
        GOES_ON,
    ),
    ("active", "powering-off", "Stopping", Changing, 50, GOES_ON),
    ("active", "suspending", "Suspending", Changing, 50, GOES_ON),
    ("active", "shelving", "Shelving", Changing, 50, GOES_ON),
    (
        "active",
        "shelving_image_pending_upload",
        "Shelving",
        Changing,
        65,
        GOES_ON,
    ),
    (
        "active",
        "shelving_image_uploading",
        "Shelving",
        Changing,
        88,
        GOES_ON,
    ),
    (
        "active",
        "image_uploading",
        "Being imaged",
        Changing,
        50,
        GOES_ON,
    ),
    (
        "active",
        "image_snapshot",
        "Being imaged",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "active",
        "image_pending_upload",
        "Being imaged",
        Changing,
        NONE,
        GOES_ON,
    ),
    ("active", "deleting", "Deleting", Changing, 50, GOES_ON),
    ("active", "rebooting", "Rebooting", Changing, NONE, GOES_ON),
    (
        "active",
        "redeploying",
        "Redeploying",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "active",
        "unshelving",
        "Unshelving",
        Changing,
        NONE,
        GOES_ON,
    ),
    ("build", "", "Building", Changing, NONE, GOES_ON),
    (
        "build",
        "block_device_mapping",
        "Building",
        Changing,
        10,
        GOES_ON,
    ),
    ("build", "scheduling", "Building", Changing, 20, GOES_ON),
    ("build", "networking", "Connecting", Changing, 30, GOES_ON),
    ("build", "spawning", "Building", Changing, 40, GOES_ON),
    ("build", "deleting", "Deleting", Changing, 50, GOES_ON),
    ("suspended", "", "Suspended", Stopped, NONE, STAYS),
    ("suspended", "resuming", "Resuming", Changing, 50, GOES_ON),
    ("shutoff", "", "Stopped", Stopped, NONE, STAYS),
    ("shutoff", "powering-on", "Starting", Changing, 50, GOES_ON),
    // Waits for being offloaded.
    ("shelved", "", "Shelved", Stopped, NONE, GOES_ON),
    (
        "shelved",
        "shelving_offloading",
        "Shelving",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "shelved",
        "shelving_image_uploading",
        "Shelving",
        Changing,
        NONE,
        GOES_ON,
    ),
    ("shelved", "unshelving", "Unshelving", Changing, 60, GOES_ON),
    ("shelved_offloaded", "", "Shelved", Stopped, NONE, STAYS),
    (
        "shelved_offloaded",
        "spawning",
        "Building",
        Changing,
        50,
        GOES_ON,
    ),
    (
        "shelved_offloaded",
        "unshelving",
        "Unshelving",
        Changing,
        NONE,
        GOES_ON,
    ),
    ("reboot", "", "Rebooting", Changing, NONE, GOES_ON),
    ("reboot", "rebooting", "Rebooting", Changing, 50, GOES_ON),
    ("hard_reboot", "", "Rebooting", Changing, NONE, GOES_ON),
    // The predecessor looked for a dash, so that nobody ever saw it; the cloud says it with a line below.
    (
        "hard_reboot",
        "rebooting_hard",
        "Rebooting",
        Changing,
        50,
        GOES_ON,
    ),
    ("resize", "", "Resize", Changing, NONE, GOES_ON),
    (
        "resize",
        "resize_prep",
        "Resize prep",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "verify_resize",
        "",
        "Verify resize",
        Changing,
        NONE,
        GOES_ON,
    ),
    (
        "revert_resize",
        "",
        "Revert resize",
        Changing,
        NONE,
        GOES_ON,
    ),
    // Healthy, and red at the predecessor's.
    ("redeploy", "", "Redeploying", Changing, NONE, GOES_ON),
    ("error", "", "Error", Failed, NONE, STAYS),
    ("error", "deleting", "Deleting", Changing, NONE, GOES_ON),
    ("paused", "", "Paused", Stopped, NONE, GOES_ON),
    ("rescue", "", "Rescue", Light::Unknown, NONE, GOES_ON),
    ("migrating", "", "Migrating", Changing, NONE, GOES_ON),
    ("password", "", "Password", Changing, NONE, GOES_ON),
    ("rebuild", "", "Rebuild", Changing, NONE, GOES_ON),
    ("Unknown", "", "Unknown", Light::Unknown, NONE, GOES_ON),
    ("unknown", "", "Unknown", Light::Unknown, NONE, GOES_ON),
    ("deleted", "", "Deleted", Ended, NONE, STAYS),
    // The database's own names, where the repair of a conflict has put them (section 5.2, note 2).
    ("deploy_error", "", "Deployment failed", Failed, NONE, STAYS),
    (
        "user_deploy_error",
        "",
        "Deployment failed",
        Failed,
        NONE,
        STAYS,
    ),
    ("initializing", "", "Initializing", Changing, NONE, GOES_ON),
    // What nobody has heard of is shown as it comes.
    ("", "", "Unknown", Light::Unknown, NONE, GOES_ON),
    (
        "something-new",
        "",
        "Something new",
        Light::Unknown,
        NONE,
        GOES_ON,
    ),
    (
        "active",
        "something_new",
        "Something new",
        Changing,
        NONE,
        GOES_ON,
    ),
    ("éteint ☃", "", "Éteint ☃", Light::Unknown, NONE, GOES_ON),
];

/// Breaks when a state is shown in other words, color or percent than people know, or is asked for too long or
/// not long enough.
#[test]
fn every_state_has_its_word_light_and_progress_and_ends_or_goes_on() {
    for (name, activity, word, light, percent, stays) in TABLE {
        let parts = Status::from_parts(name, Some(activity));
        let live = Status::from_live(&joined(name, activity));
        for status in [parts, live] {
            let what = format!("{name}/{activity}");
            assert_eq!(words::label(&status), *word, "{what}");
            assert_eq!(status.light(), *light, "{what}");
            assert_eq!(status.progress().unwrap_or(NONE), *percent, "{what}");
            assert_eq!(status.is_settled(true), *stays, "{what}");
        }
    }
}

fn joined(name: &str, activity: &str) -> String {
    if activity.is_empty() {
        name.to_owned()
    } else {
        format!("{name} - {activity}")
    }
}

/// Breaks when a machine that still waits for its network counts as ready.
#[test]
fn an_active_machine_without_an_address_still_waits_for_it() {
    assert!(!Status::from_live("active").is_settled(false));
    for settled in ["shutoff", "suspended", "shelved_offloaded", "error"] {
        assert!(Status::from_live(settled).is_settled(false), "{settled}");
    }
}
