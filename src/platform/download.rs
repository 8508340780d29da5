//! The only function in the program that saves a file from the page. It may not know what the file contains.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{Refused, document, window};

/// How long the browser may take to fetch the bytes, in milliseconds: some ask the user first.
const PATIENCE: i32 = 60_000;

/// Passes a file to the browser, which saves it with other downloads or asks where.
///
/// # Errors
/// If the browser refused. Whether the user kept the file cannot be known.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), Refused> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;

    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();

    let revoke = Closure::once_into_js(move || {
        // It does not throw for any text.
        let _ = Url::revoke_object_url(&url);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), PATIENCE)?;
    Ok(())
}
