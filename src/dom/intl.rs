//! Dates, numbers and lists in the person's own way of writing, through the browser.

use js_sys::{Array, Date, Function, Intl, Number, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

thread_local! {
    /// Made once: to make one takes a phone as long as to show a row.
    static DATE_TIME: Function = Intl::DateTimeFormat::new(
        &Array::of1(&JsValue::from_str(&locale())),
        &options(&[
            ("year", "numeric"),
            ("month", "short"),
            ("day", "numeric"),
            ("hour", "numeric"),
            ("minute", "2-digit"),
            ("timeZoneName", "short"),
        ]),
    )
    .format();
}

/// Date and time to the minute, with the time zone: "Nov 23, 2026, 8:01 AM MST".
pub fn date_time(at: i64) -> String {
    // A moment that JavaScript does not know throws, and is shown as none.
    let text = DATE_TIME.with(|it| it.call1(&JsValue::UNDEFINED, &date(at)));
    text.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// The date alone.
pub fn day(at: i64) -> String {
    let options = options(&[("year", "numeric"), ("month", "short"), ("day", "numeric")]);
    String::from(date(at).to_locale_date_string(&locale(), &options))
}

/// For the `datetime` attribute.
pub fn iso(at: i64) -> String {
    // A moment outside of what JavaScript knows would throw.
    const LIMIT: i64 = 8_640_000_000_000_000;
    if at.abs() > LIMIT {
        return String::new();
    }
    String::from(date(at).to_iso_string())
}

/// "2,002".
pub fn number(value: u64) -> String {
    // Below a thousand every region of ours writes the same, and the first question to the browser is a slow one.
    if value < 1_000 {
        return value.to_string();
    }
    // What is counted here is far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let number = Number::from(value as f64);
    String::from(number.to_locale_string(&locale()))
}

/// "SAS, SPSS, and 2 others".
pub fn list(items: &[String]) -> String {
    let items: Array = items.iter().map(|it| JsValue::from_str(it)).collect();
    let locales = Array::of1(&JsValue::from_str(&locale()));
    String::from(Intl::ListFormat::new(&locales, &Object::new()).format(&items))
}

/// The language that the program speaks, as the person's region writes it. English is American wherever it is read.
fn locale() -> String {
    if !cfg!(feature = "es") {
        return "en-US".to_owned();
    }
    let preferred = window().navigator().languages();
    let mut preferred = preferred.iter().filter_map(|it| it.as_string());
    let spanish = preferred.find(|it| it == "es" || it.starts_with("es-"));
    spanish.unwrap_or_else(|| "es".to_owned())
}

fn date(at: i64) -> Date {
    // Milliseconds of any year that a person lives in are exact.
    #[allow(clippy::cast_precision_loss)]
    let at = JsValue::from_f64(at as f64);
    Date::new(&at)
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // A plain object takes any key.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}
