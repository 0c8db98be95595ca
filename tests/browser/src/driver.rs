//! A WebDriver of each engine: how it is started and what it is asked for.

use std::{
    net::TcpListener,
    path::Path,
    process::Stdio,
    sync::atomic::{AtomicU16, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;
use thirtyfour::Capabilities;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

use crate::{Engine, Options, failure::Trouble, processes::Processes};

/// A driver that listens, and what to ask it for.
pub(crate) struct Driver {
    pub(crate) url: String,
    pub(crate) capabilities: Capabilities,
    /// The X display, of an engine that has one.
    pub(crate) display: Option<String>,
    pub(crate) processes: Processes,
}

impl Driver {
    pub(crate) async fn start(engine: Engine, options: &Options) -> Result<Self, Trouble> {
        let mut processes = Processes::new()?;
        let port = free_port()?;
        let mut command = Command::new(engine.driver()?);
        let mut display = None;
        let capabilities = match engine {
            Engine::Chromium => chromium(&mut command, port, options, processes.folder())?,
            Engine::Firefox => firefox(&mut command, port, options)?,
            Engine::WebKit => {
                let name = start_display(&mut processes).await?;
                let capabilities = webkit(&mut command, port, options, processes.folder(), &name)?;
                display = Some(name);
                capabilities
            }
        };
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(processes.log())?;
        let child = processes.spawn(command.stdout(log))?;
        let start = Instant::now();
        while tokio::net::TcpStream::connect(("127.0.0.1", port))
            .await
            .is_err()
        {
            if let Some(status) = child.try_wait()? {
                return Err(Trouble::new(format!("the driver ended at once: {status}")));
            }
            if start.elapsed() > Duration::from_secs(30) {
                return Err(Trouble::new("the driver did not listen within 30 s"));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            capabilities,
            display,
            processes,
        })
    }
}

fn chromium(
    command: &mut Command,
    port: u16,
    options: &Options,
    folder: &Path,
) -> Result<Capabilities, Trouble> {
    command.arg(format!("--port={port}"));
    let (width, height) = options.viewport;
    let mut arguments = vec![
        format!("--user-data-dir={}", folder.join("profile").display()),
        format!("--window-size={width},{height}"),
        format!("--accept-lang={}", options.language),
    ];
    arguments.extend(
        [
            "--headless=new",
            // As root, and in a container, there is no sandbox to be had; the only pages are our own.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-crash-reporter",
            "--disable-breakpad",
            "--force-color-profile=srgb",
        ]
        .map(String::from),
    );
    arguments.extend(options.flags.iter().cloned());
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": Engine::Chromium.browser()?,
            "args": arguments,
            // No offer to keep the password, and no check of it against a list, over the page under test.
            "prefs": {
                "credentials_enable_service": false,
                "profile.password_manager_leak_detection": false,
                "intl.accept_languages": options.language,
            },
        },
        "goog:loggingPrefs": {"browser": "ALL"},
    });
    Ok(serde_json::from_value(capabilities)?)
}

fn firefox(command: &mut Command, port: u16, options: &Options) -> Result<Capabilities, Trouble> {
    let (width, height) = options.viewport;
    command.args(["--port", &port.to_string(), "--websocket-port", "0"]);
    command
        .env("MOZ_HEADLESS_WIDTH", width.max(1280).to_string())
        .env("MOZ_HEADLESS_HEIGHT", (height + 200).to_string());
    let capabilities = json!({
        "browserName": "firefox",
        // For the page's size: a window cannot be narrower than 500 pixels.
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": Engine::Firefox.browser()?,
            "args": ["-headless"],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": i32::from(!options.dark),
                "ui.systemUsesDarkTheme": i32::from(options.dark),
                "ui.prefersReducedMotion": i32::from(options.reduced_motion),
                "browser.display.document_color_use": if options.forced_colors { 2 } else { 1 },
                "intl.accept_languages": options.language,
                "signon.rememberSignons": false,
                // Fewer calls to a network that is not there.
                "messaging-system.rsexperimentloader.enabled": false,
                "app.normandy.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "browser.region.network.url": "",
            },
        },
    });
    Ok(serde_json::from_value(capabilities)?)
}

fn webkit(
    command: &mut Command,
    port: u16,
    options: &Options,
    folder: &Path,
    display: &str,
) -> Result<Capabilities, Trouble> {
    let gtk = folder.join("config/gtk-3.0");
    std::fs::create_dir_all(&gtk)?;
    std::fs::create_dir_all(folder.join("run"))?;
    let settings = format!(
        "[Settings]\ngtk-enable-animations={}\n",
        i32::from(!options.reduced_motion)
    );
    std::fs::write(gtk.join("settings.ini"), settings)?;
    // The hidden parts of the window would keep it from being as narrow as a phone.
    std::fs::write(
        gtk.join("gtk.css"),
        "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }",
    )?;
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env_remove("WAYLAND_DISPLAY");
    for (variable, name) in [
        ("RUNTIME_DIR", "run"),
        ("CONFIG_HOME", "config"),
        ("CACHE_HOME", "cache"),
        ("DATA_HOME", "data"),
    ] {
        command.env(format!("XDG_{variable}"), folder.join(name));
    }
    // It goes by the system's language, whether or not the system has the words of it.
    let language = options.language.replace('-', "_");
    command
        .env("LANGUAGE", &language)
        .env("LC_ALL", format!("{language}.UTF-8"));
    command
        .env("NO_AT_BRIDGE", "1")
        .env("GSETTINGS_BACKEND", "memory")
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    // Full screen has no toolbar, so that the window's size is the page's.
    let mut arguments = vec!["--automation", "--full-screen"];
    if options.dark {
        arguments.push("--dark-mode");
    }
    let capabilities = json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {"binary": Engine::WebKit.browser()?, "args": arguments},
    });
    Ok(serde_json::from_value(capabilities)?)
}

/// An X display of its own for WebKit, which has no mode without one.
async fn start_display(processes: &mut Processes) -> Result<String, Trouble> {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x2400x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped());
    let child = processes.spawn(&mut command)?;
    let output = child
        .stdout
        .take()
        .ok_or_else(|| Trouble::new("Xvfb has no output"))?;
    let mut number = String::new();
    tokio::time::timeout(
        Duration::from_secs(30),
        BufReader::new(output).read_line(&mut number),
    )
    .await
    .map_err(|_| Trouble::new("Xvfb did not start within 30 s"))??;
    if number.trim().is_empty() {
        return Err(Trouble::new("Xvfb found no free display"));
    }
    Ok(format!(":{}", number.trim()))
}

/// A port below those that the system hands out, so that no server of another journey can take it in between.
pub(crate) fn free_port() -> Result<u16, Trouble> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 400).unwrap_or(0) * 20;
    for _ in 0..2000 {
        let port = 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    Err(Trouble::new("no free port from 20000 to 30000"))
}
