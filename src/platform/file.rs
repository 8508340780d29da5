//! Reading a file that somebody chose. It may not know what the file contains.

use js_sys::{Uint8Array, futures::JsFuture};
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::{Refused, document};

/// Why a chosen file was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotRead {
    /// It is larger than the limit.
    TooBig,
    /// The files before it are so large together that it was not read.
    TooMuch,
    /// The browser refused: the file has been moved or removed, or may not be read.
    Refused(Refused),
}

/// A file's name, and its bytes or why they were not read.
pub type Named = (String, Result<Vec<u8>, NotRead>);

/// The most bytes that are read at once, of all files together: they are in memory at the same time.
const MOST_TOGETHER: f64 = 100_000_000.0;

/// The files chosen in the field with this id, in the browser's order: see [`read`].
pub async fn chosen(field: &str, most: usize) -> Vec<Named> {
    let field = document().get_element_by_id(field);
    let field: Option<HtmlInputElement> = field.and_then(|field| field.dyn_into().ok());
    let Some(files) = field.and_then(|field| field.files()) else {
        return Vec::new();
    };
    read((0..files.length()).filter_map(|number| files.get(number)), most).await
}

/// Each file's name, and its bytes if it is no longer than `most` bytes. Of very many or very large files, only the first
/// are read.
pub(super) async fn read(files: impl Iterator<Item = File>, most: usize) -> Vec<Named> {
    let mut named = Vec::new();
    let mut together = 0.0;
    for file in files {
        together += file.size();
        let read = if together > MOST_TOGETHER && !named.is_empty() {
            Err(NotRead::TooMuch)
        } else {
            bytes(&file, most).await
        };
        named.push((file.name(), read));
    }
    named
}

/// The bytes of a file.
///
/// # Errors
/// If it is longer than `most` bytes, or the browser cannot read it.
async fn bytes(file: &File, most: usize) -> Result<Vec<u8>, NotRead> {
    // Sizes are whole numbers, and exact in a double up to nine million gigabytes.
    if file.size() > most as f64 {
        return Err(NotRead::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|thrown| NotRead::Refused(thrown.into()))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
