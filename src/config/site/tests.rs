//! The settings that few sites have, right and wrong.

use proptest::prelude::*;

use super::*;

fn site(text: &str) -> SiteSettings {
    SiteSettings::parse(text).unwrap().1
}

fn wrong(text: &str) -> (String, Wrong) {
    let error = SiteSettings::parse(text).unwrap_err();
    (error.key, error.wrong)
}

#[test]
fn what_is_missing_has_a_default() {
    let (config, site) = SiteSettings::parse("{}").unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(site, SiteSettings::default());
    assert_eq!(
        (site.kiosk.idle_seconds, site.kiosk.countdown_seconds),
        (180, 30)
    );
}

#[test]
fn a_site_has_its_own_face() {
    let site = site(
        r##"{
            "logo": "/logo.svg",
            "colors": {"light": {"accent": "#8a1c4a"}, "dark": {"accent": "#fbd", "focus": "#fff"}},
            "helpLinks": [{"label": "Workshop guide", "url": "https://wiki.example.org/guide"}],
            "embedding": {"parents": ["https://portal.example.org", "http://localhost:8000"]}
        }"##,
    );
    assert_eq!(site.logo, "/logo.svg");
    assert_eq!(site.help_links[0].label, "Workshop guide");
    assert_eq!(site.embedding_parents.len(), 2);
    let [light, dark] = site.colors.unwrap();
    assert_eq!(light.accent, Rgb(0x8a, 0x1c, 0x4a));
    assert_eq!(dark.focus, Rgb(0xff, 0xff, 0xff));
}

#[test]
fn a_workshop_presets_what_its_participants_need_not_type() {
    let site = site(
        r#"{
            "mode": "kiosk", "kiosk": {"idleSeconds": 60},
            "workshop": {"name": "Genomics 101", "tags": [" R "], "visibility": "select", "users": ["carol"]}
        }"#,
    );
    assert!(site.is_kiosk);
    assert_eq!(
        (site.kiosk.idle_seconds, site.kiosk.countdown_seconds),
        (60, 30)
    );
    assert_eq!(site.workshop.name, "Genomics 101");
    assert_eq!(site.workshop.tags, ["R"]);
    assert_eq!(site.workshop.visibility, Some(Visibility::Select));
    assert_eq!(site.workshop.users, ["carol"]);
}

#[test]
fn a_kiosk_keeps_neither_the_token_nor_a_session() {
    let text = r#"{
        "mode": "kiosk", "keepTokenForTab": true,
        "signIn": {"password": false, "siteUrl": "/login"}
    }"#;
    let (config, _) = SiteSettings::parse(text).unwrap();
    assert!(!config.keep_token_for_tab);
    assert!(
        config.sign_in.password && config.sign_in.site_url.is_empty(),
        "the site's session would be there for the next one"
    );
}

#[test]
fn what_is_wrong_is_named() {
    let cases = [
        (r#"{"siteName": 1, "mode": 2}"#, "siteName"),
        (r#"{"mode": "booth"}"#, "mode"),
        (r#"{"language": "fr"}"#, "language"),
        (r#"{"serviceWorker": "no"}"#, "serviceWorker"),
        (r#"{"kiosk": {"idleSeconds": 5}}"#, "kiosk.idleSeconds"),
        (r#"{"kiosk": {"idleSeconds": 60.5}}"#, "kiosk.idleSeconds"),
        (
            r#"{"kiosk": {"countdownSeconds": -1}}"#,
            "kiosk.countdownSeconds",
        ),
        (
            r#"{"kiosk": {"standaloneUrl": "imaging"}}"#,
            "kiosk.standaloneUrl",
        ),
        (r#"{"kiosk": []}"#, "kiosk"),
        (r#"{"workshop": {"tags": "R"}}"#, "workshop.tags"),
        (r#"{"workshop": {"tags": ["R", " "]}}"#, "workshop.tags #2"),
        (r#"{"workshop": {"users": [7]}}"#, "workshop.users #1"),
        (
            r#"{"workshop": {"visibility": "Public"}}"#,
            "workshop.visibility",
        ),
        (r#"{"logo": "javascript:alert(1)"}"#, "logo"),
        (r#"{"logo": "http://example.org/logo.png"}"#, "logo"),
        (r#"{"logo": "//example.org/logo.png"}"#, "logo"),
        (r#"{"logo": "my logo.png"}"#, "logo"),
        (r#"{"colors": "blue"}"#, "colors"),
        (
            r#"{"colors": {"light": {"accent": "teal"}}}"#,
            "colors.light.accent",
        ),
        (
            r##"{"colors": {"dark": {"accent": "#333333"}}}"##,
            "colors.dark.accent",
        ),
        (r#"{"helpLinks": [{"label": "Guide"}]}"#, "helpLinks #1 url"),
        (
            r#"{"helpLinks": [{"url": "/guide"}]}"#,
            "helpLinks #1 label",
        ),
        (
            r#"{"helpLinks": [{"label": "Guide", "url": "javascript:alert(1)"}]}"#,
            "helpLinks #1 url",
        ),
        (
            r#"{"embedding": {"parents": ["https://a.org", "https://b.org/"]}}"#,
            "embedding.parents #2",
        ),
        (
            r#"{"embedding": {"parents": ["*"]}}"#,
            "embedding.parents #1",
        ),
        (
            r#"{"embedding": {"parents": ["https://*.b.org"]}}"#,
            "embedding.parents #1",
        ),
        (
            r#"{"embedding": {"parents": ["https://B.org"]}}"#,
            "embedding.parents #1",
        ),
    ];
    for (text, key) in cases {
        assert_eq!(wrong(text).0, key, "{text}");
    }
}

#[test]
fn a_color_that_cannot_be_read_is_named_with_its_contrast() {
    let (key, wrong) = wrong(r##"{"colors": {"light": {"accent": "#ffcc00"}}}"##);
    assert_eq!(key, "colors.light.accent");
    assert!(
        matches!(wrong, Wrong::LowContrast { needs: 450, .. }),
        "{wrong:?}"
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = SiteSettings::parse(&text);
    }
}
