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
    /// The browser refused: the file has been moved or removed, or may not be read.
    Refused(Refused),
}

/// The bytes of the file chosen in the field with this id; `None` if no file was chosen.
///
/// # Errors
/// If it is longer than `most` bytes, or the browser cannot read it.
pub async fn chosen(field: &str, most: usize) -> Result<Option<Vec<u8>>, NotRead> {
    let field = document().get_element_by_id(field);
    let field: Option<HtmlInputElement> = field.and_then(|field| field.dyn_into().ok());
    let Some(file) = field.and_then(|field| field.files()?.get(0)) else {
        return Ok(None);
    };
    bytes(&file, most).await.map(Some)
}

/// The bytes of a file.
///
/// # Errors
/// If it is longer than `most` bytes, or the browser cannot read it.
pub(super) async fn bytes(file: &File, most: usize) -> Result<Vec<u8>, NotRead> {
    // Sizes are whole numbers, and exact in a double up to nine million gigabytes.
    if file.size() > most as f64 {
        return Err(NotRead::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|thrown| NotRead::Refused(thrown.into()))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
