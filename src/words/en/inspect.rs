//! The script that looks at an instance from inside, and what is said about it.

/// As it is shown.
pub const SCRIPT: &str = include_str!("inspect.sh");
/// As it is copied: the shell that it is pasted into hands it on whole, and keeps nothing of it.
pub const COPIED: &str = concat!(
    "sh <<'END-OF-INSPECTION'\n",
    include_str!("inspect.sh"),
    "END-OF-INSPECTION\n"
);

pub const TITLE: &str = "Look from inside";
pub const WHAT: &str = "Only the instance itself knows what its folders hold. This script lists what the image would lose. It changes nothing and sends nothing.";
pub const COPY: &str = "Copy the script";
pub const COPIED_NOW: &str = "The script is copied. Paste it into a shell on the instance.";
pub const NOT_COPIED: &str =
    "Your browser did not allow copying. The script is selected below: press Ctrl+C or ⌘C.";
pub const SEE: &str = "See the script first";
pub const LABEL: &str = "The script";

/// How to use it, step by step.
pub fn steps(ssh: Option<&str>) -> [String; 4] {
    let shell = ssh.map_or_else(
        || "Open a shell on the instance, with the web shell or with ssh.".to_owned(),
        |it| format!("Open a shell on the instance: the web shell, or {it}"),
    );
    [
        shell,
        "Paste the script and press Enter. To see the folders of everybody, type sudo -i first.".to_owned(),
        "What stands under DELETED or NOT COPIED and is still needed: copy it to a volume, to iRODS, or to your own computer. Programs move to /opt or /usr/local.".to_owned(),
        "What stands under SCRIPTS: mend it now, or it will not run on the instances of your image.".to_owned(),
    ]
}
