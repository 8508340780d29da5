//! The message shown when the program stops on a defect. It may not use anything that the defect may have broken, so it
//! writes to no storage and calls nothing in the program.

use std::panic::{PanicHookInfo, set_hook};

use wasm_bindgen::JsValue;

/// The hidden element that is shown when the program stops. It says that something went wrong, that saved work is safe,
/// and to reload.
const STOPPED: &str = "stopped";

/// From now on, a defect is written to the console and shows the element with the id `stopped`.
pub fn install() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| stop(&info.to_string())));
}

/// Says that the program stopped: the reason on the console, for developers; what to do on the page, for users.
pub fn stop(why: &str) {
    web_sys::console::error_1(&JsValue::from_str(&format!("Plumbline stopped: {why}")));
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(STOPPED));
    if let Some(element) = element {
        // Removing an attribute does not fail.
        let _ = element.remove_attribute("hidden");
    }
}
