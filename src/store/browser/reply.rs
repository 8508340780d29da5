//! The browser's events as futures. It may not know what is stored.
//!
//! The promise's own two functions are the event handlers, so nothing has to be kept alive; and they are set when the
//! request is made, not when its result is first awaited. A result is processed in the microtasks of its event, while
//! its transaction is still active, so that more requests can be made.

use js_sys::{Array, Function, Promise, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbRequest};

use super::fault::store_error;
use crate::store::StoreError;

/// A future of the first of two handlers to be called: the event is its value, or its error.
pub fn first_of(set: impl FnOnce(&Function, &Function)) -> JsFuture {
    JsFuture::from(promise_of(set))
}

/// The same, but if the database is closed first, that event is the value.
pub fn first_of_or(closing: &Promise, set: impl FnOnce(&Function, &Function)) -> JsFuture {
    JsFuture::from(race(&promise_of(set), closing))
}

/// Whether the value is the closing of the database.
pub fn is_closing(value: &JsValue) -> bool {
    value
        .dyn_ref::<Event>()
        .is_some_and(|event| event.type_() == "close")
}

fn promise_of(set: impl FnOnce(&Function, &Function)) -> Promise {
    let mut set = Some(set);
    Promise::new(&mut |done, failed| {
        if let Some(set) = set.take() {
            set(&done, &failed);
        }
    })
}

/// A promise that resolves when the browser closes a database by itself, as it does if it finds its files damaged.
/// Transactions may then never receive another event.
pub fn closing(database: &IdbDatabase) -> Promise {
    Promise::new(&mut |closed, _| database.set_onclose(Some(&closed)))
}

/// Whichever settles first.
fn race(one: &Promise, other: &Promise) -> Promise {
    Promise::race(&Array::of2(one, other))
}

/// The reply to a request.
pub struct Reply {
    request: IdbRequest,
    answered: JsFuture,
}

impl Reply {
    /// Listens for the reply from now on, or for the closing of its database.
    pub fn to(request: IdbRequest, closing: &Promise) -> Self {
        let answered = first_of_or(closing, |done, failed| {
            request.set_onsuccess(Some(done));
            request.set_onerror(Some(failed));
        });
        Self { request, answered }
    }

    /// Waits for the reply.
    pub async fn value(self) -> Result<JsValue, StoreError> {
        match self.answered.await {
            Ok(value) if is_closing(&value) => Err(StoreError::Closed),
            Ok(_) => self.request.result().map_err(|thrown| store_error(&thrown)),
            Err(_) => Err(match self.request.error() {
                Ok(Some(error)) => store_error(&error),
                Ok(None) => store_error(&JsValue::UNDEFINED),
                Err(thrown) => store_error(&thrown),
            }),
        }
    }
}
