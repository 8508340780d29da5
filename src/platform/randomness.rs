//! Randomness that nobody can guess, from the browser.

use super::window;

/// Ten random bytes: what an id takes beside the clock.
pub fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs WebAssembly gives random bytes");
    bytes
}
