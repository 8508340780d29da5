//! Other files than the browser's usual ones, for when it can neither open nor delete those: Chromium keeps every database of
//! a site in one folder, and one missing file there closes all of them for good. A storage bucket has a folder of its own.
//! Browsers without buckets (Firefox, Safari) keep each database apart, and delete what they can't open.

use js_sys::{Array, Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbFactory;

use super::{PLACE, fault::store_error};
use crate::store::StoreError;

/// The databases of the bucket, where one was begun on this device.
pub async fn databases() -> Option<IdbFactory> {
    let keys: Array = call("keys", &[]).await?.ok()?.dyn_into().ok()?;
    if !keys.includes(&PLACE.into(), 0) {
        return None;
    }
    // Where it can't be opened, the usual files are no worse.
    databases_in(&open().await?.ok()?)
}

/// Begins a new bucket, in place of an older one. `None` where this browser has none.
pub async fn begin() -> Option<Result<(), StoreError>> {
    forget().await;
    let opened = open().await?;
    Some(opened.map(drop).map_err(|thrown| store_error(&thrown)))
}

/// Deletes the bucket and everything in it, where there is one.
pub async fn forget() {
    // It says the same of one that was never there.
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

/// What the browser's manager of buckets answers. By its name: `web-sys` doesn't know it, and few browsers have it.
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
