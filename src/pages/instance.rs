//! One instance: its details, volumes, history and image requests, and what can be done to it.

pub mod details;
pub mod history;
pub mod requests;
pub mod volumes;

use leptos::prelude::*;

use crate::domain::api_error::ApiError;
use crate::domain::ids::InstanceUuid;
use crate::domain::leadership::Relation;
use crate::reactive::{callback, derive, maybe, memo, part};
use crate::route::{Route, Tab};
use crate::state::app::{use_app, use_lists};
use crate::state::follow::Followed;
use crate::state::volumes::Volumes;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::tabs::{Tab as UiTab, TabPanel, Tabs};
use crate::ui::waiting::Skeleton;
use crate::views::actions::Actions;
use crate::views::failure::{LoadFailed, Stale};
use crate::views::imaging_lock::LockNotice;
use crate::views::instance_name::InstanceName;
use crate::views::report::ReportProblem;
use crate::views::status_badge::StatusBadge;
use crate::views::whose::{Whose, relation};
use crate::words::instances as words;

#[component]
pub fn InstancePage(uuid: InstanceUuid) -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    let followed = Followed::start(app, lists, uuid.clone());
    provide_context(followed);
    load_projects_for_others(followed);
    super::title(move || {
        followed.instance.with(|it| {
            it.value()
                .map_or_else(|| words::LOADING_ONE.to_owned(), words::name_of)
        })
    });
    let stage = memo(move || {
        followed.instance.with(|it| match (it.value(), it.error()) {
            (Some(_), _) => Stage::Shown,
            (None, Some(error)) => Stage::Failed(error.clone()),
            (None, None) => Stage::Loading,
        })
    });
    view! {
        <div class="page">
            <p class="crumb"><a href=Route::Instances.path()>{words::BACK}</a></p>
            {part(move || match stage.get() {
                Stage::Loading => view! {
                    <h1 tabindex="-1" class="visually-hidden">{words::LOADING_ONE}</h1>
                    <Skeleton lines=6 label=words::LOADING_ONE />
                }.into_any(),
                Stage::Failed(error) => view! {
                    <h1 tabindex="-1" class="visually-hidden">{words::DETAILS_TAB}</h1>
                    <LoadFailed error on_retry=callback(move |()| followed.instance.refresh()) />
                }.into_any(),
                Stage::Shown => view! { <Shown followed uuid=uuid.clone() /> }.into_any(),
            })}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(ApiError),
    Shown,
}

/// Projects are heavy, and only matter for who may act on somebody else's instance.
pub(crate) fn load_projects_for_others(followed: Followed) {
    let app = use_app();
    let projects = use_lists().projects;
    Effect::new(move |asked: Option<bool>| {
        let is_others = app.session.username().is_some_and(|me| {
            followed
                .instance
                .with(|it| it.value().is_some_and(|it| !it.is_owned_by(&me)))
        });
        if is_others && asked != Some(true) && projects.with_untracked(|it| it.value().is_none()) {
            projects.refresh();
        }
        is_others || asked == Some(true)
    });
}

#[component]
fn Shown(followed: Followed, uuid: InstanceUuid) -> impl IntoView {
    let app = use_app();
    let instance = followed.instance;
    let status = derive(move || {
        instance.with(|it| it.value().map(|it| it.status.clone()).unwrap_or_default())
    });
    let is_ended =
        memo(move || instance.with(|it| it.value().is_some_and(|it| it.ended.is_some())));
    let relation = relation(app, use_lists(), followed);
    let may_change = memo(move || match relation.get() {
        _ if is_ended.get() || app.profile_error.with(Option::is_some) => Some(false),
        None | Some(Relation::Asking) => None,
        Some(it) => Some(it.may_change()),
    });
    let stale = memo(move || instance.with(|it| Some((it.error()?.clone(), it.data.as_ref()?.at))));
    let desk = Volumes::new(app, followed);
    let tab = memo(move || match app.navigation.route() {
        Route::Instance { tab, .. } => tab,
        _ => Tab::Details,
    });
    let tabs = Tab::ALL
        .into_iter()
        .map(|tab| UiTab {
            id: tab_id(tab).to_owned(),
            label: label(tab).to_owned(),
            href: Route::Instance {
                uuid: uuid.clone(),
                tab,
            }
            .path(),
        })
        .collect();
    let select = move |href: String| app.navigation.show_tab(Route::parse(&href));
    view! {
        <div class="page__head">
            <InstanceName followed may_change />
            {part(move || view! { <StatusBadge status is_ended=is_ended.get() /> }.into_any())}
        </div>
        {maybe(move || stale.get().map(|(error, at)| view! {
            <Stale error at on_retry=callback(move |()| instance.refresh()) />
        }.into_any()))}
        {maybe(move || is_ended.get().then(|| view! {
            <Notice kind=NoticeKind::Warning><p>{words::ENDED}</p></Notice>
        }.into_any()))}
        <Whose followed relation />
        <LockNotice followed />
        <div class="instance">
            <section class="instance__actions" aria-labelledby="actions-title">
                <h2 id="actions-title">{words::ACTIONS}</h2>
                <Actions followed />
                <ReportProblem followed />
            </section>
            <div class="instance__tabs">
                <Tabs
                    label=words::TABS
                    tabs=tabs
                    selected=derive(move || tab_id(tab.get()).to_owned())
                    on_select=select
                />
                {part(move || {
                    let tab = tab.get();
                    view! {
                        <TabPanel tab=tab_id(tab)>
                            {match tab {
                                Tab::Details => view! { <details::Details followed relation /> }.into_any(),
                                Tab::Volumes => view! { <volumes::Volumes followed relation desk /> }.into_any(),
                                Tab::History => view! { <history::History followed relation /> }.into_any(),
                                Tab::Requests => view! { <requests::Requests followed /> }.into_any(),
                            }}
                        </TabPanel>
                    }
                    .into_any()
                })}
            </div>
        </div>
    }
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Details => "details",
        Tab::Volumes => "volumes",
        Tab::History => "history",
        Tab::Requests => "requests",
    }
}

fn label(tab: Tab) -> &'static str {
    match tab {
        Tab::Details => words::DETAILS_TAB,
        Tab::Volumes => words::VOLUMES_TAB,
        Tab::History => words::HISTORY_TAB,
        Tab::Requests => words::REQUESTS_TAB,
    }
}
