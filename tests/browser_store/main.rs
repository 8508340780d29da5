//! The shelf and the drawer in a real browser. Every test uses a different place, so that they do not interfere.
#![cfg(target_arch = "wasm32")]

mod canary;
mod damage;
mod device;
mod drawer;
mod page;
mod refused;
mod shelf;
mod tabs;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
