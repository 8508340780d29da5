//! The call to the workbook reader, which `web/read-workbook.js` fetches, or finds in the single file. It may not know
//! what a workbook is.

use js_sys::{Function, Promise, Reflect, Uint8Array, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};

use super::{Refused, window};

/// The function that the page's script defines.
const NAME: &str = "plumblineReadWorkbook";

/// The reader's answer.
///
/// # Errors
/// If the reader cannot be loaded, or fails.
pub async fn read(bytes: &[u8]) -> Result<String, Refused> {
    let function: Function = Reflect::get(&window(), &NAME.into())?.dyn_into()?;
    let promise = function.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes))?;
    let answer = JsFuture::from(Promise::resolve(&promise)).await?;
    answer.as_string().ok_or_else(|| answer.into())
}
