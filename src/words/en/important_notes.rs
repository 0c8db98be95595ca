//! The manual's important notes, and what they mean for one instance.

use crate::domain::volume::LiveVolume;

pub const NOTES: &str = "What will be lost or changed";
pub const REMOVE_TITLE: &str = "Remove first";
pub fn remove(organization: &str) -> [String; 3] {
    [
        format!("Licensed software that was not purchased by {organization}."),
        "Software whose license otherwise prevents its use in a cloud or virtualized environment."
            .to_owned(),
        "Passwords, private keys, and data that not everybody may see: whoever launches the image can read them.".to_owned(),
    ]
}
pub const DELETED_TITLE: &str = "Deleted from the image";
pub fn home(username: &str) -> String {
    format!(
        "On this instance that is /home/{username} with all that is in it, the desktop (/home/{username}/Desktop) too."
    )
}
pub const SAVE_FIRST: &str =
    "Save what you need from these folders to a volume, iRODS or elsewhere first.";
pub const NOT_COPIED_TITLE: &str = "Not copied";
pub const VOLUMES_ASKING: &str = "Volumes. Asking which ones are attached…";
pub const VOLUMES_UNKNOWN: &str =
    "Volumes. Which ones are attached to this instance could not be found out.";
pub const VOLUMES_NONE: &str = "Volumes. None is attached to this instance.";
pub const VOLUMES_THESE: &str = "Volumes. On this instance:";
pub fn volume(volume: &LiveVolume) -> String {
    let size = format!("{} GB", volume.size);
    match volume.mount_location.as_deref().filter(|it| !it.is_empty()) {
        Some(place) => format!("{} ({size}, at {place})", volume.name),
        None => format!("{} ({size})", volume.name),
    }
}
pub const FUSE: &str = "iRODS FUSE mounts. The script below lists those of this instance.";
pub const OVERWRITTEN_TITLE: &str = "Written anew whenever an instance is launched";
pub fn overwritten_note(label: &str) -> String {
    format!(
        "If the image needs one of them changed, pick it under “{label}” and say what changes and why."
    )
}
pub fn on_linux(path: &str) -> String {
    format!("(on the machine: {path})")
}
pub const SCRIPTS_TITLE: &str = "Scripts that run after boot";
pub fn scripts(folder: &str) -> String {
    format!(
        "A script in {folder} runs after each launch. Its first line must be #!/bin/bash, and the folder and the script need mode 0755, that is, read and execute for everybody."
    )
}
