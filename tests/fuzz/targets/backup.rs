//! A backup file from anybody: read, opened as far as it can be, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline::store::backup;

fuzz_target!(|bytes: &[u8]| {
    let _ = backup::parse(bytes);
});
