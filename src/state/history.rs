//! The history of an instance, all of it, and how much of it is shown.

use leptos::prelude::*;

use crate::domain::api_error::ApiError;
use crate::domain::history;
use crate::domain::instance::Instance;
use crate::domain::resources::HistoryEntry;
use crate::reactive::{effect, memo};
use crate::state::app::App;
use crate::state::follow::Followed;
use crate::state::query::Query;

/// So many states are shown at first, and so many more at each wish.
const STEP: usize = 20;
/// So many pages of a thousand rows are asked for: no instance has more.
const MOST_PAGES: u32 = 20;

#[derive(Clone, Copy)]
pub struct History {
    /// Oldest first.
    pub line: Query<Vec<HistoryEntry>>,
    pub is_oldest_first: RwSignal<bool>,
    pub shown: RwSignal<usize>,
}

impl History {
    /// Asks at once, and again whenever the instance comes to another state.
    pub fn start(app: App, followed: Followed) -> Self {
        let line = Query::new(app, move || async move {
            match followed.instance.try_value_untracked() {
                Some(instance) => load(app, &instance).await,
                None => Ok(Vec::new()),
            }
        });
        let state = memo(move || {
            followed
                .instance
                .with(|it| it.value().map(|it| (it.uuid.clone(), it.status.clone())))
        });
        effect(move || {
            app.session.signed_in_again();
            if state.with(Option::is_some) {
                line.refresh();
            }
        });
        Self {
            line,
            is_oldest_first: RwSignal::new(false),
            shown: RwSignal::new(STEP),
        }
    }

    pub fn turn(self) {
        self.is_oldest_first.update(|it| *it = !*it);
        self.shown.set(STEP);
    }

    pub fn show_more(self) {
        self.shown.update(|it| *it += STEP);
    }
}

/// Rows within one instance come in no order (API contract, section 2.2): all of them are needed.
pub(super) async fn load(app: App, instance: &Instance) -> Result<Vec<HistoryEntry>, ApiError> {
    let client = app.session.client();
    let mut rows = Vec::new();
    for number in 1..=MOST_PAGES {
        let page = match client.instance_history(&instance.uuid, number).await {
            // Of what was booted from a volume the server may have none to tell (section 4.9).
            Err(ApiError::Crashed { .. }) if instance.image.is_none() => break,
            other => other?,
        };
        rows.extend(page.rows);
        if !page.has_next {
            break;
        }
    }
    Ok(history::timeline(rows, instance.ended))
}
