//! Review and certify: everything in words with a way back, the box, and the button.

use leptos::prelude::*;

use super::{Desk, coach, field_id, furnishings, outcome};
use crate::dom::intl;
use crate::domain::draft::Draft;
use crate::domain::exclude;
use crate::domain::field::Field;
use crate::domain::new_request::Visibility;
use crate::domain::submission::Submission;
use crate::reactive::{callback, derive, memo, part, switch, word};
use crate::state::app::use_app;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::Checkbox;
use crate::views::pick_list::Pick;
use crate::views::user_picker::patterns;
use crate::words::{coach as said, form as words, people, version};

#[component]
pub fn ReviewSection(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let organization = use_app().config(|it| it.organization.clone());
    let rows = memo(move || review(&desk));
    let is_busy = derive(move || form.submission.with(Submission::is_busy));
    let is_still = memo(move || form.submission.with(Submission::holds_fields));
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
            <dl class="facts facts--review" inert=switch(move || is_still.get())>
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
            <div inert=switch(move || is_still.get())>
            <Checkbox
                id=field_id(Field::Certification)
                label=words::CERTIFICATION
                checked=derive(move || form.draft.with(|it| it.certified))
                on_change=callback(move |is_on| form.edit(Field::Certification, |it| it.certified = is_on))
                problem=problem
                warning=memo(move || form.draft.with(|it| said::names_restricted(&it.restricted_names(), intl::list)))
                required=true
            />
            </div>
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
        Submission::Rechecking => words::RECHECKING,
        Submission::Sending => words::SENDING,
        Submission::Checking { .. } => words::CHECKING,
        _ => "",
    }
}

/// What is going to be sent, field by field, in words.
fn review(desk: &Desk) -> Vec<(Field, String)> {
    let draft = desk.form.draft.get();
    let minimum = |text: &str, said: fn(&str) -> String| match text.trim() {
        "" | "0" => version::NO_MINIMUM.to_owned(),
        number => said(number),
    };
    let mut rows = vec![
        (Field::Name, draft.name.trim().to_owned()),
        (Field::Description, draft.description.trim().to_owned()),
        (Field::Tags, draft.tags.join(", ")),
        (
            Field::Software,
            said::in_short(draft.installed_software.trim()),
        ),
        (Field::SystemFiles, system_files(&draft)),
        (
            Field::ExcludeFiles,
            said::in_short(&exclude::paths(&draft.exclude_files).join("\n")),
        ),
        (Field::Visibility, visibility(desk, &draft)),
    ];
    if draft.visibility == Some(Visibility::Select) {
        let users: Vec<&str> = draft.users.iter().map(|it| it.0.as_str()).collect();
        rows.push((Field::Users, users.join(", ")));
        let chosen = draft.patterns.iter().map(|it| it.0);
        rows.push((
            Field::Patterns,
            titles(&mut chosen.into_iter(), patterns(&desk.choices)),
        ));
    }
    if desk.may_add_version {
        let kind = if desk.makes_version() {
            version::new_version(&desk.parent_name())
        } else {
            version::NEW_IMAGE.to_owned()
        };
        rows.push((Field::Kind, kind));
    }
    let imaging = if draft.allow_imaging {
        version::IMAGING_ALLOWED
    } else {
        version::IMAGING_FORBIDDEN
    };
    let scripts = titles(
        &mut draft.scripts.iter().map(|it| it.0),
        furnishings::scripts(&desk.choices),
    );
    let licenses = titles(
        &mut draft.licenses.iter().map(|it| it.0),
        furnishings::licenses(&desk.choices),
    );
    rows.extend([
        (Field::VersionName, draft.version_name.trim().to_owned()),
        (Field::ChangeLog, draft.change_log.trim().to_owned()),
        (
            Field::MinimumMemory,
            minimum(&draft.minimum_memory, version::gigabytes),
        ),
        (
            Field::MinimumCpu,
            minimum(&draft.minimum_cpu, version::cpus),
        ),
        (Field::AllowImaging, imaging.to_owned()),
        (Field::Scripts, scripts),
        (Field::Licenses, licenses),
    ]);
    rows
}

fn system_files(draft: &Draft) -> String {
    let picked = draft.system_files.iter();
    let lines: Vec<String> = picked
        .map(|it| format!("{}: {}", it.path, it.reason.trim()))
        .chain(Some(draft.other_system_files.trim().to_owned()).filter(|it| !it.is_empty()))
        .collect();
    lines.join("\n")
}

/// The choice and what it means; for a new version also who can use the image already.
fn visibility(desk: &Desk, draft: &Draft) -> String {
    let Some(chosen) = draft.visibility else {
        return String::new();
    };
    let mut said = format!(
        "{}: {}",
        words::visibility(chosen),
        words::visibility_detail(chosen)
    );
    if desk.makes_version() {
        let now = desk.visibility_now().map(people::visibility_now);
        said.push('\n');
        said.push_str(&people::access_now(&desk.parent_name()));
        said.push_str(": ");
        said.push_str(now.unwrap_or(people::ACCESS_UNKNOWN));
        said.push(' ');
        said.push_str(&desk.has_access().join(", "));
    }
    said.trim_end().to_owned()
}

/// The titles of what was chosen, with what is to be known of each.
fn titles(chosen: &mut dyn Iterator<Item = i64>, all: Option<Vec<Pick>>) -> String {
    let all = all.unwrap_or_default();
    let lines: Vec<String> = chosen
        .map(|id| match all.iter().find(|it| it.id == id) {
            Some(it) if it.detail.is_empty() => it.label.clone(),
            Some(it) => format!("{}: {}", it.label, it.detail),
            None => version::number(id),
        })
        .collect();
    lines.join("\n")
}
