//! Fields: label, hint, problem and counter wired to the control, and typing left in peace.

use atmosphere_imaging::ui::{
    choice::{Checkbox, RadioGroup, RadioOption, Select, SelectOption},
    text_field::{TextArea, TextField},
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlInputElement;

use crate::page::{Page, attribute, click, send, settle, type_text, value};

#[test]
async fn a_field_has_its_label_hint_problem_and_counter_wired_to_it() {
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let warning = RwSignal::new(None::<String>);
    let page = Page::show(move || {
        view! {
            <TextField
                id="name"
                label="Image Name"
                hint="Short."
                value=text
                on_input=move |new| text.set(new)
                problem
                warning
                required=true
                counter=Signal::derive(move || (text.with(String::len), 10))
            />
        }
    });
    let page = page.await;
    // The name is the label alone, whatever else is shown beside it.
    let input = page.get("textbox", "Image Name");
    assert_eq!(attribute(&input, "aria-required").unwrap(), "true");
    assert_eq!(
        attribute(&input, "required"),
        None,
        "the browser does not judge it"
    );
    assert_eq!(
        attribute(&input, "maxlength"),
        None,
        "typing is never swallowed"
    );
    assert_eq!(attribute(&input, "aria-invalid"), None);
    assert_eq!(page.description(&input), "Short. 0 of 10 characters used");

    warning.set(Some("You have one of this name.".to_owned()));
    settle().await;
    assert_eq!(
        page.description(&input),
        "Short. You have one of this name. 0 of 10 characters used"
    );
    assert_eq!(
        attribute(&input, "aria-invalid"),
        None,
        "a warning is no problem"
    );

    problem.set(Some("Name the image.".to_owned()));
    settle().await;
    assert_eq!(
        page.description(&input),
        "Short. Name the image. 0 of 10 characters used"
    );
    assert_eq!(attribute(&input, "aria-invalid").unwrap(), "true");
    let shown = page.by_id("name-problem").unwrap();
    assert_eq!(attribute(&shown, "aria-live").unwrap(), "polite");

    problem.set(None);
    warning.set(None);
    settle().await;
    assert_eq!(attribute(&input, "aria-invalid"), None);
    assert_eq!(page.description(&input), "Short. 0 of 10 characters used");
}

#[test]
async fn the_counter_shows_all_and_says_only_what_matters() {
    let text = RwSignal::new(String::new());
    let page = Page::show(move || {
        view! {
            <TextField
                id="name"
                label="Name"
                value=text
                on_input=move |new| text.set(new)
                counter=Signal::derive(move || (text.with(String::len), 10))
            />
        }
    });
    let page = page.await;
    let input = page.get("textbox", "Name");
    let counter = page.by_id("name-counter").unwrap();
    type_text(&input, "four").await;
    assert_eq!(
        (page.said().as_str(), attribute(&counter, "data-over")),
        ("", None)
    );
    type_text(&input, "nine char").await;
    assert_eq!(page.said(), "1 character left");
    type_text(&input, "far too many").await;
    assert_eq!(page.said(), "2 characters too many");
    assert_eq!(attribute(&counter, "data-over").unwrap(), "true");
    assert_eq!(value(&input), "far too many", "nothing typed is lost");
}

#[test]
async fn a_field_shows_what_its_signal_holds_and_keeps_the_caret_otherwise() {
    let text = RwSignal::new("one".to_owned());
    let page = Page::show(move || {
        view! { <TextField id="f" label="F" value=text on_input=move |new| text.set(new) /> }
    });
    let page = page.await;
    let input: HtmlInputElement = page.get("textbox", "F").unchecked_into();
    assert_eq!(input.value(), "one");
    text.set("restored".to_owned());
    settle().await;
    assert_eq!(input.value(), "restored");
    input.set_value("reXstored");
    input.set_selection_range(3, 3).unwrap();
    send(&input, "input").await;
    assert_eq!(
        (
            text.get_untracked().as_str(),
            input.selection_start().unwrap()
        ),
        ("reXstored", Some(3))
    );
}

#[test]
async fn a_half_typed_number_is_not_deleted() {
    let text = RwSignal::new("1".to_owned());
    let page = Page::show(move || {
        view! { <TextField id="n" label="CPUs" kind="number" value=text on_input=move |new| text.set(new) /> }
    });
    let page = page.await;
    let input = page.get("spinbutton", "CPUs");
    let writes = count_writes(&input);
    // A field that holds "1e" reads as empty, and writing that into it would delete what was typed.
    type_text(&input, "").await;
    assert_eq!(
        (text.get_untracked().as_str(), writes()),
        ("", 1.0),
        "only the test has written"
    );
    text.set("2".to_owned());
    settle().await;
    assert_eq!((value(&input).as_str(), writes()), ("2", 2.0));
}

/// Counts how often the text of an input is written from now on.
fn count_writes(input: &web_sys::HtmlElement) -> impl Fn() -> f64 {
    let spy = "const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        let writes = 0;
        Object.defineProperty(input, 'value', {
            get() { return own.get.call(this); },
            set(text) { writes += 1; own.set.call(this, text); },
        });
        return () => writes;";
    let spy = js_sys::Function::new_with_args("input", spy);
    let writes = spy.call1(&JsValue::NULL, input).unwrap();
    let writes: js_sys::Function = writes.unchecked_into();
    move || writes.call0(&JsValue::NULL).unwrap().as_f64().unwrap()
}

#[test]
async fn an_area_of_text_is_wired_like_a_field() {
    let text = RwSignal::new("/opt\n/data".to_owned());
    let page = Page::show(move || {
        view! {
            <TextArea
                id="files"
                label="Files to exclude"
                hint="One a line."
                value=text
                on_input=move |new| text.set(new)
                problem=Signal::stored(Some("Line 2 is relative.".to_owned()))
                monospace=true
                rows=6
            />
        }
    });
    let page = page.await;
    let area = page.get("textbox", "Files to exclude");
    assert_eq!(page.description(&area), "One a line. Line 2 is relative.");
    assert_eq!(attribute(&area, "aria-invalid").unwrap(), "true");
    assert_eq!(attribute(&area, "rows").unwrap(), "6");
    assert_eq!(
        area.unchecked_ref::<web_sys::HtmlTextAreaElement>().value(),
        "/opt\n/data"
    );
    type_text(&area, "/opt\n/data\nx").await;
    assert_eq!(text.get_untracked(), "/opt\n/data\nx");
}

#[test]
async fn a_checkbox_follows_its_signal_and_tells_of_a_tick() {
    let checked = RwSignal::new(false);
    let page = Page::show(move || {
        view! {
            <Checkbox
                id="certify"
                label="I certify it"
                hint="Twice."
                checked
                on_change=move |new| checked.set(new)
                required=true
                problem=Signal::derive(move || (!checked.get()).then(|| "Tick the box.".to_owned()))
            />
        }
    });
    let page = page.await;
    let checkbox: HtmlInputElement = page.get("checkbox", "I certify it").unchecked_into();
    assert_eq!(page.description(&checkbox), "Twice. Tick the box.");
    checkbox.click();
    settle().await;
    assert!(checked.get_untracked());
    assert_eq!(page.description(&checkbox), "Twice.");
    checked.set(false);
    settle().await;
    assert!(!checkbox.checked(), "it can be unticked from outside");
}

#[test]
async fn radio_buttons_are_a_named_group_that_begins_without_an_answer() {
    let value = RwSignal::new(None::<String>);
    let page = Page::show(move || {
        let option = |value: &str, label: &str, detail: &str| RadioOption {
            value: value.to_owned(),
            label: label.to_owned(),
            detail: detail.to_owned(),
        };
        view! {
            <RadioGroup
                id="visibility"
                legend="Image Visibility"
                options=vec![option("public", "Public", "All see it."), option("private", "Private", "")]
                value
                on_change=move |new| value.set(Some(new))
                required=true
                problem=Signal::stored(Some("Choose one.".to_owned()))
            />
        }
    });
    let page = page.await;
    let group = page.get("radiogroup", "Image Visibility");
    assert_eq!(page.description(&group), "Choose one.");
    assert_eq!(attribute(&group, "aria-required").unwrap(), "true");
    let public: HtmlInputElement = page.get("radio", "Public").unchecked_into();
    let private: HtmlInputElement = page.get("radio", "Private").unchecked_into();
    assert_eq!(page.description(&public), "All see it.");
    assert_eq!(
        public.id(),
        "visibility",
        "whoever goes to the field by its id gets to a control"
    );
    assert!(!public.checked() && !private.checked());
    assert_eq!(
        public.name(),
        private.name(),
        "the browser's arrow keys go from one to the other"
    );
    private.click();
    settle().await;
    assert_eq!(value.get_untracked().as_deref(), Some("private"));
    value.set(Some("public".to_owned()));
    settle().await;
    assert!(public.checked() && !private.checked());
}

#[test]
async fn a_list_shows_its_value_even_if_its_options_come_later() {
    let value = RwSignal::new("8".to_owned());
    let options = RwSignal::new(Vec::new());
    let page = Page::show(move || {
        view! { <Select id="cpu" label="CPUs" options value on_change=move |new| value.set(new) /> }
    });
    let page = page.await;
    let option = |number: &str| SelectOption {
        value: number.to_owned(),
        label: format!("{number} CPUs"),
    };
    options.set(vec![option("4"), option("8"), option("16")]);
    settle().await;
    let select: web_sys::HtmlSelectElement = page.by_id("cpu").unwrap().unchecked_into();
    assert_eq!(select.value(), "8");
    select.set_value("16");
    send(&select, "change").await;
    assert_eq!(value.get_untracked(), "16");
    value.set("4".to_owned());
    settle().await;
    assert_eq!(select.value(), "4");
}

#[test]
async fn a_click_on_the_label_goes_to_the_field() {
    let page = Page::show(|| {
        view! { <TextField id="x" label="Description" value=Signal::stored(String::new()) on_input=|_: String| () /> }
    });
    let page = page.await;
    let input = page.get("textbox", "Description");
    click(&page.by_id("x-label").unwrap(), false).await;
    assert_eq!(page.focused().unwrap(), input);
}
