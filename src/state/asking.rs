//! What is asked before an action on an instance: one question, with all that it costs.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::domain::action::Action;
use crate::domain::consequence;
use crate::domain::instance::Instance;
use crate::domain::lock;
use crate::route::{Route, Tab};
use crate::state::app::{App, Lists};
use crate::state::question::{Asked, Line, Question};
use crate::words::{actions, consequences as words, costs, instances, status, ui};

/// Asks before an action; `go_on` closes the question and does it.
pub fn ask(
    app: App,
    lists: Lists,
    question: Question,
    instance: Instance,
    action: Action,
    go_on: Arc<dyn Fn() + Send + Sync>,
) {
    let holding = untrack(|| lists.lock(instance.id)).filter(|_| lock::asks_once_more(action));
    let name = instances::name_of(&instance);
    let mut lines = vec![Line::Text(words::which(&instance))];
    let mut said = costs::of(action, &instance).into_iter();
    if action == Action::Delete {
        lines.extend(said.next().map(Line::Warning));
    }
    lines.extend(said.map(Line::Text));
    if let Some(request) = &holding {
        lines.push(Line::Warning(actions::LOCK.to_owned()));
        lines.push(Line::Text(actions::lock_request(
            &request.image_name,
            &status::request(request),
        )));
        lines.push(Line::Link {
            text: instances::SEE_REQUEST,
            href: Route::Request {
                uuid: request.uuid.clone(),
            }
            .path(),
        });
    }
    let (confirm, keep) = buttons(action, holding.is_some());
    let number = question.ask(Asked {
        title: words::title(action, &name),
        lines,
        confirm,
        keep,
        is_dangerous: consequence::is_dangerous(action),
        to_type: if action == Action::Delete {
            consequence::to_type(&instance)
        } else {
            String::new()
        },
        go_on,
    });
    if consequence::touches_volumes(action) {
        name_volumes(app, question, number, instance, action);
    }
}

/// What the two buttons say; where an image is being made, leaving it alone comes first.
pub(super) fn buttons(action: Action, is_held: bool) -> (String, &'static str) {
    if is_held {
        (actions::lock_confirm(action), actions::LOCK_KEEP)
    } else {
        (actions::name(action).to_owned(), ui::CANCEL)
    }
}

/// Only the cloud knows what is attached; for deleting, that is waited for.
fn name_volumes(app: App, question: Question, number: u32, instance: Instance, action: Action) {
    question.waiting.set(words::ASKING_VOLUMES);
    question.must_wait.set(action == Action::Delete);
    spawn_local(async move {
        let client = app.session.client();
        let answer = client.live_volumes(&instance, page::stamp()).await;
        if let Err(error) = &answer {
            app.session.note(error);
        }
        if !question.is_at(number) {
            return;
        }
        question.waiting.set("");
        question.must_wait.set(false);
        question.more.set(match answer {
            Ok(volumes) => {
                let attached = volumes.rows.iter();
                let attached: Vec<String> = attached
                    .filter(|it| it.attached_to.as_ref() == Some(&instance.uuid))
                    .map(words::volume)
                    .collect();
                if attached.is_empty() {
                    // Also so that no button moves up under the pointer.
                    vec![Line::Text(words::NO_VOLUMES.to_owned())]
                } else {
                    vec![
                        Line::Warning(words::volumes(action, attached.len()).to_owned()),
                        Line::List(attached),
                        Line::Link {
                            text: words::SEE_VOLUMES,
                            href: Route::Instance {
                                uuid: instance.uuid,
                                tab: Tab::Volumes,
                            }
                            .path(),
                        },
                    ]
                }
            }
            Err(error) => vec![Line::Text(words::volumes_unknown(&error))],
        });
    });
}
