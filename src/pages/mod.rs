//! One module for each place that has an address.

pub mod instance;
pub mod instances;
pub mod later;
pub mod not_found;
pub mod receipt;
pub mod request_imaging;
pub mod requests;

use crate::dom::{focus, page, timer};
use crate::reactive::effect;
use crate::state::app::use_app;

/// Names the page in the browser's title, with the site's name after it.
pub(crate) fn title(text: impl Fn() -> String + 'static) {
    let app = use_app();
    effect(move || {
        let site = app.config(|it| it.site_name.clone());
        page::set_title(&format!("{} · {site}", text()));
    });
}

/// After a move: the new page from its top, with the focus on its heading, unless one goes on at what one came from.
pub(crate) fn take_focus(main: &'static str) {
    let navigation = use_app().navigation;
    timer::soon(move || {
        if !navigation.end_move() {
            page::scroll_to_top();
            focus::move_to_heading(main);
        }
    });
}
