//! How the sources are written: short, introduced, finished.

use super::sources::sources;

/// Lines of a source file, tests and comments included.
const LONGEST: usize = 360;

/// Breaks when a file has grown beyond what is read at one sitting.
#[test]
fn files_are_short() {
    let long: Vec<String> = sources("src", "rs")
        .into_iter()
        .map(|it| (it.text.lines().count(), it.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Breaks when a module does not say what it is.
#[test]
fn modules_are_introduced() {
    for folder in [
        "src",
        "tests/native",
        "tests/dom",
        "tests/atmosphere",
        "tests/browser",
    ] {
        for source in sources(folder, "rs") {
            let is_introduced = source.text.starts_with("//!");
            assert!(
                is_introduced,
                "{} does not begin with what it is",
                source.path
            );
        }
    }
}

/// Breaks when something was left for later.
#[test]
fn nothing_is_left_for_later() {
    let marks = ["TO", "FIX", "X", "unimpl"]
        .into_iter()
        .zip(["DO", "ME", "XX", "emented!"]);
    let marks: Vec<String> = marks.map(|(a, b)| format!("{a}{b}")).collect();
    for folder in [
        "src",
        "style",
        "tests/atmosphere/src",
        "tests/browser/src",
        "tests/dom",
    ] {
        for ending in ["rs", "css", "js"] {
            let found = std::panic::catch_unwind(|| sources(folder, ending)).unwrap_or_default();
            for source in found {
                for mark in &marks {
                    assert!(
                        !source.text.contains(mark.as_str()),
                        "{}: {mark}",
                        source.path
                    );
                }
            }
        }
    }
}

/// Breaks when a color is said outside of the tokens, and the dark theme would miss it.
#[test]
fn colors_are_tokens() {
    for source in sources("style", "css") {
        // The start panels show before the tokens are there, and icons are masks.
        if source.path.ends_with("tokens.css") || source.path.ends_with("boot.css") {
            continue;
        }
        let code: String = source
            .text
            .lines()
            .filter(|it| !it.contains("data:image"))
            .collect();
        for mark in ["#0", "#1", "#f", "rgb(", "hsl(", "oklch("] {
            assert!(!code.contains(mark), "{} says a color: {mark}", source.path);
        }
    }
}

/// Breaks when server text could become HTML, or a view be written into the page as text.
#[test]
fn nothing_becomes_html() {
    for source in sources("src", "rs") {
        for mark in [
            "inner_html",
            "set_inner_html",
            "insert_adjacent_html",
            "outer_html",
        ] {
            assert!(!source.code().contains(mark), "{} uses {mark}", source.path);
        }
    }
}

/// Breaks when a person would read a sentence that is not in `words`, and that nobody translates.
#[test]
fn sentences_are_words() {
    // Words of the API's own, sent as they are.
    let sent = ["Raw Text"];
    for source in sources("src", "rs") {
        let layer = source.path.split('/').nth(1).unwrap_or_default();
        if ![
            "app.rs",
            "config",
            "config.rs",
            "pages",
            "state",
            "ui",
            "views",
        ]
        .contains(&layer)
        {
            continue;
        }
        if source.path.ends_with("/tests.rs") {
            continue;
        }
        for literal in literals(&source.code()) {
            assert!(
                !is_sentence(literal) || sent.contains(&literal),
                "{}: \u{201c}{literal}\u{201d} is not in src/words",
                source.path
            );
        }
    }
}

/// The texts between quotes. One with a quote in it, or over several lines, counts as several.
fn literals(code: &str) -> Vec<&str> {
    let lines = code.lines().filter(|it| !it.contains("reason = "));
    lines
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect()
}

/// Several words with a capital letter or a mark that a sentence has; class names have neither.
fn is_sentence(literal: &str) -> bool {
    // Without what is put into its places.
    let said: String = literal
        .split('{')
        .map(|it| it.split('}').next_back().unwrap_or_default())
        .collect();
    let words = said
        .split(' ')
        .filter(|it| it.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let has_marks = said.contains(char::is_uppercase)
        || said.contains(['\u{2026}', '\u{2019}', '\u{201c}', '!', '?', ',', ';'])
        || said.ends_with(['.', ':']);
    words.count() > 1 && has_marks
}

#[test]
fn a_sentence_would_be_seen() {
    assert!(is_sentence("Try again"));
    assert!(is_sentence("of them, {count}"));
    assert!(!is_sentence("button button--quiet"));
    assert_eq!(
        literals("view! { <p class=\"quiet\">\"Try again\"</p> }"),
        ["quiet", "Try again"]
    );
}

/// Breaks when a panel of the page itself has no words in another language.
#[test]
fn the_panels_of_the_page_are_translated() {
    let page = include_str!("../../index.html");
    let body = page.split("</noscript>").nth(1).unwrap_or_default();
    // Every element with a text of its own; the few that hold one are written on one line.
    let texts = body.lines().filter(|it| {
        let inside = it.trim().split_once('>').map_or("", |it| it.1);
        inside.starts_with(char::is_alphabetic)
    });
    for source in sources("src/words", "json") {
        let places = source.text.matches("\": \"").count();
        assert_eq!(texts.clone().count(), places, "{}", source.path);
    }
}
