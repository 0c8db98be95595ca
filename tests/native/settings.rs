//! The settings of a site: the program and the schema that documents them say the same.
#![expect(
    clippy::unwrap_used,
    reason = "the helpers of a test may fail like the test itself"
)]

use std::collections::BTreeSet;
use std::fs;

use atmosphere_imaging::config::site::SiteSettings;
use atmosphere_imaging::domain::palette::{DARK, LIGHT, Scheme};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use super::sources::sources;

const SCHEMA: &str = "docs/config.schema.json";

fn read(path: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    fs::read_to_string(format!("{root}/{path}")).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn load() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(SCHEMA, json(&read(SCHEMA))).unwrap();
        let index = compiler.compile(SCHEMA, &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn check(&self, text: &str) -> Result<(), String> {
        let value = json(text);
        let checked = self.0.validate(&value, self.1);
        checked.map_err(|error| error.to_string())
    }
}

fn program(text: &str) -> Result<(), String> {
    let read = SiteSettings::parse(text).map(drop);
    read.map_err(|error| format!("{}: {:?}", error.key, error.wrong))
}

/// Breaks when a file that we ship, or tell people to copy, is refused.
#[test]
fn what_is_shipped_is_right() {
    let schema = Schema::load();
    let mut files = sources("docs/examples", "json");
    files.extend(
        sources("public", "json")
            .into_iter()
            .filter(|it| it.path == "public/config.json"),
    );
    assert!(files.len() >= 3);
    for file in files {
        assert_eq!(schema.check(&file.text), Ok(()), "{}", file.path);
        assert_eq!(program(&file.text), Ok(()), "{}", file.path);
    }
}

/// Breaks when one of the two lets a mistake through, or refuses what is right.
#[test]
fn the_schema_and_the_program_judge_alike() {
    let schema = Schema::load();
    let right = [
        "{}",
        r#"{"apiBase": "/atmosphere/", "portalUrl": "/launch"}"#,
        r#"{"apiBase": " https://atmo.example.org "}"#,
        r#"{"signIn": {"password": false, "siteUrl": "/login"}}"#,
        r#"{"logo": "pictures/logo.svg"}"#,
        r#"{"logo": ""}"#,
        r#"{"kiosk": {"standaloneUrl": "/imaging/"}}"#,
        r#"{"kiosk": {"standaloneUrl": "https://imaging.example.org"}}"#,
        r##"{"colors": {"light": {"accent": "#06c"}, "dark": {}}}"##,
        r#"{"embedding": {"parents": ["http://localhost:8000"]}}"#,
        r#"{"workshop": {"visibility": "public", "tags": [], "users": []}}"#,
    ];
    for text in right {
        assert_eq!(schema.check(text), Ok(()), "{text}");
        assert_eq!(program(text), Ok(()), "{text}");
    }
    let wrong = [
        "[]",
        r#"{"apiBase": "atmo.example.org"}"#,
        r#"{"siteName": 7}"#,
        r#"{"portalUrl": "javascript:alert(1)"}"#,
        r#"{"portalUrl": "//other.example.org"}"#,
        r#"{"supportEmail": "help desk"}"#,
        r#"{"signIn": {"password": false}}"#,
        r#"{"signIn": {"password": false, "siteUrl": ""}}"#,
        r#"{"signIn": {"session": "yes"}}"#,
        r#"{"access": {"shellUrl": "http://shell.example.org"}}"#,
        r#"{"keepTokenForTab": null}"#,
        r#"{"language": "fr"}"#,
        r#"{"mode": "booth"}"#,
        r#"{"serviceWorker": "no"}"#,
        r#"{"kiosk": {"idleSeconds": 5}}"#,
        r#"{"kiosk": {"countdownSeconds": 10.5}}"#,
        r#"{"kiosk": {"standaloneUrl": "imaging.example.org"}}"#,
        r#"{"kiosk": {"standaloneUrl": "//imaging.example.org"}}"#,
        r#"{"workshop": {"visibility": "Public"}}"#,
        r#"{"workshop": {"tags": [" "]}}"#,
        r#"{"workshop": {"users": "carol"}}"#,
        r#"{"logo": "javascript:alert(1)"}"#,
        r#"{"logo": "//example.org/x.png"}"#,
        r#"{"colors": {"light": {"accent": "teal"}}}"#,
        r#"{"helpLinks": [{"label": "Guide"}]}"#,
        r#"{"helpLinks": [{"label": "", "url": "/guide"}]}"#,
        r#"{"helpLinks": [{"label": "Guide", "url": "javascript:alert(1)"}]}"#,
        r#"{"embedding": {"parents": ["*"]}}"#,
        r#"{"embedding": {"parents": ["https://portal.example.org/"]}}"#,
    ];
    for text in wrong {
        assert!(schema.check(text).is_err(), "the schema takes {text}");
        assert!(program(text).is_err(), "the program takes {text}");
    }
}

/// Breaks when the program reads a key that is not documented, or the schema has one that nothing reads.
#[test]
fn every_key_is_documented() {
    let schema = json(&read(SCHEMA));
    let mut documented = BTreeSet::new();
    keys(&schema, &mut documented);
    let mut known = BTreeSet::new();
    for path in ["src/config.rs", "src/config/site.rs"] {
        let code = read(path);
        let code = code.split("#[cfg(test)]").next().unwrap();
        for line in code
            .lines()
            .filter(|it| it.contains("=>") || it.contains("key =="))
        {
            // What is left of the arrow, or compared with the key, is a key.
            let side = line.split("=>").next().unwrap();
            known.extend(side.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        for known_word in ["$schema", "language", "mode"] {
            if code.contains(&format!("(\"{known_word}\"")) {
                known.insert(known_word.to_owned());
            }
        }
    }
    known.remove("kiosk");
    documented.remove("kiosk");
    assert_eq!(known, documented);
}

/// The names of all properties; each has to say what it means.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (name, property) in properties {
            // The condition on the ways to sign in is no documentation.
            assert!(
                property["description"].is_string(),
                "{name} is not described"
            );
            found.insert(name.clone());
            keys(property, found);
        }
    }
    if schema["items"].is_object() {
        keys(&schema["items"], found);
    }
}

/// Breaks when the contrast of a site's colors is worked out with other backgrounds than people see.
#[test]
fn contrast_is_checked_against_the_colors_of_the_style_sheet() {
    let tokens = read("style/tokens.css");
    let pair = |name: &str| {
        let line = tokens
            .lines()
            .find(|it| it.trim().starts_with(&format!("--{name}:")));
        let inside = line.unwrap().split_once("light-dark(").unwrap().1;
        let colors = inside.split(')').next().unwrap();
        let (light, dark) = colors.split_once(", ").unwrap();
        (light.to_owned(), dark.to_owned())
    };
    let said = |read: fn(&Scheme) -> String| (read(&LIGHT), read(&DARK));
    assert_eq!(pair("page"), said(|it| it.backgrounds[0].to_string()));
    assert_eq!(pair("surface"), said(|it| it.backgrounds[1].to_string()));
    assert_eq!(
        pair("surface-raised"),
        said(|it| it.backgrounds[2].to_string())
    );
    assert_eq!(
        pair("surface-sunken"),
        said(|it| it.backgrounds[3].to_string())
    );
    assert_eq!(pair("ink"), said(|it| it.ink.to_string()));
    assert_eq!(pair("accent"), said(|it| it.colors.accent.to_string()));
    assert_eq!(
        pair("accent-ink"),
        said(|it| it.colors.accent_ink.to_string())
    );
    assert_eq!(
        pair("accent-soft"),
        said(|it| it.colors.accent_soft.to_string())
    );
    assert_eq!(pair("focus"), said(|it| it.colors.focus.to_string()));
}
