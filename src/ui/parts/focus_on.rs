//! Moves focus to an element by its id, without touching `location.hash`.
//!
//! The app's routes are in the hash, so an ordinary link within the page would leave it.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::{wasm_bindgen::JsCast, web_sys};

/// Focuses the element and scrolls its whole field into view, including its label or legend.
///
/// Does nothing if there is no element with this id. Works only in the browser; call it from event handlers and
/// effects.
pub fn focus_on(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    if let Some(target) = element.dyn_ref::<web_sys::HtmlElement>() {
        if target.tab_index() < 0 && !target.has_attribute("tabindex") {
            let _ = target.set_attribute("tabindex", "-1");
        }
        let _ = target.focus();
        PUT.set(Some(element.clone()));
    }
    // The element itself if it is not in a field.
    let field = element
        .closest(".govuk-form-group")
        .ok()
        .flatten()
        .unwrap_or(element);
    field.scroll_into_view();
}

/// Frames to wait for the drawing: a draft's form waits for the browser's answer about which tab has the draft.
const FRAMES: u8 = 60;

thread_local! {
    /// The element that the app focused last, as opposed to the user.
    static PUT: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// The same, after pending changes have been drawn. If the user is in another field by then, the focus stays there,
/// because on a slow machine they may have begun to type.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    let before = document().active_element();
    once_drawn(id.clone(), move || {
        let now = document().active_element();
        let in_a_field = |now: &web_sys::Element| now.matches("input, textarea, select") == Ok(true);
        let ours = PUT.with_borrow(|put| *put == now);
        if now == before || ours || !now.as_ref().is_some_and(in_a_field) {
            focus_on(&id);
        }
    });
}

/// Calls back once there is an element with this id, or after a second without one.
pub fn once_drawn(id: String, call: impl FnOnce() + 'static) {
    wait(id, FRAMES, Box::new(call));
}

fn wait(id: String, frames: u8, call: Box<dyn FnOnce()>) {
    request_animation_frame(move || {
        if frames == 0 || document().get_element_by_id(&id).is_some() {
            call();
        } else {
            wait(id, frames - 1, call);
        }
    });
}
