//! How fast large amounts are: run by `make bench`, never by `make test`. Each peer, in the same run and the same browser,
//! is what any page could do without us.
#![cfg(target_arch = "wasm32")]

mod merge;
mod page;
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
