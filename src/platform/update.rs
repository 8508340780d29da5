//! A new build of the program that is waiting to be activated. The service worker's script handles the other end of
//! both events; a page opened from a file has none, so no event ever comes.

use web_sys::CustomEvent;

use super::{document, listener::Listener, window};

const READY: &str = "plumbline:update-ready";
const TAKE: &str = "plumbline:take-update";

/// Whether a new build is waiting already.
pub fn is_ready() -> bool {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-update"))
        .is_some_and(|state| state == "ready")
}

/// Calls back when a new build is waiting.
pub fn on_ready(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), READY, call)
}

/// Activates the new build, which reloads the page.
pub fn take() {
    if let Ok(event) = CustomEvent::new(TAKE) {
        // It throws only for an event that is already being dispatched.
        let _ = window().dispatch_event(&event);
    }
}
