//! A new build of the program that waits to be taken. The page's service worker script is at the other end of both
//! events; a page from a file has none, and then nothing ever comes.

use web_sys::CustomEvent;

use super::{document, listener::Listener, window};

const READY: &str = "plumbline:update-ready";
const TAKE: &str = "plumbline:take-update";

/// Whether a new build waits already.
pub fn is_ready() -> bool {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-update"))
        .is_some_and(|state| state == "ready")
}

/// Calls back when a new build waits.
pub fn on_ready(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), READY, call)
}

/// Takes the new build: the page is loaded anew.
pub fn take() {
    if let Ok(event) = CustomEvent::new(TAKE) {
        // It throws only for an event that is being dispatched already.
        let _ = window().dispatch_event(&event);
    }
}
