//! A new boot script or a new license: a title, and a text or its address.

use leptos::prelude::*;

use super::make_form::MakeForm;
use crate::domain::field::Field;
use crate::domain::furnishing;
use crate::domain::ids::{LicenseId, ScriptId};
use crate::domain::resources::{NewBootScript, NewLicense, Strategy, TextKind};
use crate::reactive::{callback, derive, part};
use crate::state::image_choices::ImageChoices;
use crate::state::making::{Made, Making};
use crate::state::request_form::RequestForm;
use crate::ui::choice::{Checkbox, RadioGroup, RadioOption};
use crate::ui::text_field::{TextArea, TextField};
use crate::words::version as words;

#[component]
pub fn NewScriptForm(
    form: RequestForm,
    choices: ImageChoices,
    making: Making,
    title: String,
) -> impl IntoView {
    let paper = Paper::new(title, move || {
        let scripts = choices.scripts.value().unwrap_or_default().into_iter();
        scripts.map(|it| it.title).collect()
    });
    let strategy = RwSignal::new(Strategy::Once);
    // Asked for apart from when it runs: neither changes the other.
    let waits = RwSignal::new(true);
    let submit = callback(move |()| {
        if let Some((title, text, kind)) = paper.take() {
            let script = NewBootScript {
                title,
                text,
                kind,
                strategy: strategy.get_untracked(),
                wait_for_deploy: waits.get_untracked(),
            };
            let done = callback(move |made: Made| {
                form.edit(Field::Scripts, |it| it.scripts.push(ScriptId(made.id)));
            });
            making.press(choices.script_plan(script, done));
        }
    });
    let warning = derive(move || {
        let is_odd = paper.kind.get() == TextKind::RawText
            && paper.text.with(|it| furnishing::has_no_interpreter(it));
        is_odd.then(|| words::NO_INTERPRETER.to_owned())
    });
    view! {
        <MakeForm making add=words::ADD on_submit=submit>
            <PaperFields paper label=words::SCRIPT_TEXT hint=words::SCRIPT_TEXT_HINT warning />
            <RadioGroup
                id="new-script-strategy"
                legend=words::STRATEGY
                options=vec![
                    RadioOption::new("once", words::ONCE, words::ONCE_DETAIL),
                    RadioOption::new("always", words::ALWAYS, words::ALWAYS_DETAIL),
                ]
                value=derive(move || Some(strategy.get().wire_name().to_owned()))
                on_change=callback(move |it: String| strategy.set(Strategy::from_wire_name(&it)))
            />
            <Checkbox
                id="new-script-waits"
                label=words::WAIT
                hint=words::WAIT_HINT
                checked=waits
                on_change=callback(move |it| waits.set(it))
            />
        </MakeForm>
    }
}

#[component]
pub fn NewLicenseForm(
    form: RequestForm,
    choices: ImageChoices,
    making: Making,
    title: String,
) -> impl IntoView {
    let paper = Paper::new(title, move || {
        let licenses = choices.licenses.value().unwrap_or_default().into_iter();
        licenses.map(|it| it.title).collect()
    });
    let submit = callback(move |()| {
        if let Some((title, text, kind)) = paper.take() {
            let done = callback(move |made: Made| {
                form.edit(Field::Licenses, |it| it.licenses.push(LicenseId(made.id)));
            });
            making.press(choices.license_plan(NewLicense { title, text, kind }, done));
        }
    });
    view! {
        <MakeForm making add=words::ADD on_submit=submit>
            <PaperFields paper label=words::LICENSE_TEXT hint="" />
        </MakeForm>
    }
}

/// What both have. The text and the address are kept apart, so that changing one's mind loses
/// neither.
#[derive(Clone, Copy)]
struct Paper {
    title: RwSignal<String>,
    kind: RwSignal<TextKind>,
    address: RwSignal<String>,
    text: RwSignal<String>,
    tried: RwSignal<bool>,
    title_problem: Signal<Option<String>>,
    text_problem: Signal<Option<String>>,
}

impl Paper {
    fn new(title: String, taken: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Self {
        let title = RwSignal::new(title);
        let kind = RwSignal::new(TextKind::Url);
        let (address, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let tried = RwSignal::new(false);
        let title_problem = derive(move || {
            let problem = title.with(|it| furnishing::check_title(it, &taken())).err();
            let is_shown = tried.get() || title.with(|it| !it.is_empty());
            problem.filter(|_| is_shown).map(words::title_problem)
        });
        let text_problem = derive(move || {
            let kind = kind.get();
            let text = if kind == TextKind::Url { address } else { text };
            let problem = text.with(|it| furnishing::check_text(it, kind)).err();
            problem
                .filter(|_| tried.get())
                .map(|it| words::text_problem(it, kind).to_owned())
        });
        Self {
            title,
            kind,
            address,
            text,
            tried,
            title_problem,
            text_problem,
        }
    }

    /// What is to be made, unless something is wrong, which is shown then.
    fn take(self) -> Option<(String, String, TextKind)> {
        self.tried.set(true);
        let problem = untrack(|| self.title_problem.get().or_else(|| self.text_problem.get()));
        if problem.is_some() {
            return None;
        }
        let kind = self.kind.get_untracked();
        let text = match kind {
            TextKind::Url => self.address.with_untracked(|it| it.trim().to_owned()),
            TextKind::RawText => self.text.with_untracked(|it| it.trim_end().to_owned()),
        };
        let title = self.title.with_untracked(|it| it.trim().to_owned());
        Some((title, text, kind))
    }
}

#[component]
fn PaperFields(
    paper: Paper,
    label: &'static str,
    hint: &'static str,
    #[prop(optional, into)] warning: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <TextField
            id="new-title"
            label=words::TITLE
            value=paper.title
            on_input=callback(move |it| paper.title.set(it))
            problem=paper.title_problem
            required=true
        />
        <RadioGroup
            id="new-given-as"
            legend=words::GIVEN_AS
            options=vec![
                RadioOption::new("URL", words::AS_ADDRESS, ""),
                RadioOption::new("Raw Text", words::AS_TEXT, ""),
            ]
            value=derive(move || Some(paper.kind.get().wire_name().to_owned()))
            on_change=callback(move |it: String| paper.kind.set(TextKind::from_wire_name(&it)))
        />
        {part(move || match paper.kind.get() {
            TextKind::Url => view! {
                <TextField
                    id="new-address"
                    label=words::ADDRESS
                    hint=words::ADDRESS_HINT
                    value=paper.address
                    on_input=callback(move |it| paper.address.set(it))
                    problem=paper.text_problem
                    required=true
                />
            }.into_any(),
            TextKind::RawText => view! {
                <TextArea
                    id="new-text"
                    label=label
                    hint=hint
                    value=paper.text
                    on_input=callback(move |it| paper.text.set(it))
                    problem=paper.text_problem
                    warning
                    required=true
                    monospace=true
                    rows=6
                />
            }.into_any(),
        })}
    }
}
