//! Any text in the address bar names one page, and that page's address leads back to it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline::app::route::Route;

fuzz_target!(|text: &str| {
    let route = Route::from_hash(text);
    assert_eq!(Route::from_hash(&route.href()), route);
});
