//! Carrying an action out: shown at once, one call, and a look at the cloud where its answer does not
//! say what is so.

use crate::dom::page;
use crate::domain::acted::{self, Acted};
use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::instance::Instance;
use crate::domain::status::Status;
use crate::state::app::{App, Lists};
use crate::state::watcher::Watcher;

/// Asks for an action. The list shows where it leads, or again what was before, and the watcher follows
/// it; what came of it is for the caller to tell.
///
/// Whoever calls has asked first whose the instance is: for deleting, the server does not.
pub async fn act(
    app: App,
    lists: Lists,
    watcher: Watcher,
    instance: &Instance,
    action: Action,
) -> Acted {
    let before = instance.status.clone();
    let show = |status: Status, leaving: Option<Status>| {
        let mut shown = instance.clone();
        shown.status = status;
        lists
            .instances
            .change(&instance.uuid, |it| it.status = shown.status.clone());
        watcher.follow(&shown, leaving);
    };
    let expected = action.expected(&before).unwrap_or_default();
    show(expected.clone(), Some(before.clone()));
    let acted = carry_out(app, instance, action).await;
    match acted {
        Acted::Accepted => show(expected, Some(before)),
        Acted::Gone => {
            show(expected, Some(before));
            // The look that finds nothing is what ends it everywhere.
            watcher.hurry(&instance.uuid);
        }
        Acted::Refused(_) => show(before, None),
        // It may turn up late: the cloud is watched for it.
        Acted::NotSeen(_) | Acted::Unknown(_) => show(before.clone(), Some(before)),
    }
    acted
}

async fn carry_out(app: App, instance: &Instance, action: Action) -> Acted {
    let client = app.session.client();
    let answer = match action.call() {
        Some(call) => client.act(instance, &call).await,
        None if action == Action::Delete => client.delete_instance(&instance.uuid).await,
        None => return Acted::Refused(ApiError::Refused(String::new())),
    };
    let Err(error) = answer else {
        return Acted::Accepted;
    };
    app.session.note(&error);
    if !acted::must_ask(&error) {
        return Acted::Refused(error);
    }
    let live = client.live_instance(instance, page::stamp()).await;
    let now = live.as_ref().map(|it| &it.status);
    acted::judge(action, error, &instance.status, now)
}
