//! The second module: reads an Excel workbook. The page fetches it when somebody chooses a workbook, and not before.
//!
//! A program of its own, so that what everybody downloads first has nothing of it. It knows nothing of the rest: bytes
//! come in, and out goes a text of JSON that `exchange/sheet/workbook.rs` reads.

mod answer;
mod archive;
mod read;

use wasm_bindgen::prelude::wasm_bindgen;

/// The sheets of a workbook, or what is wrong with it, as JSON.
#[wasm_bindgen]
pub fn read_workbook(bytes: &[u8]) -> String {
    answer::json(read::read(bytes))
}

/// Nothing happens by itself.
fn main() {}
