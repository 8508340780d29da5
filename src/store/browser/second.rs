//! The second copies of drafts, in the database: they survive a crash, and the loss of localStorage.

use super::{
    database::Database,
    stored::{name_of, value_of, wrapped_of},
    transaction::{Purpose, Table, list},
};
use crate::{
    domain::draft_key::DraftKey,
    store::{
        StoreError,
        envelope::{Fault, Wrapped},
    },
};

/// Every second copy. One that makes no sense is left out: the first is the one that counts.
///
/// # Errors
/// When the database can't be read; [`StoreError::Newer`] where a newer version wrote one.
pub async fn all(database: &Database) -> Result<Vec<(DraftKey, Wrapped)>, StoreError> {
    let transaction = database.begin(&[Table::Drafts], Purpose::Read)?;
    let (keys, values) = (
        transaction.keys(Table::Drafts)?,
        transaction.values(Table::Drafts)?,
    );
    let (keys, values) = (list(keys.value().await?), list(values.value().await?));
    let mut copies = Vec::new();
    for (key, value) in keys.iter().zip(values.iter()) {
        match (name_of(&key).parse(), wrapped_of(&value)) {
            (_, Err(Fault::Newer)) => return Err(StoreError::Newer),
            (Ok(key), Ok(wrapped)) => copies.push((key, wrapped)),
            (Err(_), _) | (_, Err(Fault::Unreadable(_))) => {}
        }
    }
    Ok(copies)
}

/// Keeps one. Done means that it survives a crash.
///
/// # Errors
/// When it can't be stored.
pub async fn keep(database: &Database, key: DraftKey, sealed: &Wrapped) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Drafts], Purpose::Write)?;
    transaction.put(Table::Drafts, &key.to_string(), &value_of(sealed))?;
    transaction.complete().await
}

/// Removes one.
///
/// # Errors
/// When that can't be done.
pub async fn remove(database: &Database, key: DraftKey) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Drafts], Purpose::Write)?;
    transaction.remove(Table::Drafts, &key.to_string())?;
    transaction.complete().await
}
