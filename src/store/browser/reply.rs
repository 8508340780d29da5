//! The browser's events as futures. It may not know what is stored.
//!
//! The promise's own two functions are the event handlers, so nothing has to be kept alive, and they are set when the
//! request is made, not when its answer is first waited for. An answer is taken in the microtasks of its event, while
//! its transaction still lives: more can be asked of it then.

use js_sys::{Function, Promise, futures::JsFuture};
use wasm_bindgen::JsValue;
use web_sys::IdbRequest;

use super::fault::store_error;
use crate::store::StoreError;

/// A future of whichever of two handlers is called first: the event is its value, or its error.
pub fn first_of(set: impl FnOnce(&Function, &Function)) -> JsFuture {
    let mut set = Some(set);
    let promise = Promise::new(&mut |done, failed| {
        if let Some(set) = set.take() {
            set(&done, &failed);
        }
    });
    JsFuture::from(promise)
}

/// The answer to a request.
pub struct Reply {
    request: IdbRequest,
    answered: JsFuture,
}

impl Reply {
    /// Listens for the answer from now on.
    pub fn to(request: IdbRequest) -> Self {
        let answered = first_of(|done, failed| {
            request.set_onsuccess(Some(done));
            request.set_onerror(Some(failed));
        });
        Self { request, answered }
    }

    /// Waits for it.
    pub async fn value(self) -> Result<JsValue, StoreError> {
        match self.answered.await {
            Ok(_) => self.request.result().map_err(|thrown| store_error(&thrown)),
            Err(_) => Err(match self.request.error() {
                Ok(Some(error)) => store_error(&error),
                Ok(None) => store_error(&JsValue::UNDEFINED),
                Err(thrown) => store_error(&thrown),
            }),
        }
    }
}
