//! What part of an element is seen.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

/// Pixels of an element above the top of the window, and the height of the window.
pub fn hidden_above(element: &Element) -> (f64, f64) {
    let top = element.get_bounding_client_rect().top();
    let height = window()
        .inner_height()
        .ok()
        .and_then(|it| it.as_f64())
        .unwrap_or(800.0);
    (-top, height)
}

/// The height of the first child that matches, if there is one.
pub fn height_of(container: &Element, selector: &str) -> Option<f64> {
    let child = container.query_selector(selector).ok().flatten()?;
    Some(child.get_bounding_client_rect().height()).filter(|it| *it > 0.0)
}

/// Calls whenever the window is scrolled or resized, until the owner is gone.
pub fn on_change(task: impl Fn() + Clone + 'static) {
    let again = task.clone();
    let scroll = window_event_listener(ev::scroll, move |_| again());
    let resize = window_event_listener(ev::resize, move |_| task());
    on_cleanup(move || {
        scroll.remove();
        resize.remove();
    });
}
