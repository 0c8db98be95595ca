//! The settings that few sites have. They are read in a part of the program of their own, and
//! fetched only where `config.json` has one of them.

use super::{
    Config, ConfigError, check_address, flag, group, is_web_address, parsed, problem, text,
};
use crate::api::Json;
use crate::domain::contrast::Rgb;
use crate::domain::new_request::Visibility;
use crate::domain::palette::{self, Chosen, DARK, LIGHT, Palette, Scheme};
use crate::domain::setting::Wrong;

/// What a site sets beside the [`Config`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// A shared machine at a workshop: large targets, and a wipe between participants.
    pub is_kiosk: bool,
    pub kiosk: Kiosk,
    pub workshop: Workshop,
    /// A picture in place of the cloud in the header; empty where there is none.
    pub logo: String,
    /// The light and the dark colors, where the site has its own.
    pub colors: Option<[Palette; 2]>,
    pub help_links: Vec<Link>,
    /// The origins of the pages that may frame us.
    pub embedding_parents: Vec<String>,
}

/// How a kiosk forgets a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kiosk {
    /// Without a touch or a key for so long, the countdown begins.
    pub idle_seconds: u32,
    pub countdown_seconds: u32,
    /// Where people reach the application with their own phones; empty where they do not.
    pub standalone_url: String,
}

/// What the participants of a workshop need not type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workshop {
    pub name: String,
    pub tags: Vec<String>,
    pub visibility: Option<Visibility>,
    /// Who may use the images, where only some people may.
    pub users: Vec<String>,
}

/// A page with help of the site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub url: String,
}

impl Default for Kiosk {
    fn default() -> Self {
        Self {
            idle_seconds: 180,
            countdown_seconds: 30,
            standalone_url: String::new(),
        }
    }
}

impl SiteSettings {
    /// Reads and checks all of the file's text.
    pub fn parse(text: &str) -> Result<(Config, Self), ConfigError> {
        let file = parsed(text)?;
        let mut config = Config::read(&file)?;
        let mut site = Self::default();
        for (key, setting) in group(&file, "")? {
            site.set(key, setting)?;
        }
        if site.is_kiosk {
            config.keep_token_for_tab = false;
            // Another program would begin with nothing of what was typed.
            config.offers_languages = false;
            // The site's own session would outlive the person, and its pages would lead away.
            config.sign_in.password = true;
            config.sign_in.site_url.clear();
        }
        Ok((config, site))
    }

    fn set(&mut self, key: &str, setting: &Json) -> Result<(), ConfigError> {
        match key {
            "mode" => self.is_kiosk = one_of(setting, key, &["standalone", "kiosk"])? == "kiosk",
            // The start script goes by these two.
            "language" => drop(one_of(setting, key, &["auto", "en", "es"])?),
            "serviceWorker" => drop(flag(setting, key)?),
            "kiosk" => {
                for (key, setting) in group(setting, "kiosk")? {
                    self.kiosk.set(key, setting)?;
                }
            }
            "workshop" => {
                for (key, setting) in group(setting, "workshop")? {
                    self.workshop.set(key, setting)?;
                }
            }
            "logo" => self.logo = picture(setting, key)?,
            "colors" => self.colors = Some(colors(setting)?),
            "helpLinks" => self.help_links = each(setting, key, help_link)?,
            "embedding" => {
                for (key, setting) in group(setting, "embedding")? {
                    if key == "parents" {
                        self.embedding_parents = each(setting, "embedding.parents", origin)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Kiosk {
    fn set(&mut self, key: &str, setting: &Json) -> Result<(), ConfigError> {
        match key {
            "idleSeconds" => self.idle_seconds = number(setting, "kiosk.idleSeconds", 30, 3600)?,
            "countdownSeconds" => {
                self.countdown_seconds = number(setting, "kiosk.countdownSeconds", 10, 300)?;
            }
            "standaloneUrl" => {
                self.standalone_url = text(setting, "kiosk.standaloneUrl")?;
                check_address("kiosk.standaloneUrl", &self.standalone_url)?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Workshop {
    fn set(&mut self, key: &str, setting: &Json) -> Result<(), ConfigError> {
        match key {
            "name" => self.name = text(setting, "workshop.name")?,
            "tags" => self.tags = each(setting, "workshop.tags", filled)?,
            "users" => self.users = each(setting, "workshop.users", filled)?,
            "visibility" => {
                let words = &["public", "private", "select"];
                let word = one_of(setting, "workshop.visibility", words)?;
                self.visibility = Visibility::from_wire_name(&word);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Both schemes, each checked against what is behind it.
fn colors(setting: &Json) -> Result<[Palette; 2], ConfigError> {
    let (mut light, mut dark) = (Chosen::default(), Chosen::default());
    for (key, setting) in group(setting, "colors")? {
        match key.as_str() {
            "light" => light = chosen(setting, "colors.light")?,
            "dark" => dark = chosen(setting, "colors.dark")?,
            _ => {}
        }
    }
    Ok([
        complete(&LIGHT, light, "colors.light")?,
        complete(&DARK, dark, "colors.dark")?,
    ])
}

fn chosen(setting: &Json, scheme: &str) -> Result<Chosen, ConfigError> {
    let mut chosen = Chosen::default();
    for (key, setting) in group(setting, scheme)? {
        let place = match key.as_str() {
            "accent" => &mut chosen.accent,
            "accentInk" => &mut chosen.accent_ink,
            "accentSoft" => &mut chosen.accent_soft,
            "focus" => &mut chosen.focus,
            _ => continue,
        };
        let key = format!("{scheme}.{key}");
        let color = Rgb::parse(&text(setting, &key)?);
        *place = Some(color.ok_or_else(|| problem(&key, Wrong::NotColor))?);
    }
    Ok(chosen)
}

fn complete(scheme: &Scheme, chosen: Chosen, name: &str) -> Result<Palette, ConfigError> {
    palette::complete(scheme, chosen)
        .map_err(|(key, wrong)| problem(&format!("{name}.{key}"), wrong))
}

fn help_link(setting: &Json, key: &str) -> Result<Link, ConfigError> {
    let mut link = Link::default();
    for (name, setting) in group(setting, key)? {
        match name.as_str() {
            "label" => link.label = text(setting, &format!("{key} label"))?,
            "url" => link.url = text(setting, &format!("{key} url"))?,
            _ => {}
        }
    }
    if link.label.trim().is_empty() {
        return Err(problem(&format!("{key} label"), Wrong::Blank));
    }
    let key = format!("{key} url");
    check_address(&key, &link.url)?;
    if link.url.is_empty() {
        return Err(problem(&key, Wrong::Blank));
    }
    Ok(link)
}

fn picture(setting: &Json, key: &str) -> Result<String, ConfigError> {
    let address = text(setting, key)?;
    let is_wrong = address.contains(char::is_whitespace)
        || address.starts_with("//")
        // Another scheme than https comes before the first slash.
        || !address.starts_with("https://") && address.split('/').next().is_some_and(|it| it.contains(':'));
    if is_wrong {
        return Err(problem(key, Wrong::NotPicture));
    }
    Ok(address)
}

/// `https://portal.example.org`: what a browser calls an origin, as messages are compared with it.
fn origin(setting: &Json, key: &str) -> Result<String, ConfigError> {
    let address = text(setting, key)?;
    let host = address.split_once("://").map_or("", |it| it.1);
    let is_origin = is_web_address(&address)
        && !host.contains(['/', '?', '#', '@', '*'])
        && !host.chars().any(char::is_uppercase);
    if is_origin {
        Ok(address)
    } else {
        Err(problem(key, Wrong::NotOrigin))
    }
}

fn filled(setting: &Json, key: &str) -> Result<String, ConfigError> {
    let text = text(setting, key)?.trim().to_owned();
    if text.is_empty() {
        Err(problem(key, Wrong::Blank))
    } else {
        Ok(text)
    }
}

fn number(setting: &Json, key: &str, least: u32, most: u32) -> Result<u32, ConfigError> {
    let number = match setting {
        Json::Int(number) => u32::try_from(*number).ok(),
        _ => None,
    };
    number
        .filter(|it| (least..=most).contains(it))
        .ok_or_else(|| problem(key, Wrong::NotNumber { least, most }))
}

fn one_of(
    setting: &Json,
    key: &str,
    words: &'static [&'static str],
) -> Result<String, ConfigError> {
    match setting {
        Json::Text(word) if words.contains(&word.as_str()) => Ok(word.clone()),
        _ => Err(problem(key, Wrong::NotOneOf(words))),
    }
}

/// A list; its places are counted from one, as people count.
fn each<T>(
    setting: &Json,
    key: &str,
    read: fn(&Json, &str) -> Result<T, ConfigError>,
) -> Result<Vec<T>, ConfigError> {
    let Json::List(list) = setting else {
        return Err(problem(key, Wrong::NotList));
    };
    let places = list.iter().enumerate();
    places
        .map(|(index, it)| read(it, &format!("{key} #{}", index + 1)))
        .collect()
}

#[cfg(test)]
mod tests;
