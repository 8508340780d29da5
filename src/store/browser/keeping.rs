//! Data stored beside the entries that says nothing about a person: the key ring, and which entries are in a backup.

use serde::{Serialize, de::DeserializeOwned};

use super::{
    database::Database,
    local::Local,
    stored::{value_of, wrapped_of},
    transaction::{Purpose, Table, Transaction},
};
use crate::{
    domain::json,
    store::{
        BackedUp, StoreError,
        envelope::{Fault, Wrapped, unwrap_ring, wrap_ring},
        vault::keyring::KeyRing,
    },
};

const RING: &str = "ring";
const BACKED_UP: &str = "backed-up";
const NOTE: &str = "note.";

/// The key ring in the database. One that cannot be read is treated as missing, because there is another copy.
///
/// # Errors
/// [`StoreError::Newer`] if a newer version stored it.
pub async fn ring_by_shelf(database: &Database) -> Result<Option<KeyRing>, StoreError> {
    let transaction = database.begin(&[Table::Vault], Purpose::Read)?;
    let stored = wrapped_in(&transaction, RING).await?;
    Ok(stored.and_then(|wrapped| unwrap_ring(wrapped).ok()))
}

/// The key ring in localStorage.
///
/// # Errors
/// [`StoreError::Newer`] if a newer version stored it.
pub fn ring_by_drawer(local: &Local) -> Result<Option<KeyRing>, StoreError> {
    let stored = local.read(RING)?.and_then(Result::ok);
    Ok(stored.and_then(|wrapped| unwrap_ring(wrapped).ok()))
}

/// Stores the key ring in both places.
///
/// # Errors
/// If either cannot store it. The newer copy is the one that is used.
pub async fn keep_ring(database: &Database, local: &Local, ring: &KeyRing) -> Result<(), StoreError> {
    write(database, RING, &wrap_ring(ring)).await?;
    keep_ring_by_drawer(local, ring)
}

/// Which entries are in a backup; none if this cannot be read.
///
/// # Errors
/// If the database cannot be read.
pub async fn backed_up(database: &Database) -> Result<BackedUp, StoreError> {
    Ok(read(database, BACKED_UP).await?.unwrap_or_default())
}

/// The same, within a transaction.
pub async fn backed_up_in(transaction: &Transaction) -> Result<BackedUp, StoreError> {
    Ok(read_in(transaction, BACKED_UP).await?.unwrap_or_default())
}

/// Notes which entries are in a backup.
///
/// # Errors
/// If it cannot be stored.
pub async fn note_backup(database: &Database, backed_up: &BackedUp) -> Result<(), StoreError> {
    write(database, BACKED_UP, &plain(backed_up)).await
}

/// The text of a note. One that cannot be read is treated as missing.
///
/// # Errors
/// [`StoreError::Newer`] if a newer version wrote it.
pub fn note(local: &Local, name: &str) -> Result<Option<String>, StoreError> {
    let noted = local.read(&format!("{NOTE}{name}"))?;
    Ok(noted
        .and_then(Result::ok)
        .and_then(|wrapped| wrapped.plain().ok()))
}

/// Stores a note.
///
/// # Errors
/// If it cannot be stored.
pub fn set_note(local: &Local, name: &str, text: &str) -> Result<(), StoreError> {
    local.write(&format!("{NOTE}{name}"), &Wrapped::Plain(text.to_owned()))
}

/// Stores the key ring only in localStorage, if the database cannot be opened. Once it can, the newer copy is used.
///
/// # Errors
/// If it cannot be stored.
pub fn keep_ring_by_drawer(local: &Local, ring: &KeyRing) -> Result<(), StoreError> {
    local.write(RING, &wrap_ring(ring))
}

/// Destroys the key ring in localStorage.
///
/// # Errors
/// If it cannot be removed.
pub fn destroy_ring_by_drawer(local: &Local) -> Result<(), StoreError> {
    local.remove(RING)
}

/// Destroys everything in the database, the key ring first.
///
/// # Errors
/// If it cannot be written.
pub async fn destroy_all(database: &Database) -> Result<(), StoreError> {
    let ring = database.begin(&[Table::Vault], Purpose::Write)?;
    ring.remove(Table::Vault, RING)?;
    ring.complete().await?;
    let all = database.begin(&Table::ALL, Purpose::Write)?;
    for table in Table::ALL {
        all.empty(table)?;
    }
    all.complete().await
}

async fn read<T: DeserializeOwned>(database: &Database, name: &str) -> Result<Option<T>, StoreError> {
    let transaction = database.begin(&[Table::Vault], Purpose::Read)?;
    read_in(&transaction, name).await
}

async fn read_in<T: DeserializeOwned>(
    transaction: &Transaction,
    name: &str,
) -> Result<Option<T>, StoreError> {
    let stored = wrapped_in(transaction, name).await?;
    Ok(stored.and_then(|wrapped| json::read(&wrapped.plain().ok()?).ok()))
}

/// What lies under a name; `None` where it makes no sense.
async fn wrapped_in(transaction: &Transaction, name: &str) -> Result<Option<Wrapped>, StoreError> {
    let value = transaction.get(Table::Vault, name)?.value().await?;
    if value.is_undefined() {
        return Ok(None);
    }
    match wrapped_of(&value) {
        Ok(wrapped) => Ok(Some(wrapped)),
        Err(Fault::Unreadable(_) | Fault::Erased) => Ok(None),
        Err(Fault::Newer) => Err(StoreError::Newer),
    }
}

async fn write(database: &Database, name: &str, wrapped: &Wrapped) -> Result<(), StoreError> {
    let transaction = database.begin(&[Table::Vault], Purpose::Write)?;
    transaction.put(Table::Vault, name, &value_of(wrapped))?;
    transaction.complete().await
}

fn plain(thing: &impl Serialize) -> Wrapped {
    Wrapped::Plain(serde_json::to_string(thing).expect("texts and numbers have a JSON form"))
}
