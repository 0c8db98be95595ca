//! Passing on what a page shows: copied as text or as a link, printed, or by whatever the device has for it.

use leptos::prelude::*;

use crate::dom::{page, share};
use crate::reactive::callback;
use crate::route::Route;
use crate::state::kiosk::Kiosk;
use crate::ui::button::ActionButton;
use crate::ui::copy_button::CopyButton;
use crate::words::receipt as words;

/// The whole address of a place, for whoever gets it: of a shared machine, where people's own devices find it.
pub fn address(place: &Route) -> String {
    place
        .elsewhere()
        .unwrap_or_else(|| page::address(&place.path()))
}

/// The buttons of it. On a machine that people share, nothing is handed to other programs of it.
#[component]
pub fn PassingOn(
    /// What the text is, as in "Copy receipt".
    what: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] link: Signal<String>,
) -> impl IntoView {
    let hand_on = callback(move |()| {
        share::share(
            &title.get_untracked(),
            &text.get_untracked(),
            &link.get_untracked(),
        );
    });
    let can_share = share::is_there() && use_context::<Kiosk>().is_none();
    view! {
        <CopyButton what text in_words=true />
        <CopyButton what=words::LINK text=link in_words=true />
        {can_share.then(|| view! { <ActionButton label=words::SHARE icon="share" on_press=hand_on /> })}
        <ActionButton label=words::PRINT icon="print" on_press=callback(move |()| share::print()) />
    }
    .into_any()
}
