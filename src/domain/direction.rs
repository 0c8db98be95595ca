//! Text that turns its direction (UAX 9): `U+202E` and its kind turn around all that follows, until something ends it.

/// Ends at the end of a text what it turned and left open: a name would turn the rest of a sentence of ours around.
pub fn end(text: &mut String) {
    if text.is_ascii() {
        return;
    }
    for it in open(text).into_iter().rev() {
        text.push(it);
    }
}

const END_OF_EMBEDDING: char = '\u{202c}';
const END_OF_ISOLATE: char = '\u{2069}';

/// What ends all that is open at the end, the outermost first.
fn open(text: &str) -> Vec<char> {
    let mut ends = Vec::new();
    for it in text.chars() {
        match it {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => ends.push(END_OF_EMBEDDING),
            '\u{2066}'..='\u{2068}' => ends.push(END_OF_ISOLATE),
            // An isolate's end also ends the embeddings in it; an embedding's end reaches out of no isolate.
            END_OF_EMBEDDING if ends.last() == Some(&it) => {
                ends.pop();
            }
            END_OF_ISOLATE => {
                if let Some(at) = ends.iter().rposition(|end| *end == it) {
                    ends.truncate(at);
                }
            }
            _ => {}
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ended(text: &str) -> String {
        let mut text = text.to_owned();
        end(&mut text);
        text
    }

    #[test]
    fn what_is_open_is_ended_and_no_more() {
        for (text, added) in [
            ("plain", ""),
            ("Données", ""),
            ("\u{202e}gnp.exe", "\u{202c}"),
            ("\u{202e}gnp\u{202c}.exe", ""),
            ("\u{2067}a\u{202b}b", "\u{202c}\u{2069}"),
            ("\u{2067}a\u{202b}b\u{2069}", ""),
            ("\u{202b}a\u{2067}b\u{202c}", "\u{2069}\u{202c}"),
            ("\u{202c}\u{2069}", ""),
        ] {
            assert_eq!(ended(text), format!("{text}{added}"), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_open_after_it(text in "[ab\u{202a}-\u{202e}\u{2066}-\u{2069}é]{0,20}") {
            let once = ended(&text);
            prop_assert!(open(&once).is_empty());
            prop_assert!(once.starts_with(&text));
            prop_assert_eq!(ended(&once), once.clone());
        }
    }
}
