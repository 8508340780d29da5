//! Whether somebody is using the page: a key, a press, a mouse that moved. It may not know what was typed or pressed.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::{listener::Listener, window};

/// Events that always count as activity.
const TOUCHES: [&str; 4] = ["keydown", "pointerdown", "wheel", "touchstart"];

/// Calls back at all activity, for as long as the page is open.
pub fn on_touch(call: impl Fn() + 'static) {
    let call = Rc::new(call);
    for event in TOUCHES {
        let call = call.clone();
        Listener::new(window().into(), event, move || call()).forever();
    }
    // Browsers also report a mouse movement when the page moved under the mouse.
    let last = Cell::new((0, 0));
    Listener::with_event(window().into(), "pointermove", move |event: Event| {
        let place = event
            .dyn_ref::<MouseEvent>()
            .map(|event| (event.screen_x(), event.screen_y()));
        if let Some(place) = place
            && last.replace(place) != place
        {
            call();
        }
    })
    .forever();
}
