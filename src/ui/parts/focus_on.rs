//! Moves focus to an element by its id, without touching `location.hash`.
//!
//! The app's routes live in the hash, so an ordinary in-page link would leave the page that it means to help with.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::{wasm_bindgen::JsCast, web_sys};

/// Focuses the element and brings its whole field into view: its label or legend, not only its box.
///
/// Does nothing if no element bears the id. Runs in the browser only; call it from event handlers and effects.
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
    // The element itself if it stands in no field.
    let field = element
        .closest(".govuk-form-group")
        .ok()
        .flatten()
        .unwrap_or(element);
    field.scroll_into_view();
}

/// Frames to wait for what is to be drawn: a draft's form waits until the browser has said which tab holds it.
const FRAMES: u8 = 60;

thread_local! {
    /// Where the focus was put last by the app, and not by somebody's hand.
    static PUT: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// The same once what was just added or removed has been drawn. Whoever is in a field of it by then stays there: on a slow
/// machine somebody may have begun to type.
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

/// Calls back once an element bears the id, or after a second without one.
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
