//! The second copies of drafts and preferences, in the database: they survive a crash, and the loss of localStorage.
//! Each has the same name as the first copy in localStorage. A draft that has ended is replaced by the number of its
//! last save, so that no older copy of it is used again.

use wasm_bindgen::JsValue;

use super::{
    database::Database,
    names::{name_of_draft, place_of},
    stored::{name_of, value_of, wrapped_of},
    transaction::{Purpose, Table, Transaction, list},
};
use crate::store::{
    EndedDraft, StoreError,
    envelope::{Fault, Wrapped},
    revision::{self, Revision},
    vault::Vault,
};

/// The value in place of a second copy.
pub enum Second {
    /// The copy, sealed.
    Copy(Wrapped),
    /// The draft has ended: no copy of it up to this number is used.
    Ended(Revision),
}

/// Every second copy, by name. An invalid one is left out, since the first copy is then used.
///
/// # Errors
/// If the database cannot be read; [`StoreError::Newer`] if a newer version wrote a copy.
pub async fn all(database: &Database) -> Result<Vec<(String, Second)>, StoreError> {
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
            Ok(Wrapped::Plain(number)) => {
                copies.extend(
                    number
                        .parse()
                        .ok()
                        .map(|last| (name_of(&key), Second::Ended(last))),
                );
            }
            Ok(wrapped) => copies.push((name_of(&key), Second::Copy(wrapped))),
            Err(Fault::Unreadable(_) | Fault::Erased) => {}
        }
    }
    Ok(copies)
}

/// Stores one copy: `seal` receives the number of the copy that it replaces. When this completes, it survives a crash.
///
/// # Errors
/// If it cannot be stored.
pub async fn keep(
    database: &Database,
    vault: &Vault,
    name: &str,
    seal: impl FnOnce(Revision) -> Wrapped,
) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Second], Purpose::Write)?;
    let before = number(&transaction, vault, name).await?;
    transaction.put(Table::Second, name, &value_of(&seal(before)))?;
    transaction.complete().await
}

/// Stores several copies, all or none.
///
/// # Errors
/// If they cannot be stored.
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

/// Ends a draft, in a transaction that may do more. Its last save may be another tab's.
///
/// # Errors
/// If that cannot be stored.
pub async fn end(transaction: &Transaction, vault: &Vault, draft: &EndedDraft) -> Result<(), StoreError> {
    let name = name_of_draft(draft.key);
    let last = number(transaction, vault, &name).await?.max(draft.last_save);
    transaction.put(Table::Second, &name, &value_of(&Wrapped::Plain(last.to_string())))
}

/// The number of the stored save, or of the last save of a draft that has ended; 0 if there is none.
///
/// # Errors
/// If the database cannot be read.
pub async fn number(transaction: &Transaction, vault: &Vault, name: &str) -> Result<Revision, StoreError> {
    let value: JsValue = transaction.get(Table::Second, name)?.value().await?;
    Ok(match wrapped_of(&value) {
        Ok(Wrapped::Plain(number)) => number.parse().unwrap_or(0),
        Ok(wrapped) => {
            let stored = place_of(name).and_then(|place| wrapped.open(vault, place).ok());
            stored.map_or(0, |stored| revision::read(&stored).0)
        }
        Err(Fault::Newer | Fault::Unreadable(_) | Fault::Erased) => 0,
    })
}
