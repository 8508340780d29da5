//! Cryptographically secure random numbers from the browser.

use super::window;

/// Fills the bytes with random ones.
pub fn fill(bytes: &mut [u8]) {
    window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(bytes))
        .expect("every browser that runs WebAssembly gives random bytes");
}
