//! "Before you begin": the checks with their cures.

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::action::Action;
use crate::domain::preflight::{self, Check, Finding, Outcome};
use crate::domain::volume::LiveVolume;
use crate::domain::volume_move::{Aim, MoveState};
use crate::reactive::{callback, derive, memo, part, word};
use crate::route::Route;
use crate::state::follow::Followed;
use crate::state::preflight::Preflight;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::icon::Icon;
use crate::views::actions::{Paused, obstacle_to};
use crate::words::{actions, errors, instances, preflight as words, volumes};

const CHECK_AGAIN: &str = "check-again";

#[component]
pub fn Checks(preflight: Preflight, followed: Followed) -> impl IntoView {
    let outcomes = memo(move || {
        preflight
            .facts
            .with(|it| it.as_ref().map(preflight::checks).unwrap_or_default())
    });
    // One memo and not two: an effect that reads a memo and another one made from it can miss a change.
    let sum = memo(move || {
        outcomes.with(|it| {
            let is_blocked = it.iter().any(|it| matches!(it.1, Outcome::Blocked(_)));
            let is_asking = it.is_empty() || it.iter().any(|it| it.1 == Outcome::Asking);
            let is_warned = it.iter().any(|it| matches!(it.1, Outcome::Warning(_)));
            match (is_blocked, is_asking, is_warned) {
                (true, _, _) => words::NOT_YET,
                (false, true, _) => words::ASKING,
                (false, false, true) => words::WARNED,
                (false, false, false) => words::ALL_GOOD,
            }
        })
    });
    view! {
        <p class="checks__sum" role="status">{word(move || sum.get())}</p>
        <ul class="checks" role="list">
            {Check::ALL.into_iter().map(|check| {
                let outcome = memo(move || {
                    outcomes.with(|it| it.iter().find(|it| it.0 == check).map_or(Outcome::Asking, |it| it.1.clone()))
                });
                // Only a check that came out differently is shown anew, so that the focus stays in the others.
                part(move || view! { <OneCheck check outcome=outcome.get() preflight followed /> }.into_any())
            }).collect_view()}
        </ul>
        <Paused followed />
        <ActionButton
            id=CHECK_AGAIN
            label=words::CHECK_AGAIN
            icon="refresh"
            kind=ButtonKind::Quiet
            busy=derive(move || preflight.is_busy())
            on_press=callback(move |()| preflight.refresh())
        />
    }
}

#[component]
fn OneCheck(
    check: Check,
    outcome: Outcome,
    preflight: Preflight,
    followed: Followed,
) -> impl IntoView {
    let (state, icon, word) = match &outcome {
        Outcome::Passed => ("passed", "check", words::PASSED),
        Outcome::Asking => ("asking", "clock", words::ASKING),
        Outcome::Warning(_) => ("warning", "warning", words::WARNING),
        Outcome::Blocked(_) => ("blocked", "danger", words::BLOCKED),
    };
    // A cure that has worked goes with its button, and the focus to the button that shows how the checks go.
    on_cleanup(|| {
        if focus::is_in(".checks__check") {
            timer::soon(|| focus::recover_to(CHECK_AGAIN));
        }
    });
    let heading = words::heading(check, &outcome);
    let finding = match outcome {
        Outcome::Warning(finding) | Outcome::Blocked(finding) => Some(finding),
        Outcome::Passed | Outcome::Asking => None,
    };
    view! {
        <li class="checks__check" data-outcome=state>
            <Icon name=icon />
            <div class="checks__text">
                <p class="checks__question">
                    <span class="visually-hidden">{format!("{word}: ")}</span>
                    {heading}
                </p>
                {finding.map(|finding| view! {
                    <p class="checks__finding">{words::finding(&finding)}</p>
                    <Cure finding preflight followed />
                })}
            </div>
        </li>
    }
}

/// What mends it, right here.
#[component]
fn Cure(finding: Finding, preflight: Preflight, followed: Followed) -> impl IntoView {
    match finding {
        Finding::NotRunning {
            remedy: Some(action),
        } => view! { <Wake action followed /> }.into_any(),
        Finding::Attached(volumes) => view! { <Detach volumes preflight followed /> }.into_any(),
        Finding::Open(request) => view! {
            <p><a href=Route::Request { uuid: request.uuid }.path()>{instances::SEE_REQUEST}</a></p>
        }
        .into_any(),
        Finding::CouldNotCheck => view! { <Retry preflight /> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Retry(preflight: Preflight) -> impl IntoView {
    view! {
        <ActionButton
            label=errors::RETRY
            icon="refresh"
            on_press=callback(move |()| preflight.refresh())
        />
    }
}

#[component]
fn Wake(action: Action, followed: Followed) -> impl IntoView {
    view! {
        <ActionButton
            label=actions::name(action)
            icon="play"
            busy=derive(move || followed.acting.get() == Some(action))
            blocked=obstacle_to(action, followed)
            shows_reason=true
            on_press=callback(move |()| followed.act(action))
        />
    }
}

#[component]
fn Detach(volumes: Vec<LiveVolume>, preflight: Preflight, followed: Followed) -> impl IntoView {
    let is_several = volumes.len() > 1;
    let blocked = derive(move || {
        let is_away = followed.instance.with(|it| {
            it.value()
                .is_some_and(|it| !Aim::Detach.is_possible(&it.status.name))
        });
        is_away.then(|| volumes::DETACH_AWAY.to_owned())
    });
    view! {
        <ul class="rows" role="list">
            {volumes.into_iter().map(|volume| view! { <DetachOne volume preflight blocked /> }).collect_view()}
        </ul>
        {is_several.then(|| view! {
            <ActionButton label=volumes::DETACH_ALL icon="disk" blocked on_press=callback(move |()| preflight.detach_all()) />
        })}
    }
}

#[component]
fn DetachOne(
    volume: LiveVolume,
    preflight: Preflight,
    blocked: Signal<Option<String>>,
) -> impl IntoView {
    let uuid = volume.uuid.clone();
    let state = memo(move || preflight.volumes.state_of(&uuid).map(|it| it.1));
    let name = volume.name.clone();
    let said = move || {
        let state = state.get();
        state.map(|it| volumes::stands(&name, Aim::Detach, &it))
    };
    let label = volumes::detach_one(&volume.name);
    view! {
        <li class="rows__row">
            <ActionButton
                label=label
                icon="disk"
                busy=derive(move || state.get() == Some(MoveState::UnderWay))
                blocked
                shows_reason=true
                on_press=callback(move |()| preflight.volumes.move_volume(volume.clone(), Aim::Detach))
            />
            <span role="status">{said}</span>
        </li>
    }
}
