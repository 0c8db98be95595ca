//! The script that people run on their instance, run for real against made-up ones.
#![expect(
    clippy::expect_used,
    reason = "the helpers of a test may fail like the test itself"
)]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use atmosphere_imaging::words::{en, en::inspect, es};

/// A folder that stands for `/` of an instance; gone with the test.
struct Machine {
    folder: PathBuf,
}

impl Machine {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("inspect {name} {}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a new folder");
        Self { folder }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.join(path.trim_start_matches('/'))
    }

    fn folder(&self, path: &str) -> &Self {
        fs::create_dir_all(self.at(path)).expect("a new folder");
        self
    }

    fn file(&self, path: &str, text: &str) -> &Self {
        let at = self.at(path);
        fs::create_dir_all(at.parent().expect("it has a parent")).expect("a new folder");
        fs::write(at, text).expect("a new file");
        self
    }

    fn mode(&self, path: &str, mode: u32) -> &Self {
        fs::set_permissions(self.at(path), fs::Permissions::from_mode(mode)).expect("another mode");
        self
    }

    fn link(&self, path: &str, to: &str) -> &Self {
        let at = self.at(path);
        fs::create_dir_all(at.parent().expect("it has a parent")).expect("a new folder");
        symlink(to, at).expect("a new link");
        self
    }

    /// What the script says, the same in every shell; and it has changed nothing.
    fn inspect(&self, mounts: &str) -> String {
        self.file("mounts", mounts);
        let before = snapshot(&self.folder);
        let mut said = Vec::new();
        for shell in shells() {
            let output = Command::new(shell)
                .arg(script("en"))
                .arg(&self.folder)
                .arg(self.at("mounts"))
                .output()
                .expect("a shell");
            assert!(output.status.success(), "{shell}: {output:?}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{shell}");
            said.push(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let spanish = Command::new("sh")
            .arg(script("es"))
            .arg(&self.folder)
            .arg(self.at("mounts"))
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&spanish.stderr), "");
        let spanish = String::from_utf8_lossy(&spanish.stdout);
        assert_eq!(without_words(&spanish), without_words(&said[0]));
        assert_eq!(snapshot(&self.folder), before, "something was changed");
        assert!(said.iter().all(|it| *it == said[0]), "{said:#?}");
        said.remove(0)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn script(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/words/{language}/inspect.sh"))
}

/// The numbers and the paths of what was said, line by line: they are the same in every language.
fn without_words(said: &str) -> Vec<Vec<&str>> {
    let is_fact = |it: &&str| it.contains(|c: char| c == '/' || c.is_ascii_digit());
    let lines = said.lines();
    lines
        .map(|line| line.split_whitespace().filter(is_fact).collect())
        .collect()
}

/// The shells at hand that instances have.
fn shells() -> Vec<&'static str> {
    ["bash", "sh", "dash"]
        .into_iter()
        .filter(|it| Command::new(it).arg("-c").arg(":").status().is_ok())
        .collect()
}

/// Everything about a tree that the script could change, links not followed.
fn snapshot(at: &Path) -> BTreeMap<PathBuf, String> {
    let mut seen = BTreeMap::new();
    collect(at, &mut seen);
    seen
}

fn collect(at: &Path, seen: &mut BTreeMap<PathBuf, String>) {
    let it = fs::symlink_metadata(at).expect("it is there");
    let content = if it.is_file() {
        fs::read(at).unwrap_or_default()
    } else {
        Vec::new()
    };
    let facts = (
        it.mode(),
        it.uid(),
        it.nlink(),
        it.size(),
        it.mtime_nsec(),
        it.ctime_nsec(),
    );
    seen.insert(at.to_owned(), format!("{facts:?} {content:?}"));
    if it.is_dir() {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            collect(&entry.path(), seen);
        }
    }
}

/// The lines between a heading and the next blank line, without the sizes, which differ by file system.
fn part<'a>(said: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = said
        .lines()
        .skip_while(|it| !it.starts_with(heading))
        .skip(1);
    lines.take_while(|it| !it.is_empty()).collect()
}

fn has_line(said: &str, end: &str) -> bool {
    said.lines().any(|it| it.ends_with(end))
}

#[test]
fn it_says_what_is_in_the_deleted_folders_and_how_big() {
    let machine = Machine::new("deleted");
    machine
        .file("home/alice/Desktop/notes.txt", &"x".repeat(50_000))
        .file("home/alice/my data/two\nlines/run 1", &"x".repeat(400_000))
        .file("home/alice/.hidden", "x")
        .file("home/alice/-rf", "x")
        .file("home/alice/\u{1b}[31mred*", "x")
        .folder("home/empty")
        .folder("mnt")
        .folder("tmp")
        .link("home/alice/away", "/usr")
        .link("root", "/usr");
    for index in 0..12 {
        machine.file(&format!("tmp/{index:02}"), "x");
    }
    let said = machine.inspect("");
    let kilobytes = |end: &str| -> u64 {
        let line = said
            .lines()
            .find(|it| it.ends_with(end))
            .unwrap_or_else(|| panic!("{end}: {said}"));
        let number = line
            .split_whitespace()
            .next()
            .and_then(|it| it.parse().ok());
        number.unwrap_or_else(|| panic!("{line}"))
    };
    assert!(
        (390..500).contains(&kilobytes(" kB      alice/my data")),
        "{said}"
    );
    assert!(
        (48..100).contains(&kilobytes(" kB      alice/Desktop")),
        "{said}"
    );
    assert!((440..700).contains(&kilobytes(" kB  alice")), "{said}");
    for name in [
        "alice/.hidden",
        "alice/-rf",
        "alice/?[31mred*",
        "alice/away",
    ] {
        assert!(
            has_line(&said, &format!("kB      {name}")),
            "{name}: {said}"
        );
    }
    assert!(
        kilobytes(" alice/away") < 10,
        "a link is not followed: {said}"
    );
    assert!(has_line(&said, " kB  empty"), "{said}");
    assert!(
        has_line(&said, "and 4 more"),
        "12 files, 8 of them shown: {said}"
    );
    assert!(
        said.lines()
            .any(|it| it.starts_with("/home: ") && it.ends_with(" kB in 6 files")),
        "{said}"
    );
    assert!(
        said.lines()
            .any(|it| it.starts_with("/mnt: ") && it.ends_with(" kB in 0 files")),
        "{said}"
    );
    assert!(
        has_line(
            &said,
            "/root is a link to another place, which was not looked at."
        ),
        "{said}"
    );
    assert!(
        !said.contains('\u{1b}'),
        "nothing moves the cursor: {said:?}"
    );
    assert!(said.ends_with(
        "Nothing was changed. Save what you need to a volume, to iRODS, or to your own computer.\n"
    ));
}

#[test]
fn it_says_what_is_not_there() {
    let said = Machine::new("bare").inspect("");
    for folder in ["/home", "/mnt", "/tmp", "/root"] {
        assert!(
            has_line(&said, &format!("{folder} is not there.")),
            "{said}"
        );
    }
    assert_eq!(part(&said, "NOT COPIED"), ["    None is mounted."]);
    assert_eq!(part(&said, "SCRIPTS"), ["    There is no such folder."]);
}

#[test]
fn it_says_what_is_mounted() {
    let said = Machine::new("mounts").inspect(
        "/dev/vda1 / ext4 rw,relatime 0 0\n\
         /dev/vda15 /boot/efi vfat rw 0 0\n\
         proc /proc proc rw 0 0\n\
         tmpfs /run tmpfs rw 0 0\n\
         /dev/loop3 /snap/core20/2105 squashfs ro 0 0\n\
         fusectl /sys/fs/fuse/connections fusectl rw 0 0\n\
         lxcfs /var/lib/lxcfs fuse.lxcfs rw 0 0\n\
         /dev/vdb /vol_b ext4 rw 0 0\n\
         /dev/vdc1 /data/field\\040books xfs rw 0 0\n\
         irodsFs /home/alice/irods\\134x fuse.irodsfs rw,user_id=1000 0 0\n\
         sshfs#alice@lab:/d /mnt/lab\u{1b} fuse.sshfs rw 0 0\n\
         10.0.0.1:/share /share nfs4 rw 0 0\n",
    );
    assert_eq!(
        part(&said, "NOT COPIED"),
        [
            "    /vol_b  (volume, /dev/vdb)",
            "    /data/field books  (volume, /dev/vdc1)",
            "    /home/alice/irods?x  (FUSE mount, irodsFs)",
            "    /mnt/lab?  (FUSE mount, sshfs#alice@lab:/d)",
            "    /share  (network disk, 10.0.0.1:/share)",
        ]
    );
}

#[test]
fn it_says_what_is_wrong_with_scripts() {
    let machine = Machine::new("scripts");
    let folder = "etc/atmo/post-scripts.d";
    for (name, text, mode) in [
        ("10-good", "#!/bin/bash\necho hello\n", 0o755),
        ("20-sh", "#!/bin/sh\n", 0o755),
        ("30 not executable", "#!/bin/bash", 0o644),
        ("40-empty", "", 0o755),
        ("50-windows", "#!/bin/bash\r\n", 0o700),
    ] {
        let path = format!("{folder}/{name}");
        machine.file(&path, text).mode(&path, mode);
    }
    machine.mode(folder, 0o755);
    machine
        .link(&format!("{folder}/60-link"), "/etc/passwd")
        .folder(&format!("{folder}/70\nfolder"));
    let said = machine.inspect("");
    let at = "    /etc/atmo/post-scripts.d";
    assert_eq!(
        part(&said, "SCRIPTS"),
        [
            &format!("{at}/20-sh must begin with the line #!/bin/bash."),
            &format!("{at}/30 not executable must have mode 0755: sudo chmod 0755 it."),
            &format!("{at}/40-empty must begin with the line #!/bin/bash."),
            &format!("{at}/50-windows must have mode 0755: sudo chmod 0755 it."),
            &format!("{at}/50-windows must begin with the line #!/bin/bash."),
            &format!("{at}/60-link is a link. What it leads to was not looked at."),
            &format!("{at}/70?folder is not a file."),
            "    Found: 7. To mend: 7.",
        ]
    );
    machine.mode(folder, 0o775);
    let said = machine.inspect("");
    assert_eq!(
        part(&said, "SCRIPTS")[0],
        format!("{at} must have mode 0755: sudo chmod 0755 it.")
    );
    let behind = Machine::new("behind a link");
    behind.link("etc/atmo", machine.folder.to_str().expect("it is text"));
    assert_eq!(
        part(&behind.inspect(""), "SCRIPTS"),
        ["    It lies behind a link, and was not looked at."]
    );
}

/// Breaks when what cannot be read is passed over in silence, or stops it.
#[test]
fn it_works_without_root_and_says_what_it_could_not_read() {
    let machine = Machine::new("closed");
    machine
        .file("home/alice/mine", "x")
        .file("home/bob/secret/plans", "x")
        .file("etc/atmo/post-scripts.d/closed", "#!/bin/bash\n")
        .mode("etc/atmo/post-scripts.d/closed", 0o200)
        .mode("home/bob", 0o700)
        .mode("home/bob/secret", 0o000);
    // Root may read everything, so that the script is run as somebody else then.
    let is_root = fs::metadata(&machine.folder).expect("it is there").uid() == 0;
    let mut command = if is_root {
        machine.mode("", 0o755);
        let mut other = Command::new("setpriv");
        other.args(["--reuid=65534", "--regid=65534", "--clear-groups", "sh"]);
        other
    } else {
        Command::new("sh")
    };
    let text = fs::File::open(script("en")).expect("the script");
    let no_table = machine.at("no-such-table");
    let output = command
        .args(["-s", "--"])
        .args([&machine.folder, &no_table])
        .stdin(text)
        .output();
    let Ok(output) = output else {
        assert!(is_root, "there is no sh");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
    assert!(
        has_line(
            &said,
            "    Folders that could not be read: 1. With sudo you see what is in them."
        ),
        "{said}"
    );
    assert!(
        has_line(&said, " kB      alice/mine"),
        "the rest is told: {said}"
    );
    assert_eq!(
        part(&said, "NOT COPIED"),
        ["    /no-such-table could not be read."]
    );
    let scripts = part(&said, "SCRIPTS");
    assert!(
        scripts
            .contains(&"    /etc/atmo/post-scripts.d/closed could not be read. With sudo it can."),
        "{said}"
    );
    machine.mode("home/bob/secret", 0o700);
}

/// Breaks when the text that is copied does not run where it is pasted, or leaves something there.
#[test]
fn what_is_copied_runs_where_it_is_pasted() {
    // It looks at a made-up machine: the one that runs the tests may be large.
    let machine = Machine::new("pasted");
    let folder = machine.folder.to_str().expect("it is text");
    let copied = inspect::COPIED.replacen("sh <<", &format!("sh -s -- '{folder}' <<"), 1);
    assert_ne!(copied, inspect::COPIED);
    let pasted = format!("root=kept\nset -u\n{copied}echo \"after: $root\"\n");
    for shell in shells() {
        let mut child = Command::new(shell)
            .arg("-s")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a shell");
        let mut stdin = child.stdin.take().expect("it is piped");
        std::io::Write::write_all(&mut stdin, pasted.as_bytes()).expect("it reads");
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            said.starts_with("DELETED FROM THE IMAGE\n"),
            "{shell}: {said}"
        );
        assert!(
            said.ends_with("computer.\nafter: kept\n"),
            "{shell}: {said}"
        );
    }
}

/// Breaks when a shell, or the linter where it is at hand, finds a mistake in it; or it grows. A shell in a plain
/// locale takes a letter with an accent for a key press, so that the Spanish words are chosen without.
#[test]
fn it_is_short_and_correct() {
    let scripts = [("en", en::inspect::SCRIPT), ("es", es::inspect::SCRIPT)];
    for (language, text) in scripts {
        assert!(text.len() < 6000, "{language}: {} bytes", text.len());
        assert!(
            text.is_ascii() && !text.contains('\t'),
            "{language}: a tab would be a key press"
        );
        for shell in shells() {
            let status = Command::new(shell).arg("-n").arg(script(language)).status();
            assert!(status.expect("a shell").success(), "{shell} -n: {language}");
        }
        let linted = Command::new("shellcheck")
            .args(["-s", "sh"])
            .arg(script(language))
            .output();
        if let Ok(output) = linted {
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stdout)
            );
        }
    }
}
