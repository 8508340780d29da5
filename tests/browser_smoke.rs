//! What only a real browser can show: that the app mounts into a page's body.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_app_mounts_into_the_body() {
    plumbline::start();

    let body = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.body())
        .expect("a browser gives a window a document with a body");
    assert!(body.text_content().is_some_and(|text| text.contains("Plumbline")));
}
