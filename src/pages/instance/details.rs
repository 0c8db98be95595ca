//! The Instance Details tab: what the instance is, with everything worth copying at hand.

use leptos::prelude::*;

use crate::domain::instance::Instance;
use crate::reactive::{self, maybe, memo, part};
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::ui::copy_button::CopyButton;
use crate::views::moment::Exact;
use crate::words::instances as words;

#[component]
pub fn Details(followed: Followed) -> impl IntoView {
    let instance = followed.instance;
    let app = use_app();
    let text = move |read: fn(&Instance) -> String| {
        memo(move || instance.with(|it| it.value().map(read).unwrap_or_default()))
    };
    let ip = memo(move || {
        instance.with(|it| it.value().and_then(|it| it.usable_ip().map(str::to_owned)))
    });
    let ssh = memo(move || {
        let me = app.session.username()?;
        ip.get().map(|ip| format!("ssh {}@{ip}", me.as_str()))
    });
    let launched = memo(move || instance.with(|it| it.value().and_then(|it| it.launched)));
    let owner = memo(move || {
        let me = app.session.username()?;
        instance.with(|it| {
            let it = it.value()?;
            (!it.is_owned_by(&me)).then(|| it.owner.username.0.clone())
        })
    });
    let scripts = text(|it| {
        it.scripts
            .iter()
            .map(|it| it.title.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    });
    view! {
        <h2 class="visually-hidden">{words::DETAILS_TAB}</h2>
        <dl class="facts">
            <Copied term=words::INSTANCE_ID what=words::INSTANCE_ID text=text(|it| it.id.to_string()) />
            <Copied term=words::ALIAS what=words::ALIAS text=text(|it| it.uuid.to_string()) />
            <MaybeCopied term=words::IP_ADDRESS what=words::IP_ADDRESS text=ip />
            <MaybeCopied term=words::SSH what=words::SSH_COMMAND text=ssh />
            <Fact term=words::SIZE text=text(|it| words::size(&it.size)) />
            <Fact term=words::IMAGE_AND_VERSION text=text(words::image_of) />
            <Fact term=words::PROJECT text=text(words::project_of) />
            <Fact term=words::PROVIDER text=text(|it| it.provider.name.clone()) />
            <Fact term=words::IDENTITY text=text(|it| it.identity.key.clone()) />
            {maybe(move || owner.get().map(|owner| view! { <Row term=words::OWNER>{owner}</Row> }.into_any()))}
            <Row term=words::LAUNCHED>{part(move || view! { <Exact at=launched.get() /> }.into_any())}</Row>
            <Fact term=words::ALLOCATION text=text(|it| {
                it.allocation.as_ref().map_or_else(|| words::NONE.to_owned(), |it| it.name.clone())
            }) />
            {maybe(move || scripts.with(|it| !it.is_empty()).then(|| view! {
                <Fact term=words::SCRIPTS text=scripts />
            }.into_any()))}
        </dl>
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
    view! { <Row term>{reactive::text(move || text.get())}</Row> }
}

#[component]
fn Copied(term: &'static str, what: &'static str, text: Memo<String>) -> impl IntoView {
    view! {
        <Row term>
            <span class="mono">{reactive::text(move || text.get())}</span>
            <CopyButton what text />
        </Row>
    }
}

/// A fact that may not be there: then it says so, and there is nothing to copy.
#[component]
fn MaybeCopied(
    term: &'static str,
    what: &'static str,
    text: Memo<Option<String>>,
) -> impl IntoView {
    view! {
        <Row term>
            {part(move || match text.get() {
                Some(text) => view! {
                    <span class="mono">{text.clone()}</span>
                    <CopyButton what text=text />
                }.into_any(),
                None => view! { <span class="quiet">{words::NONE}</span> }.into_any(),
            })}
        </Row>
    }
}
