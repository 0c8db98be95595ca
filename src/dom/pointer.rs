//! Waiting until a press is over.
//!
//! A press on a button takes the focus from a field first. If the field then shows a problem, the
//! page grows under the pointer, and where the browser does not hold the page still, the button has
//! gone from under it before the press is a click.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::on_cleanup;

use super::place::listen;
use super::timer;

type Task = Box<dyn FnOnce()>;

/// A click that comes of a touch comes no later than this after it.
const CLICK_FOLLOWS: Duration = Duration::from_millis(100);

thread_local! {
    static IS_DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
}

/// Watches the pointer until the owner is gone.
pub fn watch() {
    listen("pointerdown", |_| IS_DOWN.set(true));
    listen("pointerup", |_| release(CLICK_FOLLOWS));
    listen("pointercancel", |_| release(CLICK_FOLLOWS));
    listen("click", |_| release(Duration::ZERO));
    on_cleanup(|| release(Duration::ZERO));
}

/// Runs a task now, or once the press that is under way has become a click.
pub fn after_press(task: impl FnOnce() + 'static) {
    if IS_DOWN.get() {
        WAITING.with_borrow_mut(|it| it.push(Box::new(task)));
    } else {
        task();
    }
}

/// The click follows the end of the press at once, but after a touch.
fn release(delay: Duration) {
    IS_DOWN.set(false);
    timer::after(delay, || {
        // Another press may be under way by now: then what waits goes on waiting.
        if !IS_DOWN.get() {
            for task in WAITING.take() {
                task();
            }
        }
    });
}
