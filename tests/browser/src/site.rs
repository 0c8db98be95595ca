//! The application under test: its build with the recorder put in, behind a stand-in of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use atmosphere_standin::Server;
use tempfile::TempDir;

use crate::{Options, failure::Trouble, processes::run_folder};

/// A running stand-in that serves the application.
pub(crate) struct Site {
    pub(crate) server: Server,
    _folder: TempDir,
}

impl Site {
    pub(crate) async fn start(options: &Options) -> Result<Self, Trouble> {
        let build = options.standin.dist.clone().map_or_else(build, Ok)?;
        let folder = tempfile::Builder::new()
            .prefix("site-")
            .tempdir_in(run_folder()?)?;
        instrument(&build, folder.path())?;
        let standin = atmosphere_standin::Options {
            dist: Some(folder.path().to_path_buf()),
            ..options.standin.clone()
        };
        Ok(Self {
            server: Server::start(standin, 0).await?,
            _folder: folder,
        })
    }
}

/// The build that `DIST` names, or that of the repository.
fn build() -> Result<PathBuf, Trouble> {
    let named = std::env::var_os("DIST")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"));
    if folder.join("index.html").is_file() {
        Ok(folder)
    } else {
        Err(Trouble::new(format!(
            "there is no build in {}: run `make dist`, or set DIST",
            folder.display()
        )))
    }
}

/// Copy the build, with the recorder as the first script of each page. A script of the same origin is let
/// through by the content security policy, which stays in force as it is.
fn instrument(from: &Path, to: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let copy = to.join(&name);
        if path.is_dir() {
            instrument(&path, &copy)?;
        } else if path.extension().is_some_and(|kind| kind == "html") {
            fs::write(&copy, recorded(&fs::read_to_string(&path)?)?)?;
        } else if !name.contains(".html.") && fs::hard_link(&path, &copy).is_err() {
            fs::copy(&path, &copy)?;
        }
    }
    fs::write(to.join("__hook.js"), include_str!("scripts/hook.js"))?;
    Ok(())
}

/// The page with the recorder. The packed forms of the page are left out, as they are without it.
fn recorded(page: &str) -> Result<String, Trouble> {
    // A minifier may leave tags out that HTML does not need.
    let lower = page.to_ascii_lowercase();
    let end_of = |tag: &str| {
        let start = lower.match_indices(tag).map(|(at, _)| at + tag.len());
        let mut whole = start.filter(|at| lower[*at..].starts_with(['>', ' ', '\n']));
        let after = whole.next()?;
        Some(after + lower[after..].find('>')? + 1)
    };
    let place = ["<head", "<html", "<!doctype"].into_iter().find_map(end_of);
    let place = place.ok_or_else(|| Trouble::new("a page that does not begin like one"))?;
    Ok(format!(
        "{}<script src=\"/__hook.js\"></script>{}",
        &page[..place],
        &page[place..]
    ))
}

#[cfg(test)]
mod tests {
    use super::recorded;

    #[test]
    fn the_recorder_comes_first_in_a_minified_page_too() {
        let script = "<script src=\"/__hook.js\"></script>";
        for (before, after) in [
            (
                "<!DOCTYPE html>\n<html lang=\"en\">\n  <head>",
                "<script src=a.js></script></head><header></header>",
            ),
            (
                "<!doctypehtml><html lang=en>",
                "<meta charset=utf-8><header></header>",
            ),
            ("<!doctype html>", "<title>x</title><header></header>"),
        ] {
            assert_eq!(
                recorded(&format!("{before}{after}")).unwrap(),
                format!("{before}{script}{after}")
            );
        }
    }
}
