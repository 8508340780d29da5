//! How firmly the browser keeps what is stored, and how much room there is. It may not know what is stored.

use js_sys::{Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::StorageManager;

use super::window;

/// Asks the browser not to clear what is stored when it runs short. `false` where it won't promise, or can't.
pub async fn persist() -> bool {
    answer(StorageManager::persist)
        .await
        .is_some_and(|answer| answer.is_truthy())
}

/// Whether it has promised that.
pub async fn is_persisted() -> bool {
    answer(StorageManager::persisted)
        .await
        .is_some_and(|answer| answer.is_truthy())
}

/// The bytes in use by this origin and the bytes that it may use, where the browser says: estimates, coarse on purpose.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate = answer(StorageManager::estimate).await?;
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((bytes("usage")?, bytes("quota")?))
}

async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    // By its name: in pages that may not, and in old browsers, it isn't there at all.
    let manager = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let promise = ask(manager.dyn_ref()?).ok()?;
    JsFuture::from(promise).await.ok()
}
