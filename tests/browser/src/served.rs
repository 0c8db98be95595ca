//! The build as a site serves it.

use std::{fs, path::PathBuf};

use atmosphere_standin::Server;
use tempfile::TempDir;

use crate::{
    Nginx,
    failure::Trouble,
    site::{build, prepare},
};

/// A fresh copy of the build behind nginx, with a stand-in for its Atmosphere; dropping it ends all of it.
pub struct Served {
    pub nginx: Nginx,
    /// The copy.
    pub files: PathBuf,
    /// The portals that may show it in a frame, as `deploy/prepare.mjs` prints them.
    pub parents: String,
    /// Host and port of the stand-in.
    pub upstream: String,
    _server: Server,
    _folder: TempDir,
}

impl Served {
    /// Serves it at this base path, with these settings (`config.json`).
    pub async fn start(base: &str, settings: &str) -> Result<Self, Trouble> {
        let folder = tempfile::tempdir()?;
        let files = folder.path().join(base.trim_matches('/'));
        fs::create_dir_all(&files)?;
        for entry in fs::read_dir(build()?)? {
            let path = entry?.path();
            if let Some(name) = path.file_name().filter(|_| path.is_file()) {
                fs::copy(&path, files.join(name))?;
            }
        }
        fs::write(files.join("config.json"), settings)?;
        let parents = prepare(&files, base)?;
        let server = Server::start(atmosphere_standin::Options::default(), 0).await?;
        let upstream = server.url().replace("http://", "");
        let nginx = Nginx::start(folder.path(), base, &upstream, &parents).await?;
        Ok(Self {
            nginx,
            files,
            parents,
            upstream,
            _server: server,
            _folder: folder,
        })
    }
}
