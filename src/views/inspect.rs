//! The script that looks at the instance from inside: shown, copied, and what to do with it.

use leptos::{html, prelude::*};

use crate::dom::clipboard;
use crate::dom::focus;
use crate::reactive::{callback, memo, part, text};
use crate::state::app::use_app;
use crate::state::follow::Followed;
use crate::ui::button::ActionButton;
use crate::ui::disclosure::Disclosure;
use crate::words::{inspect as words, saying::say_again};

const AREA: &str = "inspection-script";

#[component]
pub fn Inspect(followed: Followed) -> impl IntoView {
    let app = use_app();
    let ssh = memo(move || {
        let me = app.session.username()?;
        followed.instance.with(|it| {
            let ip = it.value()?.usable_ip()?;
            Some(format!("ssh {}@{ip}", me.as_str()))
        })
    });
    let area = NodeRef::<html::Textarea>::new();
    let said = RwSignal::new(String::new());
    let tell = move |is_copied: bool| {
        if !is_copied && let Some(area) = area.get_untracked() {
            focus::unfold(AREA);
            clipboard::select_area(&area);
        }
        let sentence = if is_copied {
            words::COPIED_NOW
        } else {
            words::NOT_COPIED
        };
        said.try_update(|said| *said = say_again(said, sentence));
    };
    view! {
        <section class="inspect" aria-labelledby="inspect-title">
            <h3 id="inspect-title">{words::TITLE}</h3>
            <p>{words::WHAT}</p>
            <div class="inspect__copy">
                <ActionButton
                    label=words::COPY
                    icon="copy"
                    on_press=callback(move |()| clipboard::copy(words::COPIED, tell))
                />
                <p role="status">{text(move || said.get())}</p>
            </div>
            <ol>
                {part(move || {
                    ssh.with(|it| words::steps(it.as_deref()))
                        .into_iter()
                        .map(|it| view! { <li>{it}</li> })
                        .collect_view()
                        .into_any()
                })}
            </ol>
            <Disclosure summary=words::SEE>
                <textarea
                    class="field__control field__control--code inspect__script"
                    node_ref=area
                    id=AREA
                    readonly
                    rows="16"
                    aria-label=words::LABEL
                    spellcheck="false"
                    prop:value=words::COPIED
                ></textarea>
            </Disclosure>
        </section>
    }
}
