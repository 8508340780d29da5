//! Whether the browser promises to keep stored data, and how much room there is. It may not know what is stored.

use js_sys::{Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::StorageManager;

use super::window;

/// Asks the browser not to clear stored data when space runs short. `false` if it does not promise this.
pub async fn persist() -> bool {
    answer(StorageManager::persist)
        .await
        .is_some_and(|answer| answer.is_truthy())
}

/// Whether it has promised this.
pub async fn is_persisted() -> bool {
    answer(StorageManager::persisted)
        .await
        .is_some_and(|answer| answer.is_truthy())
}

/// The bytes that this origin uses and the bytes that it may use, if the browser says: deliberately coarse estimates.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate = answer(StorageManager::estimate).await?;
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((bytes("usage")?, bytes("quota")?))
}

async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    // Looked up by name: in old browsers, and in pages that may not use it, it does not exist.
    let manager = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let promise = ask(manager.dyn_ref()?).ok()?;
    JsFuture::from(promise).await.ok()
}
