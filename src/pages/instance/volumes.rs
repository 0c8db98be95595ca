//! The Volumes tab: what is attached and what could be, as the cloud says it now; each is followed to its place.

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::ids::InstanceUuid;
use crate::domain::leadership::Relation;
use crate::domain::volume::{self, LiveVolume, Standing};
use crate::domain::volume_move::{Aim, MoveState};
use crate::reactive::{callback, derive, each, effect, keyed, maybe, memo, part, text};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::follow::Followed;
use crate::state::volumes::Volumes as State;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::copy_button::CopyButton;
use crate::ui::dialog::ConfirmDialog;
use crate::ui::waiting::Skeleton;
use crate::views::failure::{LoadFailed, Stale};
use crate::words::{instances, status, volumes as words};

const HEADING: &str = "volumes-attached";

/// The volumes that the question before detaching is about.
type Asked = RwSignal<Vec<LiveVolume>>;

#[component]
pub fn Volumes(
    followed: Followed,
    relation: Memo<Option<Relation>>,
    /// It outlives the tab: what is on its way is followed also while another tab is shown.
    desk: State,
) -> impl IntoView {
    let app = use_app();
    let all = desk.all;
    let may_see = memo(move || relation.get().is_some_and(Relation::may_change));
    effect(move || {
        app.session.signed_in_again();
        if may_see.get() {
            all.refresh();
        }
    });
    let retry = callback(move |()| all.refresh());
    let stage = memo(move || match (relation.get(), may_see.get()) {
        (Some(Relation::Onlooker | Relation::Unknown), _) => Stage::NotYours,
        (_, false) => Stage::Loading,
        _ if all.with(|it| it.value().is_some()) => Stage::Shown,
        _ => all.error().map_or(Stage::Loading, Stage::Failed),
    });
    let old = memo(move || all.with(|it| Some((it.error()?.clone(), it.data.as_ref()?.at))));
    view! {
        {maybe(move || old.get().map(|(error, at)| view! { <Stale error at on_retry=retry /> }.into_any()))}
        {part(move || match stage.get() {
            Stage::Shown => view! { <Shown followed desk /> }.into_any(),
            Stage::Loading => view! { <Skeleton lines=3 /> }.into_any(),
            Stage::Failed(error) => view! { <LoadFailed error on_retry=retry /> }.into_any(),
            Stage::NotYours => view! { <p>{words::NOT_YOURS}</p> }.into_any(),
        })}
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(crate::domain::api_error::ApiError),
    NotYours,
    Shown,
}

#[component]
fn Shown(followed: Followed, desk: State) -> impl IntoView {
    let asked: Asked = RwSignal::new(Vec::new());
    let is_first_time = StoredValue::new(true);
    let sorted = memo(move || {
        let instance = followed
            .instance
            .with(|it| it.value().map(|it| it.uuid.clone()));
        let list = desk.all.value().unwrap_or_default();
        instance
            .map(|it| volume::sorted(list, &it))
            .unwrap_or_default()
    });
    let of = move |wanted: fn(&Standing) -> bool| {
        memo(move || {
            sorted.with(|it| {
                it.iter()
                    .filter(|it| wanted(&it.1))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        })
    };
    let attached = of(|it| *it == Standing::Here);
    let free = of(|it| *it == Standing::Free);
    let others = of(|it| matches!(it, Standing::Elsewhere(_) | Standing::Boot | Standing::Busy));
    let is_several = memo(move || attached.with(|it| it.len() > 1));
    let blocked = blocked(followed, Aim::Detach);
    // A row that went to another list took the focus along.
    let under_way = memo(move || desk.moves.with(Vec::len));
    effect(move || {
        under_way.get();
        if !is_first_time.get_value() {
            timer::soon(|| focus::recover_to(HEADING));
        }
        is_first_time.set_value(false);
    });
    view! {
        <h2 id=HEADING tabindex="-1">{words::ATTACHED}</h2>
        {maybe(move || attached.with(Vec::is_empty).then(|| view! { <p>{words::NONE_ATTACHED}</p> }.into_any()))}
        <Rows list=attached followed desk asked />
        {maybe(move || attached.with(|it| !it.is_empty()).then(|| view! { <p class="quiet">{words::CARE}</p> }.into_any()))}
        {maybe(move || is_several.get().then(|| view! {
            <ActionButton
                label=words::DETACH_ALL
                icon="disk"
                blocked
                on_press=callback(move |()| asked.set(attached.get_untracked().into_iter().map(|it| it.0).collect()))
            />
        }.into_any()))}
        <h2>{words::FREE}</h2>
        {maybe(move || free.with(Vec::is_empty).then(|| view! { <p>{words::NONE_FREE}</p> }.into_any()))}
        <Rows list=free followed desk asked />
        {maybe(move || others.with(|it| !it.is_empty()).then(|| view! {
            <h2>{words::ELSEWHERE}</h2>
            <Rows list=others followed desk asked />
        }.into_any()))}
        <ActionButton
            label=words::LOOK_AGAIN
            icon="refresh"
            kind=ButtonKind::Quiet
            busy=derive(move || desk.all.is_loading())
            on_press=callback(move |()| desk.all.refresh())
        />
        <Question desk asked />
    }
}

/// Why a volume cannot be moved there in the state that the instance is in.
fn blocked(followed: Followed, aim: Aim) -> Signal<Option<String>> {
    derive(move || {
        followed.instance.with(|it| {
            let it = it.value()?;
            let reason = match aim {
                _ if it.ended.is_some() => words::DELETED,
                _ if aim.is_possible(&it.status.name) => return None,
                Aim::Attach => words::ATTACH_AWAY,
                Aim::Detach => words::DETACH_AWAY,
            };
            Some(reason.to_owned())
        })
    })
}

#[component]
fn Rows(
    list: Memo<Vec<(LiveVolume, Standing)>>,
    followed: Followed,
    desk: State,
    asked: Asked,
) -> impl IntoView {
    view! {
        <ul class="rows" role="list">
            {each(move || list.get().into_iter().map(|(volume, standing)| {
                let place = (&volume.device, &volume.mount_location);
                let key = format!("{} {standing:?} {place:?}", volume.uuid.as_str());
                keyed(key, move || view! { <OneRow volume standing followed desk asked /> }.into_any())
            }).collect())}
        </ul>
    }
}

#[component]
fn OneRow(
    volume: LiveVolume,
    standing: Standing,
    followed: Followed,
    desk: State,
    asked: Asked,
) -> impl IntoView {
    let uuid = volume.uuid.clone();
    let moving = memo(move || desk.state_of(&uuid));
    let name = volume.name.clone();
    let said = move || moving.get().map(|(aim, it)| words::stands(&name, aim, &it));
    let is_busy = derive(move || moving.with(|it| matches!(it, Some((_, MoveState::UnderWay)))));
    let place = volume
        .device
        .as_deref()
        .filter(|_| standing == Standing::Here)
        .map(|device| instances::attached_at(device, volume.mount_location.as_deref()));
    let (shown_name, size) = (volume.name.clone(), format!("{} GB", volume.size));
    let (known, uuid) = (volume.state.clone(), volume.uuid.clone());
    let word = move || {
        desk.all.with(|it| {
            let now = it
                .value()
                .and_then(|it| it.iter().find(|it| it.uuid == uuid));
            status::volume(now.map_or(&known, |it| &it.state))
        })
    };
    let mover = move |label: String, aim: Aim, press: Callback<()>| {
        view! {
            <ActionButton
                label=label
                icon="disk"
                busy=is_busy
                blocked=blocked(followed, aim)
                shows_reason=true
                on_press=press
            />
        }
        .into_any()
    };
    let button = match standing {
        Standing::Here => {
            let label = words::detach_one(&volume.name);
            let press = callback(move |()| asked.set(vec![volume.clone()]));
            mover(label, Aim::Detach, press)
        }
        Standing::Free => {
            let label = words::attach_one(&volume.name);
            let press = callback(move |()| desk.move_volume(volume.clone(), Aim::Attach));
            mover(label, Aim::Attach, press)
        }
        Standing::Elsewhere(other) => view! { <Holder other /> }.into_any(),
        Standing::Boot => words::BOOT_DISK.into_any(),
        Standing::Busy => ().into_any(),
    };
    view! {
        <li class="volume">
            <div class="volume__facts">
                <strong>{shown_name}</strong>
                <span>{size}</span>
                <span>{text(word)}</span>
                <span class="quiet">{place}</span>
            </div>
            <div>{button}</div>
            <p class="volume__said" role="status">{said}</p>
        </li>
    }
}

/// The instance that has a volume, by its name where it is in my list.
#[component]
fn Holder(other: InstanceUuid) -> impl IntoView {
    let instances = use_lists().instances;
    let href = Route::Instance {
        uuid: other.clone(),
        tab: Tab::Volumes,
    }
    .path();
    let name = memo(move || instances.find(&other).map(|it| instances::name_of(&it)));
    part(move || match name.get() {
        Some(name) => view! { <a href=href.clone()>{words::on_instance(&name)}</a> }.into_any(),
        None => view! { <a href=href.clone()>{words::ON_ANOTHER}</a> }.into_any(),
    })
}

/// Asks before volumes are detached: what is to be done first, and what stays.
#[component]
fn Question(desk: State, asked: Asked) -> impl IntoView {
    let confirm = move |()| {
        let list = asked.get_untracked();
        asked.set(Vec::new());
        for volume in list {
            desk.move_volume(volume, Aim::Detach);
        }
    };
    view! {
        <ConfirmDialog
            title=derive(move || {
                let names: Vec<String> = asked.with(|it| it.iter().map(|it| it.name.clone()).collect());
                words::detach_title(&names)
            })
            is_open=derive(move || asked.with(|it| !it.is_empty()))
            confirm=words::DETACH_CONFIRM
            keep=words::DETACH_KEEP
            danger=true
            on_confirm=callback(confirm)
            on_close=callback(move |()| asked.set(Vec::new()))
            return_to=HEADING
        >
            <p>{words::DETACH_BODY}</p>
            {asked.with_untracked(|it| {
                let places: Vec<String> = it.iter().filter_map(|it| it.mount_location.clone()).collect();
                (!places.is_empty()).then(|| words::unmount(&places))
            }).map(|command| view! {
                <p><code class="mono">{command.clone()}</code><CopyButton what=words::UNMOUNT_COMMAND text=command /></p>
            })}
            <p>{words::DETACH_KEEPS}</p>
        </ConfirmDialog>
    }
}
