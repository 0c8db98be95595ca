//! What only some sites set: read with a part of the program of its own, before anything shows.

use leptos::prelude::AnyView;

use crate::config::site::SiteSettings;
use crate::config::{Config, ConfigError};
use crate::dom::page;
use crate::domain::palette::Palette;
use crate::domain::setting::Wrong;
use crate::state::later::Make;
use crate::words;

/// The settings of such a site, and what makes the pieces of pages that they ask for.
#[derive(Clone, Copy)]
pub struct Site {
    pub settings: &'static SiteSettings,
    pub make: Make,
}

/// Shows the application with these settings.
pub type Show = fn(Config, Option<Site>) -> AnyView;

/// Reads all of `config.json`, and gives the page the site's colors. An error is the sentence that names the key.
///
/// The settings are never given back: they are read once for each mounting of the application.
pub fn open(text: Option<&str>, make: Make) -> Result<(Config, Site), String> {
    let read = match text {
        Some(text) => SiteSettings::parse(text),
        None => Err(ConfigError {
            key: String::new(),
            wrong: Wrong::Missing,
        }),
    };
    let (config, settings) =
        read.map_err(|error| words::config::problem(&error.key, &error.wrong))?;
    if let Some([light, dark]) = settings.colors {
        paint(light, dark);
    }
    let settings = Box::leak(Box::new(settings));
    Ok((config, Site { settings, make }))
}

/// The tokens of the style sheet, for light and dark at once.
fn paint(light: Palette, dark: Palette) {
    for (token, light, dark) in [
        ("--accent", light.accent, dark.accent),
        ("--accent-ink", light.accent_ink, dark.accent_ink),
        ("--accent-soft", light.accent_soft, dark.accent_soft),
        ("--focus", light.focus, dark.focus),
    ] {
        page::set_root_style(token, &format!("light-dark({light}, {dark})"));
    }
}
