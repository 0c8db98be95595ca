//! The page under test, and what a person does with it that is neither about one thing on it nor the keyboard.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use atmosphere_standin::{Fault, Record, Rule, State};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::{
    Engine, Options, Problem, failure::Trouble, journey::target_folder, session::Session,
    site::Site,
};

/// Between two looks at what is not there yet.
const PAUSE: Duration = Duration::from_millis(40);
const ROLES: &str = include_str!("scripts/roles.js");

/// A page in a browser, with a stand-in Atmosphere behind it.
pub struct Page {
    engine: Engine,
    name: String,
    session: Session,
    site: Site,
    patience: Duration,
    steps: Mutex<Vec<String>>,
    pub(crate) allowed: Mutex<Vec<String>>,
    pub(crate) browser_log: tokio::sync::Mutex<Vec<Problem>>,
}

impl Page {
    pub(crate) fn new(
        engine: Engine,
        name: &str,
        session: Session,
        site: Site,
        options: &Options,
    ) -> Self {
        Self {
            engine,
            name: format!("{name}-{}", engine.name()),
            session,
            site,
            patience: options.patience,
            steps: Mutex::default(),
            allowed: Mutex::new(options.allowed.iter().map(ToString::to_string).collect()),
            browser_log: tokio::sync::Mutex::default(),
        }
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The driver, for what has no method here.
    pub fn web(&self) -> &WebDriver {
        &self.session.web
    }

    /// Load the address at `path` of the application's origin.
    pub async fn goto(&self, path: &str) -> Result<(), Trouble> {
        self.step(format!("go to {path}"));
        Ok(self
            .web()
            .goto(format!("{}{path}", self.site.url()))
            .await?)
    }

    /// Load the same again.
    pub async fn reload(&self) -> Result<(), Trouble> {
        self.step("reload");
        Ok(self.web().refresh().await?)
    }

    /// The browser's Back.
    pub async fn back(&self) -> Result<(), Trouble> {
        self.step("back");
        Ok(self.web().back().await?)
    }

    /// The browser's Forward.
    pub async fn forward(&self) -> Result<(), Trouble> {
        self.step("forward");
        Ok(self.web().forward().await?)
    }

    /// Path, query and fragment of the address, below the application's base path.
    pub async fn url(&self) -> Result<String, Trouble> {
        let script = "return location.pathname + location.search + location.hash";
        let url: String = self.script(script, Vec::new()).await?;
        let below = url.strip_prefix(self.site.base()).map(str::to_owned);
        below.ok_or_else(|| Trouble::new(format!("{url} is outside of the application")))
    }

    /// The address of the application's start, without a slash at the end.
    pub fn origin(&self) -> String {
        self.site.url()
    }

    /// Wait until the address is this.
    pub async fn at(&self, url: &str) -> Result<(), Trouble> {
        self.wait_until(&format!("the address {url}"), async || {
            let now = self.url().await?;
            Ok((now == url)
                .then_some(())
                .ok_or_else(|| format!("it is {now}")))
        })
        .await
    }

    /// Give the page's area another size.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Trouble> {
        self.step(format!("resize to {width} x {height}"));
        self.session.viewport.set(self.web(), width, height).await
    }

    /// All roles and names on the page, for failure reports and for reading.
    pub async fn outline(&self) -> Result<Vec<String>, Trouble> {
        self.look("return journey.outline()", Vec::new()).await
    }

    /// The page's text as it is shown, that in elements of its own too, each run of white space as one space.
    pub async fn text(&self) -> Result<String, Trouble> {
        self.script(
            "const inside = [...document.querySelectorAll('*')].flatMap((it) => [...it.shadowRoot?.children ?? []]);
            return [document.body, ...inside].map((it) => it.innerText).join(' ').replace(/\\s+/g, ' ').trim()",
            Vec::new(),
        )
        .await
    }

    /// Wait until this text is shown anywhere.
    pub async fn sees(&self, text: &str) -> Result<(), Trouble> {
        self.wait_until(&format!("the text {text:?}"), async || {
            let contains = self.text().await?.contains(text);
            Ok(contains
                .then_some(())
                .ok_or_else(|| "it is not shown".to_owned()))
        })
        .await
    }

    /// Wait until this text is shown nowhere.
    pub async fn loses(&self, text: &str) -> Result<(), Trouble> {
        self.wait_until(&format!("the end of the text {text:?}"), async || {
            let contains = self.text().await?.contains(text);
            Ok((!contains)
                .then_some(())
                .ok_or_else(|| "it is shown".to_owned()))
        })
        .await
    }

    /// The title of the page.
    pub async fn title(&self) -> Result<String, Trouble> {
        Ok(self.web().title().await?)
    }

    /// The texts that live regions took since the first page, in order: what a screen reader would have said.
    pub async fn announced(&self) -> Result<Vec<String>, Trouble> {
        self.recorded("announced").await
    }

    /// Wait until an announcement contains this text.
    pub async fn hears(&self, text: &str) -> Result<(), Trouble> {
        self.wait_until(&format!("an announcement of {text:?}"), async || {
            let announced = self.announced().await?;
            let said = announced.iter().any(|one| one.contains(text));
            Ok(said
                .then_some(())
                .ok_or_else(|| format!("said was {announced:?}")))
        })
        .await
    }

    /// What the application keeps in `localStorage`.
    pub async fn local_storage(&self) -> Result<BTreeMap<String, String>, Trouble> {
        self.script(
            "return Object.fromEntries(Object.entries(localStorage))",
            Vec::new(),
        )
        .await
    }

    /// What the application keeps in `sessionStorage`.
    pub async fn session_storage(&self) -> Result<BTreeMap<String, String>, Trouble> {
        self.script(
            "return Object.fromEntries(Object.entries(sessionStorage))",
            Vec::new(),
        )
        .await
    }

    /// A picture of what is shown, in `browser-screens` of Cargo's build folder.
    pub async fn screenshot(&self, what: &str) -> Result<PathBuf, Trouble> {
        self.store_picture("browser-screens", &format!("{}-{what}.png", self.name))
            .await
    }

    /// What is shown, as the bytes of a PNG.
    pub async fn picture(&self) -> Result<Vec<u8>, Trouble> {
        // WebKit's driver may hand out the frame before the last change.
        let _ = self.settle().await;
        Ok(self.web().screenshot_as_png().await?)
    }

    /// Wait, with patience, until `attempt` gives a value. An `Err` inside says why there is none yet.
    pub async fn wait_until<T>(
        &self,
        what: &str,
        mut attempt: impl AsyncFnMut() -> Result<Result<T, String>, Trouble>,
    ) -> Result<T, Trouble> {
        let start = Instant::now();
        loop {
            // A page that is just being replaced refuses scripts for a moment.
            let reason = match attempt().await {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(reason)) => reason,
                Err(trouble) => trouble.to_string(),
            };
            if start.elapsed() > self.patience {
                let seconds = self.patience.as_secs_f32();
                return Err(Trouble::new(format!(
                    "waited {seconds} s for {what}: {reason}"
                )));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Let so much time pass at once, in the cloud and in the page: the page's timers that are due by then run.
    /// Calls that are under way are answered first: they have not taken so long.
    pub async fn pass(&self, time: Duration) -> Result<(), Trouble> {
        self.step(format!("let {time:?} pass"));
        self.wait_until("the answers of all calls", async || {
            let script =
                "const [done] = arguments; setTimeout(() => done(window.__journey.isIdle()), 0)";
            let is_idle = self.web().execute_async(script, Vec::new()).await?;
            Ok(is_idle
                .json()
                .as_bool()
                .filter(|it| *it)
                .map(|_| ())
                .ok_or_else(|| "one is under way".to_owned()))
        })
        .await?;
        self.turn(time).await
    }

    /// The same while calls are under way, which may time out by it.
    pub async fn pass_meanwhile(&self, time: Duration) -> Result<(), Trouble> {
        self.step(format!("let {time:?} pass meanwhile"));
        self.turn(time).await
    }

    async fn turn(&self, time: Duration) -> Result<(), Trouble> {
        self.atmosphere().turn_clock(time);
        let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let script = "window.__journey.turn(arguments[0]); return true";
        let _: bool = self.script(script, vec![milliseconds.into()]).await?;
        Ok(())
    }

    /// Spoil the memory of the application's program: its next step is a real trap.
    pub async fn ruin_memory(&self) -> Result<(), Trouble> {
        self.step("ruin the memory");
        let script = "window.__journey.ruin(); return true";
        let _: bool = self.script(script, Vec::new()).await?;
        Ok(())
    }

    /// Hide the page as another tab would, or show it again.
    pub async fn hide(&self, is_hidden: bool) -> Result<(), Trouble> {
        self.step(format!("hidden: {is_hidden}"));
        let script = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); return true";
        let _: bool = self.script(script, vec![is_hidden.into()]).await?;
        Ok(())
    }

    /// The files of the application as they are served, a copy of this journey's own.
    pub fn files(&self) -> &Path {
        &self.site.files
    }

    /// The Atmosphere behind the application: its switches and its log of calls.
    pub fn atmosphere(&self) -> &State {
        self.site.server.state()
    }

    /// Let calls fail: so many, or all from now on, of a method, or any, to a path that may end in `*`.
    pub fn fault(&self, method: Option<&str>, path: &str, times: Option<u32>, fault: Fault) {
        self.step(format!("fault: {method:?} {path} {times:?} {fault:?}"));
        self.atmosphere().set_fault(Rule {
            method: method.map(str::to_owned),
            path: path.to_owned(),
            times,
            fault,
        });
    }

    /// The calls of the API with this method to paths that begin so, oldest first.
    pub fn calls(&self, method: &str, path: &str) -> Vec<Record> {
        let calls = self.atmosphere().calls().into_iter();
        calls
            .filter(|call| !call.asset && call.method == method && call.path.starts_with(path))
            .collect()
    }

    /// What the first script of the page wrote down, or nothing where there is no such script. A driver may be back from
    /// a page that has not come to its first script yet.
    pub(crate) async fn recorded<T: DeserializeOwned>(
        &self,
        list: &str,
    ) -> Result<Vec<T>, Trouble> {
        let script = "return window.__journey?.[arguments[0]] ?? (document.readyState === 'complete' ? [] : null)";
        self.wait_until("the page's first script", async || {
            let found: Option<Vec<T>> = self.script(script, vec![list.into()]).await?;
            Ok(found.ok_or_else(|| "it has not run".to_owned()))
        })
        .await
    }

    pub(crate) fn step(&self, step: impl Into<String>) {
        self.steps
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(step.into());
    }

    pub(crate) fn steps(&self) -> Vec<String> {
        self.steps
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Run the body of a function in the page.
    pub async fn script<T: DeserializeOwned>(
        &self,
        body: &str,
        arguments: Vec<Value>,
    ) -> Result<T, Trouble> {
        Ok(serde_json::from_value(
            self.web().execute(body, arguments).await?.json().clone(),
        )?)
    }

    /// The same, with the roles and names of `roles.js` at hand as `journey`.
    pub(crate) async fn look<T: DeserializeOwned>(
        &self,
        body: &str,
        arguments: Vec<Value>,
    ) -> Result<T, Trouble> {
        self.script(&format!("{ROLES}\n{body}"), arguments).await
    }

    /// The same for a script that calls its last argument with the answer.
    pub(crate) async fn look_async(
        &self,
        body: &str,
        arguments: Vec<Value>,
    ) -> Result<Value, Trouble> {
        let script = format!("{ROLES}\n{body}");
        let answer = self.web().execute_async(script, arguments).await?;
        Ok(answer.json().clone())
    }

    /// Wait until a change is on the screen: two frames, and the end of what moves.
    pub(crate) async fn settle(&self) -> Result<(), Trouble> {
        // Frames do not come where nothing is drawn.
        let script = "const done = arguments[0];
            const frame = () => new Promise((resolve) => { setTimeout(resolve, 500); requestAnimationFrame(resolve); });
            const ends = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime < 5000).map((a) => a.finished.catch(() => null));
            const late = new Promise((resolve) => setTimeout(resolve, 2000));
            Promise.race([Promise.all(ends), late]).then(frame).then(frame).then(() => done(true))";
        self.web().execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Keep a picture and the source of the page under the name of the journey.
    pub(crate) async fn keep(&self, folder: &str) -> Result<PathBuf, Trouble> {
        let source = self.web().source().await?;
        let picture = self
            .store_picture(folder, &format!("{}.png", self.name))
            .await?;
        std::fs::write(picture.with_extension("html"), source)?;
        Ok(picture)
    }

    pub(crate) fn driver_log(&self) -> String {
        self.session.log()
    }

    pub(crate) async fn end(self) {
        self.session.end().await;
    }

    async fn store_picture(&self, folder: &str, name: &str) -> Result<PathBuf, Trouble> {
        let picture = self.picture().await?;
        let folder = target_folder().join(folder);
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        std::fs::write(&path, picture)?;
        Ok(path)
    }
}
