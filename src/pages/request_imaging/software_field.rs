//! List Installed Software: typed line by line, or pasted as a package tool prints it.

use leptos::prelude::*;

use super::coach::{self, Lapsed, Remarks};
use super::{Desk, field_id};
use crate::dom::clipboard::Paste;
use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::domain::packages;
use crate::domain::software;
use crate::reactive::{callback, derive, maybe, memo, text};
use crate::state::request_form::RequestForm;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::text_field::TextArea;
use crate::words::{coach as said, form as words};

/// A paste that was understood: the whole field with the list made of it, and as it was pasted.
#[derive(Clone, PartialEq)]
struct Understood {
    said: String,
    as_list: String,
    as_pasted: String,
}

#[component]
pub fn SoftwareField(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let understood = RwSignal::new(None::<Understood>);
    let on_paste = Callback::new(move |paste: Paste| {
        let Paste {
            before,
            text,
            after,
        } = paste;
        let listing = packages::understand(&text)?;
        let instead = listing.text_between(&before, &after);
        understood.set(Some(Understood {
            said: said::understood(&listing),
            as_list: format!("{before}{instead}{after}"),
            as_pasted: format!("{before}{text}{after}"),
        }));
        Some(instead)
    });
    view! {
        <TextArea
            id=field_id(Field::Software)
            label=words::SOFTWARE
            hint=words::SOFTWARE_HINT
            value=derive(move || form.draft.with(|it| it.installed_software.clone()))
            on_input=callback(move |text| set(form, text))
            on_blur=callback(move |()| form.leave(Field::Software))
            on_paste=on_paste
            problem=coach::problem(form, Field::Software)
            rows=5
            monospace=true
        />
        <Pasted form understood />
        <Remarks form judge=remarks />
        <Lapsed form field=Field::Software />
    }
}

fn set(form: RequestForm, text: String) {
    form.edit(Field::Software, |it| it.installed_software = text);
}

/// What was made of a paste, and the way back, as long as nothing else was typed.
#[component]
fn Pasted(form: RequestForm, understood: RwSignal<Option<Understood>>) -> impl IntoView {
    let is_list = memo(move || {
        let software = form.draft.with(|it| it.installed_software.clone());
        understood.with(|it| {
            let it = it.as_ref()?;
            let is_list = it.as_list == software;
            (is_list || it.as_pasted == software).then_some(is_list)
        })
    });
    let is_there = memo(move || is_list.get().is_some());
    let sentence = memo(move || match is_list.get() {
        Some(true) => understood.with(|it| it.as_ref().map(|it| it.said.clone())),
        Some(false) => Some(said::AS_PASTED.to_owned()),
        None => None,
    });
    let turn = move || {
        let other = understood.with_untracked(|it| {
            let it = it.as_ref()?;
            Some(if is_list.get_untracked() == Some(true) {
                it.as_pasted.clone()
            } else {
                it.as_list.clone()
            })
        });
        if let Some(other) = other {
            set(form, other);
        }
    };
    view! {
        <div class="pasted">
            <p role="status">{text(move || sentence.get().unwrap_or_default())}</p>
            // The button stays where it is while it goes back and forth, and with it the focus.
            {maybe(move || is_there.get().then(|| view! {
                <ActionButton
                    label=derive(move || {
                        if is_list.get() == Some(false) { said::PUT_AS_LIST } else { said::PUT_AS_PASTED }.to_owned()
                    })
                    kind=ButtonKind::Quiet
                    on_press=callback(move |()| turn())
                />
            }.into_any()))}
        </div>
    }
}

fn remarks(draft: &Draft) -> Vec<String> {
    let findings = software::judge(&draft.installed_software);
    said::software_remarks(&findings.iter().collect::<Vec<_>>())
}
