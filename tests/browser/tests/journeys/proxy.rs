//! The same path with a real Atmosphere behind the address of the application, here a second stand-in.

use atmosphere_standin::Server;
use browser_tests::{Engine, Options, Outcome, Page, journey};

use crate::{
    main_path::{by_mouse, every_field},
    steps::REQUESTS,
};

#[test]
fn the_main_path_works_through_the_proxy_in_chromium() -> Outcome {
    through_the_proxy(Engine::Chromium)
}

#[test]
fn the_main_path_works_through_the_proxy_in_firefox() -> Outcome {
    through_the_proxy(Engine::Firefox)
}

#[test]
fn the_main_path_works_through_the_proxy_in_webkit() -> Outcome {
    through_the_proxy(Engine::WebKit)
}

fn through_the_proxy(engine: Engine) -> Outcome {
    // It answers for as long as this runtime lives, which is longer than the journey.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let real = runtime.block_on(Server::start(atmosphere_standin::Options::default(), 0))?;
    let mut options = Options::default();
    options.standin.upstream = Some(real.url());
    journey(
        engine,
        "the_main_path_works_through_the_proxy",
        options,
        async |page: &Page| {
            by_mouse(page).await?;
            let calls = real.state().calls();
            let posts: Vec<_> = calls
                .iter()
                .filter(|call| call.method == "POST" && call.path == REQUESTS)
                .collect();
            assert_eq!(posts.len(), 1, "the request went through once");
            assert_eq!(posts[0].body, every_field());
            assert_eq!(posts[0].user.as_deref(), Some("alice"));
            Ok(())
        },
    )
}
