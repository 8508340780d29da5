//! The canary's cage: localStorage, which is other files than the shelf's, so that what damages one leaves the other.

use super::{
    database::Database,
    local::Local,
    stored::name_of,
    transaction::{Purpose, Table, list},
};
use crate::store::{StoreError, canary::Canary, envelope::Wrapped};

const NAME: &str = "canary";

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

/// Counts the shelf again, and keeps what `next` makes of the last canary and the keys.
///
/// The lock is the shelf's own: while this transaction lives, no tab's append can complete and no other tab counts.
/// So a later count never gives way to an earlier one, and Web Locks aren't needed.
pub async fn keep(
    local: &Local,
    database: &Database,
    next: fn(Option<Canary>, &[String]) -> Canary,
) -> Result<(), StoreError> {
    let alone = database.begin(&[Table::Entries], Purpose::Alone)?;
    let keys: Vec<String> = list(alone.keys(Table::Entries)?.value().await?)
        .iter()
        .map(|key| name_of(&key))
        .collect();
    let before = read(local)?;
    let canary = next(before, &keys);
    let text = serde_json::to_string(&canary).expect("a canary is numbers and texts, so it has a JSON form");
    // Nothing awaited since the keys came: the transaction still lives.
    local.write(NAME, &Wrapped::Plain(text))?;
    alone.complete().await
}
