//! A second place for the database, for when the browser can neither open nor delete the usual files. Chromium keeps
//! all databases of a site in one folder, and one missing file there makes all of them unusable. A storage bucket has
//! its own folder. Browsers without buckets (Firefox, Safari) keep databases apart, and delete those that they cannot
//! open.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbFactory;

use super::{PLACE, fault::store_error};
use crate::store::StoreError;

thread_local! {
    /// Every bucket that this page has opened. They are kept because Chromium leaves all requests to a bucket's databases
    /// unanswered, without an event, once the bucket's object is garbage-collected.
    static OPENED: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
}

/// The databases of the bucket, if one was created on this device.
pub async fn databases() -> Option<IdbFactory> {
    let keys: Array = call("keys", &[]).await?.ok()?.dyn_into().ok()?;
    if !keys.includes(&PLACE.into(), 0) {
        return None;
    }
    // If it cannot be opened, the usual files are no worse.
    let bucket = open().await?.ok()?;
    OPENED.with_borrow_mut(|opened| opened.push(bucket.clone()));
    databases_in(&bucket)
}

/// Creates a new bucket, replacing an older one. `None` if this browser has no buckets.
pub async fn begin() -> Option<Result<(), StoreError>> {
    forget().await;
    let opened = open().await?;
    Some(opened.map(drop).map_err(|thrown| store_error(&thrown)))
}

/// Deletes the bucket and everything in it, if there is one.
pub async fn forget() {
    // The result is the same for a bucket that never existed.
    let _ = call("delete", &[PLACE.into()]).await;
}

async fn open() -> Option<Result<JsValue, JsValue>> {
    let options = Object::new();
    for (name, value) in [("durability", "strict".into()), ("persisted", true.into())] {
        Reflect::set(&options, &name.into(), &value).ok()?;
    }
    call("open", &[PLACE.into(), options.into()]).await
}

fn databases_in(bucket: &JsValue) -> Option<IdbFactory> {
    Reflect::get(bucket, &"indexedDB".into()).ok()?.dyn_into().ok()
}

/// The response of the browser's bucket manager. It is looked up by name: `web-sys` does not have it, and few browsers
/// do.
async fn call(method: &str, arguments: &[JsValue]) -> Option<Result<JsValue, JsValue>> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storageBuckets".into()).ok()?;
    let method: Function = Reflect::get(&manager, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = match method.apply(&manager, &arguments.iter().collect()) {
        Ok(promise) => promise.dyn_into().ok()?,
        Err(thrown) => return Some(Err(thrown)),
    };
    Some(JsFuture::from(promise).await)
}
