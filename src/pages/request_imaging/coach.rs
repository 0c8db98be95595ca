//! What is said at a field: its problem, and what is worth knowing while there is none.

use leptos::prelude::*;

use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::reactive::{memo, part};
use crate::state::request_form::RequestForm;
use crate::words::problems;

/// The problem that is shown at a field now, in words.
pub fn problem(form: RequestForm, field: Field) -> Signal<Option<String>> {
    memo(move || {
        form.shown_problem(field)
            .map(|it| problems::sentence(field, &it))
    })
    .into()
}

/// A list of remarks on what was typed, line by line. They are read out once typing rests.
#[component]
pub fn Remarks(form: RequestForm, judge: fn(&Draft) -> Vec<String>) -> impl IntoView {
    let remarks = memo(move || form.draft.with(judge));
    view! {
        <div role="status">
            <ul class="remarks">
            {part(move || remarks.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view().into_any())}
            </ul>
        </div>
    }
}
