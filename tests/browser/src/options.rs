//! What a journey wants its browser and its stand-in to be like.

use std::{path::PathBuf, time::Duration};

use atmosphere_standin::ClockMode;

/// The circumstances of a journey.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Options {
    /// The size of the page's area, in CSS pixels.
    pub viewport: (u32, u32),
    /// The person prefers dark pages.
    pub dark: bool,
    /// The person asked for little motion.
    pub reduced_motion: bool,
    /// What the browser says its person reads, as in `es-MX`.
    pub language: &'static str,
    /// The browser puts its own few colors in place of the page's. WebKit has no such mode.
    pub forced_colors: bool,
    /// Parts of problems that are expected in this journey, such as `status of 500`.
    pub allowed: Vec<&'static str>,
    /// What Chromium is started with beside what every journey needs.
    pub flags: Vec<String>,
    /// How the stand-in is set up. Where it names no build, that is `DIST`, or else `dist` of the repository.
    pub standin: atmosphere_standin::Options,
    /// Nginx, as a site would set it up, in front of the stand-in, with the application below this path.
    pub nginx: Option<&'static str>,
    /// Whether the application keeps itself for times without a network.
    pub offline: bool,
    /// How long a step waits until it can be done.
    pub patience: Duration,
    /// After so long the journey is given up.
    pub limit: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            viewport: (1280, 900),
            dark: false,
            reduced_motion: false,
            language: "en-US",
            forced_colors: false,
            allowed: Vec::new(),
            flags: Vec::new(),
            standin: atmosphere_standin::Options::default(),
            nginx: None,
            offline: false,
            patience: Duration::from_secs(15),
            limit: Duration::from_secs(120),
        }
    }
}

impl Options {
    /// A phone of today, upright.
    pub fn phone() -> Self {
        Self::default().sized(390, 844)
    }

    /// The narrowest page that must work; it is also a wide one at 400 % zoom.
    pub fn narrow() -> Self {
        Self::default().sized(320, 640)
    }

    /// The same with this size.
    #[must_use]
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        self.viewport = (width, height);
        self
    }

    /// The same for a person who prefers dark pages.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// The same for a person who asked for little motion.
    #[must_use]
    pub fn reduced_motion(mut self) -> Self {
        self.reduced_motion = true;
        self
    }

    /// The same with the browser's own colors.
    #[must_use]
    pub fn forced_colors(mut self) -> Self {
        self.forced_colors = true;
        self
    }

    /// The same for a person whose browser is in this language, as in `es-MX`.
    #[must_use]
    pub fn language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same, where a logged problem that contains `part` is no failure.
    #[must_use]
    pub fn allow(mut self, part: &'static str) -> Self {
        self.allowed.push(part);
        self
    }

    /// The same in a Chromium that is started with these.
    #[must_use]
    pub fn started_with(mut self, flags: Vec<String>) -> Self {
        self.flags = flags;
        self
    }

    /// The same, where the journey may take so long.
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The same with a stand-in whose clock the journey turns.
    #[must_use]
    pub fn manual_clock(mut self) -> Self {
        self.standin.clock = ClockMode::Manual;
        self
    }

    /// The same with steps that wait so long.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The same behind nginx, below a base path such as `/imaging/`.
    #[must_use]
    pub fn behind_nginx(mut self, base: &'static str) -> Self {
        self.nginx = Some(base);
        self
    }

    /// The same with the service worker, which other journeys go without: their network fails on purpose.
    #[must_use]
    pub fn offline(mut self) -> Self {
        self.offline = true;
        self
    }

    /// The same over the files of this folder instead of the application's build.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.standin.dist = Some(folder.into());
        self
    }
}
