//! The real nginx with the configuration that ships, in front of a stand-in.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use crate::{driver::free_port, failure::Trouble, processes::Processes, site::repository};

/// Nginx at work; dropping it ends it.
pub struct Nginx {
    port: u16,
    base: String,
    _processes: Processes,
}

/// What nginx answered, as it came.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Where the test's nginx keeps what it writes. All else is the configuration that ships.
const FRAME: &str = "daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    scgi_temp_path scgi;
    uwsgi_temp_path uwsgi;
    include imaging/maps.conf;
    include site.conf;
}
";

impl Nginx {
    /// Serves the files below `root` at the base path of the same name, and the API of `upstream` (host and port).
    pub async fn start(
        root: &Path,
        base: &str,
        upstream: &str,
        parents: &str,
    ) -> Result<Self, Trouble> {
        let mut processes = Processes::new()?;
        let folder = processes.folder().to_path_buf();
        let port = free_port()?;
        let shipped = fs::canonicalize(repository().join("deploy/nginx"))?;
        let mut site = fs::read_to_string(shipped.join("site.conf.template"))?;
        for (name, value) in [
            ("LISTEN", format!("127.0.0.1:{port}").as_str()),
            ("ROOT", &root.to_string_lossy()),
            ("BASE", base),
            ("ATMOSPHERE", upstream),
            ("PARENTS", parents),
        ] {
            site = site.replace(&format!("${{{name}}}"), value);
        }
        fs::write(folder.join("site.conf"), site)?;
        fs::write(folder.join("nginx.conf"), FRAME)?;
        symlink(shipped, folder.join("imaging"))?;
        let mut command = tokio::process::Command::new(program()?);
        command
            .arg("-p")
            .arg(&folder)
            .args(["-c", "nginx.conf"])
            .stdout(Stdio::null());
        let log = processes.log();
        let child = processes.spawn(&mut command)?;
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = child.try_wait()?;
            if ended.is_some() || start.elapsed() > Duration::from_secs(20) {
                let log = fs::read_to_string(log).unwrap_or_default();
                return Err(Trouble::new(format!("nginx does not listen: {log}")));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Self {
            port,
            base: base.to_owned(),
            _processes: processes,
        })
    }

    /// The address of the application, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base())
    }

    /// The base path, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        self.base.trim_end_matches('/')
    }

    /// Asks for a path of the whole server.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<Answered, Trouble> {
        ask(&format!("127.0.0.1:{}", self.port), method, path, headers)
    }
}

/// Asks a server, host and port, as a browser would that keeps nothing.
pub fn ask(
    server: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> Result<Answered, Trouble> {
    let mut stream = TcpStream::connect(server)?;
    let mut request =
        format!("{method} {path} HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.extend([*name, ": ", *value, "\r\n"]);
    }
    stream.write_all((request + "\r\n").as_bytes())?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    read(&all).ok_or_else(|| Trouble::new("that was no HTTP"))
}

impl Answered {
    /// The only header of this name.
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(it, _)| it == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => value,
            (None, _) => "",
            _ => "said twice",
        }
    }
}

fn read(all: &[u8]) -> Option<Answered> {
    let end = all.windows(4).position(|it| it == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&all[..end]);
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answered {
        status,
        headers,
        body: all[end + 4..].to_vec(),
    })
}

/// Debian puts it where only the administrator's PATH looks.
fn program() -> Result<PathBuf, Trouble> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = [PathBuf::from("/usr/sbin"), PathBuf::from("/usr/local/sbin")];
    std::env::split_paths(&path)
        .chain(usual)
        .map(|folder| folder.join("nginx"))
        .find(|it| it.is_file())
        .ok_or_else(|| Trouble::new("nginx was not found: run `make setup`"))
}
