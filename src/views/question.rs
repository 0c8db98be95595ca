//! The dialog of a question before something is done.

use leptos::prelude::*;

use crate::reactive::{callback, derive, maybe, part, word};
use crate::state::question::{Line, Question};
use crate::ui::dialog::ConfirmDialog;
use crate::ui::text_field::TextField;
use crate::words::question as words;

/// Where it is asked, there is one of these.
#[component]
pub fn QuestionDialog(
    question: Question,
    /// Where the focus goes if what had it before is gone.
    #[prop(optional, into)]
    return_to: String,
) -> impl IntoView {
    maybe(move || {
        question.asked.get().map(|asked| {
            let wanted = StoredValue::new(asked.to_type);
            let lines = StoredValue::new(asked.lines);
            let blocked = derive(move || {
                if question.is_ready() {
                    None
                } else if question.must_wait.get() {
                    Some(question.waiting.get().to_owned())
                } else {
                    Some(wanted.with_value(|it| words::type_first(it)))
                }
            });
            let is_typed = wanted.with_value(|it| !it.is_empty());
            view! {
                <ConfirmDialog
                    title=asked.title
                    is_open=true
                    confirm=asked.confirm
                    keep=asked.keep
                    danger=asked.is_dangerous
                    focus_inside=is_typed
                    busy=question.is_busy
                    blocked
                    problem=question.problem
                    on_confirm=callback(move |()| question.confirm())
                    on_close=callback(move |()| question.dismiss())
                    return_to=return_to.clone()
                >
                    {lines.with_value(|it| it.iter().cloned().map(|it| line(it, question)).collect_view())}
                    <div role="status">
                        {part(move || question.more.get().into_iter().map(|it| line(it, question)).collect_view().into_any())}
                        {maybe(move || (!question.waiting.get().is_empty()).then(|| view! {
                            <p class="quiet">{word(move || question.waiting.get())}</p>
                        }.into_any()))}
                    </div>
                    {is_typed.then(|| view! {
                        <TextField
                            id="typed"
                            label=wanted.with_value(|it| words::to_type(it))
                            value=question.typed
                            on_input=callback(move |it| question.typed.set(it))
                            first_focus=true
                        />
                    })}
                </ConfirmDialog>
            }
            .into_any()
        })
    })
}

fn line(line: Line, question: Question) -> AnyView {
    match line {
        Line::Warning(text) => view! { <p><strong>{text}</strong></p> }.into_any(),
        Line::Text(text) => view! { <p>{text}</p> }.into_any(),
        Line::List(items) => view! {
            <ul class="question__list">{items.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
        }
        .into_any(),
        // It may lead to another part of the same page.
        Line::Link { text, href } => view! {
            <p><a href=href on:click=move |_| question.dismiss()>{text}</a></p>
        }
        .into_any(),
    }
}
