//! The Instance Details tab: what the instance is, with everything worth copying at hand.

use leptos::prelude::*;

use crate::dom::intl;
use crate::domain::instance::Instance;
use crate::domain::leadership::Relation;
use crate::reactive::{self, derive, maybe, memo, part};
use crate::route::{Route, Tab};
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::ui::copy_button::CopyButton;
use crate::views::access::AccessWays;
use crate::views::allocation::Allocation;
use crate::views::moment::Exact;
use crate::views::passing_on::{self, PassingOn};
use crate::views::status_badge::StatusBadge;
use crate::words::{details, instance_facts, instances as words};

#[component]
pub fn Details(followed: Followed, relation: Memo<Option<Relation>>) -> impl IntoView {
    let instance = followed.instance;
    let app = use_app();
    let text = move |read: fn(&Instance) -> String| {
        memo(move || instance.with(|it| it.value().map(read).unwrap_or_default()))
    };
    let ip = memo(move || {
        instance.with(|it| {
            let it = it.value()?;
            Some(
                it.current_ip()
                    .map(str::to_owned)
                    .ok_or_else(|| details::no_address(it)),
            )
        })
    });
    let ssh = memo(move || {
        let me = app.session.username()?;
        let ip = ip.get()?.ok()?;
        Some(Ok(format!("ssh {}@{ip}", me.as_str())))
    });
    let owner = memo(move || {
        let is_others = relation.get().is_some_and(|it| it != Relation::Owner);
        instance.with(|it| {
            it.value()
                .filter(|_| is_others)
                .map(|it| it.owner.username.0.clone())
        })
    });
    let launched = memo(move || instance.with(|it| it.value().and_then(|it| it.launched)));
    let ended = memo(move || instance.with(|it| it.value().and_then(|it| it.ended)));
    let scripts = text(|it| {
        let titles: Vec<&str> = it.scripts.iter().map(|it| it.title.as_str()).collect();
        titles.join(", ")
    });
    let link = text(address_of);
    let summary = text(|it| {
        let launched = it.launched.map(|at| intl::date_time(at.0));
        instance_facts::as_text(it, &launched.unwrap_or_default(), &address_of(it))
    });
    view! {
        <h2 class="visually-hidden">{words::DETAILS_TAB}</h2>
        <dl class="facts">
            <State followed />
            <Copied term=words::INSTANCE_ID text=text(|it| it.id.to_string()) />
            <Copied term=words::ALIAS text=text(|it| it.uuid.to_string()) />
            <MaybeCopied term=words::IP_ADDRESS what=words::IP_ADDRESS text=ip />
            {maybe(move || ssh.with(Option::is_some).then(|| view! {
                <MaybeCopied term=words::SSH what=words::SSH_COMMAND text=ssh />
            }.into_any()))}
            <AccessWays followed />
            <Fact term=words::SIZE text=text(|it| words::size(&it.size)) />
            <Fact term=words::IMAGE_AND_VERSION text=text(words::image_of) />
            <Fact term=words::PROJECT text=text(words::project_of) />
            <Fact term=words::PROVIDER text=text(details::provider) />
            <Fact term=words::IDENTITY text=text(|it| it.identity.key.clone()) />
            {maybe(move || owner.get().map(|owner| view! { <Row term=words::OWNER>{owner}</Row> }.into_any()))}
            <Row term=words::LAUNCHED>{part(move || view! { <Exact at=launched.get() /> }.into_any())}</Row>
            {maybe(move || ended.get().map(|at| view! {
                <Row term=details::DELETED><Exact at=Some(at) /></Row>
            }.into_any()))}
            <Row term=words::ALLOCATION><Allocation followed relation /></Row>
            {maybe(move || scripts.with(|it| !it.is_empty()).then(|| view! {
                <Fact term=words::SCRIPTS text=scripts />
            }.into_any()))}
            // The address bar says it on the screen.
            <div class="facts__row facts__row--on-paper">
                <dt>{details::ADDRESS}</dt>
                <dd>{reactive::text(move || link.get())}</dd>
            </div>
        </dl>
        <div class="passing-on">
            <PassingOn what=details::SUMMARY title=text(words::name_of) text=summary link />
        </div>
    }
}

fn address_of(instance: &Instance) -> String {
    passing_on::address(&Route::Instance {
        uuid: instance.uuid.clone(),
        tab: Tab::Details,
    })
}

/// The state, with the cloud's own words behind ours, and what helps where it is in trouble.
#[component]
fn State(followed: Followed) -> impl IntoView {
    let state = memo(move || {
        followed.instance.with(|it| {
            let it = it.value()?;
            let words = (details::raw_state(it), details::remedy(it));
            Some((it.status.clone(), it.ended.is_some(), words))
        })
    });
    let status =
        derive(move || state.with(|it| it.as_ref().map(|it| it.0.clone()).unwrap_or_default()));
    let is_ended = memo(move || state.with(|it| it.as_ref().is_some_and(|it| it.1)));
    let said =
        memo(move || state.with(|it| it.as_ref().map(|it| it.2.clone()).unwrap_or_default()));
    view! {
        <Row term=details::STATE>
            {part(move || view! { <StatusBadge status is_ended=is_ended.get() /> }.into_any())}
            {part(move || {
                let (raw, remedy) = said.get();
                view! {
                    <span class="quiet">{(!raw.is_empty()).then(|| format!(" ({raw})"))}</span>
                    {remedy.map(|it| view! { <p class="facts__trouble">{it}</p> })}
                }.into_any()
            })}
        </Row>
    }
}

#[component]
fn Row(term: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="facts__row">
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

#[component]
fn Fact(term: &'static str, text: Memo<String>) -> impl IntoView {
    let shown = move || {
        text.with(|it| {
            if it.is_empty() {
                words::UNKNOWN.to_owned()
            } else {
                it.clone()
            }
        })
    };
    view! { <Row term>{reactive::text(shown)}</Row> }
}

#[component]
fn Copied(term: &'static str, text: Memo<String>) -> impl IntoView {
    view! {
        <Row term>
            <span class="mono">{reactive::text(move || text.get())}</span>
            <CopyButton what=term text />
        </Row>
    }
}

/// A fact that may not be there: then it says why, and there is nothing to copy.
#[component]
fn MaybeCopied(
    term: &'static str,
    what: &'static str,
    text: Memo<Option<Result<String, String>>>,
) -> impl IntoView {
    view! {
        <Row term>
            {part(move || match text.get() {
                Some(Ok(text)) => view! {
                    <span class="mono">{text.clone()}</span>
                    <CopyButton what text=text />
                }.into_any(),
                Some(Err(why)) => view! { <span class="quiet">{why}</span> }.into_any(),
                None => view! { <span class="quiet">{words::NONE}</span> }.into_any(),
            })}
        </Row>
    }
}
