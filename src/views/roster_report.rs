//! How far a list of names is checked, and which of them were not added, with the reason.

use leptos::prelude::*;

use crate::dom::{focus, timer};
use crate::domain::roster::{self as roster_rules, Entry, Standing};
use crate::reactive::{attribute, callback, derive, maybe, memo, part, text};
use crate::state::people::RosterCheck;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::ids;
use crate::ui::live::LiveRegion;
use crate::words::{frame, people as words};

/// It belongs right below the field that takes the names, so that what stops the check stands still while people are added.
#[component]
pub fn RosterReport(
    roster: RosterCheck,
    /// The field, where the focus goes when the button that had it is gone.
    #[prop(into)]
    return_to: String,
) -> impl IntoView {
    let progress_id = ids::unique("progress");
    let heading_id = ids::unique("left-out");
    let places = StoredValue::new([heading_id.clone(), return_to]);
    let is_running = memo(move || roster.is_running());
    let left_out = memo(move || {
        let is_left_out =
            |it: &Entry| !matches!(it.standing, Standing::Confirmed(_) | Standing::Asking);
        let entries = roster.entries.get().into_iter();
        entries.filter(is_left_out).collect::<Vec<_>>()
    });
    let guessed = memo(move || {
        let entries = roster.entries.get().into_iter();
        entries.filter(roster_rules::is_guess).collect::<Vec<_>>()
    });
    let has_left_out = memo(move || left_out.with(|it| !it.is_empty()));
    let can_ask_again = memo(move || {
        !is_running.get() && left_out.with(|it| it.iter().any(|it| it.standing.is_open()))
    });
    view! {
        <LiveRegion text=derive(move || said(roster, is_running.get())) />
        {maybe(move || is_running.get().then(|| {
            keep_focus(places);
            view! {
                <div class="report report--running">
                    <p id=progress_id.clone()>{text(move || {
                        let (done, total) = roster.progress();
                        words::progress(done, total)
                    })}</p>
                    <progress
                        aria-labelledby=progress_id.clone()
                        value=attribute(move || Some(roster.progress().0.to_string()))
                        max=attribute(move || Some(roster.progress().1.to_string()))
                    ></progress>
                    <ActionButton label=words::STOP kind=ButtonKind::Quiet on_press=callback(move |()| roster.stop()) />
                </div>
            }.into_any()
        }))}
        {maybe(move || (!is_running.get()).then(|| {
            let sum = sum(&roster.entries.get());
            (!sum.is_empty()).then(|| view! { <p class="quiet">{sum}</p> }.into_any())
        }).flatten())}
        {maybe(move || (!is_running.get() && !guessed.with(Vec::is_empty)).then(|| {
            keep_focus(places);
            view! {
                <div class="report">
                    <h3>{words::GUESSED}</h3>
                    <p>{words::guessed(guessed.with(Vec::len))}</p>
                    <ul>
                        {guessed.get().into_iter().map(|it| view! {
                            <li><strong>{it.name}</strong>": "{it.written}</li>
                        }).collect_view()}
                    </ul>
                    // Where names were left out, they are dismissed together, below.
                    {(!has_left_out.get()).then(|| view! { <Dismiss roster /> })}
                </div>
            }.into_any()
        }))}
        {maybe(move || has_left_out.get().then(|| {
            keep_focus(places);
            view! {
                <div class="report">
                    <h3 id=heading_id.clone() tabindex="-1">{words::LEFT_OUT}</h3>
                    <ul>
                        // The list alone is made anew while names are still being checked: the buttons keep the focus.
                        {part(move || left_out.get().into_iter().map(|it| view! {
                            <li><strong>{it.name}</strong>": "{words::standing(&it.standing)}</li>
                        }).collect_view().into_any())}
                    </ul>
                    <div class="report__buttons">
                        {maybe(move || can_ask_again.get().then(|| {
                            keep_focus(places);
                            view! {
                                <ActionButton label=words::AGAIN on_press=callback(move |()| roster.again()) />
                            }.into_any()
                        }))}
                        <Dismiss roster />
                    </div>
                </div>
            }.into_any()
        }))}
    }
}

#[component]
fn Dismiss(roster: RosterCheck) -> impl IntoView {
    view! {
        <ActionButton label=frame::DISMISS kind=ButtonKind::Quiet on_press=callback(move |()| roster.dismiss()) />
    }
}

/// Where the focus is in what is being made when that goes: leads it to what was left out, else to the field.
fn keep_focus(places: StoredValue<[String; 2]>) {
    on_cleanup(move || {
        // The places go as well where the whole form does.
        if let Some(places) = places.try_get_value().filter(|_| focus::is_in(".report")) {
            timer::soon(move || places.iter().for_each(|it| focus::recover_to(it)));
        }
    });
}

fn sum(entries: &[Entry]) -> String {
    let is_confirmed = |it: &&Entry| matches!(it.standing, Standing::Confirmed(_));
    match entries {
        [] => String::new(),
        _ => words::done(entries.iter().filter(is_confirmed).count(), entries.len()),
    }
}

/// What is read out: the beginning, each quarter, and the end. A word for each name would never end.
fn said(roster: RosterCheck, is_running: bool) -> String {
    if is_running {
        let (done, total) = roster.progress();
        return match done * 4 / total.max(1) {
            0 => words::begun(total),
            quarter => words::progress(total * quarter / 4, total),
        };
    }
    roster.entries.with(|entries| match entries.as_slice() {
        [one] if !matches!(one.standing, Standing::Confirmed(_)) => {
            format!("{}: {}", one.name, words::standing(&one.standing))
        }
        many => {
            let guessed = many.iter().filter(|it| roster_rules::is_guess(it)).count();
            let guessed = (guessed > 0).then(|| words::guessed(guessed));
            let said = [sum(many), guessed.unwrap_or_default()];
            said.join(" ").trim().to_owned()
        }
    })
}
