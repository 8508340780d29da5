//! The page: its title, its focus, its place in the address's hash, and being hidden. It may not know the routes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, VisibilityState};

use super::{document, listener::Listener, window};

/// Sets the title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the element with this id, and says whether there is one. What can't take focus of itself, such as
/// a heading, is made to, without joining the order of the Tab key.
pub fn focus(id: &str) -> bool {
    let Some(element) = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    element.focus().is_ok()
}

/// Scrolls to the top, at once.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The address's hash, with its `#`; empty where there is none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a hash (`#/…`): the browser's Back comes back from it.
pub fn set_hash(hash: &str) {
    // Browsers refuse when asked hundreds of times a second, and then staying is right.
    let _ = window().location().set_hash(hash);
}

/// Puts a hash in the place of the present one, which Back then leaves out. No event tells of it.
pub fn replace_hash(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls back when the hash has changed, by a link, by Back, or by [`set_hash`].
pub fn on_hash_change(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "hashchange", call)
}

/// Opens the browser's way to print the page.
pub fn print() {
    // It throws only in a page that may not open dialogs.
    let _ = window().print();
}

/// Loads the page anew.
pub fn reload() {
    // It is refused only to a page in a sandboxed frame.
    let _ = window().location().reload();
}

/// Calls back when the page is hidden: the last moment at which a page is sure to run.
pub fn on_visibility_hidden(call: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", move || {
        if document().visibility_state() == VisibilityState::Hidden {
            call();
        }
    })
}

/// Calls back when the window takes focus: somebody has come back to it.
pub fn on_focus(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "focus", call)
}

/// Whether the page is in the background.
pub fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls back when the page comes into sight, or goes out of it.
pub fn on_visibility_change(call: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", call)
}

/// Calls back once the browser's way to print has been closed. Until then the page stands still.
pub fn on_printed(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "afterprint", call)
}

/// Calls back when the page is left, by a link or by Back. The browser may keep it as it is, to show it again.
pub fn on_left(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "pagehide", call)
}

/// Calls back when the page is shown: for the first time, or again as it was when it was left.
pub fn on_shown(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "pageshow", call)
}

/// Draws a veil over the page, or takes it away.
pub fn veil(veiled: bool) {
    if let Some(body) = document().body() {
        body.set_hidden(veiled);
    }
}

/// Whether the veil is over the page.
pub fn is_veiled() -> bool {
    document().body().is_some_and(|body| body.hidden())
}

/// Brings the element with this id into view.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Takes the element with this id off the page: what stood there until the program had started.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}
