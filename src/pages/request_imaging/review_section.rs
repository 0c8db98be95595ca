//! Review and certify: everything in words with a way back, the box, and the button.

use leptos::prelude::*;

use super::{Desk, coach, field_id, outcome};
use crate::domain::draft::Draft;
use crate::domain::exclude;
use crate::domain::field::Field;
use crate::domain::new_request::Visibility;
use crate::domain::submission::Submission;
use crate::reactive::{callback, derive, memo, part, word};
use crate::state::app::use_app;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::Checkbox;
use crate::words::{coach as said, form as words};

#[component]
pub fn ReviewSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let organization = use_app().config(|it| it.organization.clone());
    let rows = memo(move || form.draft.with(review));
    let is_busy = derive(move || form.submission.with(Submission::is_busy));
    // That it has to be ticked anew says more than that it is not ticked.
    let unticked = coach::problem(form, Field::Certification);
    let problem = memo(move || {
        let lapsed = form
            .certification_lapsed
            .with(|it| it.as_ref().map(said::lapsed));
        lapsed.or_else(|| unticked.get())
    });
    view! {
        <section class="panel" id="review" aria-labelledby="review-title">
            <h2 id="review-title" tabindex="-1">{words::REVIEW}</h2>
            <dl class="facts facts--review">
                {part(move || rows.get().into_iter().map(|(field, text)| {
                    let label = words::label(field, &organization);
                    let is_empty = text.is_empty();
                    view! {
                        <div class="facts__row">
                            <dt>{label.clone()}</dt>
                            <dd class="facts__text" data-empty=is_empty.then_some("true")>
                                {if is_empty { words::EMPTY.to_owned() } else { text }}
                            </dd>
                            <dd class="facts__change">
                                <button type="button" class="link" on:click=move |_| outcome::show_field(field)>
                                    {words::CHANGE}
                                    <span class="visually-hidden">" "{label}</span>
                                </button>
                            </dd>
                        </div>
                    }.into_any()
                }).collect_view().into_any())}
            </dl>
            <Checkbox
                id=field_id(Field::Certification)
                label=words::CERTIFICATION
                checked=derive(move || form.draft.with(|it| it.certified))
                on_change=callback(move |is_on| form.edit(Field::Certification, |it| it.certified = is_on))
                problem=problem
                warning=memo(move || form.draft.with(|it| said::names_restricted(&it.restricted_names())))
                required=true
            />
            <div class="request__send">
                <ActionButton
                    label=words::SUBMIT
                    kind=ButtonKind::Primary
                    busy=is_busy
                    blocked=derive(move || desk.blocked())
                    shows_reason=true
                    submit=true
                />
                <p class="quiet" role="status">{word(move || form.submission.with(progress))}</p>
            </div>
        </section>
    }
}

fn progress(submission: &Submission) -> &'static str {
    match submission {
        Submission::Sending => words::SENDING,
        Submission::Checking { .. } => words::CHECKING,
        _ => "",
    }
}

/// What is going to be sent, field by field.
fn review(draft: &Draft) -> Vec<(Field, String)> {
    let system_files: Vec<String> = draft
        .system_files
        .iter()
        .map(|it| format!("{}: {}", it.path, it.reason.trim()))
        .chain(Some(draft.other_system_files.trim().to_owned()).filter(|it| !it.is_empty()))
        .collect();
    let visibility = draft
        .visibility
        .map(words::visibility)
        .unwrap_or_default()
        .to_owned();
    let minimum = |text: &str, unit: &str| match text.trim() {
        "" | "0" => words::NO_MINIMUM.to_owned(),
        number => format!("{number} {unit}"),
    };
    let mut rows = vec![
        (Field::Name, draft.name.trim().to_owned()),
        (Field::Description, draft.description.trim().to_owned()),
        (Field::Tags, draft.tags.join(", ")),
        (Field::Software, draft.installed_software.trim().to_owned()),
        (Field::SystemFiles, system_files.join("\n")),
        (
            Field::ExcludeFiles,
            exclude::paths(&draft.exclude_files).join("\n"),
        ),
        (Field::Visibility, visibility),
    ];
    if draft.visibility == Some(Visibility::Select) {
        let users: Vec<&str> = draft.users.iter().map(|it| it.0.as_str()).collect();
        rows.push((Field::Users, users.join(", ")));
    }
    rows.push((Field::VersionName, draft.version_name.trim().to_owned()));
    rows.push((Field::ChangeLog, draft.change_log.trim().to_owned()));
    rows.push((Field::MinimumMemory, minimum(&draft.minimum_memory, "GB")));
    rows.push((Field::MinimumCpu, minimum(&draft.minimum_cpu, "CPUs")));
    rows
}
