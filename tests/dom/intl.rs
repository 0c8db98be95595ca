//! What is written by the browser, and what the words take for granted of it.

use atmosphere_imaging::dom::intl;
use js_sys::{Array, Function, Intl, Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// The languages that are spoken, as the regions write them that have ways of their own.
const LOCALES: [&str; 5] = ["en-US", "es", "es-ES", "es-MX", "es-US"];

#[wasm_bindgen_test]
fn numbers_below_a_thousand_are_written_the_same_everywhere() {
    for locale in LOCALES {
        for value in 0..1_000_u32 {
            let written = String::from(Number::from(value).to_locale_string(locale));
            assert_eq!(written, intl::number(value.into()), "{locale}");
        }
    }
    assert_eq!(intl::number(2_002), "2,002");
}

/// `words` says "1 day" and "2 days" by itself, as it does without a browser.
#[wasm_bindgen_test]
fn one_alone_is_singular() {
    for locale in LOCALES {
        let rules = Intl::PluralRules::new(&Array::of1(&JsValue::from_str(locale)), &Object::new());
        let select = Reflect::get(&rules, &JsValue::from_str("select")).unwrap();
        let select: Function = select.unchecked_into();
        for count in 0..1_000_u32 {
            let form = select.call1(&rules, &count.into()).unwrap().as_string();
            let is_one = form.as_deref() == Some("one");
            assert_eq!(is_one, count == 1, "{count} in {locale}");
        }
    }
}

#[wasm_bindgen_test]
fn lists_end_as_one_says_them() {
    let list =
        |items: &[&str]| intl::list(&items.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(list(&["SAS"]), "SAS");
    assert_eq!(list(&["SAS", "IDL"]), "SAS and IDL");
    assert_eq!(list(&["SAS", "IDL", "2 others"]), "SAS, IDL, and 2 others");
}

#[wasm_bindgen_test]
fn a_moment_that_there_is_not_is_not_written() {
    assert_eq!(intl::date_time(i64::MAX), "");
    assert_eq!(intl::iso(i64::MAX), "");
    assert!(intl::date_time(1_790_000_000_000).contains("2026"));
}
