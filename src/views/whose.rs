//! That an instance is somebody else's, and what one may do with it.

use leptos::prelude::*;

use crate::domain::leadership::Relation;
use crate::reactive::{callback, maybe, memo};
use crate::state::app::{App, Lists, use_lists};
use crate::state::follow::Followed;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::notice::{Notice, NoticeKind};
use crate::words::{details as words, errors, instances};

/// How the person who is signed in stands to the instance; `None` while one of the two is unknown.
pub fn relation(app: App, lists: Lists, followed: Followed) -> Memo<Option<Relation>> {
    memo(move || {
        let me = app.session.username()?;
        followed.instance.with(|it| {
            let it = it.value()?;
            let project = it.project.as_ref().map(|it| it.uuid.as_str());
            Some(Relation::of(it, &me, lists.leadership(project, app)))
        })
    })
}

#[component]
pub fn Whose(followed: Followed, relation: Memo<Option<Relation>>) -> impl IntoView {
    let projects = use_lists().projects;
    let said = memo(move || {
        let relation = relation.get().filter(|it| *it != Relation::Owner)?;
        followed.instance.with(|it| {
            let it = it.value()?;
            let owner = &it.owner.username.0;
            let text = match relation {
                Relation::Leader => words::led(owner, &instances::project_of(it)),
                Relation::Onlooker => words::shared(owner),
                Relation::Unknown => words::leader_unknown(owner),
                Relation::Owner | Relation::Asking => words::belongs(owner),
            };
            Some((text, relation == Relation::Unknown))
        })
    });
    maybe(move || {
        said.get().map(|(text, may_retry)| {
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{text}</p>
                    {may_retry.then(|| view! {
                        <ActionButton
                            label=errors::RETRY
                            icon="refresh"
                            kind=ButtonKind::Quiet
                            on_press=callback(move |()| projects.refresh())
                        />
                    })}
                </Notice>
            }
            .into_any()
        })
    })
}
