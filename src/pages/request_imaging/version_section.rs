//! Version and more: folded, as its defaults suit most.

use leptos::prelude::*;

use super::furnishings::{Licenses, Scripts};
use super::{Desk, coach, field_id};
use crate::domain::field::Field;
use crate::domain::instance::Size;
use crate::domain::minimums::{self, MAX_CPU, MAX_MEMORY_GB};
use crate::reactive::{callback, derive, maybe, memo, part};
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::{Checkbox, RadioGroup, RadioOption};
use crate::ui::disclosure::Disclosure;
use crate::ui::text_field::{TextArea, TextField};
use crate::words::{errors, form as labels, version as words};

#[component]
pub fn VersionSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    // A problem inside must not stay folded away; nor what only few are asked.
    let has_problem = untrack(|| super::MORE.iter().any(|it| form.problem(*it).is_some()));
    let is_open = has_problem || desk.may_add_version;
    view! {
        <section class="panel" id="more" aria-labelledby="more-title">
            <h2 id="more-title" tabindex="-1">{labels::MORE}</h2>
            <Disclosure summary=labels::MORE_HINT open=is_open>
                <div class="more">
                <Kind desk />
                <ParentTrouble desk />
                <TextField
                    id=field_id(Field::VersionName)
                    label=labels::VERSION_NAME
                    hint=words::NAME_HINT
                    value=derive(move || form.draft.with(|it| it.version_name.clone()))
                    on_input=callback(move |text| form.edit(Field::VersionName, |it| it.version_name = text))
                    on_blur=callback(move |()| form.leave(Field::VersionName))
                    problem=coach::problem(form, Field::VersionName)
                    required=true
                />
                <VersionsSoFar desk />
                <ChangeLog desk />
                <Minimums desk />
                <Checkbox
                    id=field_id(Field::AllowImaging)
                    label=words::ALLOW_IMAGING
                    checked=derive(move || form.draft.with(|it| it.allow_imaging))
                    on_change=callback(move |is_on| form.edit(Field::AllowImaging, |it| it.allow_imaging = is_on))
                    problem=coach::problem(form, Field::AllowImaging)
                />
                <Scripts desk />
                <Licenses desk />
                </div>
            </Disclosure>
        </section>
    }
}

/// New image or new version: asked only of those who may add one (section 11.1).
#[component]
fn Kind(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let image = memo(move || desk.parent_name());
    desk.may_add_version.then(|| {
        part(move || {
            let detail = words::new_version_detail(desk.owns_parent());
            view! {
                <RadioGroup
                    id=field_id(Field::Kind)
                    legend=labels::KIND
                    options=vec![
                        RadioOption::new("new", words::NEW_IMAGE, words::NEW_IMAGE_DETAIL),
                        RadioOption::new("version", words::new_version(&image.get()), detail),
                    ]
                    value=derive(move || {
                        let is_new = form.draft.with(|it| it.is_new_image);
                        Some(if is_new { "new" } else { "version" }.to_owned())
                    })
                    on_change=callback(move |value: String| form.choose_kind(value == "new"))
                    problem=coach::problem(form, Field::Kind)
                />
            }
            .into_any()
        })
    })
}

/// What of the parent image could not be loaded, and what that means.
#[component]
fn ParentTrouble(desk: Desk) -> impl IntoView {
    let choices = desk.choices;
    let said = memo(move || {
        if let Some(error) = choices.parent.error() {
            return Some(match error {
                crate::domain::api_error::ApiError::NotFound(_) => words::PARENT_GONE.to_owned(),
                other => words::parent_failed(&errors::sentence(&other)),
            });
        }
        let error = desk.makes_version().then(|| choices.version.error())??;
        Some(words::details_failed(&errors::sentence(&error)))
    });
    let retry = callback(move |()| {
        choices.parent.refresh();
        choices.version.refresh();
    });
    view! {
        <div role="status">
            {maybe(move || said.get().map(|it| view! {
                <p class="field__warning">{it}</p>
                <ActionButton label=errors::RETRY kind=ButtonKind::Quiet on_press=retry />
            }.into_any()))}
        </div>
    }
}

/// The names that are taken, where they matter.
#[component]
fn VersionsSoFar(desk: Desk) -> impl IntoView {
    maybe(move || {
        let image = desk
            .makes_version()
            .then(|| desk.choices.parent.value().flatten())??;
        let names: Vec<String> = image.versions.into_iter().map(|it| it.name).collect();
        (!names.is_empty()).then(|| {
            view! { <p class="quiet">{words::versions_so_far(&names.join(", "))}</p> }.into_any()
        })
    })
}

#[component]
fn ChangeLog(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let makes_version = memo(move || desk.makes_version());
    // The field is made anew with its mark: "Required" is no text that changes.
    part(move || {
        let is_version = makes_version.get();
        let hint = if is_version {
            words::CHANGE_LOG_HINT_VERSION
        } else {
            words::CHANGE_LOG_HINT
        };
        view! {
            <TextArea
                id=field_id(Field::ChangeLog)
                label=labels::CHANGE_LOG
                hint
                value=derive(move || form.draft.with(|it| it.change_log.clone()))
                on_input=callback(move |text| form.edit(Field::ChangeLog, |it| it.change_log = text))
                on_blur=callback(move |()| form.leave(Field::ChangeLog))
                problem=coach::problem(form, Field::ChangeLog)
                required=is_version
                rows=2
            />
        }
        .into_any()
    })
}

/// Minimum memory and CPUs, beside what this instance has itself.
#[component]
fn Minimums(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let size = memo(move || {
        let instance = desk.followed.instance;
        instance.with(|it| it.value().map(|it| it.size.clone()).unwrap_or_default())
    });
    let warning = move |exceeds: fn(&crate::domain::draft::Draft, &Size) -> bool,
                        own: fn(&Size) -> String| {
        derive(move || {
            let is_above = size.with(|size| form.draft.with(|it| exceeds(it, size)));
            is_above.then(|| words::above_own(&size.with(own)))
        })
    };
    part(move || {
        let (memory, cpu) = size.with(|it| (own_memory(it), own_cpu(it)));
        view! {
            <div class="pair">
                <TextField
                    id=field_id(Field::MinimumMemory)
                    label=labels::MEMORY
                    hint=words::memory_hint(&memory, MAX_MEMORY_GB)
                    value=derive(move || form.draft.with(|it| it.minimum_memory.clone()))
                    on_input=callback(move |text| form.edit(Field::MinimumMemory, |it| it.minimum_memory = text))
                    on_blur=callback(move |()| form.leave(Field::MinimumMemory))
                    problem=coach::problem(form, Field::MinimumMemory)
                    warning=warning(minimums::exceeds_memory, own_memory)
                />
                <TextField
                    id=field_id(Field::MinimumCpu)
                    label=labels::CPU
                    hint=words::cpu_hint(&cpu, MAX_CPU)
                    value=derive(move || form.draft.with(|it| it.minimum_cpu.clone()))
                    on_input=callback(move |text| form.edit(Field::MinimumCpu, |it| it.minimum_cpu = text))
                    on_blur=callback(move |()| form.leave(Field::MinimumCpu))
                    problem=coach::problem(form, Field::MinimumCpu)
                    warning=warning(minimums::exceeds_cpu, own_cpu)
                />
            </div>
        }
        .into_any()
    })
}

/// Unknown sizes say nothing.
fn own_memory(size: &Size) -> String {
    let gigabytes = minimums::gigabytes(size.memory);
    if gigabytes.is_empty() {
        gigabytes
    } else {
        words::own_memory(&gigabytes)
    }
}

fn own_cpu(size: &Size) -> String {
    if size.cpu > 0 {
        words::own_cpu(size.cpu)
    } else {
        String::new()
    }
}
