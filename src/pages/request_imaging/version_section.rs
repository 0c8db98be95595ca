//! Version and more: folded, as its defaults suit most.

use leptos::prelude::*;

use super::{Desk, coach, field_id};
use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::reactive::{callback, derive, maybe, memo};
use crate::state::request_form::RequestForm;
use crate::ui::choice::{Checkbox, RadioGroup, RadioOption};
use crate::ui::disclosure::Disclosure;
use crate::ui::text_field::{TextArea, TextField};
use crate::words::form as words;

/// A text of the draft: how to read it, and how to change it.
type Part = (fn(&Draft) -> String, fn(&mut Draft, String));

#[component]
pub fn VersionSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let number = move |field: Field, label: &'static str, hint: &'static str, part: Part| {
        view! {
            <TextField
                id=field_id(field)
                label=label
                hint=hint
                value=derive(move || form.draft.with(part.0))
                on_input=callback(move |text| form.edit(field, |it| part.1(it, text)))
                on_blur=callback(move |()| form.leave(field))
                problem=coach::problem(form, field)
            />
        }
    };
    // A problem inside must not stay folded away.
    let has_problem = form.draft.with_untracked(|it| {
        [Field::VersionName, Field::MinimumMemory, Field::MinimumCpu]
            .into_iter()
            .any(|field| it.problem(field).is_some())
    });
    view! {
        <section class="panel" id="more" aria-labelledby="more-title">
            <h2 id="more-title" tabindex="-1">{words::MORE}</h2>
            <Disclosure summary=words::MORE_HINT open=has_problem>
                <Kind desk />
                <TextField
                    id=field_id(Field::VersionName)
                    label=words::VERSION_NAME
                    hint=words::VERSION_HINT
                    value=derive(move || form.draft.with(|it| it.version_name.clone()))
                    on_input=callback(move |text| form.edit(Field::VersionName, |it| it.version_name = text))
                    on_blur=callback(move |()| form.leave(Field::VersionName))
                    problem=coach::problem(form, Field::VersionName)
                    required=true
                />
                <TextArea
                    id=field_id(Field::ChangeLog)
                    label=words::CHANGE_LOG
                    hint=words::CHANGE_LOG_HINT
                    value=derive(move || form.draft.with(|it| it.change_log.clone()))
                    on_input=callback(move |text| form.edit(Field::ChangeLog, |it| it.change_log = text))
                    problem=coach::problem(form, Field::ChangeLog)
                    rows=2
                />
                <div class="pair">
                    {number(Field::MinimumMemory, words::MEMORY, words::MEMORY_HINT, (|it| it.minimum_memory.clone(), |it, text| it.minimum_memory = text))}
                    {number(Field::MinimumCpu, words::CPU, words::CPU_HINT, (|it| it.minimum_cpu.clone(), |it, text| it.minimum_cpu = text))}
                </div>
                <Checkbox
                    id="allow-imaging"
                    label=words::ALLOW_IMAGING
                    checked=derive(move || form.draft.with(|it| it.allow_imaging))
                    on_change=callback(move |is_on| form.edit(Field::ChangeLog, |it| it.allow_imaging = is_on))
                />
                <Scripts desk />
                <Licenses desk />
            </Disclosure>
        </section>
    }
}

/// New image or new version: asked only of those who own the parent image (section 11.1).
#[component]
fn Kind(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let image = memo(move || {
        desk.followed.instance.with(|it| {
            let instance = it.value()?;
            let image = instance.image.as_ref()?;
            (image.owner == Some(instance.owner.id)).then(|| image.name.clone())
        })
    });
    maybe(move || {
        image.get().map(|image| {
        let options = vec![
            RadioOption { value: "new".into(), label: words::NEW_IMAGE.into(), detail: words::NEW_IMAGE_DETAIL.into() },
            RadioOption { value: "version".into(), label: words::new_version(&image), detail: words::NEW_VERSION_DETAIL.into() },
        ];
        view! {
            <RadioGroup
                id="image-kind"
                legend=words::KIND
                options=options
                value=derive(move || Some(form.draft.with(|it| if it.is_new_image { "new" } else { "version" }).to_owned()))
                on_change=callback(move |value: String| form.edit(Field::VersionName, |it| it.is_new_image = value == "new"))
            />
        }.into_any()
    })
    })
}

#[component]
fn Scripts(desk: Desk) -> impl IntoView {
    let form = desk.form;
    maybe(move || {
        desk.choices.scripts.value().map(|list| {
            let rows = list
                .into_iter()
                .map(|it| {
                    let id = it.id;
                    pick_one(
                        form,
                        format!("script-{id}"),
                        it.title,
                        derive(move || form.draft.with(|it| it.scripts.contains(&id))),
                        callback(move |is_on| {
                            form.edit(Field::Scripts, |it| {
                                it.scripts.retain(|it| *it != id);
                                if is_on {
                                    it.scripts.push(id);
                                }
                            });
                        }),
                    )
                })
                .collect();
            picks(
                Field::Scripts,
                words::SCRIPTS,
                words::SCRIPTS_HINT,
                words::NO_SCRIPTS,
                rows,
            )
        })
    })
}

#[component]
fn Licenses(desk: Desk) -> impl IntoView {
    let form = desk.form;
    maybe(move || {
        desk.choices.licenses.value().map(|list| {
            let rows = list
                .into_iter()
                .map(|it| {
                    let id = it.id;
                    pick_one(
                        form,
                        format!("license-{id}"),
                        it.title,
                        derive(move || form.draft.with(|it| it.licenses.contains(&id))),
                        callback(move |is_on| {
                            form.edit(Field::Licenses, |it| {
                                it.licenses.retain(|it| *it != id);
                                if is_on {
                                    it.licenses.push(id);
                                }
                            });
                        }),
                    )
                })
                .collect();
            picks(
                Field::Licenses,
                words::LICENSES,
                words::LICENSES_HINT,
                words::NO_LICENSES,
                rows,
            )
        })
    })
}

fn pick_one(
    _: RequestForm,
    id: String,
    label: String,
    checked: Signal<bool>,
    on_change: Callback<bool>,
) -> AnyView {
    view! { <Checkbox id label checked on_change /> }.into_any()
}

fn picks(
    field: Field,
    legend: &'static str,
    hint: &'static str,
    none: &'static str,
    rows: Vec<AnyView>,
) -> AnyView {
    let is_empty = rows.is_empty();
    view! {
        <fieldset class="field" id=field_id(field) tabindex="-1">
            <legend class="field__label">{legend}</legend>
            <p class="field__hint">{if is_empty { none } else { hint }}</p>
            {rows}
        </fieldset>
    }
    .into_any()
}
