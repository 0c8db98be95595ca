//! The rows of a long list in the document: which has the focus, which is seen first, and going to one.
//!
//! A row is known by its `aria-rowindex`, as many rows of the list are not in the document.

use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::place::{document, listen, window};
use super::{focus, timer};

/// The head of the table is row 1, so that the first of the list is row 2.
const FIRST: usize = 2;
/// A row far away is in the document a few frames after it was scrolled to.
const FRAMES: u32 = 60;
const FRAME: Duration = Duration::from_millis(16);

/// Calls with the place of the row that has the focus now, and with none once the person points
/// elsewhere, until the owner is gone. A row that is taken out of the document says nothing.
pub fn on_focus(task: impl Fn(Option<usize>) + Clone + 'static) {
    let away = task.clone();
    listen("focusin", move |_| task(focused()));
    listen("pointerdown", move |_| away(None));
}

/// The place in the list of the row that has the focus.
pub fn focused() -> Option<usize> {
    let row = document()
        .active_element()?
        .closest(".instance-row")
        .ok()??;
    place(&row)
}

/// Whether nothing has the focus, as after what had it is gone.
pub fn is_focus_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|it| it.tag_name().eq_ignore_ascii_case("body"))
}

/// Moves the focus to a row: to its box where the focus was on a box, else to its link.
pub fn focus(at: usize) {
    let is_box = document()
        .active_element()
        .is_some_and(|it| it.matches(".instance-row input").unwrap_or(false));
    let wanted = if is_box { "input" } else { "a" };
    go_to(at, wanted, FRAMES);
}

/// Moves the focus back to a row, where it is in the document: whoever has scrolled away stays there.
pub fn refocus(at: usize) {
    go_to(at, "a", 0);
}

fn go_to(at: usize, wanted: &'static str, frames: u32) {
    if let Some(row) = row(at) {
        focus::move_to_first(&row, wanted);
    } else if frames > 0 {
        reveal(at);
        timer::after(FRAME, move || {
            go_to(at, wanted, frames - 1);
            if frames == 1 && is_focus_lost() {
                focus::move_to_heading("main");
            }
        });
    }
}

/// Scrolls to where a row that is not in the document will be.
fn reveal(at: usize) {
    let near = document().query_selector(".instance-row").ok().flatten();
    if let Some((near, from)) = near.and_then(|it| Some((it.clone(), place(&it)?))) {
        let seen = near.get_bounding_client_rect();
        // Lists are far shorter than what a float counts exactly.
        #[allow(clippy::cast_precision_loss)]
        let rows = at as f64 - from as f64;
        window().scroll_by_with_x_and_y(0.0, seen.top() + rows * seen.height() - 300.0);
    }
}

/// The first row that is seen while the list's head is not, and how far from the top it is.
pub fn first_seen() -> Option<(usize, f64)> {
    let body = document().query_selector(".instances tbody").ok()??;
    if body.get_bounding_client_rect().top() >= 0.0 {
        return None;
    }
    let mut row = document().query_selector(".instance-row").ok()?;
    while let Some(it) = row {
        let seen = it.get_bounding_client_rect();
        if seen.bottom() > 0.0 && it.has_attribute("aria-rowindex") {
            return Some((place(&it)?, seen.top()));
        }
        row = it.next_element_sibling();
    }
    None
}

/// Scrolls by what a row has moved from where it was seen.
pub fn hold(at: usize, top: f64) {
    if let Some(row) = row(at) {
        let moved = row.get_bounding_client_rect().top() - top;
        if moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    } else {
        // It was carried out of the document by what came in above.
        reveal(at);
    }
}

fn row(at: usize) -> Option<HtmlElement> {
    let selector = format!(".instance-row[aria-rowindex=\"{}\"]", at + FIRST);
    let row = document().query_selector(&selector).ok()??;
    row.dyn_into().ok()
}

fn place(row: &Element) -> Option<usize> {
    let index: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
    index.checked_sub(FIRST)
}
