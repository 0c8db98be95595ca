//! Portals that embed the application: small servers of an origin of their own, for the pages of `embedding.rs`.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use browser_tests::{Page, Trouble};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A portal. It ends with its journey.
pub(crate) struct Host {
    pub(crate) origin: String,
    files: Files,
    asked: Arc<Mutex<Vec<String>>>,
}

type Files = Arc<Mutex<HashMap<String, File>>>;

#[derive(Clone, Default)]
struct File {
    kind: &'static str,
    policy: String,
    body: String,
}

impl Host {
    pub(crate) async fn start() -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (files, asked) = (Files::default(), Arc::<Mutex<Vec<String>>>::default());
        let (theirs, log) = (files.clone(), asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (files, asked) = (theirs.clone(), log.clone());
                tokio::spawn(async move {
                    // A browser that hangs up has no use for an answer.
                    let _ = answer(stream, &files, &asked).await;
                });
            }
        });
        Ok(Self {
            origin,
            files,
            asked,
        })
    }

    /// A page, with the recorder of the tests as its first script.
    pub(crate) async fn page(&self, page: &Page, policy: &str, html: &str) -> Result<(), Trouble> {
        let recorder = format!("<script src=\"{}/__hook.js\"></script>", page.origin());
        let body = html.replacen("<head>", &format!("<head>{recorder}"), 1);
        self.put("/", "text/html; charset=utf-8", policy, &body);
        page.web().goto(&format!("{}/", self.origin)).await?;
        // Chromium's driver may be back from another origin before the page is whole; what fails in it then is run twice.
        page.wait_until("the whole page of the portal", async || {
            let script =
                "return location.origin === arguments[0] && document.readyState === 'complete'";
            let is_whole: bool = page
                .script(script, vec![self.origin.clone().into()])
                .await?;
            Ok(is_whole.then_some(()).ok_or_else(|| "it is not".to_owned()))
        })
        .await
    }

    /// A file that the page asks for.
    pub(crate) fn file(&self, path: &str, kind: &'static str, body: &str) {
        self.put(path, kind, "", body);
    }

    /// How often something was asked for.
    pub(crate) fn times(&self, path: &str) -> usize {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|it| *it == path).count()
    }

    fn put(&self, path: &str, kind: &'static str, policy: &str, body: &str) {
        let file = File {
            kind,
            policy: policy.to_owned(),
            body: body.to_owned(),
        };
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), file);
    }
}

async fn answer(
    mut stream: TcpStream,
    files: &Files,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.windows(4).any(|it| it == b"\r\n\r\n") {
        if stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    let text = String::from_utf8_lossy(&request);
    let target = text.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or("/").to_owned();
    let found = {
        let files = files.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(&path).cloned()
    };
    asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(path.clone());
    let (status, file) = match found {
        Some(file) => ("200 OK", file),
        // Browsers ask for an icon by themselves.
        None if path == "/favicon.ico" => ("204 No Content", File::default()),
        None => ("404 Not Found", File::default()),
    };
    let policy = if file.policy.is_empty() {
        String::new()
    } else {
        format!("Content-Security-Policy: {}\r\n", file.policy)
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n{policy}Connection: close\r\n\r\n",
        file.kind,
        file.body.len(),
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(file.body.as_bytes()).await?;
    stream.shutdown().await
}
