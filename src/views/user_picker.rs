//! Specific Users: a search by username, a pasted roster, and access patterns.

use leptos::prelude::*;

use crate::domain::field::Field;
use crate::domain::ids::{PatternId, Username};
use crate::domain::resources::Pattern;
use crate::domain::roster::Standing;
use crate::domain::text;
use crate::reactive::{callback, derive, maybe, memo};
use crate::state::app::{rows, use_app};
use crate::state::people::{PeopleSearch, RosterCheck, SHOWN};
use crate::state::query::Query;
use crate::state::request_form::RequestForm;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::chips::{Chip, ChipMark, ChipTone, Chips};
use crate::ui::choice::Checkbox;
use crate::ui::combobox::{ComboKind, ComboOption, Combobox};
use crate::words::{errors, form as words, frame, problems};

#[component]
pub fn UserPicker(form: RequestForm, #[prop(into)] id: String) -> impl IntoView {
    let app = use_app();
    let search = PeopleSearch::start(app);
    let roster = RosterCheck::start(app);
    let mark = ChipMark::new();
    let chips = memo(move || {
        form.draft.with(|it| {
            it.users
                .iter()
                .map(|it| Chip {
                    key: it.0.clone(),
                    label: it.0.clone(),
                    detail: String::new(),
                    tone: ChipTone::Plain,
                })
                .collect::<Vec<_>>()
        })
    });
    let options = memo(move || options(form, search));
    let status = derive(move || {
        if search.is_busy.get() {
            return words::SEARCHING.to_owned();
        }
        search.found.with(|it| {
            it.as_ref()
                .map(|it| words::users_found(it.users.len().min(SHOWN), it.total))
                .unwrap_or_default()
        })
    });
    let add = move |user: Username| {
        form.edit(Field::Users, |draft| {
            if !draft.users.contains(&user) {
                draft.users.push(user.clone());
            }
        });
        app.notices.say(words::user_added(user.as_str()));
    };
    let pick = move |name: String| {
        add(Username(name));
        search.clear();
    };
    // Enter without a highlighted suggestion: the very name, once the server has confirmed it.
    let enter = move |typed: String| {
        if !typed.trim().is_empty() {
            let chosen = form.draft.with_untracked(|it| it.users.clone());
            roster.resolve(&typed, chosen, add);
            search.clear();
        }
    };
    let paste = move |pasted: String| {
        let chosen = form.draft.with_untracked(|it| it.users.clone());
        roster.resolve(&pasted, chosen, add);
    };
    let remove = move |name: String| {
        form.edit(Field::Users, |draft| draft.users.retain(|it| it.0 != name));
    };
    view! {
        <div class="picker">
            <Combobox
                id=id.clone()
                label=words::USERS
                hint=words::USERS_HINT
                placeholder=words::USER_SEARCH
                text=search.text
                on_text=callback(move |text| { mark.clear(); search.type_text(text) })
                options
                busy=search.is_busy
                status
                on_pick=pick
                on_submit_text=enter
                on_paste=paste
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
            <Chips label=words::USERS_CHOSEN chips on_remove=remove input_id=id mark />
            <RosterReport roster />
            <Patterns form />
        </div>
    }
}

fn options(form: RequestForm, search: PeopleSearch) -> Vec<ComboOption> {
    let me = use_app().session.username();
    search.found.with(|found| {
        let users = found
            .as_ref()
            .map(|it| it.users.as_slice())
            .unwrap_or_default();
        form.draft.with(|draft| {
            users
                .iter()
                // Those who have access already, and those who can have none, are not offered.
                .filter(|it| it.ended.is_none() && Some(&it.username) != me.as_ref())
                .filter(|it| !draft.users.contains(&it.username))
                .take(SHOWN)
                .map(|it| ComboOption {
                    key: it.username.0.clone(),
                    label: it.username.0.clone(),
                    detail: String::new(),
                    kind: ComboKind::Pick,
                })
                .collect()
        })
    })
}

/// How far a pasted list is checked, and which of its names were not added, with the reason.
#[component]
fn RosterReport(roster: RosterCheck) -> impl IntoView {
    let said = move || {
        let entries = roster.entries.get();
        if entries.is_empty() {
            return String::new();
        }
        match roster.progress.get() {
            Some((done, total)) => words::roster_progress(done, total),
            None => {
                let confirmed = entries
                    .iter()
                    .filter(|it| matches!(it.standing, Standing::Confirmed(_)))
                    .count();
                words::roster_done(confirmed, entries.len())
            }
        }
    };
    let left_out = memo(move || {
        roster
            .entries
            .get()
            .into_iter()
            .filter(|it| !matches!(it.standing, Standing::Confirmed(_) | Standing::Asking))
            .collect::<Vec<_>>()
    });
    view! {
        <p class="quiet" role="status">{said}</p>
        {maybe(move || (!left_out.with(Vec::is_empty)).then(|| view! {
            <div class="report">
                <h3>{words::ROSTER_TITLE}</h3>
                <ul>
                    {left_out.get().into_iter().map(|it| view! {
                        <li><strong>{it.name}</strong>": "{words::standing(&it.standing)}</li>
                    }).collect_view()}
                </ul>
                <ActionButton label=frame::DISMISS kind=ButtonKind::Quiet on_press=callback(move |()| roster.dismiss()) />
            </div>
        }.into_any()))}
    }
}

/// My access patterns, where I have any.
#[component]
fn Patterns(form: RequestForm) -> impl IntoView {
    let app = use_app();
    let patterns = Query::new(app, move || async move {
        app.session.client().patterns().await.map(rows)
    })
    .start();
    maybe(move || {
        patterns.value().filter(|it| !it.is_empty()).map(|list| {
            view! {
                <fieldset class="field">
                    <legend class="field__label">{words::PATTERNS}</legend>
                    <p class="field__hint">{words::PATTERNS_HINT}</p>
                    {list.into_iter().map(|it| one_pattern(form, &it)).collect_view()}
                </fieldset>
            }
            .into_any()
        })
    })
}

fn one_pattern(form: RequestForm, pattern: &Pattern) -> AnyView {
    let id: PatternId = pattern.id;
    let label = words::pattern(
        text::truncate(&pattern.text, 120),
        pattern.kind.wire_name(),
        pattern.allow,
    );
    let change = move |is_chosen: bool| {
        form.edit(Field::Users, |draft| {
            draft.patterns.retain(|it| *it != id);
            if is_chosen {
                draft.patterns.push(id);
            }
        });
    };
    view! {
        <Checkbox
            id=format!("pattern-{id}")
            label=label
            checked=derive(move || form.draft.with(|it| it.patterns.contains(&id)))
            on_change=change
        />
    }
    .into_any()
}
