//! My Instances by keyboard: the keys, the sheet that shows them, and what is read staying where it is.

use leptos::prelude::*;

use crate::dom::storage::{self, Keep};
use crate::dom::{focus, keys, rows, timer, viewport};
use crate::domain::ids::InstanceUuid;
use crate::domain::roll::Rows;
use crate::reactive::{callback, derive, effect};
use crate::route::Route;
use crate::state::app::use_app;
use crate::state::list_view::ListView;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::choice::Checkbox;
use crate::ui::dialog::Dialog;
use crate::words::list_tools as words;

/// Kept where single keys are switched off (WCAG 2.1.4).
const OFF: &str = "single-keys-off";

/// The id of the search field of the page.
pub const SEARCH: &str = "search";

#[component]
pub fn Keys(view: ListView) -> impl IntoView {
    let app = use_app();
    let is_open = RwSignal::new(false);
    let has_letters = RwSignal::new(storage::get(Keep::Browser, OFF).is_none());
    keep_place(view);
    go_on(view);
    keys::on_key(move |key| {
        let last = view.rows.with_untracked(|it| it.0.len()).checked_sub(1);
        let at = rows::focused();
        let is_letter = matches!(key, "/" | "j" | "k" | "i" | "?");
        if is_letter && !has_letters.get_untracked() {
            return false;
        }
        let to = match (key, at) {
            ("/", _) => return focus::focus_document_id(SEARCH),
            ("?", _) => {
                is_open.set(true);
                return true;
            }
            ("i", Some(at)) => {
                if let Some(uuid) = uuid_at(view, at) {
                    app.navigation.go(Route::RequestImaging { uuid });
                }
                return true;
            }
            ("j" | "k", None) => rows::first_seen().map_or(Some(0), |it| Some(it.0)),
            ("j" | "ArrowDown", Some(at)) => Some(at + 1),
            ("k" | "ArrowUp", Some(at)) => Some(at.saturating_sub(1)),
            ("Home", Some(_)) => Some(0),
            ("End", Some(_)) => last,
            _ => return false,
        };
        if let (Some(to), Some(last)) = (to, last) {
            rows::focus(to.min(last));
        }
        true
    });
    let switch = move |is_on: bool| {
        has_letters.set(is_on);
        if is_on {
            storage::remove(Keep::Browser, OFF);
        } else {
            storage::set(Keep::Browser, OFF, "1");
        }
    };
    view! {
        <ActionButton
            label=words::SHORTCUTS
            kind=ButtonKind::Quiet
            on_press=callback(move |()| is_open.set(true))
        />
        <Dialog
            title=derive(|| words::SHORTCUTS.to_owned())
            is_open
            on_close=callback(move |()| is_open.set(false))
        >
            <table class="keys">
                <thead><tr><th scope="col">{words::KEY}</th><th scope="col">{words::DOES}</th></tr></thead>
                <tbody>
                    {words::KEYS_TABLE.map(|(key, does)| view! {
                        <tr><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr>
                    }).into_iter().collect_view()}
                </tbody>
            </table>
            <Checkbox
                id="single-keys"
                label=words::LETTERS
                hint=words::LETTERS_HINT
                checked=has_letters
                on_change=switch
            />
        </Dialog>
    }
}

fn uuid_at(view: ListView, at: usize) -> Option<InstanceUuid> {
    view.rows
        .with_untracked(|it| it.0.get(at).map(|it| it.uuid.clone()))
}

fn place(view: ListView, uuid: &InstanceUuid) -> Option<usize> {
    let at = |rows: &Rows| rows.0.iter().position(|it| it.uuid == *uuid);
    view.rows.try_with_untracked(at).flatten()
}

/// Whoever comes back from an instance goes on at its row, if that is shown.
fn go_on(view: ListView) {
    let navigation = use_app().navigation;
    let left = navigation.left();
    if let Some(left) = left.filter(|it| place(view, it).is_some()) {
        navigation.go_on();
        timer::soon(move || {
            if let Some(at) = place(view, &left) {
                rows::focus(at);
            }
        });
    }
}

/// Rows that come and go leave what is read where it is, and the focus on its row or the one in its place.
fn keep_place(view: ListView) {
    // The row seen first, where it was seen, and after how many changes by the person.
    let seen = StoredValue::new(None::<(InstanceUuid, f64, u32)>);
    let look = move || {
        let first = rows::first_seen().and_then(|(at, top)| Some((uuid_at(view, at)?, top)));
        seen.try_set_value(first.map(|(uuid, top)| (uuid, top, view.changes())));
    };
    viewport::on_change(look);
    let held = StoredValue::new(None::<(InstanceUuid, usize)>);
    rows::on_focus(move |at| {
        held.set_value(at.and_then(|at| Some((uuid_at(view, at)?, at))));
    });
    effect(move || {
        view.rows.track();
        timer::soon(move || {
            if let Some(Some((uuid, top, changes))) = seen.try_get_value()
                && changes == view.changes()
                && let Some(at) = place(view, &uuid)
            {
                rows::hold(at, top);
            }
            if let Some(Some((uuid, at))) = held.try_get_value()
                && rows::is_focus_lost()
            {
                rows::refocus(place(view, &uuid).unwrap_or(at));
            }
            look();
        });
    });
}
