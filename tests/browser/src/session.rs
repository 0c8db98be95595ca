//! A browser with a page in it, started and ended.

use std::time::Duration;

use serde_json::json;
use thirtyfour::WebDriver;
use tokio::time::timeout;
use x11rb::{
    connection::Connection as _,
    protocol::xproto::{ConnectionExt as _, InputFocus, MapState},
    wrapper::ConnectionExt as _,
};

use crate::{
    Engine, Options, driver::Driver, failure::Trouble, processes::Processes, viewport::Viewport,
};

/// A browser under control.
pub(crate) struct Session {
    pub(crate) web: WebDriver,
    pub(crate) viewport: Viewport,
    processes: Processes,
}

impl Session {
    /// Start a browser. A busy machine may fail at that, which says nothing about the page: it has a second try.
    pub(crate) async fn start(engine: Engine, options: &Options) -> Result<Self, Trouble> {
        match Self::try_start(engine, options).await {
            Ok(session) => Ok(session),
            Err(first) => {
                eprintln!("{} did not start, once more: {first}", engine.name());
                Self::try_start(engine, options).await
            }
        }
    }

    async fn try_start(engine: Engine, options: &Options) -> Result<Self, Trouble> {
        let Driver {
            url,
            capabilities,
            display,
            processes,
        } = Driver::start(engine, options).await?;
        // Without a display WebKit's driver would wait for ever.
        let builder =
            WebDriver::builder(&url, capabilities).request_timeout(Duration::from_secs(60));
        let web = builder.connect().await.map_err(|error| {
            let log = std::fs::read_to_string(processes.log()).unwrap_or_default();
            Trouble::new(format!("{error}\n{}", last_lines(&log, 20)))
        })?;
        if let Some(display) = display {
            focus_window(&display)?;
        }
        let viewport = Viewport::open(engine, &web).await?;
        let (width, height) = options.viewport;
        viewport.set(&web, width, height).await?;
        if engine == Engine::Chromium {
            let feature = |name: &str, value: &str| json!({"name": name, "value": value});
            let features = [
                feature(
                    "prefers-color-scheme",
                    if options.dark { "dark" } else { "light" },
                ),
                feature(
                    "prefers-reduced-motion",
                    if options.reduced_motion {
                        "reduce"
                    } else {
                        "no-preference"
                    },
                ),
                feature(
                    "forced-colors",
                    if options.forced_colors {
                        "active"
                    } else {
                        "none"
                    },
                ),
            ];
            web.cdp()
                .send_raw("Emulation.setEmulatedMedia", json!({"features": features}))
                .await?;
        }
        Ok(Self {
            web,
            viewport,
            processes,
        })
    }

    /// The last words of the driver and of the browser.
    pub(crate) fn log(&self) -> String {
        last_lines(
            &std::fs::read_to_string(self.processes.log()).unwrap_or_default(),
            20,
        )
    }

    /// Ask the browser to end, then end what is left of it.
    pub(crate) async fn end(self) {
        let _ = timeout(Duration::from_secs(10), self.web.clone().quit()).await;
    }
}

/// Give the browser's window the focus, which without a window manager nobody else does: a page without it
/// matches neither `:focus` nor `document.hasFocus()`, and hears of no change of focus.
fn focus_window(display: &str) -> Result<(), Trouble> {
    let unusable = |error: &dyn std::error::Error| {
        Trouble::new(format!("the display {display} is unusable: {error}"))
    };
    let (connection, number) = x11rb::connect(Some(display)).map_err(|error| unusable(&error))?;
    let root = connection.setup().roots[number].root;
    let children = connection
        .query_tree(root)
        .map_err(|error| unusable(&error))?
        .reply()
        .map_err(|error| unusable(&error))?
        .children;
    for window in children {
        let attributes = connection
            .get_window_attributes(window)
            .map_err(|error| unusable(&error))?;
        if attributes
            .reply()
            .is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE)
        {
            connection
                .set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)
                .map_err(|error| unusable(&error))?;
        }
    }
    connection.sync().map_err(|error| unusable(&error))?;
    Ok(())
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
