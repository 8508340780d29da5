//! The last word: when the program stops on a defect, the page says so. It may not know anything that the defect may
//! have broken, so it writes to no storage and asks nothing of the program.

use std::panic::{PanicHookInfo, set_hook};

use wasm_bindgen::JsValue;

/// The element of the page that is hidden until the program stops. It says that something went wrong, that what was
/// saved is safe, and to reload.
const STOPPED: &str = "stopped";

/// From now on a defect is written to the console and shows the page's element with the id `stopped`.
pub fn install() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| stop(&info.to_string())));
}

/// Says that the program stopped: to developers why, on the console; to whoever uses it what to do, on the page.
pub fn stop(why: &str) {
    web_sys::console::error_1(&JsValue::from_str(&format!("Plumbline stopped: {why}")));
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(STOPPED));
    if let Some(element) = element {
        // Removing an attribute can't fail.
        let _ = element.remove_attribute("hidden");
    }
}
