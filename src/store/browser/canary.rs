//! Stores the canary in localStorage, whose files are not the shelf's, so that damage to one leaves the other; and the
//! tally with the shelf, so that it grows in the same transactions.

use super::{
    database::Database,
    local::Local,
    stored::{name_of, value_of, wrapped_of},
    transaction::{Purpose, Table, Transaction, list},
};
use crate::{
    domain::json,
    store::{StoreError, canary::Canary, envelope::Wrapped},
};

const NAME: &str = "canary";

/// The tally's key in the object store beside the entries.
const TALLY: &str = "tally";

/// The canary, if there is one. One that cannot be read is treated as missing, because the shelf does not depend on it.
///
/// # Errors
/// [`StoreError::Newer`] if a newer version stored it.
pub fn read(local: &Local) -> Result<Option<Canary>, StoreError> {
    match local.read(NAME) {
        Ok(Some(Ok(wrapped))) => Ok(wrapped.plain().ok().and_then(|text| json::read(&text).ok())),
        Ok(Some(Err(_)) | None) | Err(StoreError::Blocked) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Counts the shelf again, and stores the result of `next` (from the last canary, the tally and the keys) as both.
/// Returns the keys.
///
/// The shelf's own transaction is the lock: while it is active, no tab's append can complete and no other tab can
/// count. A later count is therefore never replaced by an earlier one, and Web Locks are not needed.
pub async fn keep(
    local: &Local,
    database: &Database,
    next: fn([Option<Canary>; 2], &[String]) -> Canary,
) -> Result<Vec<String>, StoreError> {
    let alone = database.begin(&[Table::Entries, Table::Vault], Purpose::Alone)?;
    let keys: Vec<String> = list(alone.keys(Table::Entries)?.value().await?)
        .iter()
        .map(|key| name_of(&key))
        .collect();
    let tally = tally(&alone).await?;
    let canary = next([read(local)?, tally], &keys);
    // Nothing was awaited since the tally was read, so the transaction is still active.
    let written = write(local, &canary);
    set_tally(&alone, &canary)?;
    alone.complete().await?;
    written.map(|()| keys)
}

/// The tally in this transaction. One that cannot be read is treated as missing: the next count makes another.
pub async fn tally(transaction: &Transaction) -> Result<Option<Canary>, StoreError> {
    let value = transaction.get(Table::Vault, TALLY)?.value().await?;
    let text = wrapped_of(&value).and_then(Wrapped::plain).ok();
    Ok(text.and_then(|text| json::read(&text).ok()))
}

/// Stores the tally together with the other writes of this transaction.
pub fn set_tally(transaction: &Transaction, tally: &Canary) -> Result<(), StoreError> {
    transaction.put(Table::Vault, TALLY, &value_of(&plain(tally)))
}

/// Stores a tally as the canary, once the tally's transaction has completed.
pub fn take_over(local: &Local, tally: &Canary) -> Result<(), StoreError> {
    match read(local)? {
        Some(canary) if !canary.gives_way_to(tally) => Ok(()),
        Some(_) | None => write(local, tally),
    }
}

fn write(local: &Local, canary: &Canary) -> Result<(), StoreError> {
    local.write(NAME, &plain(canary))
}

fn plain(canary: &Canary) -> Wrapped {
    Wrapped::Plain(
        serde_json::to_string(canary).expect("a canary is numbers and texts, so it has a JSON form"),
    )
}
