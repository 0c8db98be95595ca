//! Specific Users: a search by username, a pasted roster, and access patterns.

use leptos::prelude::*;

use super::my_patterns::MyPatterns;
use super::pick_list::{Naming, Pick, PickList};
use super::roster_report::RosterReport;
use crate::domain::field::Field;
use crate::domain::ids::{PatternId, Username};
use crate::domain::resources::Pattern;
use crate::domain::roster;
use crate::domain::text;
use crate::domain::user::{FoundUser, FoundUsers};
use crate::reactive::{callback, derive, memo};
use crate::state::app::use_app;
use crate::state::image_choices::ImageChoices;
use crate::state::making::{Making, What};
use crate::state::people::{PeopleSearch, RosterCheck, SHOWN};
use crate::state::request_form::RequestForm;
use crate::ui::chips::{Chip, ChipMark, ChipTone, Chips};
use crate::ui::combobox::{ComboKind, ComboOption, Combobox};
use crate::words::{errors, form as labels, people as words, problems};

#[component]
pub fn UserPicker(
    form: RequestForm,
    roster: RosterCheck,
    #[prop(into)] id: String,
) -> impl IntoView {
    let app = use_app();
    let search = PeopleSearch::start(app);
    let mark = ChipMark::new();
    let typed = derive(move || form.draft.with(|it| it.typed_user.clone()));
    let chips = memo(move || {
        form.draft.with(|it| {
            let users = it.users.iter();
            users
                .map(|it| Chip {
                    key: it.0.clone(),
                    label: it.0.clone(),
                    detail: String::new(),
                    tone: ChipTone::Plain,
                })
                .collect::<Vec<_>>()
        })
    });
    let offered = memo(move || {
        search
            .found
            .with(|it| it.as_ref().map(|it| offered(form, it)))
    });
    let options = memo(move || offered.get().map(|it| it.0).unwrap_or_default());
    let status = derive(move || match offered.get() {
        _ if search.is_busy.get() => words::SEARCHING.to_owned(),
        Some((options, is_all, total)) => words::found(options.len(), is_all, total),
        None => String::new(),
    });
    let clear = move || {
        form.edit(Field::Users, |it| it.typed_user.clear());
        search.ask("");
    };
    let pick = move |name: String| {
        add_users(form, vec![Username(name)]);
        clear();
    };
    let resolve = move |text: String| {
        let known = form
            .draft
            .with_untracked(|it| it.users.iter().map(|it| it.0.clone()).collect());
        roster.resolve(&text, known);
    };
    // Enter without a highlighted suggestion: the very name, once the server has confirmed it.
    let enter = move |typed: String| {
        resolve(typed);
        clear();
    };
    let remove = move |name: String| {
        form.edit(Field::Users, |draft| draft.users.retain(|it| it.0 != name));
    };
    view! {
        <div class="picker">
            <Combobox
                id=id.clone()
                label=labels::USERS
                hint=words::HINT
                placeholder=words::SEARCH
                text=typed
                on_text=callback(move |text: String| {
                    mark.clear();
                    search.ask(&text);
                    form.edit(Field::Users, |it| it.typed_user = text);
                })
                options
                busy=search.is_busy
                status
                on_pick=pick
                on_submit_text=enter
                on_paste=resolve
                on_backspace_empty=callback(move |()| {
                    if let Some(name) = chips.with_untracked(|it| mark.backspace(it)) {
                        remove(name);
                    }
                })
                on_blur=callback(move |()| form.leave(Field::Users))
                problem=derive(move || {
                    form.shown_problem(Field::Users).map(|it| problems::sentence(Field::Users, &it))
                })
                warning=derive(move || search.error.get().map(|it| errors::sentence(&it)))
            />
            <RosterReport roster return_to=id.clone() />
            <Chips label=words::CHOSEN chips on_remove=remove input_id=id mark />
        </div>
    }
}

/// Puts people whom the server has confirmed on the list, each once.
pub fn add_users(form: RequestForm, users: Vec<Username>) {
    form.edit(Field::Users, |draft| roster::add(&mut draft.users, users));
}

/// Those who can be added, whether that is all of them, and how many begin so.
fn offered(form: RequestForm, found: &FoundUsers) -> (Vec<ComboOption>, bool, u64) {
    let me = use_app().session.username();
    form.draft.with(|draft| {
        // Those who have access already, and those who can have none, are not offered.
        let can_be_added = |it: &&FoundUser| {
            it.ended.is_none()
                && Some(&it.username) != me.as_ref()
                && !draft.users.contains(&it.username)
        };
        let mut rest = found.users.iter().filter(can_be_added);
        let options = rest
            .by_ref()
            .take(SHOWN)
            .map(|it| ComboOption {
                key: it.username.0.clone(),
                label: it.username.0.clone(),
                detail: String::new(),
                kind: ComboKind::Pick,
            })
            .collect();
        let is_all = rest.next().is_none() && found.total <= found.users.len() as u64;
        (options, is_all, found.total)
    })
}

/// Access patterns: mine, and those of the parent image.
#[component]
pub fn PatternPicker(
    form: RequestForm,
    choices: ImageChoices,
    making: Making,
    #[prop(into)] id: String,
) -> impl IntoView {
    let all = memo(move || patterns(&choices));
    let field = id.clone();
    view! {
        <PickList
            id
            naming=Naming {
                label: labels::PATTERNS,
                hint: words::PATTERNS_HINT,
                placeholder: words::PATTERN_SEARCH,
                chosen: words::PATTERNS_CHOSEN,
                make: words::NEW_PATTERN,
            }
            all
            chosen=derive(move || form.draft.with(|it| it.patterns.iter().map(|it| it.0).collect()))
            on_change=callback(move |(id, is_chosen)| {
                form.edit(Field::Patterns, |draft| {
                    draft.patterns.retain(|it| it.0 != id);
                    if is_chosen {
                        draft.patterns.push(PatternId(id));
                    }
                });
            })
            on_make=callback(move |typed| making.ask(What::Pattern(typed)))
            problem=derive(move || {
                form.shown_problem(Field::Patterns).map(|it| problems::sentence(Field::Patterns, &it))
            })
            warning=derive(move || choices.patterns.error().map(|it| {
                format!("{} {}", words::PATTERNS_UNAVAILABLE, errors::sentence(&it))
            }))
        />
        <MyPatterns form choices field />
    }
}

/// A pattern in words, cut where it is very long.
pub fn label(pattern: &Pattern) -> String {
    let text = text::truncate(&pattern.text, 120);
    words::pattern(text, pattern.kind, pattern.allow)
}

/// All patterns that can be chosen, in words. `None` until mine are known.
pub fn patterns(choices: &ImageChoices) -> Option<Vec<Pick>> {
    let mut all = choices.patterns.value()?;
    if let Some(Some(image)) = choices.parent.value() {
        let others = image.patterns.into_iter();
        let others: Vec<_> = others
            .filter(|it| all.iter().all(|mine| mine.id != it.id))
            .collect();
        all.extend(others);
    }
    let picks = all.into_iter().map(|it| Pick {
        id: it.id.0,
        label: label(&it),
        detail: String::new(),
    });
    Some(picks.collect())
}
