//! The application under test: its build with the recorder put in, behind a stand-in of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use atmosphere_standin::Server;
use tempfile::TempDir;

use crate::{Nginx, Options, failure::Trouble, processes::run_folder};

/// A running stand-in that serves the application, or the nginx in front of it does.
pub(crate) struct Site {
    pub(crate) server: Server,
    nginx: Option<Nginx>,
    /// The files as they are served.
    pub(crate) files: PathBuf,
    _folder: TempDir,
}

impl Site {
    pub(crate) async fn start(options: &Options) -> Result<Self, Trouble> {
        let build = options.standin.dist.clone().map_or_else(build, Ok)?;
        let folder = tempfile::Builder::new()
            .prefix("site-")
            .tempdir_in(run_folder()?)?;
        let base = options.nginx.unwrap_or("/");
        let files = folder.path().join(base.trim_matches('/'));
        instrument(&build, &files, base)?;
        let worker = files.join("offline.js");
        if !options.offline && worker.is_file() {
            // The copy may be a second name of the build's own file.
            fs::remove_file(&worker)?;
            fs::write(&worker, "")?;
            // Its packed forms would be served in its place.
            for form in ["offline.js.br", "offline.js.gz"] {
                let _ = fs::remove_file(files.join(form));
            }
        }
        let standin = atmosphere_standin::Options {
            dist: Some(files.clone()),
            ..options.standin.clone()
        };
        let server = Server::start(standin, 0).await?;
        let nginx = if options.nginx.is_some() {
            let parents = prepare(&files, base)?;
            let upstream = server.url().replace("http://", "");
            Some(Nginx::start(folder.path(), base, &upstream, &parents).await?)
        } else {
            None
        };
        Ok(Self {
            server,
            nginx,
            files,
            _folder: folder,
        })
    }

    /// Where the application is, without a slash at the end.
    pub(crate) fn url(&self) -> String {
        let front = self.nginx.as_ref().map(Nginx::url);
        front.unwrap_or_else(|| self.server.url())
    }

    /// What stands before its paths.
    pub(crate) fn base(&self) -> &str {
        self.nginx.as_ref().map_or("", Nginx::base)
    }
}

/// What a site does with a build: `deploy/prepare.mjs`. Gives what it prints.
pub(crate) fn prepare(folder: &Path, base: &str) -> Result<String, Trouble> {
    let script = repository().join("deploy/prepare.mjs");
    let mut command = Command::new("node");
    let done = command.arg(script).arg(folder).arg(base).output()?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
    } else {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        Err(Trouble::new(format!("deploy/prepare.mjs: {said}")))
    }
}

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The build that `DIST` names, or that of the repository.
pub fn build() -> Result<PathBuf, Trouble> {
    let named = std::env::var_os("DIST")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    let folder = named.unwrap_or_else(|| repository().join("dist"));
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
fn instrument(from: &Path, to: &Path, base: &str) -> Result<(), Trouble> {
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
            instrument(&path, &copy, base)?;
        } else if path.extension().is_some_and(|kind| kind == "html") {
            fs::write(&copy, recorded(&fs::read_to_string(&path)?, base)?)?;
        } else if !name.contains(".html.") && fs::hard_link(&path, &copy).is_err() {
            fs::copy(&path, &copy)?;
        }
    }
    fs::write(to.join("__hook.js"), include_str!("scripts/hook.js"))?;
    Ok(())
}

/// The page with the recorder. The packed forms of the page are left out, as they are without it.
fn recorded(page: &str, base: &str) -> Result<String, Trouble> {
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
        "{}<script src=\"{base}__hook.js\"></script>{}",
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
                recorded(&format!("{before}{after}"), "/").unwrap(),
                format!("{before}{script}{after}")
            );
        }
    }
}
