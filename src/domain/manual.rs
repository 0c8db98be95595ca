//! What the Atmosphere manual says happens to files when an image is made and launched.

/// Directories that are deleted from the image.
pub const DELETED: [&str; 4] = ["/home/", "/mnt/", "/tmp/", "/root/"];

/// Where scripts that run after boot are kept; they begin with `#!/bin/bash` and have mode 0755.
pub const POST_SCRIPTS: &str = "/etc/atmo/post-scripts.d";

/// A system file that Atmosphere writes anew whenever an instance is launched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedFile {
    /// As the manual writes it.
    pub path: &'static str,
    /// As Linux writes it, where the manual differs.
    pub on_linux: Option<&'static str>,
}

const fn file(path: &'static str) -> ManagedFile {
    ManagedFile {
        path,
        on_linux: None,
    }
}

const fn renamed(path: &'static str, on_linux: &'static str) -> ManagedFile {
    ManagedFile {
        path,
        on_linux: Some(on_linux),
    }
}

/// All fourteen of the manual, in its order.
pub const MANAGED_FILES: [ManagedFile; 14] = [
    file("/etc/fstab"),
    file("/etc/group"),
    renamed("/etc/host.allow", "/etc/hosts.allow"),
    file("/etc/host.conf"),
    renamed("/etc/host.deny", "/etc/hosts.deny"),
    file("/etc/hosts"),
    file("/etc/ldap.conf"),
    file("/etc/passwd"),
    renamed("/etc/resolve.conf", "/etc/resolv.conf"),
    file("/etc/shadow"),
    renamed("/etc/sshd/", "/etc/ssh/"),
    file("/etc/sysconfig/iptables"),
    file("/root/"),
    file("/var/log"),
];

/// The managed file or folder that `path` is or lies in, if any.
pub fn managed_by(path: &str) -> Option<ManagedFile> {
    MANAGED_FILES
        .into_iter()
        .find(|it| contains(it.path, path) || it.on_linux.is_some_and(|real| contains(real, path)))
}

/// The deleted directory that `path` is or lies in, if any.
pub fn deleted_with(path: &str) -> Option<&'static str> {
    DELETED.into_iter().find(|dir| contains(dir, path))
}

/// Whether `path` is `folder`, or lies in it.
pub fn contains(folder: &str, path: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_belongs_to_the_folder_not_to_its_namesake() {
        assert_eq!(deleted_with("/home/rlin/Desktop"), Some("/home/"));
        assert_eq!(deleted_with("/home"), Some("/home/"));
        assert_eq!(deleted_with("/homework"), None);
        assert_eq!(
            managed_by("/etc/ssh/sshd_config").map(|it| it.path),
            Some("/etc/sshd/")
        );
        assert_eq!(
            managed_by("/etc/hosts").map(|it| it.path),
            Some("/etc/hosts")
        );
        assert_eq!(managed_by("/etc/hostname"), None);
    }
}
