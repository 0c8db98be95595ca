//! The state of a combobox's list: whether it is open, and what is highlighted in it.

use leptos::prelude::*;

use crate::reactive::memo;

use super::{ComboOption, keys::Situation};

/// The state of the list.
#[derive(Clone, Copy)]
pub struct List {
    id: StoredValue<String>,
    pub options: Signal<Vec<ComboOption>>,
    pub status: Signal<String>,
    /// Open as far as the person is concerned; there may be nothing to show yet.
    pub wants_open: RwSignal<bool>,
    highlighted_key: RwSignal<Option<String>>,
    pub highlighted: Memo<Option<usize>>,
}

impl List {
    pub fn new(input_id: &str, options: Signal<Vec<ComboOption>>, status: Signal<String>) -> Self {
        let wants_open = RwSignal::new(false);
        let highlighted_key = RwSignal::new(None::<String>);
        let highlighted = memo(move || {
            let key = highlighted_key.get()?;
            options.with(|options| options.iter().position(|option| option.key == key))
        });
        let id = StoredValue::new(format!("{input_id}-list"));
        Self {
            id,
            options,
            status,
            wants_open,
            highlighted_key,
            highlighted,
        }
    }

    pub fn id(self) -> String {
        self.id.get_value()
    }

    pub fn option_id(self, index: usize) -> String {
        self.id.with_value(|id| format!("{id}-{index}"))
    }

    pub fn highlighted_id(self) -> Option<String> {
        let index = self.highlighted.get()?;
        self.is_expanded().then(|| self.option_id(index))
    }

    pub fn is_expanded(self) -> bool {
        self.wants_open.get() && !self.options.with(Vec::is_empty)
    }

    /// Whether the popup is: with the options, or only with the reason why there are none.
    pub fn is_shown(self) -> bool {
        self.is_expanded() || (self.wants_open.get() && !self.status.with(String::is_empty))
    }

    pub fn situation(self, text: Signal<String>) -> Situation {
        Situation {
            is_open: untrack(move || self.is_shown()),
            options: self.options.with_untracked(Vec::len),
            highlighted: self.highlighted.get_untracked(),
            has_text: !text.with_untracked(String::is_empty),
        }
    }

    pub fn key_at(self, index: usize) -> Option<String> {
        self.options
            .with_untracked(|options| options.get(index).map(|option| option.key.clone()))
    }

    pub fn open(self, index: Option<usize>) {
        self.wants_open.set(true);
        self.highlight(index);
    }

    pub fn highlight(self, index: Option<usize>) {
        self.highlighted_key
            .set(index.and_then(|index| self.key_at(index)));
    }

    pub fn close(self) {
        self.highlighted_key.set(None);
        self.wants_open.set(false);
    }
}
