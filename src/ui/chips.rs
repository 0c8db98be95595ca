//! What was chosen, each with a button that takes it out again.

use leptos::{html, prelude::*};

use super::{icon::Icon, live::LiveRegion};
use crate::reactive::{derive, each, flag, keyed, maybe, memo, switch, text, token};
use crate::{dom::focus, words};

/// One chosen thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chip {
    /// Different for each chip of a list.
    pub key: String,
    pub label: String,
    /// A few more words, such as why it cannot be used; may be empty.
    pub detail: String,
    pub tone: ChipTone,
}

/// What is to be seen of a chip's state at a glance; `Chip::detail` says the same in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipTone {
    #[default]
    Plain,
    /// It is being checked or created.
    Waiting,
    Problem,
}

impl ChipTone {
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Waiting => Some("waiting"),
            Self::Problem => Some("problem"),
        }
    }
}

/// The list, and a polite word about each change of it, however it came about.
#[component]
pub fn Chips(
    /// Names the list, "Image tags" for example.
    #[prop(into)]
    label: String,
    #[prop(into)] chips: Signal<Vec<Chip>>,
    /// Gets the key.
    #[prop(into)]
    on_remove: Callback<String>,
    /// Where the focus goes when the only chip is removed: the input beside the list.
    #[prop(into)]
    input_id: String,
    #[prop(optional, into)] mark: Option<ChipMark>,
) -> impl IntoView {
    let marked = derive(move || mark.and_then(ChipMark::key));
    let input_id = StoredValue::new(input_id);
    view! {
        <ul class="chips" aria-label=label hidden=switch(move || chips.with(Vec::is_empty))>
            {each(move || chips.get().into_iter().map(|chip| keyed(chip.key.clone(), move || {
                view! { <ChipItem key=chip.key chips marked on_remove input_id /> }.into_any()
            })).collect())}
        </ul>
        <LiveRegion text=said(chips, marked) />
    }
    .into_any()
}

#[component]
fn ChipItem(
    key: String,
    chips: Signal<Vec<Chip>>,
    marked: Signal<Option<String>>,
    on_remove: Callback<String>,
    input_id: StoredValue<String>,
) -> impl IntoView {
    let key = StoredValue::new(key);
    // By key, as a chip may change where it stands: a user that is being looked up becomes one that is known.
    let chip = memo(move || {
        let find =
            |key: &String| chips.with(|chips| chips.iter().find(|chip| chip.key == *key).cloned());
        key.with_value(find).unwrap_or_default()
    });
    let item = NodeRef::<html::Li>::new();
    let remove = move |_| {
        // Before the removal, while the neighbors are still there to be found.
        if let Some(item) = item.get_untracked()
            && !focus::move_to_neighbor(&item)
        {
            input_id.with_value(|id| focus::move_to_id(&item, id));
        }
        on_remove.run(key.get_value());
    };
    let is_marked =
        move || marked.with(|marked| key.with_value(|key| marked.as_ref() == Some(key)));
    view! {
        <li
            class="chip"
            node_ref=item
            data-tone=token(move || chip.get().tone.attribute())
            data-marked=flag(is_marked)
        >
            <span class="chip__label">{text(move || chip.get().label)}</span>
            {maybe(move || {
                let detail = chip.get().detail;
                (!detail.is_empty()).then(|| view! { <span class="chip__detail">{detail}</span> }.into_any())
            })}
            <button
                class="chip__remove"
                type="button"
                aria-label=text(move || words::ui::remove(&chip.get().label))
                on:click=remove
            >
                <Icon name="close" />
            </button>
        </li>
    }
    .into_any()
}

/// Which chip a second Backspace would remove.
///
/// Give `key` to `Chips`, call `backspace` from the combobox's `on_backspace_empty`, and `clear` when anything is typed or picked.
#[derive(Clone, Copy, Debug)]
pub struct ChipMark {
    marked: RwSignal<Option<String>>,
}

impl ChipMark {
    pub fn new() -> Self {
        Self {
            marked: RwSignal::new(None),
        }
    }

    pub fn key(self) -> Option<String> {
        self.marked.get()
    }

    pub fn clear(self) {
        self.marked.set(None);
    }

    /// Backspace in the empty input: the first marks the last chip, the second answers its key, for removal.
    pub fn backspace(self, chips: &[Chip]) -> Option<String> {
        let marked = self.marked.get_untracked();
        match backspace(chips, marked.as_deref()) {
            Backspace::Mark(key) => {
                self.marked.set(Some(key));
                None
            }
            Backspace::Remove(key) => {
                self.clear();
                Some(key)
            }
            Backspace::Nothing => None,
        }
    }
}

impl Default for ChipMark {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Backspace {
    Mark(String),
    Remove(String),
    Nothing,
}

fn backspace(chips: &[Chip], marked: Option<&str>) -> Backspace {
    match chips.last() {
        None => Backspace::Nothing,
        // Another chip may have come to the end since: then that one is marked first.
        Some(last) if marked == Some(&last.key) => Backspace::Remove(last.key.clone()),
        Some(last) => Backspace::Mark(last.key.clone()),
    }
}

/// What the live region says: which chip is marked, or else what was added and removed.
fn said(chips: Signal<Vec<Chip>>, marked: Signal<Option<String>>) -> Signal<String> {
    let said = Memo::new(move |before: Option<&Said>| {
        let (chips, marked) = (chips.get(), marked.get());
        let marked_chip = chips.iter().find(|chip| Some(&chip.key) == marked.as_ref());
        let text = match (marked_chip, before) {
            (Some(chip), _) => words::ui::backspace_again(&chip.label),
            (None, Some(before)) if before.marked.is_none() && same_keys(&before.chips, &chips) => {
                before.text.clone()
            }
            (None, Some(before)) => words::ui::chips_changed(
                &only_in(&chips, &before.chips),
                &only_in(&before.chips, &chips),
            ),
            // What was there from the start is not news.
            (None, None) => String::new(),
        };
        Said {
            chips,
            marked,
            text,
        }
    });
    derive(move || said.with(|said| said.text.clone()))
}

#[derive(PartialEq)]
struct Said {
    chips: Vec<Chip>,
    marked: Option<String>,
    text: String,
}

fn same_keys(one: &[Chip], other: &[Chip]) -> bool {
    one.iter()
        .map(|chip| &chip.key)
        .eq(other.iter().map(|chip| &chip.key))
}

/// The labels of the chips that `others` does not have.
fn only_in<'a>(chips: &'a [Chip], others: &[Chip]) -> Vec<&'a str> {
    let is_missing = |chip: &&Chip| others.iter().all(|other| other.key != chip.key);
    let missing = chips.iter().filter(is_missing);
    missing.map(|chip| chip.label.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chips(keys: &[&str]) -> Vec<Chip> {
        let chip = |key: &&str| Chip {
            key: (*key).to_owned(),
            ..Chip::default()
        };
        keys.iter().map(chip).collect()
    }

    #[test]
    fn backspace_marks_first_and_removes_only_what_it_marked() {
        assert_eq!(backspace(&chips(&[]), None), Backspace::Nothing);
        assert_eq!(
            backspace(&chips(&["a", "b"]), None),
            Backspace::Mark("b".to_owned())
        );
        assert_eq!(
            backspace(&chips(&["a", "b"]), Some("b")),
            Backspace::Remove("b".to_owned())
        );
        assert_eq!(
            backspace(&chips(&["a"]), Some("b")),
            Backspace::Mark("a".to_owned())
        );
    }

    #[test]
    fn a_change_is_what_came_and_what_went() {
        let (before, after) = (chips(&["a", "b"]), chips(&["b", "c"]));
        assert!(!same_keys(&before, &after));
        assert_eq!(only_in(&after, &before).len(), 1);
        assert_eq!(only_in(&before, &after).len(), 1);
    }
}
