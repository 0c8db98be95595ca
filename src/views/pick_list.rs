//! Picking from a list of mine, or making something new for it: boot scripts, licenses, patterns.

use leptos::prelude::*;

use crate::domain::text;
use crate::reactive::{callback, derive, memo};
use crate::ui::chips::{Chip, ChipMark, ChipTone, Chips};
use crate::ui::combobox::{ComboKind, ComboOption, Combobox};
use crate::words::version as words;

/// So many suggestions are shown at once.
const SHOWN: usize = 30;
const CREATE: &str = "new";

/// One thing of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub id: i64,
    pub label: String,
    pub detail: String,
}

/// What the list is called, and what is said of it.
#[derive(Clone, Copy)]
pub struct Naming {
    pub label: &'static str,
    pub hint: &'static str,
    pub placeholder: &'static str,
    pub chosen: &'static str,
    /// The offer of making a new one.
    pub make: &'static str,
}

#[component]
pub fn PickList(
    #[prop(into)] id: String,
    naming: Naming,
    /// `None` until they are known.
    #[prop(into)]
    all: Signal<Option<Vec<Pick>>>,
    #[prop(into)] chosen: Signal<Vec<i64>>,
    /// Gets an id, and whether it is chosen now.
    on_change: Callback<(i64, bool)>,
    /// Gets what was typed.
    on_make: Callback<String>,
    #[prop(into)] problem: Signal<Option<String>>,
    #[prop(into)] warning: Signal<Option<String>>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let mark = ChipMark::new();
    let chips = memo(move || {
        all.with(|all| {
            let chosen = chosen.get().into_iter();
            chosen
                .map(|id| chip(id, all.as_deref()))
                .collect::<Vec<_>>()
        })
    });
    let options = memo(move || {
        let typed = typed.get();
        let mut options = all.with(|all| {
            chosen.with(|chosen| matching(all.as_deref().unwrap_or_default(), chosen, &typed))
        });
        options.push(ComboOption {
            key: CREATE.to_owned(),
            label: words::make_new(naming.make, &typed),
            detail: String::new(),
            kind: ComboKind::Create,
        });
        options
    });
    let make = move || {
        on_make.run(typed.get_untracked());
        typed.set(String::new());
    };
    let pick = move |key: String| {
        if let Ok(id) = key.parse() {
            on_change.run((id, true));
            typed.set(String::new());
        } else {
            make();
        }
    };
    // Enter without a highlighted suggestion: the very one, or the question about a new one.
    let enter = move |entered: String| {
        let is_it = |it: &&ComboOption| {
            it.kind == ComboKind::Pick && text::fold(&it.label) == text::fold(&entered)
        };
        let key = options.with_untracked(|it| it.iter().find(is_it).map(|it| it.key.clone()));
        pick(key.unwrap_or_else(|| CREATE.to_owned()));
    };
    let remove = move |key: String| {
        if let Ok(id) = key.parse() {
            on_change.run((id, false));
        }
    };
    let input_id = id.clone();
    view! {
        <div class="picker">
            <Combobox
                id
                label=naming.label
                hint=naming.hint
                placeholder=naming.placeholder
                text=typed
                on_text=callback(move |text| { mark.clear(); typed.set(text) })
                options
                busy=derive(move || all.with(Option::is_none) && warning.with(Option::is_none))
                status=derive(move || words::options(options.with(Vec::len).saturating_sub(1)))
                on_pick=pick
                on_submit_text=enter
                on_backspace_empty=callback(move |()| {
                    if let Some(key) = chips.with_untracked(|it| mark.backspace(it)) {
                        remove(key);
                    }
                })
                // What is left there is no choice, and must not look like one.
                on_blur=callback(move |()| typed.set(String::new()))
                problem
                warning
            />
            <Chips label=naming.chosen chips on_remove=remove input_id mark />
        </div>
    }
}

/// One that is chosen; where all are known, it may be gone.
fn chip(id: i64, all: Option<&[Pick]>) -> Chip {
    let known = all.and_then(|it| it.iter().find(|it| it.id == id));
    let is_gone = known.is_none() && all.is_some();
    Chip {
        key: id.to_string(),
        label: known.map_or_else(|| words::number(id), |it| it.label.clone()),
        detail: if is_gone { words::GONE } else { "" }.to_owned(),
        tone: if is_gone {
            ChipTone::Problem
        } else {
            ChipTone::Plain
        },
    }
}

fn matching(all: &[Pick], chosen: &[i64], typed: &str) -> Vec<ComboOption> {
    let typed = text::fold(typed);
    all.iter()
        .filter(|it| !chosen.contains(&it.id) && text::fold(&it.label).contains(&typed))
        .take(SHOWN)
        .map(|it| ComboOption {
            key: it.id.to_string(),
            label: it.label.clone(),
            detail: it.detail.clone(),
            kind: ComboKind::Pick,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Pick> {
        let pick = |id, label: &str| Pick {
            id,
            label: label.to_owned(),
            detail: String::new(),
        };
        vec![pick(1, "Install conda"), pick(2, "Mount genomes")]
    }

    #[test]
    fn what_is_chosen_or_does_not_match_is_not_offered() {
        let labels = |chosen: &[i64], typed: &str| -> Vec<String> {
            let found = matching(&all(), chosen, typed).into_iter();
            found.map(|it| it.label).collect()
        };
        assert_eq!(labels(&[], ""), ["Install conda", "Mount genomes"]);
        assert_eq!(labels(&[1], "O"), ["Mount genomes"]);
        assert_eq!(labels(&[], "conda"), ["Install conda"]);
    }

    #[test]
    fn what_is_gone_says_so_once_the_list_is_known() {
        assert_eq!(chip(9, Some(&all())).tone, ChipTone::Problem);
        assert_eq!(chip(9, None).tone, ChipTone::Plain);
        assert_eq!(chip(2, Some(&all())).label, "Mount genomes");
    }
}
