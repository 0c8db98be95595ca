//! How long the cloud takes over each action, and what it says meanwhile: the recorded timelines, in steps.

/// One step of a script: tenths of cloud steps after the action, status, task.
pub(super) type Step = (u32, &'static str, &'static str);

/// The script of an action, by the verb that is posted.
pub(super) fn script(verb: &str, hard: bool) -> &'static [Step] {
    match verb {
        "stop" => STOP,
        "start" => START,
        "suspend" => SUSPEND,
        "resume" => RESUME,
        "shelve" => SHELVE,
        "shelve_offload" => OFFLOAD,
        "unshelve" => UNSHELVE,
        "reboot" if hard => HARD_REBOOT,
        "reboot" => REBOOT,
        "redeploy" => REDEPLOY,
        _ => &[],
    }
}

const STOP: &[Step] = &[(0, "active", "powering-off"), (10, "shutoff", "")];
const START: &[Step] = &[
    (0, "shutoff", "powering-on"),
    (10, "active", ""),
    (35, "active", "initializing"),
    (40, "active", "networking"),
    (50, "active", "deploying"),
    (70, "active", ""),
];
const SUSPEND: &[Step] = &[(0, "active", "suspending"), (10, "suspended", "")];
const RESUME: &[Step] = &[
    (0, "suspended", "resuming"),
    (10, "active", ""),
    (35, "active", "initializing"),
    (40, "active", "networking"),
    (50, "active", "deploying"),
    (70, "active", ""),
];
const SHELVE: &[Step] = &[
    (0, "active", "shelving"),
    (11, "active", "shelving_image_uploading"),
    (22, "shelved", ""),
    (30, "shelved", "shelving_offloading"),
    (40, "shelved_offloaded", ""),
];
const OFFLOAD: &[Step] = &[
    (0, "shelved", "shelving_offloading"),
    (10, "shelved_offloaded", ""),
];
const UNSHELVE: &[Step] = &[
    (0, "shelved_offloaded", "unshelving"),
    (10, "shelved_offloaded", "spawning"),
    (25, "active", ""),
    (36, "active", "initializing"),
    (39, "active", "networking"),
    (52, "active", "deploying"),
    (70, "active", ""),
];
const REBOOT: &[Step] = &[
    (0, "reboot", "rebooting"),
    (12, "active", "initializing"),
    (19, "active", "networking"),
    (33, "active", "deploying"),
    (53, "active", ""),
];
const HARD_REBOOT: &[Step] = &[
    (0, "hard_reboot", "rebooting_hard"),
    (12, "active", "initializing"),
    (19, "active", "networking"),
    (33, "active", "deploying"),
    (53, "active", ""),
];
const REDEPLOY: &[Step] = &[
    (0, "active", "redeploying"),
    (3, "active", "initializing"),
    (6, "active", "networking"),
    (14, "active", "deploying"),
    (35, "active", ""),
];
