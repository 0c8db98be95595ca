//! What can be done to an instance: each action with its reason when it cannot be done now.

use leptos::prelude::*;

use crate::domain::action::Action;
use crate::domain::capability::{self, Obstacle};
use crate::reactive::{callback, derive, maybe, memo};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::follow::Followed;
use crate::state::lock::Lock;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::views::imaging_lock::LockQuestion;
use crate::words::actions as words;

/// The actions that this page offers, in this order.
const OFFERED: [Action; 4] = [
    Action::Image,
    Action::Start,
    Action::Resume,
    Action::Unshelve,
];

#[component]
pub fn Actions(followed: Followed) -> impl IntoView {
    let lock = Lock::start(use_lists());
    view! {
        <ul class="actions" role="list">
            {OFFERED.into_iter().map(|action| view! {
                <li class="actions__item"><OneAction action followed lock /></li>
            }).collect_view()}
        </ul>
        <LockQuestion lock />
        <Slow followed />
    }
}

/// A state that has not settled for half an hour is only looked at on request.
#[component]
pub fn Slow(followed: Followed) -> impl IntoView {
    maybe(move || {
        followed.is_slow.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{words::SLOW}</p>
                    <ActionButton
                        label=words::LOOK_NOW
                        icon="refresh"
                        kind=ButtonKind::Quiet
                        on_press=callback(move |()| followed.look_now())
                    />
                </Notice>
            }
            .into_any()
        })
    })
}

#[component]
fn OneAction(action: Action, followed: Followed, lock: Lock) -> impl IntoView {
    let navigation = use_app().navigation;
    let blocked = obstacle_to(action, followed);
    let press = move |()| {
        let known = followed
            .instance
            .with_untracked(|it| it.value().map(|it| (it.id, it.uuid.clone())));
        let Some((id, uuid)) = known else { return };
        if action == Action::Image {
            navigation.go(Route::RequestImaging { uuid });
        } else {
            lock.guard(action, id, callback(move |()| followed.act(action)));
        }
    };
    let (icon, kind) = match action {
        Action::Image => ("image", ButtonKind::Primary),
        _ => ("play", ButtonKind::Plain),
    };
    view! {
        <ActionButton
            label=words::name(action)
            icon=icon
            kind=kind
            busy=derive(move || followed.acting.get() == Some(action))
            blocked=blocked
            shows_reason=true
            on_press=press
        />
        {maybe(move || blocked.with(Option::is_none).then(|| view! {
            <p class="actions__effect">{words::effect(action)}</p>
        }.into_any()))}
    }
}

/// Why an action cannot be done now, in words; `None` when it can.
pub fn obstacle_to(action: Action, followed: Followed) -> Signal<Option<String>> {
    let app = use_app();
    let lists = use_lists();
    memo(move || {
        let me = app.session.username()?;
        let offered = followed.offered.with(|it| it.value().cloned());
        followed.instance.with(|it| {
            let instance = it.value()?;
            let is_leader = lists.leads(instance.project.as_ref().map(|it| it.uuid.as_str()), app);
            let obstacle =
                capability::obstacle(action, instance, &me, is_leader, offered.as_deref())?;
            // Where the offered list cannot be had, the server itself will say no.
            if obstacle == Obstacle::Asking && followed.offered.error().is_some() {
                return None;
            }
            Some(words::obstacle(action, &obstacle, &instance.status))
        })
    })
    .into()
}
