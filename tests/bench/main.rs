//! Measures the speed with large amounts of data: run by `make bench`, never by `make test`. Each is compared, in the
//! same run and browser, with what any page could do without Plumbline.
#![cfg(target_arch = "wasm32")]

mod merge;
mod page;
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
