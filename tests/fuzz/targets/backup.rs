//! A backup file from outside: read and opened as far as possible, without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline::store::backup;

fuzz_target!(|bytes: &[u8]| {
    let _ = backup::parse(bytes);
});
