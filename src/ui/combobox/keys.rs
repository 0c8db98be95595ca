//! What a key does in a combobox, decided without a browser (WAI-ARIA Authoring Practices, editable combobox with list autocomplete).

/// A key press, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// `KeyboardEvent.key`.
    pub key: String,
    pub modifier: Modifier,
    /// The key is held down and repeats itself.
    pub repeats: bool,
    /// It belongs to an input method, which is still composing a word.
    pub is_composing: bool,
}

/// The modifier that is held with a key, as far as one matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Modifier {
    #[default]
    None,
    Alt,
    /// Or Command on a Mac.
    Control,
}

/// What the combobox looks like when the key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    pub is_open: bool,
    /// How many options there are, shown or not.
    pub options: usize,
    pub highlighted: Option<usize>,
    pub has_text: bool,
}

/// What the key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Opens the list, with this option highlighted or none.
    Open(Option<usize>),
    Highlight(usize),
    /// Takes the highlight away and lets the caret move.
    Unhighlight,
    Pick(usize),
    /// Nothing is highlighted: what was typed counts.
    Submit,
    Close,
    /// Closes the list and lets the focus move on.
    Leave,
    Clear,
    /// Backspace where there is nothing left to delete.
    BackspaceEmpty,
    /// The key does what it always does.
    Nothing,
}

impl Deed {
    /// Whether neither the browser nor a dialog around us is to see the key as well.
    pub fn is_ours_alone(self) -> bool {
        !matches!(self, Self::Nothing | Self::Leave | Self::Unhighlight)
    }
}

/// Decides what `press` does.
pub fn deed(press: &Press, now: Situation) -> Deed {
    if press.is_composing {
        return Deed::Nothing;
    }
    let (alt, control) = (
        press.modifier == Modifier::Alt,
        press.modifier == Modifier::Control,
    );
    let last = now.options.checked_sub(1);
    match press.key.as_str() {
        "ArrowDown" if alt => Deed::Open(now.highlighted),
        "ArrowUp" if alt => Deed::Close,
        "ArrowDown" => go(now, last.map(|last| after(now.highlighted, last))),
        "ArrowUp" => go(now, last.map(|last| before(now.highlighted, last))),
        "Home" if control && now.is_open && last.is_some() => Deed::Highlight(0),
        "End" if control && now.is_open => last.map_or(Deed::Nothing, Deed::Highlight),
        "Home" | "End" | "ArrowLeft" | "ArrowRight" if now.highlighted.is_some() => {
            Deed::Unhighlight
        }
        "Enter" => match now.highlighted {
            Some(index) if now.is_open => Deed::Pick(index),
            _ => Deed::Submit,
        },
        "Escape" if now.is_open => Deed::Close,
        "Escape" if now.has_text => Deed::Clear,
        "Tab" if now.is_open => Deed::Leave,
        // A held key that has just deleted the text must not run on into what was chosen before.
        "Backspace" if !now.has_text && !press.repeats => Deed::BackspaceEmpty,
        _ => Deed::Nothing,
    }
}

fn go(now: Situation, to: Option<usize>) -> Deed {
    match to {
        Some(index) if now.is_open => Deed::Highlight(index),
        to => Deed::Open(to),
    }
}

fn after(highlighted: Option<usize>, last: usize) -> usize {
    match highlighted {
        Some(index) if index < last => index + 1,
        _ => 0,
    }
}

fn before(highlighted: Option<usize>, last: usize) -> usize {
    match highlighted {
        Some(index) if index > 0 => index - 1,
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSED: Situation = Situation {
        is_open: false,
        options: 3,
        highlighted: None,
        has_text: true,
    };
    const OPEN: Situation = Situation {
        is_open: true,
        ..CLOSED
    };

    fn at(index: usize) -> Situation {
        Situation {
            highlighted: Some(index),
            ..OPEN
        }
    }

    fn check(cases: &[(&str, Situation, Deed)]) {
        for (key, now, wanted) in cases {
            let press = Press {
                key: (*key).to_owned(),
                ..Press::default()
            };
            assert_eq!(deed(&press, *now), *wanted, "{key} in {now:?}");
        }
    }

    #[test]
    fn arrows_open_move_and_wrap() {
        check(&[
            ("ArrowDown", CLOSED, Deed::Open(Some(0))),
            ("ArrowUp", CLOSED, Deed::Open(Some(2))),
            ("ArrowDown", OPEN, Deed::Highlight(0)),
            ("ArrowDown", at(0), Deed::Highlight(1)),
            ("ArrowDown", at(2), Deed::Highlight(0)),
            ("ArrowUp", OPEN, Deed::Highlight(2)),
            ("ArrowUp", at(0), Deed::Highlight(2)),
            (
                "ArrowDown",
                Situation {
                    options: 0,
                    ..CLOSED
                },
                Deed::Open(None),
            ),
        ]);
    }

    #[test]
    fn enter_takes_the_highlighted_option_or_the_text_and_never_guesses() {
        check(&[
            ("Enter", at(1), Deed::Pick(1)),
            ("Enter", OPEN, Deed::Submit),
            ("Enter", CLOSED, Deed::Submit),
        ]);
    }

    #[test]
    fn escape_closes_then_clears_then_is_left_to_others() {
        let empty = Situation {
            has_text: false,
            ..CLOSED
        };
        check(&[
            ("Escape", at(1), Deed::Close),
            ("Escape", CLOSED, Deed::Clear),
            ("Escape", empty, Deed::Nothing),
        ]);
        assert!(Deed::Close.is_ours_alone() && Deed::Clear.is_ours_alone());
        assert!(!Deed::Nothing.is_ours_alone());
    }

    #[test]
    fn tab_leaves_without_picking() {
        check(&[("Tab", at(1), Deed::Leave), ("Tab", CLOSED, Deed::Nothing)]);
        assert!(!Deed::Leave.is_ours_alone());
    }

    #[test]
    fn the_caret_keys_go_back_to_the_text_unless_control_is_held() {
        check(&[
            ("Home", at(1), Deed::Unhighlight),
            ("ArrowLeft", at(1), Deed::Unhighlight),
            ("End", OPEN, Deed::Nothing),
        ]);
        let control = |key: &str| Press {
            key: key.to_owned(),
            modifier: Modifier::Control,
            ..Press::default()
        };
        assert_eq!(deed(&control("Home"), at(1)), Deed::Highlight(0));
        assert_eq!(deed(&control("End"), at(1)), Deed::Highlight(2));
        assert_eq!(deed(&control("End"), CLOSED), Deed::Nothing);
    }

    #[test]
    fn backspace_counts_only_in_an_empty_field_and_only_when_pressed_anew() {
        let empty = Situation {
            has_text: false,
            ..CLOSED
        };
        check(&[
            ("Backspace", CLOSED, Deed::Nothing),
            ("Backspace", empty, Deed::BackspaceEmpty),
        ]);
        let held = Press {
            key: "Backspace".to_owned(),
            repeats: true,
            ..Press::default()
        };
        assert_eq!(deed(&held, empty), Deed::Nothing);
    }

    #[test]
    fn an_input_method_keeps_its_keys() {
        for key in ["Enter", "ArrowDown", "Escape", "Backspace", "Tab"] {
            let press = Press {
                key: key.to_owned(),
                is_composing: true,
                ..Press::default()
            };
            assert_eq!(deed(&press, at(1)), Deed::Nothing, "{key}");
        }
    }
}
