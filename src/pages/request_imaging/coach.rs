//! What is said at a field: its problem, and what is worth knowing while there is none.

use std::time::Duration;

use leptos::prelude::*;

use super::outcome;
use crate::dom::timer::Timer;
use crate::domain::draft::{Draft, Lapse};
use crate::domain::field::Field;
use crate::reactive::{effect, maybe, memo, part};
use crate::state::request_form::RequestForm;
use crate::ui::icon::Icon;
use crate::ui::live::LiveRegion;
use crate::words::{coach as words, problems};

/// The problem that is shown at a field now, in words.
pub fn problem(form: RequestForm, field: Field) -> Signal<Option<String>> {
    memo(move || {
        form.shown_problem(field)
            .map(|it| problems::sentence(field, &it))
    })
    .into()
}

/// A list of remarks on what was typed. They are read out once typing rests, and not all of many;
/// those on a draft of before are not, as nobody is at the field then.
#[component]
pub fn Remarks(form: RequestForm, judge: fn(&Draft) -> Vec<String>) -> impl IntoView {
    const REST: Duration = Duration::from_secs(1);
    let remarks = memo(move || form.draft.with(judge));
    let said = RwSignal::new(String::new());
    let timer = Timer::new();
    let mut is_first = true;
    effect(move || {
        let now = words::aloud(&remarks.read());
        if std::mem::take(&mut is_first) {
            return;
        }
        timer.start(REST, move || {
            said.try_set(now);
        });
    });
    view! {
        <ul class="remarks">
        {part(move || remarks.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view().into_any())}
        </ul>
        <LiveRegion text=said />
    }
}

/// Where something was changed that the certification covers: that it has to be given again.
///
/// It is said at the box, which is described by it; here it stands for the eye.
#[component]
pub fn Lapsed(form: RequestForm, field: Field) -> impl IntoView {
    let sentence = memo(move || {
        form.certification_lapsed.with(|it| {
            let it = it.as_ref()?;
            let is_here = (field == Field::Visibility) == (*it == Lapse::Visibility);
            is_here.then(|| words::lapsed(it))
        })
    });
    maybe(move || {
        sentence.get().map(|it| {
            view! {
                <p class="field__warning">
                    <Icon name="warning" />
                    <span>
                        {it}" "
                        <button type="button" class="link" on:click=|_| outcome::show_field(Field::Certification)>
                            {words::CERTIFY_AGAIN}
                        </button>
                    </span>
                </p>
            }
            .into_any()
        })
    })
}
