//! Boot scripts and licenses: picked, or made here.

use leptos::prelude::*;

use super::{Desk, coach, field_id};
use crate::domain::field::Field;
use crate::domain::ids::{LicenseId, ScriptId};
use crate::reactive::{callback, derive, memo};
use crate::state::image_choices::ImageChoices;
use crate::state::making::What;
use crate::views::pick_list::{Naming, Pick, PickList};
use crate::words::{errors, form as labels, version as words};

#[component]
pub fn Scripts(desk: Desk) -> impl IntoView {
    let form = desk.form;
    view! {
        <PickList
            id=field_id(Field::Scripts)
            naming=Naming {
                label: labels::SCRIPTS,
                hint: words::SCRIPTS_HINT,
                placeholder: words::SCRIPT_SEARCH,
                chosen: words::SCRIPTS_CHOSEN,
                make: words::NEW_SCRIPT,
            }
            all=memo(move || scripts(&desk.choices))
            chosen=derive(move || form.draft.with(|it| it.scripts.iter().map(|it| it.0).collect()))
            on_change=callback(move |(id, is_chosen)| form.edit(Field::Scripts, |it| {
                it.scripts.retain(|it| it.0 != id);
                if is_chosen {
                    it.scripts.push(ScriptId(id));
                }
            }))
            on_make=callback(move |typed| desk.making.ask(What::Script(typed)))
            problem=coach::problem(form, Field::Scripts)
            warning=derive(move || desk.choices.scripts.error().map(|it| {
                format!("{} {}", words::SCRIPTS_UNAVAILABLE, errors::sentence(&it))
            }))
        />
    }
}

#[component]
pub fn Licenses(desk: Desk) -> impl IntoView {
    let form = desk.form;
    view! {
        <PickList
            id=field_id(Field::Licenses)
            naming=Naming {
                label: labels::LICENSES,
                hint: words::LICENSES_HINT,
                placeholder: words::LICENSE_SEARCH,
                chosen: words::LICENSES_CHOSEN,
                make: words::NEW_LICENSE,
            }
            all=memo(move || licenses(&desk.choices))
            chosen=derive(move || form.draft.with(|it| it.licenses.iter().map(|it| it.0).collect()))
            on_change=callback(move |(id, is_chosen)| form.edit(Field::Licenses, |it| {
                it.licenses.retain(|it| it.0 != id);
                if is_chosen {
                    it.licenses.push(LicenseId(id));
                }
            }))
            on_make=callback(move |typed| desk.making.ask(What::License(typed)))
            problem=coach::problem(form, Field::Licenses)
            warning=derive(move || desk.choices.licenses.error().map(|it| {
                format!("{} {}", words::LICENSES_UNAVAILABLE, errors::sentence(&it))
            }))
        />
    }
}

/// My scripts, and those of the version before, which may be somebody else's. `None` until known.
pub(super) fn scripts(choices: &ImageChoices) -> Option<Vec<Pick>> {
    let mine = choices.scripts.value()?.into_iter();
    let mut all: Vec<Pick> = mine
        .map(|it| Pick {
            id: it.id.0,
            label: it.title,
            detail: words::script(it.strategy, it.wait_for_deploy).to_owned(),
        })
        .collect();
    if let Some(Some(version)) = choices.version.value() {
        let others = version.scripts.into_iter();
        add(&mut all, &mut others.map(|(id, title)| (id.0, title)));
    }
    Some(all)
}

/// All licenses, and those of the version before. `None` until known.
pub(super) fn licenses(choices: &ImageChoices) -> Option<Vec<Pick>> {
    let all = choices.licenses.value()?.into_iter();
    let mut all: Vec<Pick> = all
        .map(|it| Pick {
            id: it.id.0,
            label: it.title,
            detail: String::new(),
        })
        .collect();
    if let Some(Some(version)) = choices.version.value() {
        let others = version.licenses.into_iter();
        add(&mut all, &mut others.map(|(id, title)| (id.0, title)));
    }
    Some(all)
}

fn add(all: &mut Vec<Pick>, others: &mut dyn Iterator<Item = (i64, String)>) {
    for (id, label) in others {
        if all.iter().all(|it| it.id != id) {
            all.push(Pick {
                id,
                label,
                detail: words::OF_VERSION_BEFORE.to_owned(),
            });
        }
    }
}
