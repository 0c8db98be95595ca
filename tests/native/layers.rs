//! Imports go one way: what a layer may name, and nothing else.

use super::sources::{Source, sources};

/// A layer, and the layers that it may import besides itself.
const ALLOWED: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("words", &["domain"]),
    ("wire", &["domain"]),
    ("dom", &[]),
    // The time-out of a call is a signal of the browser's, which only `dom` may make.
    ("api", &["dom", "domain", "wire"]),
    ("config", &["api", "domain"]),
    ("reactive", &[]),
    ("route", &["domain"]),
    (
        "state",
        &[
            "reactive", "api", "config", "dom", "domain", "route", "words",
        ],
    ),
    ("ui", &["reactive", "dom", "words"]),
    (
        "views",
        &["reactive", "dom", "domain", "route", "state", "ui", "words"],
    ),
    (
        "pages",
        &[
            "reactive", "dom", "domain", "route", "state", "ui", "views", "words",
        ],
    ),
    (
        "app",
        &[
            "reactive", "config", "dom", "domain", "pages", "route", "state", "ui", "views",
            "words",
        ],
    ),
    ("embed", &["app", "dom", "reactive", "route"]),
];

/// Breaks when a module names one that stands above it.
#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for source in sources("src", "rs") {
        let Some(layer) = layer_of(&source) else {
            continue;
        };
        let allowed = ALLOWED
            .iter()
            .find(|(name, _)| *name == layer)
            .map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("{}: no layer of that name", source.path));
        for named in named_layers(&source.code()) {
            if named != layer && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Breaks when the browser, the network or the reactive system is named outside of its place.
#[test]
fn foreign_crates_keep_to_their_places() {
    // The crate, and the beginnings of the paths that may name it.
    let places: [(&str, &[&str]); 7] = [
        ("web_sys", &["src/dom/", "src/embed.rs"]),
        ("js_sys", &["src/dom/"]),
        ("wasm_bindgen", &["src/dom/", "src/embed.rs"]),
        ("gloo_net", &["src/api/"]),
        (
            "serde_json",
            &["src/wire/", "src/api/", "src/state/draft_store.rs"],
        ),
        (
            "serde",
            &["src/wire/", "src/api/", "src/state/draft_store.rs"],
        ),
        (
            "leptos",
            &[
                "src/app.rs",
                "src/dom/",
                "src/embed.rs",
                "src/pages",
                "src/reactive.rs",
                "src/state/",
                "src/ui/",
                "src/views/",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    for source in sources("src", "rs") {
        let code = source.code();
        for (name, allowed) in places {
            let is_named = code.contains(&format!("{name}::"));
            if is_named && !allowed.iter().any(|it| source.path.starts_with(it)) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Breaks when a page or a component starts a call by itself.
#[test]
fn only_state_starts_calls() {
    let allowed = ["src/state/", "src/dom/"];
    for source in sources("src", "rs") {
        let starts = source.code().contains("spawn_local(");
        assert!(
            !starts || allowed.iter().any(|it| source.path.starts_with(it)),
            "{} starts a task",
            source.path
        );
    }
}

/// Breaks when the stand-in learns of the application, and could make its mistakes with it.
#[test]
fn the_stand_in_does_not_know_the_application() {
    let manifest = sources("tests/atmosphere", "toml");
    assert!(
        manifest
            .iter()
            .all(|it| !it.text.contains("atmosphere-imaging"))
    );
}

fn layer_of(source: &Source) -> Option<String> {
    let below = source.path.strip_prefix("src/")?;
    let first = below.split('/').next()?.trim_end_matches(".rs");
    (!matches!(first, "lib" | "main")).then(|| first.to_owned())
}

/// The modules of ours that a text names, `crate::{a, b::{c}}` included.
fn named_layers(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for part in code.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            Some(list) => named.extend(listed(list)),
            None => named.push(first_word(part)),
        }
    }
    named
}

/// The first word of each entry of a braced list, whatever is nested in the entries.
fn listed(list: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut depth, mut begins) = (0, true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && c.is_alphabetic() => {
                words.push(first_word(&list[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    words
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Breaks when the check above would not see a wrong import.
#[test]
fn a_wrong_import_would_be_seen() {
    assert_eq!(
        named_layers("use crate::state::app; use crate::{ui, views::{x, y}, dom};"),
        ["state", "ui", "views", "dom"]
    );
    let source = Source {
        path: "src/ui/x.rs".into(),
        text: "a // crate::no\nuse crate::dom;\n#[cfg(test)]\nmod tests { crate::api }".into(),
    };
    assert_eq!(layer_of(&source).as_deref(), Some("ui"));
    assert_eq!(named_layers(&source.code()), ["dom"]);
}
