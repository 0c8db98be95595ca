//! The standalone entry: the whole page is ours.

use atmosphere_imaging::app::App;
use atmosphere_imaging::dom::start;
use atmosphere_imaging::route;
use leptos::prelude::*;

fn main() {
    let config = start::config_text();
    let Some(place) = start::make_room() else {
        return;
    };
    route::set_base(&start::base_path());
    let handle = mount_to(place, move || view! { <App config /> });
    // The application lives as long as the page.
    handle.forget();
}
