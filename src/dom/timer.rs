//! Timers that belong to the component that made them, and end with it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

use super::place::{called_once, window};

/// One pending task at most: starting it again replaces what was pending, which is also how to wait for a pause in typing.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    pending: StoredValue<Option<i32>>,
}

impl Timer {
    /// Call it in the body of a component: the pending task is dropped with the component.
    pub fn new() -> Self {
        let pending = StoredValue::new(None);
        on_cleanup(move || {
            if let Some(Some(id)) = pending.try_get_value() {
                window().clear_timeout_with_handle(id);
            }
        });
        Self { pending }
    }

    /// Runs `task` once, after `delay`.
    pub fn start(self, delay: Duration, task: impl FnOnce() + 'static) {
        self.stop();
        let run = Box::new(move || {
            self.pending.try_set_value(None);
            task();
        });
        self.pending.try_set_value(set(delay, run));
    }

    /// Drops the pending task, if there is one.
    pub fn stop(self) {
        if let Some(Some(id)) = self.pending.try_get_value() {
            window().clear_timeout_with_handle(id);
            self.pending.try_set_value(None);
        }
    }
}

impl Default for Timer {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs `task` again and again until the component that asked is gone.
pub fn every(period: Duration, task: impl FnMut() + 'static) {
    let run = Closure::<dyn FnMut()>::new(task).into_js_value();
    let id = window().set_interval_with_callback_and_timeout_and_arguments_0(
        run.unchecked_ref(),
        millis(period),
    );
    if let Ok(id) = id {
        on_cleanup(move || window().clear_interval_with_handle(id));
    }
}

/// Runs `task` when what was just decided is in the document, before anything else that a person does.
///
/// Not with the next frame: a window that is covered, hidden or busy may wait long for one, and a focus that
/// moves late takes the keys away from where the person is typing by then.
pub fn soon(task: impl FnOnce() + 'static) {
    after(Duration::ZERO, task);
}

/// Runs `task` after `delay`, whatever has become of the component that asked.
pub fn after(delay: Duration, task: impl FnOnce() + 'static) {
    set(delay, Box::new(task));
}

/// It fails only in a window that is going away, where nothing is shown any more.
#[inline(never)]
fn set(delay: Duration, task: Box<dyn FnOnce()>) -> Option<i32> {
    let (run, delay) = (called_once(task), millis(delay));
    let id = window().set_timeout_with_callback_and_timeout_and_arguments_0(&run, delay);
    id.ok()
}

fn millis(duration: Duration) -> i32 {
    i32::try_from(duration.as_millis()).unwrap_or(i32::MAX)
}
