//! The canary's cage: localStorage, which is other files than the shelf's, so that what damages one leaves the other.
//! And the tally, which lies with the shelf so that it grows with it.

use super::{
    database::Database,
    local::Local,
    stored::{name_of, value_of, wrapped_of},
    transaction::{Purpose, Table, Transaction, list},
};
use crate::store::{StoreError, canary::Canary, envelope::Wrapped};

const NAME: &str = "canary";

/// The tally's name among what the database keeps beside the entries.
const TALLY: &str = "tally";

/// The canary, where there is one. One that can't be read is as good as none: the shelf doesn't depend on it.
///
/// # Errors
/// [`StoreError::Newer`] where a newer version keeps it.
pub fn read(local: &Local) -> Result<Option<Canary>, StoreError> {
    match local.read(NAME) {
        Ok(Some(Ok(wrapped))) => Ok(wrapped
            .plain()
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())),
        Ok(Some(Err(_)) | None) | Err(StoreError::Blocked) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Counts the shelf again, and keeps what `next` makes of the last canary, the tally and the keys, as both of them. Returns
/// the keys.
///
/// The lock is the shelf's own: while this transaction lives, no tab's append can complete and no other tab counts.
/// So a later count never gives way to an earlier one, and Web Locks aren't needed.
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
    // Nothing awaited since the tally came: the transaction still lives.
    let written = write(local, &canary);
    set_tally(&alone, &canary)?;
    alone.complete().await?;
    written.map(|()| keys)
}

/// The tally as this transaction finds it. One that can't be read is as good as none: the next count makes another.
pub async fn tally(transaction: &Transaction) -> Result<Option<Canary>, StoreError> {
    let value = transaction.get(Table::Vault, TALLY)?.value().await?;
    let text = wrapped_of(&value).and_then(Wrapped::plain).ok();
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps the tally together with what else this transaction writes.
pub fn set_tally(transaction: &Transaction, tally: &Canary) -> Result<(), StoreError> {
    transaction.put(Table::Vault, TALLY, &value_of(&plain(tally)))
}

/// Takes over a tally whose transaction has completed.
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
