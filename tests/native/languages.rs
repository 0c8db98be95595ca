//! The languages side by side: the same functions in each, and nothing left in the other one.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::sources;

/// What may be the same in both: what is typed, what a server says or reads, and words that both languages have.
const SAME: &[&str] = &[
    // what both languages call so
    "Alias",
    "SSH",
    "Error",
    "Script",
    "1 CPU",
    // units and what is put between names
    "{} GB",
    "{said}, {size} GB",
    "{} ({} GB)",
    "{number} GB",
    // what is typed or pasted
    "i",
    "Enter",
    "pip",
    "dpkg -l",
    "rpm -qa",
    "conda list",
    "module list",
    "sudo umount {}",
    "inspect.sh",
    "sh <<'END-OF-INSPECTION'\\n",
    "END-OF-INSPECTION\\n",
    "CARGO_PKG_VERSION",
    // by which the staff sorts reports
    "I cannot connect via SSH.",
    "I cannot connect via VNC.",
    "The instance's status never changed from pending to running",
    "I am receiving errors while trying to run or install software",
    "Other problem(s).",
    // what the server says
    "AllocationSource",
    "disabled on this provider",
    "irrecoverable",
    "irrecoverable exception: ",
    // keys of facets
    "requested",
    "ready",
    "changing",
    "trouble",
    "not-mine",
    "volume",
];

/// Words of the server are compared in these two; elsewhere they would be seen.
const COMPARES_STATES: [&str; 4] = [
    "status.rs",
    "list_tools.rs",
    "details.rs",
    "consequences.rs",
];

const ENGLISH: [&str; 24] = [
    "the", "is", "of", "and", "to", "not", "you", "your", "it", "with", "for", "or", "this",
    "that", "was", "be", "are", "could", "again", "image", "instance", "request", "volume", "tag",
];

/// By which one would speak to a person otherwise than as usted.
const FAMILIAR: [&str; 8] = ["tu", "tus", "te", "tú", "ti", "vos", "vuestro", "puedes"];

/// Breaks when a function or a constant is in one language alone, or takes or gives something else there.
#[test]
fn languages_have_the_same_functions() {
    let of = |language: &str| -> BTreeMap<String, BTreeSet<String>> {
        let folder = format!("src/words/{language}");
        let files = sources(&folder, "rs").into_iter();
        files
            .map(|it| {
                let module = it.path.replace(&folder, "");
                let code = it.code().replace("words::es", "words::en");
                (module, public(&code))
            })
            // What helps one language with its grammar is its own.
            .filter(|(_, names)| !names.is_empty())
            .collect()
    };
    let (english, spanish) = (of("en"), of("es"));
    assert_eq!(
        english.keys().collect::<Vec<_>>(),
        spanish.keys().collect::<Vec<_>>(),
        "modules"
    );
    for (module, names) in &english {
        let others = &spanish[module];
        let differ: Vec<_> = names.symmetric_difference(others).collect();
        assert!(differ.is_empty(), "{module}: {differ:#?}");
    }
}

/// Breaks when a sentence was left in English.
#[test]
fn nothing_spanish_is_english() {
    let english: BTreeMap<String, Vec<String>> = literals("en").into_iter().collect();
    let mut found = Vec::new();
    for (file, texts) in literals("es") {
        let others = english.get(&file).map_or(&[][..], Vec::as_slice);
        for text in texts.iter().filter(|it| !is_the_same_in_both(it, &file)) {
            let words = words(text);
            let english = words.iter().find(|it| ENGLISH.contains(&it.as_str()));
            let familiar = words.iter().find(|it| FAMILIAR.contains(&it.as_str()));
            if others.contains(text) && !words.is_empty() {
                found.push(format!("{file}: as in English: {text}"));
            } else if let Some(word) = english {
                found.push(format!("{file}: “{word}” in: {text}"));
            } else if let Some(word) = familiar {
                found.push(format!("{file}: not usted, “{word}”: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn is_the_same_in_both(text: &str, file: &str) -> bool {
    let is_word = text
        .chars()
        .all(|c| c.is_ascii_lowercase() || "_-".contains(c));
    SAME.contains(&text) || is_word && COMPARES_STATES.iter().any(|it| file.ends_with(it))
}

/// The head of everything public, with single spaces.
fn public(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("pub ") {
        let rest = &code[at..];
        let ends: &[char] = if rest.starts_with("pub fn") {
            &['{']
        } else if rest.starts_with("pub const") {
            &['=']
        } else {
            &['{', ';']
        };
        let head = rest.split(ends).next().unwrap_or_default();
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        found.insert(head.replace("( ", "(").replace(", )", ")"));
    }
    found
}

/// Every text of every file of a language, by the file's name.
fn literals(language: &str) -> Vec<(String, Vec<String>)> {
    let folder = format!("src/words/{language}");
    let of = |code: &str| {
        let mut texts = Vec::new();
        let mut chars = code.chars();
        let mut before = ' ';
        while let Some(c) = chars.next() {
            // A quotation mark between apostrophes is a character.
            if c == '"' && before != '\'' {
                texts.push(rest_of_literal(&mut chars));
            }
            before = c;
        }
        texts
    };
    let files = sources(&folder, "rs").into_iter();
    files
        .map(|it| {
            let text = without_comments(&it.text);
            (it.path.replace(&folder, ""), of(&text))
        })
        .collect()
}

/// Without the lines of comments, and without the tests at the end; addresses in texts hold two slashes as well.
fn without_comments(text: &str) -> String {
    let product = text.split("#[cfg(test)]\nmod tests").next();
    let lines = product.unwrap_or_default().lines();
    lines
        .filter(|it| !it.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn rest_of_literal(chars: &mut std::str::Chars<'_>) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => {
                text.push(c);
                text.extend(chars.next());
            }
            c => text.push(c),
        }
    }
    text
}

/// The words in lower case, without what is filled in.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0_usize;
    let text = text.replace("\\n", " ");
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    // A path or an address has parts of its own.
    let whole = plain.split_whitespace().filter(|it| !it.contains('/'));
    whole
        .flat_map(|it| it.split(|c: char| !c.is_alphabetic()))
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect()
}
