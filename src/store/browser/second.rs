//! The second copies of drafts and preferences, in the database: they survive a crash, and the loss of localStorage. Each
//! lies under the name that the first has in localStorage.

use super::{
    database::Database,
    stored::{name_of, value_of, wrapped_of},
    transaction::{Purpose, Table, list},
};
use crate::store::{
    StoreError,
    envelope::{Fault, Wrapped},
};

/// Every second copy. One that makes no sense is left out: the first is the one that counts.
///
/// # Errors
/// When the database can't be read; [`StoreError::Newer`] where a newer version wrote one.
pub async fn all(database: &Database) -> Result<Vec<(String, Wrapped)>, StoreError> {
    let transaction = database.begin(&[Table::Second], Purpose::Read)?;
    let (keys, values) = (
        transaction.keys(Table::Second)?,
        transaction.values(Table::Second)?,
    );
    let (keys, values) = (list(keys.value().await?), list(values.value().await?));
    let mut copies = Vec::new();
    for (key, value) in keys.iter().zip(values.iter()) {
        match wrapped_of(&value) {
            Err(Fault::Newer) => return Err(StoreError::Newer),
            Ok(wrapped) => copies.push((name_of(&key), wrapped)),
            Err(Fault::Unreadable(_) | Fault::Erased) => {}
        }
    }
    Ok(copies)
}

/// Keeps one. Done means that it survives a crash.
///
/// # Errors
/// When it can't be stored.
pub async fn keep(database: &Database, name: &str, sealed: &Wrapped) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Second], Purpose::Write)?;
    transaction.put(Table::Second, name, &value_of(sealed))?;
    transaction.complete().await
}

/// Keeps several, all or none.
///
/// # Errors
/// When they can't be stored.
pub async fn keep_all(database: &Database, sealed: &[(String, Wrapped)]) -> Result<(), StoreError> {
    if sealed.is_empty() {
        return Ok(());
    }
    let transaction = database.begin(&[Table::Second], Purpose::Write)?;
    for (name, sealed) in sealed {
        transaction.put(Table::Second, name, &value_of(sealed))?;
    }
    transaction.complete().await
}

/// Removes one.
///
/// # Errors
/// When that can't be done.
pub async fn remove(database: &Database, name: &str) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Second], Purpose::Write)?;
    transaction.remove(Table::Second, name)?;
    transaction.complete().await
}
