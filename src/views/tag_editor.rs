//! Image tags: chips, a search with suggestions, and making a new tag.

use leptos::prelude::*;

use crate::dom::focus;
use crate::dom::timer;
use crate::domain::field::Field;
use crate::domain::tag::NewTag;
use crate::domain::{tag_rules, text};
use crate::reactive::{callback, derive, maybe, memo};
use crate::state::app::use_app;
use crate::state::request_form::RequestForm;
use crate::state::tags::Tags;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::chips::{Chip, ChipMark, ChipTone, Chips};
use crate::ui::combobox::{ComboKind, ComboOption, Combobox};
use crate::ui::text_field::TextField;
use crate::words::{errors, form as words};

/// So many suggestions are shown at once.
const SHOWN: usize = 30;
/// The key of "create the tag that I typed": no tag's key, as those are names without a slash.
const CREATE: &str = "/create";

#[component]
pub fn TagEditor(form: RequestForm, tags: Tags, #[prop(into)] id: String) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let new_name = RwSignal::new(None::<String>);
    let mark = ChipMark::new();
    let chosen = memo(move || form.draft.with(|it| it.tags.clone()));
    let chips = memo(move || {
        chosen
            .get()
            .into_iter()
            .map(|name| Chip {
                key: name.clone(),
                label: name,
                detail: String::new(),
                tone: ChipTone::Plain,
            })
            .collect::<Vec<_>>()
    });
    let options = memo(move || options(tags, &chosen.get(), &typed.get()));
    let status = derive(move || {
        if typed.with(|it| it.trim().is_empty()) {
            String::new()
        } else {
            words::tags_found(
                options.with(|it| it.iter().filter(|it| it.kind == ComboKind::Pick).count()),
            )
        }
    });
    let add = move |name: String| {
        form.edit(Field::Tags, |draft| {
            if !draft.tags.iter().any(|it| tag_rules::is_same(it, &name)) {
                draft.tags.push(name.clone());
            }
        });
        app.notices.say(words::tag_added(&name));
        typed.set(String::new());
    };
    let pick = move |key: String| {
        if key == CREATE {
            let name = typed.with_untracked(|it| it.trim().to_owned());
            new_name.set(Some(tag_rules::suggest(&name).unwrap_or(name)));
        } else {
            add(key);
        }
    };
    // Enter without a highlighted suggestion: the very tag, or the question about a new one.
    let enter = move |text: String| {
        let name = text.trim().to_owned();
        match known(tags, &name) {
            Some(tag) => add(tag),
            None if !name.is_empty() => pick(CREATE.to_owned()),
            None => {}
        }
    };
    let paste = move |pasted: String| {
        let (found, unknown): (Vec<_>, Vec<_>) = text::split_list(&pasted)
            .into_iter()
            .map(|name| known(tags, &name).ok_or(name))
            .partition(Result::is_ok);
        for name in found.into_iter().flatten() {
            add(name);
        }
        let unknown: Vec<String> = unknown.into_iter().filter_map(Result::err).collect();
        if !unknown.is_empty() {
            app.notices.add(
                crate::state::notices::Tone::Info,
                words::tags_skipped(&unknown),
            );
        }
    };
    let remove =
        move |name: String| form.edit(Field::Tags, |draft| draft.tags.retain(|it| *it != name));
    let input_id = id.clone();
    view! {
        <div class="picker">
            <Combobox
                id=id.clone()
                label=words::TAGS
                hint=words::TAGS_HINT
                placeholder=words::TAG_SEARCH
                text=typed
                on_text=callback(move |text| { mark.clear(); typed.set(text) })
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
                problem=derive(move || form.shown_problem(Field::Tags).map(|it| crate::words::problems::sentence(Field::Tags, &it)))
                warning=derive(move || tags.all.error().map(|_| words::TAGS_UNAVAILABLE.to_owned()))
            />
            <Chips label=words::TAGS_CHOSEN chips on_remove=remove input_id=input_id mark />
            {maybe(move || new_name.get().map(|name| view! {
                <NewTagForm
                    name
                    tags
                    on_done=callback({
                        let id = id.clone();
                        move |created: Option<String>| {
                            if let Some(name) = created {
                                add(name);
                            }
                            new_name.set(None);
                            let id = id.clone();
                            timer::next_frame(move || focus::recover_to(&id));
                        }
                    })
                />
            }.into_any()))}
        </div>
    }
}

/// The tag of that name, as it is written on the server, if it may be used.
fn known(tags: Tags, name: &str) -> Option<String> {
    tags.all.with_untracked(|it| {
        it.value()?
            .iter()
            .find(|it| tag_rules::is_usable(it) && tag_rules::is_same(&it.name, name))
            .map(|it| it.name.clone())
    })
}

fn options(tags: Tags, chosen: &[String], typed: &str) -> Vec<ComboOption> {
    let name = typed.trim();
    tags.all.with(|it| {
        let all = it.value().map(Vec::as_slice).unwrap_or_default();
        let mut options: Vec<ComboOption> = tag_rules::matching(all, chosen, typed)
            .into_iter()
            .take(SHOWN)
            .map(|it| ComboOption {
                key: it.name.clone(),
                label: it.name.clone(),
                detail: it.description.clone(),
                kind: ComboKind::Pick,
            })
            .collect();
        let exists = all.iter().any(|it| tag_rules::is_same(&it.name, name));
        if !name.is_empty() && !exists {
            options.push(ComboOption {
                key: CREATE.to_owned(),
                label: words::tag_create(name),
                detail: words::TAG_CREATE_DETAIL.to_owned(),
                kind: ComboKind::Create,
            });
        }
        options
    })
}

/// A new tag: it counts once the server has confirmed it.
#[component]
fn NewTagForm(name: String, tags: Tags, on_done: Callback<Option<String>>) -> impl IntoView {
    let title = words::tag_new_title(&name);
    let name = RwSignal::new(name);
    let description = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let name_problem = derive(move || {
        tag_rules::check_new(&name.get())
            .err()
            .map(|it| words::tag_problem(it).to_owned())
    });
    let description_problem = derive(move || {
        (tried.get() && description.with(|it| it.trim().is_empty()))
            .then(|| words::TAG_DESCRIPTION_MISSING.to_owned())
    });
    let create = move |()| {
        tried.set(true);
        let tag = NewTag {
            name: name.with_untracked(|it| it.trim().to_owned()),
            description: description.with_untracked(|it| it.trim().to_owned()),
        };
        if name_problem.get_untracked().is_none() && !tag.description.is_empty() {
            tags.create(tag, move |created| on_done.run(Some(created.name)));
        }
    };
    tags.error.set(None);
    timer::next_frame(|| focus::move_to_document_id("new-tag-description"));
    view! {
        <fieldset class="sub-form">
            <legend>{title}</legend>
            <TextField id="new-tag-name" label=words::TAG_NAME value=name on_input=callback(move |it| name.set(it)) problem=name_problem required=true />
            <TextField
                id="new-tag-description"
                label=words::TAG_DESCRIPTION
                hint=words::TAG_DESCRIPTION_HINT
                value=description
                on_input=callback(move |it| description.set(it))
                problem=description_problem
                required=true
            />
            {maybe(move || tags.error.get().map(|error| view! {
                <p class="field__problem" role="alert">{words::tag_failed(&errors::sentence(&error))}</p>
            }.into_any()))}
            <div class="sub-form__buttons">
                <ActionButton label=words::TAG_ADD busy=tags.is_creating on_press=create />
                <ActionButton label=crate::words::ui::CANCEL kind=ButtonKind::Quiet on_press=callback(move |()| on_done.run(None)) />
            </div>
        </fieldset>
    }
}
