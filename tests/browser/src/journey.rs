//! One journey from the start of its browser to its end, and the report of one that failed.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    path::PathBuf,
    sync::{Once, OnceLock},
    time::Instant,
};

use futures_util::FutureExt;
use tokio::{sync::Semaphore, time::timeout};

use crate::{
    Engine, Failure, Options, Outcome, Page, failure::Trouble, session::Session, site::Site,
};

/// Run a journey in an engine, where `ENGINES` asks for it: what each test of [`journeys!`](crate::journeys) does.
pub fn journey(
    engine: Engine,
    name: &str,
    options: Options,
    body: impl AsyncFnOnce(&Page) -> Outcome,
) -> Outcome {
    if !engine.is_selected() {
        eprintln!("{name} in {}: left out by ENGINES", engine.name());
        return Ok(());
    }
    shorten_panics();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let _slot = slots()
            .acquire()
            .await
            .map_err(|error| Trouble::new(error.to_string()))?;
        run(engine, name, options, body).await
    })
}

async fn run(
    engine: Engine,
    name: &str,
    options: Options,
    body: impl AsyncFnOnce(&Page) -> Outcome,
) -> Outcome {
    let start = Instant::now();
    let site = Site::start(&options).await?;
    let session = Session::start(engine, &options).await?;
    let started = start.elapsed();
    let page = Page::new(engine, name, session, site, &options);
    let ended = timeout(options.limit, AssertUnwindSafe(body(&page)).catch_unwind()).await;
    let outcome = match ended {
        Ok(Ok(Ok(()))) => check(&page).await,
        Ok(Ok(Err(failure))) => Err(failure),
        Ok(Err(panic)) => Err(Failure::new(format!("panicked: {}", words(&*panic)))),
        Err(_) => Err(Failure::new(format!(
            "was not at its end after {} s",
            options.limit.as_secs()
        ))),
    };
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(failure) => {
            let report = report(&page).await;
            Err(failure.with(&report))
        }
    };
    page.end().await;
    eprintln!(
        "{name} in {}: {:.1} s, of these {:.1} s until the browser was there",
        engine.name(),
        start.elapsed().as_secs_f32(),
        started.as_secs_f32()
    );
    outcome
}

/// A journey that came to its end has failed all the same when the page logged an error, or shows a token.
async fn check(page: &Page) -> Outcome {
    let problems = page.unexpected().await?;
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(Failure::new(format!(
            "the page logged {} problems:\n{}",
            lines.len(),
            lines.join("\n")
        )));
    }
    let leaks = page.leaks().await?;
    if leaks.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("a token can be read in: {leaks:?}")))
}

/// All that helps to see what went wrong; whatever of it cannot be had is left out.
async fn report(page: &Page) -> String {
    let mut parts = vec![format!("steps:\n{}", page.steps().join("\n"))];
    if let Ok(url) = page.url().await {
        parts.push(format!(
            "at {url} the page has:\n{}",
            page.outline().await.unwrap_or_default().join("\n")
        ));
    }
    if let Ok(problems) = page.problems().await
        && !problems.is_empty()
    {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        parts.push(format!("logged:\n{}", lines.join("\n")));
    }
    match page.keep("browser-failures").await {
        Ok(path) => parts.push(format!("picture and source: {} and .html", path.display())),
        Err(trouble) => parts.push(format!(
            "no picture: {trouble}\ndriver:\n{}",
            page.driver_log()
        )),
    }
    parts
        .iter()
        .map(|part| part.replace('\n', "\n    "))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Two browsers at a time are what two processors bear; `BROWSERS` says otherwise.
fn slots() -> &'static Semaphore {
    static SLOTS: OnceLock<Semaphore> = OnceLock::new();
    SLOTS.get_or_init(|| {
        let count = std::env::var("BROWSERS")
            .ok()
            .and_then(|value| value.parse().ok())
            .filter(|count| *count > 0);
        Semaphore::new(count.unwrap_or(2))
    })
}

/// A panic in an asynchronous test has pages of backtrace, all of it from the runtime.
fn shorten_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic
                .location()
                .map(|place| format!("{}:{}", place.file(), place.line()))
                .unwrap_or_default();
            eprintln!("panicked at {place}\n{}", words(panic.payload()));
        }));
    });
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a word".to_owned())
}

/// The folder of Cargo's build, whichever it is: this program is in `debug/deps` below it.
pub(crate) fn target_folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    program
        .ancestors()
        .nth(3)
        .map_or_else(|| PathBuf::from("target"), PathBuf::from)
}
