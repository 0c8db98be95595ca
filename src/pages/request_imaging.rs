//! The Request Imaging form: one page, sections in order, a summary of progress beside them.

pub mod coach;
pub mod furnishings;
pub mod image_section;
pub mod inside_section;
pub mod name_field;
pub mod outcome;
pub mod parent_offer;
pub mod review_section;
pub mod software_field;
pub mod version_section;
pub mod who_section;

use leptos::prelude::*;

use crate::domain::api_error::ApiError;
use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::domain::ids::InstanceUuid;
use crate::domain::image;
use crate::domain::new_request::Visibility;
use crate::domain::preflight as rules;
use crate::domain::submission::Submission;
use crate::domain::validation::Subject;
use crate::reactive::{callback, flag, maybe, memo, part, switch, text, token, word};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::follow::Followed;
use crate::state::image_choices::ImageChoices;
use crate::state::making::Making;
use crate::state::people::RosterCheck;
use crate::state::preflight::Preflight;
use crate::state::request_form::RequestForm;
use crate::state::tags::Tags;
use crate::state::workshop::Workshop;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::ConfirmDialog;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::waiting::Skeleton;
use crate::views::failure::LoadFailed;
use crate::views::important_notes::ImportantNotes;
use crate::views::make_form::MakingDialog;
use crate::views::preflight::Checks;
use crate::views::user_picker::add_users;
use crate::views::workshop::Preset;
use crate::words::{form as words, frame, instances, people};

/// So many people of a pasted list are added, and announced, together.
const ANNOUNCED_AT_ONCE: usize = 10;

/// What the sections of the form share.
#[derive(Clone, Copy)]
pub struct Desk {
    form: RequestForm,
    followed: Followed,
    preflight: Preflight,
    choices: ImageChoices,
    tags: Tags,
    making: Making,
    /// Names of people that were typed or pasted.
    roster: RosterCheck,
    /// What the site has set for a workshop.
    workshop: Option<Workshop>,
    /// Whether the person may add a version to the parent image; it does not change meanwhile.
    may_add_version: bool,
}

/// The fields of the section that is folded.
const MORE: [Field; 8] = [
    Field::Kind,
    Field::VersionName,
    Field::ChangeLog,
    Field::MinimumMemory,
    Field::MinimumCpu,
    Field::AllowImaging,
    Field::Scripts,
    Field::Licenses,
];

/// The element that a problem of a field leads to.
pub(crate) fn field_id(field: Field) -> &'static str {
    match field {
        Field::Name => "image-name",
        Field::Description => "image-description",
        Field::Tags => "image-tags",
        Field::Software => "installed-software",
        Field::SystemFiles => "system-files",
        Field::ExcludeFiles => "files-to-exclude",
        Field::Visibility => "image-visibility",
        Field::Users => "image-users",
        Field::Patterns => "access-patterns",
        Field::Kind => "image-kind",
        Field::VersionName => "version-name",
        Field::ChangeLog => "change-log",
        Field::MinimumMemory => "minimum-memory",
        Field::MinimumCpu => "minimum-cpu",
        Field::AllowImaging => "allow-imaging",
        Field::Scripts => "boot-scripts",
        Field::Licenses => "licenses",
        Field::Certification => "certification",
    }
}

#[component]
pub fn RequestImagingPage(uuid: InstanceUuid) -> impl IntoView {
    super::title(|| frame::REQUEST_IMAGING.to_owned());
    let app = use_app();
    let followed = Followed::start(app, use_lists(), uuid.clone());
    super::instance::load_projects_for_others(followed);
    // The form is opened once both are known: whose draft it is, and what it is about.
    let stage = memo(move || {
        let profile = app.session.profile();
        followed.instance.with(|it| match (it.value(), it.error()) {
            (Some(instance), _) => profile.map_or(Stage::Loading, |me| {
                Stage::Open(Subject {
                    instance: instance.id,
                    identity: instance.identity.id,
                    may_add_version: image::may_add_version(&me, instance.image.as_ref()),
                    versions: Vec::new(),
                })
            }),
            (None, Some(error)) => Stage::Failed(error.clone()),
            (None, None) => Stage::Loading,
        })
    });
    let back = Route::Instance {
        uuid: uuid.clone(),
        tab: Tab::Details,
    }
    .path();
    let name = memo(move || {
        followed
            .instance
            .with(|it| it.value().map(instances::name_of).unwrap_or_default())
    });
    view! {
        <div class="page">
            <p class="crumb">
                <a href=Route::Instances.path()>{frame::MY_INSTANCES}</a>
                <a href=back>{text(move || name.get())}</a>
            </p>
            <div class="page__head"><h1 tabindex="-1">{frame::REQUEST_IMAGING}</h1></div>
            {part(move || match stage.get() {
                Stage::Loading => view! { <Skeleton lines=8 label=instances::LOADING_ONE /> }.into_any(),
                Stage::Failed(error) => view! {
                    <LoadFailed error on_retry=callback(move |()| followed.instance.refresh()) />
                }.into_any(),
                Stage::Open(subject) => view! {
                    <Form subject uuid=uuid.clone() followed name />
                }.into_any(),
            })}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(ApiError),
    Open(Subject),
}

#[component]
fn Form(
    subject: Subject,
    uuid: InstanceUuid,
    followed: Followed,
    name: Memo<String>,
) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let may_add_version = subject.may_add_version;
    let preflight = Preflight::start(app, lists, followed);
    let form = RequestForm::open(app, lists, subject, &uuid, Draft::default(), preflight);
    let tags = Tags::start(app);
    let desk = Desk {
        form,
        followed,
        preflight,
        choices: ImageChoices::start(app, followed, may_add_version),
        tags,
        making: Making::start(app),
        roster: RosterCheck::start(
            app,
            ANNOUNCED_AT_ONCE,
            callback(move |it| add_users(form, it)),
        ),
        workshop: Workshop::start(app, tags),
        may_add_version,
    };
    desk.choices.offer_to(form, desk.workshop);
    let is_still = memo(move || form.submission.with(Submission::holds_fields));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.send();
    };
    view! {
        <p class="page__intro">{text(move || words::of_instance(&name.get()))}</p>
        <Restored form roster=desk.roster />
        {desk.workshop.map(|workshop| view! { <Preset workshop /> })}
        <outcome::Outcome desk />
        <div class="request">
            <nav class="request__map" aria-label=words::SECTIONS><Map desk /></nav>
            <form class="request__form" novalidate on:submit=send aria-busy=flag(move || is_still.get())>
                <section class="panel" id="before" aria-labelledby="before-title">
                    <h2 id="before-title" tabindex="-1">{words::BEFORE}</h2>
                    <Checks preflight=desk.preflight followed />
                    <ImportantNotes preflight=desk.preflight followed />
                </section>
                // What is on its way keeps still: a change would show, and not be sent.
                <div class="request__fields" inert=switch(move || is_still.get())>
                    <image_section::ImageSection desk />
                    <inside_section::InsideSection desk />
                    <who_section::WhoSection desk />
                    <version_section::VersionSection desk />
                </div>
                <review_section::ReviewSection desk />
            </form>
        </div>
        <MakingDialog form tags=desk.tags choices=desk.choices making=desk.making />
    }
}

impl Desk {
    /// Why the request cannot be sent now whatever is typed, in words.
    fn blocked(self) -> Option<String> {
        if self.fails_checks() {
            Some(words::FIX_FIRST.to_owned())
        } else {
            self.checks_names()
                .then(|| people::STILL_CHECKING.to_owned())
        }
    }

    /// Whether the instance cannot be imaged as it is.
    fn fails_checks(self) -> bool {
        self.preflight
            .facts
            .with(|it| it.as_ref().is_some_and(|it| rules::blocker(it).is_some()))
    }

    /// Whether some of the people are not confirmed yet: they would be missing without a word.
    fn checks_names(self) -> bool {
        let is_select = self
            .form
            .draft
            .with(|it| it.visibility == Some(Visibility::Select));
        let offers_people = self.makes_version() && self.choices.sharers.is_running();
        let presets_people = self.workshop.is_some_and(Workshop::is_asking);
        is_select && (self.roster.is_running() || offers_people || presets_people)
    }

    /// Sends, or leads to what keeps it from being sent.
    fn send(self) {
        if untrack(|| self.fails_checks()) {
            outcome::show_first("before-title");
        } else if untrack(|| self.checks_names()) {
            outcome::show_field(Field::Users);
        } else if !self.form.submit() {
            outcome::show_first(outcome::PROBLEMS);
        }
    }
}

/// A draft of before was found: say so, and offer to begin anew.
#[component]
fn Restored(form: RequestForm, roster: RosterCheck) -> impl IntoView {
    let asks = RwSignal::new(false);
    let may = memo(move || form.submission.with(Submission::may_start_over));
    view! {
        {maybe(move || form.restored.get().then(|| view! {
            <Notice kind=NoticeKind::Info>
                <p>{words::RESTORED}</p>
                {maybe(move || may.get().then(|| view! {
                    <ActionButton label=words::START_OVER kind=ButtonKind::Quiet on_press=callback(move |()| asks.set(true)) />
                }.into_any()))}
            </Notice>
        }.into_any()))}
        <ConfirmDialog
            title=words::START_OVER_TITLE
            is_open=asks
            confirm=words::START_OVER
            danger=true
            on_confirm=callback(move |()| {
                roster.dismiss();
                form.start_over();
                asks.set(false);
            })
            on_close=callback(move |()| asks.set(false))
        >
            <p>{words::START_OVER_BODY}</p>
        </ConfirmDialog>
    }
}

/// The sections with a mark for each that still needs something.
#[component]
fn Map(desk: Desk) -> impl IntoView {
    let open = move |fields: &'static [Field]| {
        memo(move || fields.iter().any(|it| desk.form.problem(*it).is_some()))
    };
    let is_blocked = memo(move || desk.fails_checks());
    let sections = [
        ("before", words::BEFORE, is_blocked),
        (
            "the-image",
            words::THE_IMAGE,
            open(&[Field::Name, Field::Description, Field::Tags]),
        ),
        (
            "inside",
            words::INSIDE,
            open(&[Field::SystemFiles, Field::ExcludeFiles]),
        ),
        ("who", words::WHO, open(&[Field::Visibility, Field::Users])),
        ("more", words::MORE, open(&MORE)),
        ("review", words::REVIEW, open(&[Field::Certification])),
    ];
    view! {
        <ol class="map">
            {sections.into_iter().map(|(id, label, needs_work)| view! {
                <li class="map__section" data-state=token(move || Some(if needs_work.get() { "open" } else { "done" }))>
                    <a href=format!("#{id}") on:click=move |event| {
                        // The address belongs to the place; moving inside the page is no step of the history.
                        event.prevent_default();
                        outcome::show_section(id);
                    }>
                        <span class="map__mark" aria-hidden="true"></span>
                        {label}
                        <span class="visually-hidden">
                            {word(move || if needs_work.get() { words::SECTION_OPEN } else { words::SECTION_DONE })}
                        </span>
                    </a>
                </li>
            }).collect_view()}
        </ol>
        <p class="quiet map__kept">
            {word(move || if desk.form.is_kept.get() { words::KEPT } else { words::NOT_KEPT })}
        </p>
    }
}
