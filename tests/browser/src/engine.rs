//! The three browser engines, and where their programs are.

use std::path::PathBuf;

use crate::failure::Trouble;

/// A browser engine that the journeys run in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chrome, Edge and most others.
    Chromium,
    /// Firefox, the extended support release.
    Firefox,
    /// Safari's, as WebKitGTK.
    WebKit,
}

impl Engine {
    /// The name in `ENGINES` and in the names of tests and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether `ENGINES` (a list with commas; all three where it is unset or empty) asks for this one.
    pub fn is_selected(self) -> bool {
        match std::env::var("ENGINES") {
            Ok(list) if !list.trim().is_empty() => {
                list.split(',').any(|one| one.trim() == self.name())
            }
            _ => true,
        }
    }

    pub(crate) fn driver(self) -> Result<PathBuf, Trouble> {
        match self {
            Self::Chromium => program("CHROMEDRIVER", &["/usr/bin/chromedriver"], "chromedriver"),
            Self::Firefox => program("GECKODRIVER", &geckodrivers(), "geckodriver"),
            Self::WebKit => program(
                "WEBKITDRIVER",
                &["/usr/bin/WebKitWebDriver"],
                "WebKitWebDriver",
            ),
        }
    }

    pub(crate) fn browser(self) -> Result<PathBuf, Trouble> {
        match self {
            Self::Chromium => program(
                "CHROME",
                &["/usr/bin/chromium", "/usr/bin/google-chrome"],
                "chromium",
            ),
            Self::Firefox => program(
                "FIREFOX",
                &["/usr/bin/firefox-esr", "/usr/bin/firefox"],
                "firefox-esr",
            ),
            Self::WebKit => program("MINIBROWSER", &minibrowsers(), "MiniBrowser of WebKitGTK"),
        }
    }
}

/// The program that the variable names; else the first of the usual places where there is one.
fn program(
    variable: &str,
    usual: &[impl AsRef<std::path::Path>],
    what: &str,
) -> Result<PathBuf, Trouble> {
    let named = std::env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let candidates = named.map_or_else(
        || {
            usual
                .iter()
                .map(|path| path.as_ref().to_path_buf())
                .collect()
        },
        |path| vec![path],
    );
    let found = candidates.iter().find(|path| path.is_file());
    found.cloned().ok_or_else(|| {
        Trouble::new(format!(
            "{what} was not found at {candidates:?}: run `make setup`, or set {variable}"
        ))
    })
}

fn geckodrivers() -> Vec<PathBuf> {
    in_cache("geckodriver", "bin/geckodriver")
}

fn minibrowsers() -> Vec<PathBuf> {
    let folders = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/libexec",
        "/usr/lib",
    ];
    folders
        .iter()
        .map(|folder| PathBuf::from(folder).join("webkit2gtk-4.1/MiniBrowser"))
        .collect()
}

/// The text of a file of a package from npm, in the folder that `NODE_MODULES` names or in that of the set-up.
pub fn from_npm(file: &str) -> Result<String, Trouble> {
    let named = std::env::var_os("NODE_MODULES").filter(|value| !value.is_empty());
    let candidates = match named {
        Some(folder) => vec![PathBuf::from(folder).join(file)],
        None => in_cache("npm", &format!("node_modules/{file}")),
    };
    let found = candidates.iter().find(|path| path.is_file());
    let path = found.ok_or_else(|| {
        let what = "was not found: run `make setup`, or set NODE_MODULES";
        Trouble::new(format!("{file} of npm {what}"))
    })?;
    Ok(std::fs::read_to_string(path)?)
}

/// A file of a tool that the set-up keeps in the user's cache, in a folder that begins with the tool's name.
fn in_cache(tool: &str, file: &str) -> Vec<PathBuf> {
    let named = |variable: &str| {
        std::env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let usual = || {
        named("XDG_CACHE_HOME")
            .or_else(|| Some(named("HOME")?.join(".cache")))
            .map(|cache| cache.join("atmosphere-imaging"))
    };
    let Some(cache) = named("ATMOSPHERE_IMAGING_CACHE").or_else(usual) else {
        return Vec::new();
    };
    let folders = std::fs::read_dir(cache.join("tools"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    folders
        .filter(|folder| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(tool))
        })
        .map(|folder| folder.join(file))
        .collect()
}
