//! Where the focus is, and moving it, in a document or in the shadow root that we were put into.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node, ShadowRoot};

use super::place::document;

/// What the focus can rest on, in the order of the document.
const FOCUSABLE: &str = "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), \
     select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

/// The element with the focus in the tree that `near` is in.
/// The document's own answer would be the host of a shadow root, not what has the focus inside.
pub fn active(near: &Node) -> Option<HtmlElement> {
    let element = match shadow_root(near) {
        Some(root) => root.active_element(),
        None => document().active_element(),
    };
    element.and_then(|element| element.dyn_into().ok())
}

/// The element with this id in the tree that `near` is in.
pub fn by_id(near: &Node, id: &str) -> Option<HtmlElement> {
    let element = match shadow_root(near) {
        Some(root) => root.get_element_by_id(id),
        None => document().get_element_by_id(id),
    };
    element.and_then(|element| element.dyn_into().ok())
}

/// Moves the focus to the element with this id; says whether it is there now.
pub fn move_to_id(near: &Node, id: &str) -> bool {
    by_id(near, id).is_some_and(|element| move_to(&element))
}

/// Moves the focus; says whether it is there now.
/// A heading or a panel needs `tabindex="-1"` for that.
pub fn move_to(element: &HtmlElement) -> bool {
    // It fails only for elements outside a document, which `active` shows.
    let _ = element.focus();
    active(element).is_some_and(|active| active == *element)
}

/// Moves the focus to the first element inside `container` that matches `wanted`, or that can take it at all.
pub fn move_into(container: &Element, wanted: &str) -> bool {
    first(container, wanted)
        .or_else(|| first(container, FOCUSABLE))
        .is_some_and(|element| move_to(&element))
}

/// Moves the focus off `from`, an element that is about to go: to the control in the next sibling, else in the one before.
pub fn move_to_neighbor(from: &Element) -> bool {
    [from.next_element_sibling(), from.previous_element_sibling()]
        .into_iter()
        .flatten()
        .any(|sibling| move_into(&sibling, FOCUSABLE))
}

/// Scrolls `list` by as little as shows the whole of `item`; the page around it stays where it is.
pub fn reveal(list: &HtmlElement, item: &HtmlElement) {
    let (top, height) = (item.offset_top(), item.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}

/// The same, where nothing else will do.
pub fn move_to_first(container: &Element, wanted: &str) -> bool {
    first(container, wanted).is_some_and(|element| move_to(&element))
}

fn first(container: &Element, selector: &str) -> Option<HtmlElement> {
    let found = container.query_selector(selector).ok().flatten();
    found.and_then(|element| element.dyn_into().ok())
}

fn shadow_root(near: &Node) -> Option<ShadowRoot> {
    near.get_root_node().dyn_into().ok()
}

/// Moves the focus to the first heading inside the element with this id, else to the element itself.
pub fn move_to_heading(id: &str) {
    let Some(place) = document().get_element_by_id(id) else {
        return;
    };
    if let Some(heading) = first(&place, "h1[tabindex]") {
        move_to(&heading);
    } else if let Ok(place) = place.dyn_into::<HtmlElement>() {
        move_to(&place);
    }
}

/// Moves the focus to the element with this id.
pub fn move_to_document_id(id: &str) {
    focus_document_id(id);
}

/// The same, and says whether it is there now.
pub fn focus_document_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
        .is_some_and(|it| move_to(&it))
}

/// Moves the focus into the text field with this id, with all of its text selected.
pub fn select_all(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        move_to(&field);
        field.select();
    }
}

/// Moves the focus to what is wrong inside the element with this id, else to the element itself.
pub fn move_to_fault(id: &str) {
    let fault = document()
        .get_element_by_id(id)
        .and_then(|it| first(&it, "[aria-invalid=true]"));
    match fault {
        Some(fault) => {
            move_to(&fault);
        }
        None => move_to_document_id(id),
    }
}

/// Opens every fold around the element with this id.
pub fn unfold(id: &str) {
    let mut at = document().get_element_by_id(id);
    while let Some(element) = at {
        if element.tag_name().eq_ignore_ascii_case("details") {
            // It fails for no element that is in a document.
            let _ = element.set_attribute("open", "");
        }
        at = element.parent_element();
    }
}

/// Whether the focus is inside an element that matches `selector`.
pub fn is_in(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|it| it.closest(selector).is_ok_and(|it| it.is_some()))
}

/// Moves the focus to the element with this id, where nothing has it because what had it is gone.
/// Who has gone on to another field meanwhile is not called back.
pub fn recover_to(id: &str) {
    let is_lost = document()
        .active_element()
        .is_none_or(|it| it.tag_name().eq_ignore_ascii_case("body"));
    if is_lost {
        move_to_document_id(id);
    }
}
