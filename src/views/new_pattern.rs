//! A new access pattern, with an example of whom it fits.

use leptos::prelude::*;

use super::make_form::MakeForm;
use crate::domain::field::Field;
use crate::domain::ids::PatternId;
use crate::domain::pattern_rules;
use crate::domain::resources::{NewPattern, PatternKind};
use crate::reactive::{callback, derive};
use crate::state::image_choices::ImageChoices;
use crate::state::making::{Made, Making};
use crate::state::request_form::RequestForm;
use crate::ui::choice::{RadioGroup, RadioOption};
use crate::ui::text_field::TextField;
use crate::words::people as words;

#[component]
pub fn NewPatternForm(
    form: RequestForm,
    choices: ImageChoices,
    making: Making,
    pattern: String,
) -> impl IntoView {
    let is_address = pattern.contains('@');
    let pattern = RwSignal::new(pattern);
    let kind = RwSignal::new(if is_address {
        PatternKind::Email
    } else {
        PatternKind::Username
    });
    let allow = RwSignal::new(true);
    let tried = RwSignal::new(false);
    let wanted = derive(move || NewPattern {
        text: pattern.with(|it| it.trim().to_owned()),
        kind: kind.get(),
        allow: allow.get(),
    });
    let problem = derive(move || {
        let wanted = wanted.get();
        let is_there = choices.patterns.with(|it| {
            it.value().into_iter().flatten().any(|it| {
                it.text == wanted.text && it.kind == wanted.kind && it.allow == wanted.allow
            })
        });
        if is_there {
            let label = words::pattern(&wanted.text, wanted.kind, wanted.allow);
            return Some(words::pattern_exists(&label));
        }
        let is_shown = tried.get() || !wanted.text.is_empty();
        let problem = pattern_rules::check(&wanted.text, wanted.kind).err();
        problem
            .filter(|_| is_shown)
            .map(|it| words::pattern_problem(it).to_owned())
    });
    let fits = derive(move || {
        let wanted = wanted.get();
        let is_fine = pattern_rules::check(&wanted.text, wanted.kind).is_ok();
        let example = pattern_rules::example(&wanted.text, wanted.kind).filter(|_| is_fine)?;
        let has_star = wanted.text.contains('*');
        Some(words::fits(
            &example,
            &wanted.text.replace('*', ""),
            has_star,
        ))
    });
    let submit = callback(move |()| {
        tried.set(true);
        if untrack(|| problem.get()).is_none() {
            let done = callback(move |made: Made| {
                form.edit(Field::Patterns, |it| it.patterns.push(PatternId(made.id)));
            });
            making.press(choices.pattern_plan(wanted.get_untracked(), done));
        }
    });
    view! {
        <MakeForm making add=words::PATTERN_ADD on_submit=submit>
            <TextField
                id="new-pattern-text"
                label=words::PATTERN_TEXT
                hint=words::PATTERN_TEXT_HINT
                value=pattern
                on_input=callback(move |it| pattern.set(it))
                problem
                required=true
            />
            <p class="quiet" role="status">{move || fits.get()}</p>
            <RadioGroup
                id="new-pattern-kind"
                legend=words::PATTERN_KIND
                options=vec![
                    RadioOption::new("Email", words::KIND_EMAIL, ""),
                    RadioOption::new("Username", words::KIND_USERNAME, ""),
                ]
                value=derive(move || Some(kind.get().wire_name().to_owned()))
                on_change=callback(move |it: String| kind.set(PatternKind::from_wire_name(&it)))
            />
            <RadioGroup
                id="new-pattern-effect"
                legend=words::PATTERN_EFFECT
                options=vec![
                    RadioOption::new("allow", words::EFFECT_ALLOW, ""),
                    RadioOption::new("deny", words::EFFECT_DENY, words::EFFECT_DENY_DETAIL),
                ]
                value=derive(move || Some(if allow.get() { "allow" } else { "deny" }.to_owned()))
                on_change=callback(move |it: String| allow.set(it == "allow"))
            />
        </MakeForm>
    }
}
