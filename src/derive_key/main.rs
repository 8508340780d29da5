//! The third program: Argon2id, run in a worker (`web/derive-key.js`) so that the page stays responsive.
//!
//! It is small, so that the worker need not load all of Plumbline, and it exports plain functions: its caller writes the
//! secret and the salt into its memory and reads the key from there.

// The compiler cannot check that no other function exports the same name.
#![allow(unsafe_code)]

#[path = "../store/vault/argon2id.rs"]
mod argon2id;

use std::{
    ptr,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The secret followed by the salt; afterwards, the key.
static SHARED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The address to write this many bytes to.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    let mut shared = shared();
    *shared = vec![0; bytes];
    shared.as_mut_ptr()
}

/// The address of the key, 32 bytes. The first `secret_bytes` that were written are the secret, the rest is the salt. 0 if a
/// parameter is out of Argon2's range, or there is too little memory.
#[unsafe(no_mangle)]
pub extern "C" fn derive(secret_bytes: usize, memory_kib: u32, passes: u32, lanes: u32) -> *const u8 {
    let mut shared = shared();
    let Some((secret, salt)) = shared.split_at_checked(secret_bytes) else {
        return ptr::null();
    };
    let Some(key) = argon2id::argon2id(memory_kib, passes, lanes, secret, salt) else {
        return ptr::null();
    };
    *shared = key.to_vec();
    shared.as_ptr()
}

fn shared() -> MutexGuard<'static, Vec<u8>> {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does nothing by itself.
fn main() {}
