//! Argon2id, which `web/derive-key.js` runs in a worker. It may not know what a passphrase is.

use std::future::Future;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};

use super::{Refused, window};

/// The function that the page's script defines.
const NAME: &str = "plumblineDeriveKey";

/// The key that Argon2id derives from a secret and a salt. `None` if the program that runs it could not be fetched. The work
/// begins with the call.
///
/// # Errors
/// If the browser cannot run it.
pub fn derive_key(
    secret: &[u8],
    salt: &[u8],
    [memory_kib, passes, lanes]: [u32; 3],
) -> impl Future<Output = Result<Option<Vec<u8>>, Refused>> + use<> {
    let promise = call(secret, salt, [memory_kib, passes, lanes]);
    async move {
        let answer = JsFuture::from(Promise::resolve(&promise?)).await?;
        let Ok(bytes) = answer.dyn_into::<Uint8Array>() else {
            return Ok(None);
        };
        let key = bytes.to_vec();
        bytes.fill(0, 0, bytes.length());
        Ok(Some(key))
    }
}

fn call(secret: &[u8], salt: &[u8], numbers: [u32; 3]) -> Result<JsValue, Refused> {
    let function: Function = Reflect::get(&window(), &NAME.into())?.dyn_into()?;
    let arguments = Array::of2(&Uint8Array::from(secret), &Uint8Array::from(salt));
    for number in numbers {
        arguments.push(&number.into());
    }
    Ok(function.apply(&JsValue::UNDEFINED, &arguments)?)
}
