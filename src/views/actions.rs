//! What can be done to an instance: what is possible first, then all that is not, with its reason.

use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::action::Action;
use crate::domain::capability::{self, Obstacle};
use crate::domain::preflight::Known;
use crate::reactive::{attribute, callback, derive, each, effect, keyed, maybe, memo, part};
use crate::route::Route;
use crate::state::app::{use_app, use_lists};
use crate::state::asking;
use crate::state::follow::{Followed, Pause};
use crate::state::question::Question;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::disclosure::Disclosure;
use crate::ui::notice::{Notice, NoticeKind};
use crate::views::question::QuestionDialog;
use crate::words::actions as words;

/// What takes the focus once the button that had it is elsewhere.
const PLACE: &str = "actions";

/// Each action, and what is in its way now.
type Standing = Vec<(Action, Option<Hurdle>)>;

#[derive(Clone, PartialEq)]
struct Hurdle {
    why: String,
    /// The answer that will tell is on its way: until then the action keeps its place.
    is_awaited: bool,
}

#[component]
pub fn Actions(followed: Followed) -> impl IntoView {
    let question = Question::new();
    let standing = standing(followed);
    let is_ended = memo(move || {
        followed
            .instance
            .with(|it| it.value().is_some_and(|it| it.ended.is_some()))
    });
    // A button that cannot be pressed any more goes to the others of its kind, and loses the focus.
    effect(move || {
        standing.with(Vec::len);
        is_ended.get();
        timer::soon(|| focus::recover_to(PLACE));
    });
    view! {
        <div class="actions" id=PLACE tabindex="-1" role="group" aria-label=words::GROUP>
            {part(move || if is_ended.get() {
                view! { <Gone /> }.into_any()
            } else {
                view! { <All followed question standing /> }.into_any()
            })}
        </div>
        <QuestionDialog question return_to=PLACE />
    }
}

#[component]
fn All(followed: Followed, question: Question, standing: Memo<Standing>) -> impl IntoView {
    let item = move |action| {
        keyed(words::name(action).to_owned(), move || {
            view! { <OneAction action followed question standing /> }.into_any()
        })
    };
    let those = move |are_possible: bool| -> Vec<Action> {
        let all = standing.get().into_iter();
        all.filter(|(action, hurdle)| {
            let stands_first =
                *action == Action::Image || hurdle.as_ref().is_none_or(|it| it.is_awaited);
            stands_first == are_possible
        })
        .map(|(action, _)| action)
        .collect()
    };
    let has_blocked = memo(move || !those(false).is_empty());
    view! {
        <ul class="actions__list" role="list">
            {each(move || those(true).into_iter().map(item).collect())}
        </ul>
        {maybe(move || has_blocked.get().then(|| view! {
            <Disclosure summary=derive(move || {
                let names: Vec<&str> = those(false).into_iter().map(words::name).collect();
                words::not_now(&names)
            })>
                <ul class="actions__list" role="list">
                    {each(move || those(false).into_iter().map(item).collect())}
                </ul>
            </Disclosure>
        }.into_any()))}
        <Paused followed />
    }
}

/// What is left to do once it is deleted.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <p><strong>{words::GONE_TITLE}</strong></p>
        <p>{words::GONE}</p>
        <p><a href=Route::Instances.path()>{words::TO_LIST}</a></p>
    }
}

/// A state that nobody watches any more is only looked at on request.
#[component]
pub fn Paused(followed: Followed) -> impl IntoView {
    maybe(move || {
        followed.pause.get().map(|pause| {
            let said = match pause {
                Pause::Slow => words::SLOW,
                Pause::NotAllowed => words::UNWATCHED,
            };
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{said}</p>
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
fn OneAction(
    action: Action,
    followed: Followed,
    question: Question,
    standing: Memo<Standing>,
) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let hurdle = memo(move || {
        standing.with(|all| {
            let this = all.iter().find(|(it, _)| *it == action);
            this.and_then(|(_, hurdle)| hurdle.clone())
        })
    });
    let blocked = memo(move || hurdle.get().map(|it| it.why));
    let is_awaited = memo(move || hurdle.with(|it| it.as_ref().is_some_and(|it| it.is_awaited)));
    let press = move |()| {
        let Some(instance) = followed.instance.try_value_untracked() else {
            return;
        };
        if action == Action::Image {
            let uuid = instance.uuid;
            return app.navigation.go(Route::RequestImaging { uuid });
        }
        let go_on = move || {
            question.close();
            followed.act(action);
        };
        asking::ask(app, lists, question, instance, action, Arc::new(go_on));
    };
    let (icon, kind) = looks(action);
    view! {
        <li class="actions__item" data-awaited=attribute(move || is_awaited.get().then(String::new))>
            <ActionButton
                label=words::name(action)
                icon=icon
                kind=kind
                busy=derive(move || followed.acting.get() == Some(action))
                blocked=blocked
                shows_reason=true
                on_press=callback(press)
            />
            {maybe(move || (blocked.with(Option::is_none) || is_awaited.get()).then(|| view! {
                <p class="actions__effect">{words::effect(action)}</p>
            }.into_any()))}
        </li>
    }
}

fn looks(action: Action) -> (&'static str, ButtonKind) {
    match action {
        Action::Image => ("image", ButtonKind::Primary),
        Action::Start | Action::Resume | Action::Unshelve => ("play", ButtonKind::Plain),
        Action::Stop => ("stop", ButtonKind::Plain),
        Action::Suspend => ("pause", ButtonKind::Plain),
        Action::Shelve => ("shelf", ButtonKind::Plain),
        Action::Reboot | Action::HardReboot | Action::Redeploy => ("refresh", ButtonKind::Plain),
        Action::Delete => ("danger", ButtonKind::Danger),
    }
}

fn standing(followed: Followed) -> Memo<Standing> {
    let judge = judge(followed);
    memo(move || Action::ALL.into_iter().map(|it| (it, judge(it))).collect())
}

/// Why an action cannot be done now, in words; `None` when it can.
pub fn obstacle_to(action: Action, followed: Followed) -> Signal<Option<String>> {
    let judge = judge(followed);
    memo(move || judge(action).map(|it| it.why)).into()
}

fn judge(followed: Followed) -> impl Fn(Action) -> Option<Hurdle> + Copy + Send + Sync {
    let app = use_app();
    let lists = use_lists();
    move |action| {
        let me = app.session.username();
        let offered = followed.offered.with(|it| it.value().cloned());
        followed.instance.with(|it| {
            let instance = it.value()?;
            let project = instance.project.as_ref().map(|it| it.uuid.as_str());
            let is_leader = if me.is_none() && app.profile_error.with(Option::is_some) {
                Known::Unknown
            } else {
                lists.leadership(project, app)
            };
            let obstacle = capability::obstacle(
                action,
                instance,
                me.as_ref(),
                &is_leader,
                offered.as_deref(),
            )?;
            // Where the offered list cannot be had, the server itself will say no.
            if obstacle == Obstacle::Asking && followed.offered.error().is_some() {
                return None;
            }
            Some(Hurdle {
                why: words::obstacle(action, &obstacle, &instance.status),
                is_awaited: obstacle.is_awaited(),
            })
        })
    }
}
