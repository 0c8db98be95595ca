//! A component in a page, and what a person does to it.

use std::any::Any;

use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Element, Event, EventInit, HtmlElement,
    HtmlInputElement, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit, ShadowRootInit,
    ShadowRootMode,
};

/// A mounted view; it is taken out of the page again when the test ends.
pub(crate) struct Page {
    host: HtmlElement,
    /// Where the view is: the host itself or, embedded, an element inside of its shadow root.
    root: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Page {
    pub(crate) async fn show<N: IntoView + 'static>(view: impl FnOnce() -> N + 'static) -> Self {
        let host = div();
        document().body().unwrap().append_child(&host).unwrap();
        Self::show_in(host.clone(), host, view).await
    }

    /// As an embedding page does: inside of a shadow root.
    pub(crate) async fn show_in_shadow<N: IntoView + 'static>(
        view: impl FnOnce() -> N + 'static,
    ) -> Self {
        let (host, root) = (div(), div());
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        shadow.append_child(&root).unwrap();
        Self::show_in(host, root, view).await
    }

    async fn show_in<N: IntoView + 'static>(
        host: HtmlElement,
        root: HtmlElement,
        view: impl FnOnce() -> N + 'static,
    ) -> Self {
        let mounted: Box<dyn Any> = Box::new(mount_to(root.clone(), view));
        settle().await;
        Self {
            host,
            root,
            mounted: Some(mounted),
        }
    }

    /// Takes the view out of the page, as leaving the screen does.
    pub(crate) async fn leave(&mut self) {
        self.mounted.take();
        settle().await;
    }

    /// The one element with this role and name.
    pub(crate) fn get(&self, role: &str, name: &str) -> HtmlElement {
        let found = self.all(role);
        let names: Vec<String> = found.iter().map(|element| self.name(element)).collect();
        let mut matching = found
            .into_iter()
            .zip(&names)
            .filter(|(_, own)| *own == name);
        let Some((element, _)) = matching.next() else {
            panic!("no {role} is named {name:?}, but these are: {names:?}");
        };
        assert!(
            matching.next().is_none(),
            "more than one {role} is named {name:?}"
        );
        element
    }

    /// All that is not hidden and has this role.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        let native = match role {
            "button" => "button",
            "textbox" => "input[type=text], textarea",
            "spinbutton" => "input[type=number]",
            "checkbox" => "input[type=checkbox]",
            "radio" => "input[type=radio]",
            "list" => "ul",
            "listitem" => "li",
            "dialog" => "dialog",
            _ => "unknown",
        };
        let all = self
            .root
            .query_selector_all(&format!("[role={role}], :is({native}):not([role])"))
            .unwrap();
        (0..all.length())
            .filter_map(|index| all.item(index)?.dyn_into::<HtmlElement>().ok())
            .filter(|element| {
                element
                    .closest("[hidden], [aria-hidden=true]")
                    .unwrap()
                    .is_none()
            })
            .collect()
    }

    pub(crate) fn is_there(&self, role: &str) -> bool {
        !self.all(role).is_empty()
    }

    /// The texts of all elements with this role.
    pub(crate) fn texts(&self, role: &str) -> Vec<String> {
        self.all(role).iter().map(text).collect()
    }

    /// What the polite regions say at the moment.
    pub(crate) fn said(&self) -> String {
        let said: Vec<String> = self
            .texts("status")
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        said.join("|")
    }

    /// What an element is described by, in the order of its references.
    pub(crate) fn description(&self, element: &Element) -> String {
        self.referred(element, "aria-describedby")
            .unwrap_or_default()
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(&format!("[id='{id}']"))
            .unwrap()?
            .dyn_into()
            .ok()
    }

    /// What has the focus here.
    pub(crate) fn focused(&self) -> Option<HtmlElement> {
        atmosphere_imaging::dom::focus::active(&self.root)
    }

    fn name(&self, element: &HtmlElement) -> String {
        let label = || {
            let label = format!("label[for='{}']", element.id());
            Some(text(
                &self.root.query_selector(&label).ok()??.unchecked_into(),
            ))
        };
        element
            .get_attribute("aria-label")
            .or_else(|| self.referred(element, "aria-labelledby"))
            .or_else(label)
            .unwrap_or_else(|| text(element))
    }

    fn referred(&self, element: &Element, attribute: &str) -> Option<String> {
        let ids = element.get_attribute(attribute)?;
        let text_of = |id: &str| {
            text(
                &self
                    .by_id(id)
                    .unwrap_or_else(|| panic!("{attribute} refers to {id}, which is not there")),
            )
        };
        Some(ids.split(' ').map(text_of).collect::<Vec<_>>().join(" "))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mounted.take();
        self.host.remove();
    }
}

fn div() -> HtmlElement {
    document().create_element("div").unwrap().unchecked_into()
}

/// Waits until all that follows from what was just done is in the document and was painted.
pub(crate) async fn settle() {
    tick().await;
    let frame = js_sys::Promise::new(&mut |done, _| {
        let run = Closure::once_into_js(move || done.call0(&JsValue::NULL).unwrap());
        window()
            .request_animation_frame(run.unchecked_ref())
            .unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    tick().await;
}

/// The text that is read: without what is hidden from assistive technology.
pub(crate) fn text(element: &HtmlElement) -> String {
    let copy: Element = element.clone_node_with_deep(true).unwrap().unchecked_into();
    while let Some(hidden) = copy.query_selector("[aria-hidden=true]").unwrap() {
        hidden.remove();
    }
    copy.text_content().unwrap_or_default().trim().to_owned()
}

pub(crate) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// Presses a key, `Control+Home` for example; answers the event.
pub(crate) async fn press(on: &Element, key: &str) -> KeyboardEvent {
    let (control, key) = key
        .strip_prefix("Control+")
        .map_or((false, key), |key| (true, key));
    let (alt, key) = key
        .strip_prefix("Alt+")
        .map_or((false, key), |key| (true, key));
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_ctrl_key(control);
    init.set_alt_key(alt);
    send_key(on, init).await
}

/// Presses a key with all that can be said about it.
pub(crate) async fn send_key(on: &Element, init: KeyboardEventInit) -> KeyboardEvent {
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    on.dispatch_event(&event).unwrap();
    settle().await;
    event
}

/// Puts a text into a field, as if it were typed.
pub(crate) async fn type_text(into: &Element, text: &str) {
    match into.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.set_value(text),
        None => into
            .unchecked_ref::<web_sys::HtmlTextAreaElement>()
            .set_value(text),
    }
    send(into, "input").await;
}

/// Sends a plain event that bubbles and can be canceled; answers it.
pub(crate) async fn send(to: &Element, kind: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).unwrap();
    to.dispatch_event(&event).unwrap();
    settle().await;
    event
}

/// Presses the mouse and clicks; answers the first of both events.
pub(crate) async fn click(on: &Element, control: bool) -> MouseEvent {
    let event = |kind: &str| {
        let init = MouseEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_ctrl_key(control);
        let event = MouseEvent::new_with_mouse_event_init_dict(kind, &init).unwrap();
        on.dispatch_event(&event).unwrap();
        event
    };
    let down = event("mousedown");
    event("click");
    settle().await;
    down
}

pub(crate) async fn paste(into: &Element, text: &str) -> ClipboardEvent {
    let data = DataTransfer::new().unwrap();
    data.set_data("text/plain", text).unwrap();
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
    // Firefox takes no data from whoever makes the event: it is put in afterwards.
    let property = js_sys::Object::new();
    js_sys::Reflect::set(&property, &"value".into(), &data).unwrap();
    js_sys::Object::define_property(&event, &"clipboardData".into(), &property);
    into.dispatch_event(&event).unwrap();
    settle().await;
    event
}

pub(crate) fn value(of: &Element) -> String {
    of.unchecked_ref::<HtmlInputElement>().value()
}
