//! The page: its title, its focus, the hash of its address, and whether it is hidden. It may not know the routes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, VisibilityState};

use super::{document, listener::Listener, window};

/// Sets the title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the element with this id, and says whether it exists. An element that cannot take focus by
/// itself, such as a heading, is made focusable without joining the Tab order.
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

/// Scrolls to the top, without animation.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The address's hash, with its `#`; empty if there is none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a hash (`#/…`); Back returns from it.
pub fn set_hash(hash: &str) {
    // Browsers refuse hundreds of calls a second; staying on the page is then right.
    let _ = window().location().set_hash(hash);
}

/// Replaces the present hash, so that Back skips it. No event is sent.
pub fn replace_hash(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls back when the hash has changed: through a link, Back, or [`set_hash`].
pub fn on_hash_change(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "hashchange", call)
}

/// Opens the browser's print dialog.
pub fn print() {
    // It throws only in a page that may not open dialogs.
    let _ = window().print();
}

/// Reloads the page.
pub fn reload() {
    // It is refused only to a page in a sandboxed frame.
    let _ = window().location().reload();
}

/// Calls back when the page is hidden: the last moment at which a page is certain to run.
pub fn on_visibility_hidden(call: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", move || {
        if document().visibility_state() == VisibilityState::Hidden {
            call();
        }
    })
}

/// Calls back when the window takes focus: somebody has returned to it.
pub fn on_focus(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "focus", call)
}

/// Whether the page is in the background.
pub fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Calls back when the page becomes visible or hidden.
pub fn on_visibility_change(call: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", call)
}

/// Calls back once the print dialog has closed. Until then the page is blocked.
pub fn on_printed(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "afterprint", call)
}

/// Calls back when the page is left, through a link or Back. The browser may keep the page, to show it again.
pub fn on_left(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "pagehide", call)
}

/// Calls back when the page is shown: for the first time, or again after the browser kept it.
pub fn on_shown(call: impl Fn() + 'static) -> Listener {
    Listener::new(window().into(), "pageshow", call)
}

/// Covers the page with a veil, or removes it.
pub fn veil(veiled: bool) {
    if let Some(body) = document().body() {
        body.set_hidden(veiled);
    }
}

/// Whether the veil covers the page.
pub fn is_veiled() -> bool {
    document().body().is_some_and(|body| body.hidden())
}

/// Brings the element with this id into view.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Removes the element with this id, which was shown until the program started.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}
