//! A write to each storage before anybody types, so that a browser that stores nothing says so first.

use wasm_bindgen::JsValue;

use super::{
    PLACE,
    database::{Database, factory},
    local::Local,
    transaction::{Purpose, Table},
};
use crate::store::{StoreError, envelope::Wrapped};

/// Whether this browser lets Plumbline store entries and drafts, found out by storing something and taking it away.
/// What lies there already isn't touched.
///
/// # Errors
/// [`StoreError::Blocked`] or [`StoreError::Full`], as it turned out.
pub async fn is_available() -> Result<(), StoreError> {
    // Random enough that two tabs that probe at once don't meet.
    let name = format!("{PLACE}.probe.{}", js_sys::Math::random());
    let local = Local::at(&name);
    local.write("probe", &Wrapped::Plain("probe".to_owned()))?;
    local.remove("probe")?;

    let written = match write_to(&name).await {
        // The browser found its own files damaged, and has put new ones in their place: what that took is found later.
        Err(StoreError::Closed | StoreError::Browser(_)) => write_to(&name).await,
        written => written,
    };
    if let Ok(factory) = factory().await {
        // Nobody has to wait for it.
        let _ = factory.delete_database(&name);
    }
    written
}

async fn write_to(name: &str) -> Result<(), StoreError> {
    let database = Database::open(name).await?;
    let transaction = database.begin(&[Table::Entries], Purpose::Write)?;
    // Put and not added: the first try may have got as far.
    transaction.put(Table::Entries, "probe", &JsValue::from_str("probe"))?;
    transaction.complete().await
}
