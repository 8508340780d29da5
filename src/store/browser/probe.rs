//! Writes to each storage before anybody types, so that a browser that stores nothing is noticed at once.

use wasm_bindgen::JsValue;

use super::{
    PLACE,
    database::{Database, factory},
    local::Local,
    transaction::{Purpose, Table},
};
use crate::store::{StoreError, envelope::Wrapped};

/// Checks whether this browser lets Plumbline store entries and drafts, by storing something and removing it. Existing
/// data is not touched.
///
/// # Errors
/// [`StoreError::Blocked`] or [`StoreError::Full`], according to the result.
pub async fn is_available() -> Result<(), StoreError> {
    // Random, so that two tabs that check at the same time do not interfere.
    let name = format!("{PLACE}.probe.{}", js_sys::Math::random());
    let local = Local::at(&name);
    local.write("probe", &Wrapped::Plain("probe".to_owned()))?;
    local.remove("probe")?;

    let written = match write_to(&name).await {
        // The browser found its files damaged and has replaced them: the loss is noticed later.
        Err(StoreError::Closed | StoreError::Browser(_)) => write_to(&name).await,
        written => written,
    };
    if let Ok(factory) = factory().await {
        // Nothing has to wait for this.
        let _ = factory.delete_database(&name);
    }
    written
}

async fn write_to(name: &str) -> Result<(), StoreError> {
    let database = Database::open(name).await?;
    let transaction = database.begin(&[Table::Entries], Purpose::Write)?;
    // Put, not added: an earlier attempt may have stored it.
    transaction.put(Table::Entries, "probe", &JsValue::from_str("probe"))?;
    transaction.complete().await
}
