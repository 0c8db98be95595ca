//! What a site sets in `config.json`, read at start and checked.
//!
//! One build serves every site; a key that is missing has a good default, and one that is wrong
//! is named in words that the site's owner understands. The keys that most sites set are read here;
//! `site` reads those that few have, and comes with a part of the program that the others never fetch.

pub mod site;

use crate::api::Json;
use crate::domain::access::Site;
use crate::domain::link;
use crate::domain::setting::Wrong;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the API is: `""` for the same origin, else `https://atmo.example.org`.
    pub api_base: String,
    /// Shown in the header and the page titles.
    pub site_name: String,
    /// The portal around us; empty where there is none.
    pub portal_name: String,
    /// The portal's address, for launching instances.
    pub portal_url: String,
    /// The organization, as it stands in "iPlant-managed System Files".
    pub organization: String,
    /// Where people write for help.
    pub support_email: String,
    pub sign_in: SignIn,
    /// Whether the token is kept for this tab, so that a reload does not sign out.
    pub keep_token_for_tab: bool,
    /// Ways into an instance through the browser.
    pub access: Site,
    /// Whether each person chooses the language. Else the site has one for all, which the start script reads, or the
    /// page around us speaks it.
    pub offers_languages: bool,
    /// Whether the file has keys that only `site` reads.
    pub has_more: bool,
}

/// How people sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Name and password, sent to `/auth`.
    pub password: bool,
    /// The site's own sign-in page; its session cookie is then used.
    pub site_url: String,
    /// What the site calls it: "Sign in with CyVerse".
    pub site_label: String,
    /// Whether the cookie that the site's pages leave behind signs in.
    pub session: bool,
    /// The page around us has the token: `embed.js` says so, and puts it into each call.
    pub host: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: String::new(),
            site_name: "Atmosphere".to_owned(),
            portal_name: "Airport".to_owned(),
            portal_url: String::new(),
            organization: "iPlant".to_owned(),
            support_email: String::new(),
            sign_in: SignIn::default(),
            keep_token_for_tab: true,
            access: Site::default(),
            offers_languages: true,
            has_more: false,
        }
    }
}

impl Default for SignIn {
    fn default() -> Self {
        Self {
            password: true,
            site_url: String::new(),
            site_label: String::new(),
            session: true,
            host: false,
        }
    }
}

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The key, as it stands in the file; empty where the file as a whole is unreadable.
    pub key: String,
    pub wrong: Wrong,
}

impl Config {
    /// Reads and checks the file's text.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        Self::read(&parsed(text)?)
    }

    fn read(file: &Json) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        for (key, setting) in group(file, "")? {
            config.set(key, setting)?;
        }
        config.api_base = checked_origin("apiBase", &config.api_base)?;
        check_address("portalUrl", &config.portal_url)?;
        check_address("signIn.siteUrl", &config.sign_in.site_url)?;
        let shell = &config.access.shell_url;
        if !shell.is_empty() && link::https_href(shell).is_none() {
            return Err(problem("access.shellUrl", Wrong::NotSecure));
        }
        if config.support_email.contains(char::is_whitespace) {
            return Err(problem("supportEmail", Wrong::NotEmail));
        }
        if !config.sign_in.password && config.sign_in.site_url.is_empty() {
            return Err(problem("signIn", Wrong::NoSignIn));
        }
        Ok(config)
    }

    /// Takes a key of the file; one that is unknown may be of a later version.
    fn set(&mut self, key: &str, setting: &Json) -> Result<(), ConfigError> {
        match key {
            "apiBase" => self.api_base = text(setting, "apiBase")?,
            "siteName" => self.site_name = text(setting, "siteName")?,
            "portalName" => self.portal_name = text(setting, "portalName")?,
            "portalUrl" => self.portal_url = text(setting, "portalUrl")?,
            "organization" => self.organization = text(setting, "organization")?,
            "supportEmail" => self.support_email = text(setting, "supportEmail")?,
            "keepTokenForTab" => self.keep_token_for_tab = flag(setting, "keepTokenForTab")?,
            "access" => {
                for (key, setting) in group(setting, "access")? {
                    set_access(&mut self.access, key, setting)?;
                }
            }
            "signIn" => {
                for (key, setting) in group(setting, "signIn")? {
                    self.sign_in.set(key, setting)?;
                }
            }
            _ => {
                self.has_more |= !is_plain(key, setting);
                self.offers_languages &= key != "language" || is_word(setting, "auto");
            }
        }
        Ok(())
    }
}

impl SignIn {
    fn set(&mut self, key: &str, setting: &Json) -> Result<(), ConfigError> {
        match key {
            "password" => self.password = flag(setting, "signIn.password")?,
            "siteUrl" => self.site_url = text(setting, "signIn.siteUrl")?,
            "siteLabel" => self.site_label = text(setting, "signIn.siteLabel")?,
            "session" => self.session = flag(setting, "signIn.session")?,
            "host" => self.host = flag(setting, "signIn.host")?,
            _ => {}
        }
        Ok(())
    }
}

fn set_access(site: &mut Site, key: &str, setting: &Json) -> Result<(), ConfigError> {
    match key {
        "guacamole" => site.guacamole = flag(setting, "access.guacamole")?,
        "shellUrl" => site.shell_url = text(setting, "access.shellUrl")?,
        "desktop" => site.desktop = flag(setting, "access.desktop")?,
        _ => {}
    }
    Ok(())
}

/// What asks for nothing of this program: the start script reads some of it. All else is for `site` to judge.
fn is_plain(key: &str, setting: &Json) -> bool {
    match setting {
        Json::Text(word) => matches!(
            (key, word.as_str()),
            ("$schema", _) | ("language", "auto" | "en" | "es") | ("mode", "standalone")
        ),
        Json::Flag(_) => key == "serviceWorker",
        _ => false,
    }
}

fn is_word(setting: &Json, word: &str) -> bool {
    matches!(setting, Json::Text(text) if text == word)
}

fn parsed(text: &str) -> Result<Json, ConfigError> {
    Json::parse(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        problem("", Wrong::Syntax { line, column })
    })
}

fn problem(key: &str, wrong: Wrong) -> ConfigError {
    let key = key.to_owned();
    ConfigError { key, wrong }
}

/// A base without a slash at its end: the API answers one with a redirect that loses the body.
fn checked_origin(key: &str, text: &str) -> Result<String, ConfigError> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() || is_web_address(text) || text.starts_with('/') {
        Ok(text.to_owned())
    } else {
        Err(problem(key, Wrong::NotAddress))
    }
}

/// A page of the site's: an address of its own, or a path on the same origin.
fn check_address(key: &str, text: &str) -> Result<(), ConfigError> {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    if text.is_empty() || is_path || is_web_address(text) {
        Ok(())
    } else {
        Err(problem(key, Wrong::NotAddress))
    }
}

fn is_web_address(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|it| !it.is_empty()) && !text.contains(char::is_whitespace)
}

fn text(setting: &Json, key: &str) -> Result<String, ConfigError> {
    match setting {
        Json::Text(text) => Ok(text.clone()),
        _ => Err(problem(key, Wrong::NotText)),
    }
}

fn flag(setting: &Json, key: &str) -> Result<bool, ConfigError> {
    match setting {
        Json::Flag(flag) => Ok(*flag),
        _ => Err(problem(key, Wrong::NotFlag)),
    }
}

fn group<'a>(setting: &'a Json, key: &str) -> Result<&'a [(String, Json)], ConfigError> {
    match setting {
        Json::Object(settings) => Ok(settings),
        _ => Err(problem(key, Wrong::NotGroup)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_missing_has_a_default() {
        assert_eq!(Config::parse("{}"), Ok(Config::default()));
        let config =
            Config::parse(r#"{"apiBase": "https://atmo.example.org/", "siteName": "Jetstream"}"#);
        assert_eq!(
            config.map(|it| (it.api_base, it.site_name)),
            Ok(("https://atmo.example.org".into(), "Jetstream".into()))
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let key = |text| Config::parse(text).map_err(|it| it.key);
        let key = |text| key(text).map_err(|it| -> &'static str { it.leak() });
        assert_eq!(key(r#"{"apiBase": "atmo"}"#), Err("apiBase"));
        assert_eq!(
            key(r#"{"portalUrl": "javascript:alert(1)"}"#),
            Err("portalUrl")
        );
        assert_eq!(key(r#"{"signIn": {"password": false}}"#), Err("signIn"));
        assert_eq!(key("{"), Err(""));
        assert_eq!(key("[]"), Err(""));
        assert_eq!(key(r#"{"siteName": 7}"#), Err("siteName"));
        assert_eq!(
            key(r#"{"signIn": {"password": "yes"}}"#),
            Err("signIn.password")
        );
        assert_eq!(key(r#"{"signIn": null}"#), Err("signIn"));
        for wrong in ["http://shell.example.org", "/shell", "javascript:alert(1)"] {
            let text = format!(r#"{{"access": {{"shellUrl": "{wrong}"}}}}"#);
            let problem = Config::parse(&text).map_err(|it| it.key);
            assert_eq!(problem, Err("access.shellUrl".to_owned()));
        }
        assert_eq!(
            key(r#"{"access": {"guacamole": 1}}"#),
            Err("access.guacamole")
        );
        assert!(key(r#"{"later": [{"x": 1.5}]}"#).is_ok());
    }

    #[test]
    fn only_what_few_sites_have_needs_more() {
        let more = |text| Config::parse(text).map(|it| it.has_more);
        for plain in [
            "{}",
            r#"{"language": "es", "mode": "standalone", "serviceWorker": false}"#,
            r#"{"$schema": "config.schema.json", "siteName": "Jetstream"}"#,
        ] {
            assert_eq!(more(plain), Ok(false), "{plain}");
        }
        for special in [
            r#"{"mode": "kiosk"}"#,
            r#"{"language": "fr"}"#,
            r#"{"serviceWorker": 1}"#,
            r#"{"logo": "/logo.svg"}"#,
        ] {
            assert_eq!(more(special), Ok(true), "{special}");
        }
    }

    #[test]
    fn languages_are_offered_unless_somebody_else_has_chosen() {
        let offers = |text| Config::parse(text).map(|it| it.offers_languages);
        assert_eq!(offers("{}"), Ok(true));
        assert_eq!(offers(r#"{"language": "auto"}"#), Ok(true));
        assert_eq!(offers(r#"{"language": "es"}"#), Ok(false));
    }

    #[test]
    fn the_file_that_is_shipped_is_right() {
        let shipped = Config::parse(include_str!("../public/config.json"));
        assert_eq!(shipped.map(|it| it.has_more), Ok(false));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = Config::parse(&text);
        }
    }
}
