//! The bar of the list: what can be done to the selected instances, and how far it is.

use leptos::prelude::*;

use crate::domain::action::Action;
use crate::domain::bulk::{self, Plan};
use crate::domain::roll::Rows;
use crate::reactive::{callback, derive, each, effect, keyed, maybe, memo, part, text};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::asking_many;
use crate::state::bulk::Bulk;
use crate::state::question::Question;
use crate::state::selection::Selection;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::disclosure::Disclosure;
use crate::views::question::QuestionDialog;
use crate::words::{actions, bulk as words, instances};

/// What takes the focus when what had it is gone.
const PLACE: &str = "bulk";

#[component]
pub fn BulkBar(selection: Selection) -> impl IntoView {
    let bulk = expect_context::<Bulk>();
    let question = Question::new();
    let chosen = memo(move || selection.rows());
    let count = memo(move || chosen.with(|it| it.0.len()));
    let is_any = memo(move || count.get() > 0);
    let has_run = memo(move || bulk.run.with(Option::is_some));
    ask_who_leads(chosen);
    view! {
        {maybe(move || (is_any.get() || has_run.get()).then(|| view! {
            <section class="bulk" id=PLACE tabindex="-1" aria-label=words::BAR>
                {maybe(move || is_any.get().then(|| view! { <Chosen selection bulk question chosen count /> }.into_any()))}
                {maybe(move || has_run.get().then(|| view! { <Report bulk question /> }.into_any()))}
            </section>
        }.into_any()))}
        <QuestionDialog question return_to=PLACE />
    }
}

/// Somebody else's instance may be in a project that I lead.
fn ask_who_leads(chosen: Memo<Rows>) {
    let app = use_app();
    let projects = use_lists().projects;
    let has_others = memo(move || {
        let me = app.session.username();
        me.is_some_and(|me| chosen.with(|it| it.0.iter().any(|it| !it.is_owned_by(&me))))
    });
    effect(move || {
        if has_others.get() && projects.with_untracked(|it| it.value().is_none()) {
            projects.refresh();
        }
    });
}

#[component]
fn Chosen(
    selection: Selection,
    bulk: Bulk,
    question: Question,
    chosen: Memo<Rows>,
    count: Memo<usize>,
) -> impl IntoView {
    view! {
        <div class="bulk__head">
            <strong role="status">{text(move || words::selected(count.get()))}</strong>
            <ActionButton
                label=words::CLEAR
                icon="close"
                kind=ButtonKind::Quiet
                on_press=callback(move |()| selection.clear())
            />
        </div>
        <Disclosure summary=derive(move || words::actions_for(count.get()))>
            <Offers bulk question chosen />
        </Disclosure>
    }
}

/// What can be done to any of them, and folded away what cannot.
#[component]
fn Offers(bulk: Bulk, question: Question, chosen: Memo<Rows>) -> impl IntoView {
    let possible = memo(move || {
        let can = |action| chosen.with(|rows| !bulk.plan(action, rows).can.0.is_empty());
        let all = bulk::actions().map(|it| (it, can(it)));
        all.collect::<Vec<(Action, bool)>>()
    });
    let those = move |is_possible: bool| -> Vec<Action> {
        let all = possible.get().into_iter();
        all.filter(|it| it.1 == is_possible)
            .map(|it| it.0)
            .collect()
    };
    let offers = move |is_possible: bool| {
        each(move || {
            let offer = |action: Action| {
                keyed(actions::name(action).to_owned(), move || {
                    view! { <li><Offer action bulk question chosen /></li> }.into_any()
                })
            };
            those(is_possible).into_iter().map(offer).collect()
        })
    };
    let has_impossible = memo(move || possible.with(|all| all.iter().any(|it| !it.1)));
    view! {
        <ul class="bulk__actions" role="list">{offers(true)}</ul>
        {maybe(move || has_impossible.get().then(|| view! {
            <Disclosure summary=derive(move || {
                let names: Vec<&str> = those(false).into_iter().map(actions::name).collect();
                actions::not_now(&names)
            })>
                <ul class="bulk__actions" role="list">{offers(false)}</ul>
            </Disclosure>
        }.into_any()))}
    }
}

/// One action: to how many it applies, and why not to the others.
#[component]
fn Offer(action: Action, bulk: Bulk, question: Question, chosen: Memo<Rows>) -> impl IntoView {
    let (app, lists) = (use_app(), use_lists());
    let plan = memo(move || chosen.with(|rows| bulk.plan(action, rows)));
    let label = derive(move || {
        plan.with(|it| {
            let can = it.can.0.len();
            words::applies(action, can, can + it.cannot.len())
        })
    });
    let why_not = memo(move || plan.with(|it| words::why_not(action, it)));
    let blocked = derive(move || {
        if bulk.is_sending() {
            return Some(words::WAIT.to_owned());
        }
        let is_possible = plan.with(|it| !it.can.0.is_empty());
        (!is_possible).then(|| why_not.get().join(" "))
    });
    let press = move |()| {
        let plan: Plan = plan.get_untracked();
        asking_many::ask(app, lists, question, bulk, action, plan);
    };
    view! {
        <ActionButton
            label
            kind=if action == Action::Delete { ButtonKind::Danger } else { ButtonKind::Plain }
            blocked
            shows_reason=true
            on_press=callback(press)
        />
        {part(move || {
            let reasons = if blocked.get().is_some() { Vec::new() } else { why_not.get() };
            reasons.into_iter().map(|it| view! { <p class="actions__effect">{it}</p> }).collect_view().into_any()
        })}
    }
}

/// How far the last action is, and those that did not work.
#[component]
fn Report(bulk: Bulk, question: Question) -> impl IntoView {
    let (app, lists) = (use_app(), use_lists());
    let progress = memo(move || {
        let run = bulk
            .run
            .with(|it| it.as_ref().map(|it| (it.action, it.counts())));
        run.map(|(action, counts)| (words::progress(action, counts), counts))
    });
    let failures = memo(move || {
        bulk.run
            .with(|it| it.as_ref().map(words::failures))
            .unwrap_or_default()
    });
    let has_failed = memo(move || !failures.with(Vec::is_empty));
    let action = move || bulk.run.with(|it| it.as_ref().map(|it| it.action));
    let again = move |()| {
        if let Some(action) = untrack(action) {
            let plan = untrack(|| bulk.plan(action, &bulk.failed()));
            asking_many::ask(app, lists, question, bulk, action, plan);
        }
    };
    // What cannot be done to any of them is not asked for.
    let blocked = memo(move || {
        if bulk.is_sending() {
            return Some(words::WAIT.to_owned());
        }
        let action = action()?;
        lists.instances.with(|_| ());
        let plan = failures.with(|_| bulk.plan(action, &bulk.failed()));
        plan.can
            .0
            .is_empty()
            .then(|| words::why_not(action, &plan).join(" "))
    });
    view! {
        <div class="bulk__report">
            <p>{text(move || progress.get().map(|it| it.0).unwrap_or_default())}</p>
            <progress
                aria-label=words::PROGRESS
                max=move || progress.get().map_or(1, |it| it.1.all).to_string()
                value=move || progress.get().map_or(0, |it| it.1.done + it.1.failed).to_string()
            ></progress>
            <ul class="rows" role="list">
                {each(move || failures.get().into_iter().map(|(instance, reason)| {
                    let key = format!("{} {reason}", instance.uuid);
                    keyed(key, move || {
                        let name = instances::name_of(&instance);
                        let href = Route::Instance { uuid: instance.uuid, tab: Tab::Details }.path();
                        view! { <li class="rows__row"><a href=href>{name}</a><span>{reason}</span></li> }.into_any()
                    })
                }).collect())}
            </ul>
            <div class="bulk__ways">
                {maybe(move || has_failed.get().then(|| view! {
                    <ActionButton label=words::TRY_AGAIN icon="refresh" blocked shows_reason=true on_press=callback(again) />
                }.into_any()))}
                <ActionButton
                    label=words::DISMISS
                    kind=ButtonKind::Quiet
                    blocked=derive(move || bulk.is_sending().then(|| words::WAIT.to_owned()))
                    on_press=callback(move |()| bulk.dismiss())
                />
            </div>
        </div>
    }
}
