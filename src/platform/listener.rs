//! Event listeners that are removed when they are dropped.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

type Hearing = Closure<dyn Fn(Event)>;

/// A listener to an event. Dropping it removes it.
#[must_use = "a listener that is dropped hears nothing"]
pub struct Listener {
    on: EventTarget,
    event: &'static str,
    hearing: Option<Hearing>,
}

impl Listener {
    /// Calls back at every such event.
    pub(super) fn new(on: EventTarget, event: &'static str, call: impl Fn() + 'static) -> Self {
        Self::with_event(on, event, move |_| call())
    }

    /// Calls back with every such event.
    pub(super) fn with_event(on: EventTarget, event: &'static str, call: impl Fn(Event) + 'static) -> Self {
        let hearing = Hearing::new(call);
        // It throws only if the listener is not a function.
        let _ = on.add_event_listener_with_callback(event, hearing.as_ref().unchecked_ref());
        Self {
            on,
            event,
            hearing: Some(hearing),
        }
    }

    /// Listens for as long as the page is open.
    pub fn forever(mut self) {
        if let Some(hearing) = self.hearing.take() {
            hearing.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(hearing) = &self.hearing {
            let _ = self
                .on
                .remove_event_listener_with_callback(self.event, hearing.as_ref().unchecked_ref());
        }
    }
}
