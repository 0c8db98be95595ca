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
