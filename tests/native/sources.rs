//! The sources, as text.
#![expect(
    clippy::expect_used,
    reason = "the helpers of a test may fail like the test itself"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the project's folder, and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The text without comments and without the tests at the file's end.
    pub(crate) fn code(&self) -> String {
        let product = self
            .text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let lines = product
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default());
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// All files with this ending below a folder of the project.
pub(crate) fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root, &root.join(folder), ending, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no {ending} below {folder}");
    found
}

fn collect(root: &Path, folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() {
            collect(root, &path, ending, found);
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(Source {
                path: path
                    .strip_prefix(root)
                    .expect("it lies below")
                    .to_string_lossy()
                    .replace('\\', "/"),
                text: fs::read_to_string(&path).expect("it is text"),
            });
        }
    }
}
