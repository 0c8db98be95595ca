//! Breaking off requests that take too long or that nobody waits for any more.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortController, AbortSignal};

/// A limit on how long a request may take. Dropping it breaks off whatever still hangs on it.
#[derive(Debug)]
pub struct Deadline {
    /// None where the browser has no controllers; requests then end by themselves.
    signal: Option<AbortSignal>,
    controller: Option<AbortController>,
    timer: Option<i32>,
    has_passed: Rc<Cell<bool>>,
    /// Kept because the browser calls it.
    _on_timeout: Closure<dyn FnMut()>,
}

impl Deadline {
    /// A limit that passes after some time from now.
    pub fn after(limit: Duration) -> Self {
        let controller = AbortController::new().ok();
        let has_passed = Rc::new(Cell::new(false));
        let on_timeout = Closure::<dyn FnMut()>::new({
            let (controller, has_passed) = (controller.clone(), has_passed.clone());
            move || {
                has_passed.set(true);
                if let Some(controller) = &controller {
                    controller.abort();
                }
            }
        });
        let millis = i32::try_from(limit.as_millis()).unwrap_or(i32::MAX);
        let timer = web_sys::window().and_then(|window| {
            let callback = on_timeout.as_ref().unchecked_ref();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(callback, millis)
                .ok()
        });
        Self {
            signal: controller.as_ref().map(AbortController::signal),
            controller,
            timer,
            has_passed,
            _on_timeout: on_timeout,
        }
    }

    /// What a request has to be given so that it hangs on the limit.
    pub fn signal(&self) -> Option<&AbortSignal> {
        self.signal.as_ref()
    }

    /// Whether the time was up before the drop.
    pub fn has_passed(&self) -> bool {
        self.has_passed.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer) {
            window.clear_timeout_with_handle(timer);
        }
        // It does nothing to a request that is done.
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
