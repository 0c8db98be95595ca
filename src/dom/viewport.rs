//! What part of an element is seen.

use web_sys::Element;

use super::place::{listen, window};

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

/// Width and height of the window, in CSS pixels.
pub fn window_size() -> (u32, u32) {
    let window = window();
    (
        pixels(window.inner_width().ok().and_then(|it| it.as_f64())),
        pixels(window.inner_height().ok().and_then(|it| it.as_f64())),
    )
}

/// Width and height of the screen, in CSS pixels.
pub fn screen_size() -> (u32, u32) {
    let screen = window().screen().ok();
    let size = screen.map(|it| (it.width(), it.height()));
    let (width, height) = size.unwrap_or((Ok(0), Ok(0)));
    (
        pixels(width.ok().map(f64::from)),
        pixels(height.ok().map(f64::from)),
    )
}

fn pixels(length: Option<f64>) -> u32 {
    // A window is neither wider than a number can say nor less than nothing.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = length.unwrap_or_default().max(0.0) as u32;
    pixels
}

/// Calls whenever the window is scrolled or resized, until the owner is gone.
pub fn on_change(task: impl Fn() + Clone + 'static) {
    let again = task.clone();
    listen("scroll", move |_| again());
    listen("resize", move |_| task());
}
