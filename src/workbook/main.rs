//! The second module: reads an Excel workbook. The page fetches it only when somebody chooses a workbook.
//!
//! It is a separate program, so that the first download contains none of it. It knows nothing of the rest: it takes
//! bytes and returns JSON text that `exchange/sheet/workbook.rs` reads.

mod answer;
mod archive;
mod facts;
mod read;

use wasm_bindgen::prelude::wasm_bindgen;

/// The sheets of a workbook, or what is wrong with it, as JSON.
#[wasm_bindgen]
pub fn read_workbook(bytes: &[u8]) -> String {
    answer::json(read::read(bytes))
}

/// Required for a binary; the page calls the function above.
fn main() {}
