//! The drivers and the browsers that they start: none outlives its journey, nor the test program.
//!
//! Every process inherits a mark in its environment, by which it is found even when its parent died first.
//! A guard, a shell that waits for this program's end, does the same for what was left by a kill.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, OnceLock, PoisonError},
};

use tempfile::TempDir;

use crate::failure::Trouble;

const MARK: &str = "IMAGING_JOURNEY";

/// The processes of one journey, and the folder in which they may write.
pub(crate) struct Processes {
    mark: String,
    folder: TempDir,
    children: Vec<tokio::process::Child>,
}

impl Processes {
    pub(crate) fn new() -> Result<Self, Trouble> {
        let folder = tempfile::Builder::new()
            .prefix("journey-")
            .tempdir_in(run_folder()?)?;
        Ok(Self {
            mark: folder.path().to_string_lossy().into_owned(),
            folder,
            children: Vec::new(),
        })
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the drivers write what they have to say.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder().join("driver.log")
    }

    /// Start a program with its home in the folder and its words in the log.
    pub(crate) fn spawn(
        &mut self,
        command: &mut tokio::process::Command,
    ) -> Result<&mut tokio::process::Child, Trouble> {
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log())?;
        command
            .env(MARK, &self.mark)
            .env("HOME", self.folder())
            .env("TMPDIR", self.folder());
        command.stdin(Stdio::null()).stderr(log).kill_on_drop(true);
        let child = command.spawn().map_err(|error| {
            Trouble::new(format!(
                "{} did not start: {error}",
                command.as_std().get_program().display()
            ))
        })?;
        self.children.push(child);
        self.children
            .last_mut()
            .ok_or_else(|| Trouble::new("no process"))
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        // A browser that is just starting a process may need a second look.
        for _ in 0..3 {
            let left = marked(&self.mark);
            if left.is_empty() {
                break;
            }
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(left)
                .stderr(Stdio::null())
                .status();
        }
    }
}

/// The processes with the mark, and all below them: some overwrite the memory where their mark was.
fn marked(mark: &str) -> Vec<String> {
    let entry = format!("{MARK}={mark}");
    let mut parents = HashMap::new();
    let mut found = HashSet::new();
    for folder in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(pid) = folder.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let stat = std::fs::read_to_string(folder.path().join("stat")).unwrap_or_default();
        // The name of the program, in brackets, may hold anything.
        let mut fields = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        if fields.next().is_none_or(|state| state == "Z") {
            continue;
        }
        parents.insert(
            pid,
            fields
                .next()
                .and_then(|parent| parent.parse::<u32>().ok())
                .unwrap_or(0),
        );
        let environment = std::fs::read(folder.path().join("environ")).unwrap_or_default();
        if environment
            .split(|byte| *byte == 0)
            .any(|one| one == entry.as_bytes())
        {
            found.insert(pid);
        }
    }
    let below = |mut pid: u32| {
        while let Some(parent) = parents.get(&pid) {
            if found.contains(&pid) {
                return true;
            }
            pid = *parent;
        }
        false
    };
    parents
        .keys()
        .filter(|pid| below(**pid))
        .map(u32::to_string)
        .collect()
}

/// The folder of this test program, which its guard removes; the first call starts the guard.
pub(crate) fn run_folder() -> Result<PathBuf, Trouble> {
    static GUARD: OnceLock<Mutex<Option<(PathBuf, std::process::Child)>>> = OnceLock::new();
    let mut guard = GUARD
        .get_or_init(Mutex::default)
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some((folder, _)) = &*guard {
        return Ok(folder.clone());
    }
    let folder = tempfile::Builder::new()
        .prefix("imaging-journeys-")
        .tempdir()?
        .keep();
    let mut command = Command::new("sh");
    command
        .args(["-c", include_str!("scripts/guard.sh"), "guard"])
        .arg(format!("{MARK}={}", folder.display()))
        .arg(&folder);
    // It reads from a pipe that nobody writes to, and which closes when this program ends, however it ends.
    let child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    *guard = Some((folder.clone(), child));
    Ok(folder)
}
