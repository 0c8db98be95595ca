//! Who may use it: visibility, the people and patterns where it is Specific Users, and who can use
//! the parent image already where a version is added to it.

use leptos::prelude::*;

use super::{Desk, coach, field_id};
use crate::domain::field::Field;
use crate::domain::new_request::Visibility;
use crate::domain::offer;
use crate::reactive::{callback, derive, maybe, memo};
use crate::state::app::use_app;
use crate::ui::choice::{RadioGroup, RadioOption};
use crate::views::roster_report::RosterReport;
use crate::views::user_picker::{PatternPicker, UserPicker, patterns};
use crate::words::{form as words, people};

#[component]
pub fn WhoSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let visibility = memo(move || form.draft.with(|it| it.visibility));
    let options = Visibility::ALL
        .into_iter()
        .map(|it| {
            RadioOption::new(
                it.wire_name(),
                words::visibility(it),
                words::visibility_detail(it),
            )
        })
        .collect();
    view! {
        <section class="panel" id="who" aria-labelledby="who-title">
            <h2 id="who-title" tabindex="-1">{words::WHO}</h2>
            <AccessNow desk />
            <RadioGroup
                id=field_id(Field::Visibility)
                legend=words::VISIBILITY
                options=options
                value=derive(move || visibility.get().map(|it| it.wire_name().to_owned()))
                on_change=callback(move |value: String| form.edit(Field::Visibility, |it| {
                    it.visibility = Visibility::from_wire_name(&value);
                }))
                problem=coach::problem(form, Field::Visibility)
                warning=derive(move || desk.access_changes().map(str::to_owned))
                required=true
            />
            <coach::Lapsed form field=Field::Visibility />
            {maybe(move || (visibility.get() == Some(Visibility::Select)).then(|| view! {
                <UserPicker form roster=desk.roster id=field_id(Field::Users) />
                <PatternPicker form choices=desk.choices making=desk.making id=field_id(Field::Patterns) />
            }.into_any()))}
        </section>
    }
}

/// The parent image's audience, in words, where a version is added to it.
#[component]
fn AccessNow(desk: Desk) -> impl IntoView {
    let choices = desk.choices;
    let makes_version = memo(move || desk.makes_version());
    maybe(move || {
        let image = makes_version.get().then(|| desk.parent_name())?;
        Some(view! {
            <section class="report report--plain" aria-labelledby="access-now">
                <h3 id="access-now" tabindex="-1">{people::access_now(&image)}</h3>
                {maybe(move || {
                    let said = match desk.visibility_now() {
                        Some(it) => people::visibility_now(it),
                        None if choices.is_loading() => people::ACCESS_LOADING,
                        None => people::ACCESS_UNKNOWN,
                    };
                    let people = desk.has_access();
                    let has_people = !people.is_empty();
                    Some(view! {
                        <p>{said}</p>
                        {has_people.then(|| view! {
                            <ul class="names">{people.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                        })}
                    }.into_any())
                })}
                {maybe(move || (!choices.sharing().is_empty()).then(|| view! {
                    <p class="quiet">{people::INHERITED}</p>
                    <RosterReport roster=choices.sharers return_to="access-now" />
                }.into_any()))}
            </section>
        }.into_any())
    })
}

impl Desk {
    /// Whether a version is added to the parent image.
    pub(super) fn makes_version(self) -> bool {
        self.form.makes_version()
    }

    /// Whether the parent image is the person's own; else it is the staff's right.
    pub(super) fn owns_parent(self) -> bool {
        let me = use_app().session.profile().map(|it| it.id);
        self.followed.instance.with(|it| {
            let image = it.value().and_then(|it| it.image.as_ref());
            image.is_some_and(|it| it.owner.is_some() && it.owner == me)
        })
    }

    pub(super) fn parent_name(self) -> String {
        self.followed.instance.with(|it| {
            let image = it.value().and_then(|it| it.image.as_ref());
            image.map(|it| it.name.clone()).unwrap_or_default()
        })
    }

    /// Who may use the parent image now, as far as Atmosphere tells.
    pub(super) fn visibility_now(self) -> Option<Visibility> {
        let image = self.choices.parent.value().flatten()?;
        let version = self.choices.version.value().flatten();
        offer::visibility_of(&image, version.as_ref())
    }

    /// The people and patterns of the parent image's audience.
    pub(super) fn has_access(self) -> Vec<String> {
        let mut names = self.choices.sharing();
        if let Some(Some(image)) = self.choices.parent.value() {
            let known = patterns(&self.choices).unwrap_or_default();
            names.extend(image.patterns.iter().filter_map(|it| {
                let known = known.iter().find(|pick| pick.id == it.id.0);
                known.map(|it| it.label.clone())
            }));
        }
        names
    }

    /// What the chosen visibility does to those who can use the parent image now.
    fn access_changes(self) -> Option<&'static str> {
        let now = self.makes_version().then(|| self.visibility_now())??;
        let then = self.form.draft.with(|it| it.visibility)?;
        match (now, then) {
            (Visibility::Public, Visibility::Public) => None,
            (Visibility::Public, _) => Some(people::AFTER_PUBLIC_TO_CLOSED),
            (_, Visibility::Public) => Some(people::AFTER_CLOSED_TO_PUBLIC),
            (Visibility::Select, _) => Some(people::AFTER_SHARED),
            _ => None,
        }
    }
}
