//! Image tags: chips, a search with suggestions, pasted lists, and the way to a new tag.

use leptos::prelude::*;

use crate::domain::field::Field;
use crate::domain::tag_rules::{self, Known};
use crate::domain::text;
use crate::reactive::{callback, derive, effect, maybe, memo};
use crate::state::app::use_app;
use crate::state::making::{Making, What};
use crate::state::request_form::RequestForm;
use crate::state::tags::Tags;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::chips::{Chip, ChipMark, ChipTone, Chips};
use crate::ui::combobox::{ComboKind, ComboOption, Combobox};
use crate::words::{errors, form as labels, frame, problems, tags as words, ui};

/// So many suggestions are shown at once.
const SHOWN: usize = 30;
/// The key of "create the tag that I typed": no tag's key, as those are names without a slash.
const CREATE: &str = "/create";

/// `parents` are the tags of the parent image: they are suggested first.
#[component]
pub fn TagEditor(
    form: RequestForm,
    tags: Tags,
    making: Making,
    #[prop(into)] parents: Signal<Vec<String>>,
    #[prop(into)] id: String,
) -> impl IntoView {
    let app = use_app();
    let typed = derive(move || form.draft.with(|it| it.typed_tag.clone()));
    // Names of a pasted list that are no tags that can be used.
    let left_out = RwSignal::new(Vec::<String>::new());
    // Names that came before the list of tags: they are looked up as soon as it is there.
    let early = RwSignal::new(Vec::<String>::new());
    let mark = ChipMark::new();
    let chosen = memo(move || form.draft.with(|it| it.tags.clone()));
    let chips = memo(move || {
        let names = chosen.get().into_iter();
        names
            .map(|name| Chip {
                key: name.clone(),
                label: name,
                detail: String::new(),
                tone: ChipTone::Plain,
            })
            .collect::<Vec<_>>()
    });
    let options = memo(move || options(tags, &parents.get(), &chosen.get(), &typed.get()));
    let status = derive(move || {
        if typed.with(|it| it.trim().is_empty()) {
            return String::new();
        }
        if tags.is_awaited() {
            return ui::LOADING.to_owned();
        }
        match typed.with(|it| tags.find(it)) {
            Known::Reserved => typed.with(|it| words::reserved(it.trim())),
            _ if !tags.are_known() => String::new(),
            _ => words::found(
                options.with(|it| it.iter().filter(|it| it.kind == ComboKind::Pick).count()),
            ),
        }
    });
    let pick = move |key: String| {
        if key == CREATE {
            ask_for_new(making, &typed.get_untracked());
        } else {
            add_tag(form, key, &typed.get_untracked());
        }
    };
    let take = move |names: Vec<String>| {
        // What was left out before stays, until it is settled or dismissed.
        let mut unusable = left_out.get_untracked();
        for written in names {
            match untrack(|| tags.find(&written)) {
                Known::Usable(name) => add_tag(form, name, &written),
                _ if unusable.iter().any(|it| tag_rules::is_same(it, &written)) => {}
                _ => unusable.push(written),
            }
        }
        left_out.set(unusable);
    };
    let take_or_wait = move |names: Vec<String>| {
        if untrack(|| tags.is_awaited()) {
            early.update(|it| it.extend(names));
        } else {
            take(names);
        }
    };
    effect(move || {
        if !tags.is_awaited() && early.with_untracked(|it| !it.is_empty()) {
            take(untrack(|| early.try_update(std::mem::take)).unwrap_or_default());
        }
    });
    // Enter without a highlighted suggestion: the very tag, or the question about a new one.
    let enter = move |text: String| match untrack(|| (tags.is_awaited(), tags.find(&text))) {
        (true, _) => take_or_wait(vec![text]),
        (_, Known::Usable(name)) => add_tag(form, name, &text),
        (_, Known::Reserved) => app.notices.say(words::reserved(text.trim())),
        (_, Known::No) => ask_for_new(making, &text),
    };
    let paste = move |pasted: String| take_or_wait(text::split_list(&pasted));
    let remove =
        move |name: String| form.edit(Field::Tags, |draft| draft.tags.retain(|it| *it != name));
    let input_id = id.clone();
    view! {
        <div class="picker">
            <Combobox
                id=id
                label=labels::TAGS
                hint=labels::TAGS_HINT
                placeholder=words::SEARCH
                text=typed
                on_text=callback(move |text| {
                    mark.clear();
                    form.edit(Field::Tags, |it| it.typed_tag = text);
                })
                options
                busy=derive(move || tags.all.is_loading())
                status
                on_pick=pick
                on_submit_text=enter
                on_paste=paste
                on_backspace_empty=callback(move |()| {
                    if let Some(name) = chips.with_untracked(|it| mark.backspace(it)) {
                        remove(name);
                    }
                })
                on_blur=callback(move |()| form.leave(Field::Tags))
                problem=derive(move || {
                    form.shown_problem(Field::Tags).map(|it| problems::sentence(Field::Tags, &it))
                })
                warning=derive(move || {
                    let error = tags.all.error()?;
                    Some(format!("{} {}", words::UNAVAILABLE, errors::sentence(&error)))
                })
            />
            {maybe(move || tags.all.error().is_some().then(|| view! {
                <div><ActionButton label=errors::RETRY kind=ButtonKind::Quiet on_press=callback(move |()| tags.all.refresh()) /></div>
            }.into_any()))}
            <Chips label=words::CHOSEN chips on_remove=remove input_id mark />
            <div role="status">
                {maybe(move || early.with(|it| !it.is_empty()).then(|| view! {
                    <p class="quiet">{early.with(|it| words::early(it.len()))}</p>
                }.into_any()))}
            </div>
            <LeftOut form tags making names=left_out />
        </div>
    }
}

/// Puts a tag that the server knows on the list, once. What is typed goes where it was `asked` for
/// by it, and stays where the tag came by another way.
pub fn add_tag(form: RequestForm, name: String, asked: &str) {
    form.edit(Field::Tags, |draft| {
        if tag_rules::is_asked_as(&draft.typed_tag, asked) {
            draft.typed_tag.clear();
        }
        if !draft.tags.iter().any(|it| tag_rules::is_same(it, &name)) {
            draft.tags.push(name);
        }
    });
}

fn ask_for_new(making: Making, typed: &str) {
    let name = typed.trim();
    let name = tag_rules::suggest(name).unwrap_or_else(|| name.to_owned());
    making.ask(What::Tag(name));
}

fn options(tags: Tags, parents: &[String], chosen: &[String], typed: &str) -> Vec<ComboOption> {
    let mut options: Vec<ComboOption> = tags.all.with(|it| {
        let all = it.value().map(Vec::as_slice).unwrap_or_default();
        let matching = tag_rules::matching(all, parents, chosen, typed).into_iter();
        matching
            .take(SHOWN)
            .map(|it| ComboOption {
                key: it.name.clone(),
                label: it.name.clone(),
                detail: if parents
                    .iter()
                    .any(|name| tag_rules::is_same(name, &it.name))
                {
                    words::OF_PARENT.to_owned()
                } else {
                    it.description.clone()
                },
                kind: ComboKind::Pick,
            })
            .collect()
    });
    if !typed.trim().is_empty() && !tags.is_awaited() && tags.find(typed) == Known::No {
        options.push(ComboOption {
            key: CREATE.to_owned(),
            label: words::create(typed.trim()),
            detail: words::CREATE_DETAIL.to_owned(),
            kind: ComboKind::Create,
        });
    }
    options
}

/// Names of a pasted list that were not added, each with what can be done about it.
#[component]
fn LeftOut(
    form: RequestForm,
    tags: Tags,
    making: Making,
    names: RwSignal<Vec<String>>,
) -> impl IntoView {
    // What was made or added meanwhile is settled.
    let open = memo(move || {
        form.draft.with(|draft| {
            let is_chosen = |name: &str| draft.tags.iter().any(|it| tag_rules::is_same(it, name));
            let is_settled = |name: &String| {
                is_chosen(name) || tag_rules::suggest(name).is_some_and(|it| is_chosen(&it))
            };
            names.with(|it| {
                let open = it.iter().filter(|it| !is_settled(it));
                open.map(|it| (it.clone(), tags.find(it)))
                    .collect::<Vec<_>>()
            })
        })
    });
    let row = move |(name, known): (String, Known)| {
        let are_known = tags.are_known();
        let (said, button) = match known {
            Known::Reserved => (words::IS_RESERVED, None),
            Known::No if are_known => (words::IS_UNKNOWN, Some(words::create_one(&name))),
            Known::No => (words::IS_UNCERTAIN, Some(words::create_one(&name))),
            Known::Usable(_) => (words::IS_KNOWN, Some(words::add_one(&name))),
        };
        let asked = name.clone();
        let press = callback(move |()| match untrack(|| tags.find(&asked)) {
            Known::Usable(name) => add_tag(form, name, &asked),
            _ => ask_for_new(making, &asked),
        });
        view! {
            <li>
                <strong>{name}</strong>": "{said}
                {button.map(|label| view! {
                    " "<ActionButton label on_press=press />
                })}
            </li>
        }
    };
    view! {
        <div role="status">
            {maybe(move || (!open.with(Vec::is_empty)).then(|| view! {
                <div class="report">
                    <h3>{words::UNKNOWN_TITLE}</h3>
                    <ul>{open.get().into_iter().map(row).collect_view()}</ul>
                    <ActionButton label=frame::DISMISS kind=ButtonKind::Quiet on_press=callback(move |()| names.set(Vec::new())) />
                </div>
            }.into_any()))}
        </div>
    }
}
