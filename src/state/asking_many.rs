//! What is asked before an action on many instances: one question, which names them all.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::domain::action::Action;
use crate::domain::bulk::Plan;
use crate::domain::consequence;
use crate::domain::instance::Instance;
use crate::domain::lock;
use crate::domain::roll::Rows;
use crate::state::app::{App, Lists};
use crate::state::asking;
use crate::state::bulk::Bulk;
use crate::state::question::{Asked, Line, Question};
use crate::words::{actions, bulk as words, consequences, costs, instances};

/// Asks before an action on all for which it is possible; the others are left out.
pub fn ask(app: App, lists: Lists, question: Question, bulk: Bulk, action: Action, plan: Plan) {
    let rows = plan.can.clone();
    let can = Plan {
        can: rows.clone(),
        cannot: Vec::new(),
    };
    let go_on = move || {
        question.close();
        bulk.begin(action, can.clone());
    };
    if let ([one], true) = (rows.0.as_slice(), plan.cannot.is_empty()) {
        let one = Instance::clone(one);
        return asking::ask(app, lists, question, one, action, Arc::new(go_on));
    }
    let locked: Vec<String> = rows
        .0
        .iter()
        .filter(|it| lock::asks_once_more(action) && untrack(|| lists.lock(it.id)).is_some())
        .map(|it| instances::name_of(it))
        .collect();
    let (confirm, keep) = asking::buttons(action, !locked.is_empty());
    let number = question.ask(Asked {
        title: words::title(action, rows.0.len()),
        lines: lines(action, &plan, &locked),
        confirm,
        keep,
        is_dangerous: consequence::is_dangerous(action),
        to_type: if action == Action::Delete {
            words::to_type(rows.0.len())
        } else {
            String::new()
        },
        go_on: Arc::new(go_on),
    });
    if consequence::touches_volumes(action) {
        name_volumes(app, question, number, rows, action);
    }
}

fn lines(action: Action, plan: &Plan, locked: &[String]) -> Vec<Line> {
    let deed = consequences::deed(action).to_owned();
    let machines = plan.can.0.iter();
    let mut lines = vec![
        if action == Action::Delete {
            Line::Warning(deed)
        } else {
            Line::Text(deed)
        },
        Line::List(machines.map(|it| costs::machine(action, it)).collect()),
    ];
    if !locked.is_empty() {
        lines.push(Line::Warning(actions::LOCK.to_owned()));
        lines.push(Line::Text(words::locked(locked)));
    }
    if !plan.cannot.is_empty() {
        lines.push(Line::Text(words::left_out(plan)));
    }
    lines
}

/// One call for each identity tells the volumes of all its machines.
fn name_volumes(app: App, question: Question, number: u32, rows: Rows, action: Action) {
    question.waiting.set(consequences::ASKING_VOLUMES);
    question.must_wait.set(action == Action::Delete);
    spawn_local(async move {
        let client = app.session.client();
        let mut asked = Vec::new();
        let mut attached = Vec::new();
        let mut problem = None;
        for row in &rows.0 {
            if asked.contains(&&row.identity.uuid) {
                continue;
            }
            asked.push(&row.identity.uuid);
            match client.live_volumes(row, page::stamp()).await {
                Ok(volumes) => attached.extend(volumes.rows),
                Err(error) => {
                    app.session.note(&error);
                    problem = Some(error);
                }
            }
            if !question.is_at(number) {
                return;
            }
        }
        question.waiting.set("");
        question.must_wait.set(false);
        let named: Vec<String> = attached
            .iter()
            .filter_map(|volume| {
                let machine = volume.attached_to.as_ref()?;
                let machine = rows.0.iter().find(|it| it.uuid == *machine)?;
                Some(words::volume(volume, machine))
            })
            .collect();
        let mut more = Vec::new();
        if !named.is_empty() {
            more.push(Line::Warning(words::VOLUMES.to_owned()));
            more.push(Line::List(named));
        }
        if let Some(error) = problem {
            more.push(Line::Text(consequences::volumes_unknown(&error)));
        }
        if more.is_empty() {
            more.push(Line::Text(words::NO_VOLUMES.to_owned()));
        }
        question.more.set(more);
    });
}
